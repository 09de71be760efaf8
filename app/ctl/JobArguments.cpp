// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/JobArguments.h"

#include "app/ctl/CtlText.h"
#include "core/control/JobJsonReader.h"
#include "core/job/JobTransitions.h"

#include <QSet>

#include <algorithm>

namespace kurier {

namespace {

constexpr qsizetype kTextsAtOnce = 500;
constexpr qsizetype kIdsAtOnce = 5000;
constexpr qsizetype kCandidatesShown = 8;

/// \returns ids in their order, each once.
QList<JobId> unique(const QList<JobId> &ids)
{
    QList<JobId> once;
    QSet<JobId> seen;
    for (const JobId &id : ids) {
        if (!seen.contains(id)) {
            seen.insert(id);
            once.append(id);
        }
    }
    return once;
}

void takeMatch(JobTargets &targets, const QString &text, const QList<JobId> &found)
{
    if (found.isEmpty())
        return targets.unknown.append(text);
    if (found.size() == 1)
        return targets.ids.append(found.first());
    QStringList candidates;
    const qsizetype shown = std::min(found.size(), kCandidatesShown);
    for (qsizetype i = 0; i < shown; ++i)
        candidates.append(found.at(i).toString());
    if (shown < found.size())
        candidates.append(QStringLiteral("…"));
    if (targets.ambiguous.isEmpty()) {
        targets.ambiguous =
            CtlText::tr("“%1” can be any of %n job(s): %2", nullptr, static_cast<int>(found.size()))
                .arg(terminalText(text), candidates.join(QLatin1Char(' ')));
    }
}

Result<> findSome(QueueLink &queue, const QStringList &texts, JobTargets &targets)
{
    QStringList asked;
    for (const QString &text : texts) {
        if (JobId::fromString(text).isNull())
            asked.append(text);
    }
    QJsonArray matches;
    if (!asked.isEmpty()) {
        const auto answer = queue.call(
            QStringLiteral("find"), {{QStringLiteral("texts"), QJsonArray::fromStringList(asked)}});
        if (!answer)
            return tl::unexpected(answer.error());
        matches = answer->value(QLatin1String("matches")).toArray();
    }
    qsizetype next = 0;
    for (const QString &text : texts) {
        const JobId id = JobId::fromString(text);
        if (!id.isNull())
            targets.ids.append(id);
        else
            takeMatch(targets, text, idsFromJson(matches.at(next++)));
    }
    return {};
}

/// The jobs of the queue in \a states (none = all) that \a suits.
template <class Suits>
Result<QList<JobId>> findWhere(QueueLink &queue, const QJsonArray &states, Suits suits)
{
    QList<JobId> ids;
    qint64 after = 0;
    for (bool more = true; more;) {
        const auto page = queue.call(QStringLiteral("list"),
                                     {{QStringLiteral("states"), states},
                                      {QStringLiteral("after"), after},
                                      {QStringLiteral("brief"), true}});
        if (!page)
            return tl::unexpected(page.error());
        const QJsonArray jobs = page->value(QLatin1String("jobs")).toArray();
        for (const QJsonValue &json : jobs) {
            const JobSnapshot job = snapshotFromJson(json.toObject());
            if (suits(job))
                ids.append(job.id);
        }
        after = page->value(QLatin1String("after")).toInteger();
        more = page->value(QLatin1String("more")).toBool() && !jobs.isEmpty();
    }
    return ids;
}

} // namespace

Result<JobTargets> findTargets(QueueLink &queue, const QStringList &texts)
{
    JobTargets targets;
    for (qsizetype at = 0; at < texts.size(); at += kTextsAtOnce) {
        if (auto found = findSome(queue, texts.mid(at, kTextsAtOnce), targets); !found)
            return tl::unexpected(found.error());
    }
    targets.ids = unique(targets.ids);
    return targets;
}

Result<QList<JobId>> findAll(QueueLink &queue, JobCommand command)
{
    QJsonArray states;
    for (const JobState state : kAllJobStates) {
        const bool useful = effectiveCommands(JobType::Download, state).contains(command)
            || effectiveCommands(JobType::Upload, state).contains(command);
        if (useful)
            states.append(jobStateName(state));
    }
    return findWhere(queue, states, [command](const JobSnapshot &job) {
        return effectiveCommands(job.type, job.state).contains(command);
    });
}

Result<QList<JobId>> findOpen(QueueLink &queue)
{
    return findWhere(queue, {}, [](const JobSnapshot &) { return true; });
}

Result<> callInParts(QueueLink &queue, const QString &method, const QList<JobId> &ids,
                     const QJsonObject &params,
                     const std::function<void(const QJsonObject &)> &take,
                     ControlClient::Timeout timeout)
{
    for (qsizetype at = 0; at < ids.size(); at += kIdsAtOnce) {
        QJsonObject part = params;
        part.insert(QStringLiteral("ids"), idsToJson(ids.mid(at, kIdsAtOnce)));
        const auto answer = queue.call(method, part, timeout);
        if (!answer)
            return tl::unexpected(answer.error());
        take(*answer);
    }
    return {};
}

} // namespace kurier
