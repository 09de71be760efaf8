// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/CancelPlan.h"

#include <algorithm>

namespace kurier {

namespace {

template <class Value, class Function>
Value sumOfPossible(const QList<CancelPlanItem> &items, Function value)
{
    Value sum = 0;
    for (const CancelPlanItem &item : items) {
        if (item.possible)
            sum += value(item);
    }
    return sum;
}

template <class Accept, class Text>
QStringList distinct(const QList<CancelPlanItem> &items, Accept accept, Text text)
{
    QStringList all;
    for (const CancelPlanItem &item : items) {
        if (item.possible && accept(item))
            all.append(text(item));
    }
    all.removeDuplicates();
    all.sort();
    return all;
}

bool sentSomething(const CancelPlanItem &item)
{
    return item.type == JobType::Upload && item.bytesPartial > 0;
}

} // namespace

qsizetype CancelPlan::possibleCount() const
{
    return sumOfPossible<qsizetype>(items, [](const CancelPlanItem &) { return 1; });
}

qsizetype CancelPlan::downloads() const
{
    return sumOfPossible<qsizetype>(
        items, [](const CancelPlanItem &item) { return item.type == JobType::Download ? 1 : 0; });
}

qsizetype CancelPlan::uploads() const
{
    return possibleCount() - downloads();
}

qsizetype CancelPlan::jobsWithFinishedFiles() const
{
    return sumOfPossible<qsizetype>(
        items, [](const CancelPlanItem &item) { return item.filesFinished > 0 ? 1 : 0; });
}

qsizetype CancelPlan::filesFinished() const
{
    return sumOfPossible<qsizetype>(items,
                                    [](const CancelPlanItem &item) { return item.filesFinished; });
}

qint64 CancelPlan::bytesFinished() const
{
    return sumOfPossible<qint64>(items,
                                 [](const CancelPlanItem &item) { return item.bytesFinished; });
}

qint64 CancelPlan::bytesPartialHere() const
{
    return sumOfPossible<qint64>(items, [](const CancelPlanItem &item) {
        return item.type == JobType::Download ? item.bytesPartial : 0;
    });
}

qint64 CancelPlan::bytesOnServers() const
{
    return sumOfPossible<qint64>(items, [](const CancelPlanItem &item) {
        return item.type == JobType::Upload ? item.bytesPartial : 0;
    });
}

QStringList CancelPlan::servers() const
{
    return distinct(items, sentSomething, [](const CancelPlanItem &item) { return item.server; });
}

qsizetype CancelPlan::filesArrived() const
{
    return sumOfPossible<qsizetype>(items,
                                    [](const CancelPlanItem &item) { return item.filesArrived; });
}

QStringList CancelPlan::arrivalServers() const
{
    return distinct(
        items, [](const CancelPlanItem &item) { return item.filesArrived > 0; },
        [](const CancelPlanItem &item) { return item.server; });
}

QStringList CancelPlan::directories() const
{
    return distinct(
        items, [](const CancelPlanItem &item) { return item.filesFinished > 0; },
        [](const CancelPlanItem &item) { return item.directory; });
}

FilesTold CancelPlan::filesTold() const
{
    FilesTold told;
    for (const CancelPlanItem &item : items) {
        if (item.possible && item.filesFinished > 0)
            told.insert(item.id, item.filesFinished);
    }
    return told;
}

CancelPlanItem planCancel(const Job &job)
{
    CancelPlanItem item;
    item.id = job.id;
    item.name = job.name;
    item.type = job.type;
    item.state = job.state;
    item.directory = job.directory;
    item.bytesTotal = job.bytesTotal();
    item.possible = !isFinal(job.state);
    if (job.type == JobType::Upload && !job.files.empty())
        item.server = hostOf(job.files.front().url);
    for (const JobFile &file : job.files) {
        const bool there =
            file.state == FileState::Transferred || file.state == FileState::Published;
        if (job.type == JobType::Upload && there) {
            ++item.filesArrived;
            item.bytesArrived += file.bytesTransferred;
        } else if (file.state == FileState::Transferred || file.state == FileState::Publishing) {
            ++item.filesFinished;
            item.bytesFinished += file.bytesTransferred;
        } else if (file.state == FileState::Waiting && file.bytesTransferred > 0) {
            ++item.filesPartial;
            item.bytesPartial += file.bytesTransferred;
        }
    }
    return item;
}

} // namespace kurier
