// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/QueueCells.h"

#include "core/access/ServerCertificate.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <QCoreApplication>
#include <QStringList>

namespace kurier {

namespace {

class TableStrings
{
    Q_DECLARE_TR_FUNCTIONS(QueueTable)
};

QString nameText(const JobSnapshot &job)
{
    if (job.filesTotal <= 1)
        return plainName(job.name, false);
    return TableStrings::tr("%1 (%n files)", "name of a transfer", job.filesTotal)
        .arg(plainName(job.name));
}

ProgressCell::Look lookOf(JobState state)
{
    if (isActive(state))
        return ProgressCell::Look::Running;
    if (state == JobState::Transferred)
        return ProgressCell::Look::Done;
    return state == JobState::Error ? ProgressCell::Look::Failed : ProgressCell::Look::Idle;
}

QString remainingText(const JobSnapshot &job)
{
    if (!isActive(job.state))
        return formatDuration(std::chrono::seconds(-1));
    return formatDuration(remainingTime(job.bytesTotal, job.bytesTransferred, job.bytesPerSecond));
}

QString escaped(const QStringList &lines)
{
    QString html = QStringLiteral("<qt>");
    for (qsizetype i = 0; i < lines.size(); ++i)
        html += (i > 0 ? QStringLiteral("<br>") : QString()) + lines.at(i).toHtmlEscaped();
    return html + QStringLiteral("</qt>");
}

} // namespace

QString columnTitle(QueueColumn column)
{
    switch (column) {
    case QueueColumn::Name:
        return TableStrings::tr("Name");
    case QueueColumn::State:
        return TableStrings::tr("State");
    case QueueColumn::Progress:
        return TableStrings::tr("Progress");
    case QueueColumn::Size:
        return TableStrings::tr("Size");
    case QueueColumn::Rate:
        return TableStrings::tr("Rate");
    case QueueColumn::Remaining:
        return TableStrings::tr("Remaining");
    case QueueColumn::Priority:
        return TableStrings::tr("Priority");
    case QueueColumn::Owner:
        return TableStrings::tr("User");
    case QueueColumn::Added:
        break;
    }
    return TableStrings::tr("Added");
}

QString cellText(const JobSnapshot &job, QueueColumn column, qint64 nowMs)
{
    switch (column) {
    case QueueColumn::Name:
        return nameText(job);
    case QueueColumn::State:
        return stateText(job, nowMs);
    case QueueColumn::Progress:
        return progressCell(job).text;
    case QueueColumn::Size:
        return formatBytes(job.bytesTotal);
    case QueueColumn::Rate:
        return formatRate(job.bytesPerSecond);
    case QueueColumn::Remaining:
        return remainingText(job);
    case QueueColumn::Priority:
        return priorityText(job.priority);
    case QueueColumn::Owner:
        return {};
    case QueueColumn::Added:
        break;
    }
    return formatTime(job.created);
}

ProgressCell progressCell(const JobSnapshot &job)
{
    ProgressCell cell;
    cell.look = lookOf(job.state);
    cell.percent = percentOf(job.bytesTransferred, job.bytesTotal);
    if (cell.percent == 100 && job.filesTransferred < job.filesTotal)
        cell.percent = job.bytesTotal == 0 ? 0 : 99;
    if (cell.percent >= 0)
        cell.text = TableStrings::tr("%1%", "percent").arg(QLocale().toString(cell.percent));
    else if (job.bytesTransferred > 0)
        cell.text = formatBytes(job.bytesTransferred);
    if (job.filesTotal > 1) {
        const QString files =
            TableStrings::tr("%1 of %2", "finished files")
                .arg(QLocale().toString(job.filesTransferred), QLocale().toString(job.filesTotal));
        cell.text += (cell.text.isEmpty() ? QString() : QStringLiteral(" · ")) + files;
    }
    return cell;
}

QString cellToolTip(const JobSnapshot &job, QueueColumn column, qint64 nowMs)
{
    if (column == QueueColumn::Name)
        return escaped(
            {plainName(job.name), TableStrings::tr("Server: %1").arg(plainName(job.host))});
    const bool hasError = job.error && job.error->code != ErrorCode::Ok;
    if (column == QueueColumn::State && hasError) {
        QStringList lines {stateText(job, nowMs), errorText(*job.error)};
        if (const QString advice = errorAdvice(*job.error); !advice.isEmpty())
            lines.append(advice);
        if (const QString detail = plainDetail(*job.error); !detail.isEmpty())
            lines.append(plainName(detail));
        return escaped(lines);
    }
    if (column == QueueColumn::Progress && job.bytesTotal >= 0)
        return escaped({TableStrings::tr("%1 of %2", "bytes")
                            .arg(formatBytes(job.bytesTransferred), formatBytes(job.bytesTotal))});
    return escaped({cellText(job, column, nowMs)});
}

QString groupText(const JobSnapshot &job, Grouping grouping)
{
    switch (grouping) {
    case Grouping::State:
        return stateText(job.state);
    case Grouping::Server:
        return serverText(job.host);
    case Grouping::None:
        break;
    }
    return {};
}

QString groupHeading(const QString &group, qsizetype size)
{
    return TableStrings::tr("%1 (%2)", "group, its number of transfers")
        .arg(group, QLocale().toString(size));
}

QString spokenRow(const JobSnapshot &job, Grouping grouping, qsizetype groupSize, qint64 nowMs)
{
    const QString state = stateText(job, nowMs);
    QStringList parts {nameText(job), state};
    const QString group = groupText(job, grouping);
    if (groupSize > 0)
        parts.prepend(
            TableStrings::tr("%1, %Ln transfers", "group", static_cast<int>(groupSize)).arg(group));
    else if (!state.startsWith(group))
        // Once is enough where the state itself says it.
        parts.prepend(group);
    if (const QString share = progressCell(job).text; !share.isEmpty())
        parts.append(share);
    if (job.bytesPerSecond > 0)
        parts.append(formatRate(job.bytesPerSecond));
    return parts.join(QStringLiteral(", "));
}

bool isNumeric(QueueColumn column)
{
    return column == QueueColumn::Size || column == QueueColumn::Rate
        || column == QueueColumn::Remaining;
}

} // namespace kurier
