// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/JobTable.h"

#include "app/ctl/CtlText.h"
#include "ui/text/AccessText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kurier {

namespace {

constexpr int kGap = 2;
constexpr int kLeastNameColumns = 16;
constexpr int kShortId = 8;

QString padded(const QString &text, int columns, bool right)
{
    const QString space(std::max(0, columns - terminalWidthOf(text)), QLatin1Char(' '));
    return right ? space + text : text + space;
}

QList<int> naturalWidths(const QList<TextColumn> &columns, const QList<QStringList> &rows,
                         bool fitted)
{
    QList<int> widths;
    for (qsizetype c = 0; c < columns.size(); ++c) {
        int widest = terminalWidthOf(columns.at(c).title);
        for (const QStringList &row : rows)
            widest = std::max(widest, terminalWidthOf(row.at(c)));
        const int most = columns.at(c).most;
        widths.append(fitted && most > 0 ? std::min(widest, most) : widest);
    }
    return widths;
}

int sumOf(const QList<int> &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0)
        + kGap * static_cast<int>(widths.size() - 1);
}

QString lineOf(const QStringList &cells, const QList<TextColumn> &columns, const QList<int> &widths)
{
    QString line;
    for (qsizetype c = 0; c < cells.size(); ++c) {
        if (c > 0)
            line += QString(kGap, QLatin1Char(' '));
        const bool last = c + 1 == cells.size();
        const QString cell = terminalCut(cells.at(c), widths.at(c));
        line +=
            last && !columns.at(c).right ? cell : padded(cell, widths.at(c), columns.at(c).right);
    }
    return line;
}

QList<TextColumn> jobColumns(bool owners)
{
    constexpr int kMostState = 34;
    constexpr int kMostOwner = 16;
    QList<TextColumn> columns {
        {CtlText::tr("Id"), false, false, 0},      {CtlText::tr("State"), false, false, kMostState},
        {CtlText::tr("Done"), true, false, 0},     {CtlText::tr("Size"), true, true, 0},
        {CtlText::tr("Rate"), true, true, 0},      {CtlText::tr("Left"), true, true, 0},
        {CtlText::tr("Priority"), false, true, 0}, {CtlText::tr("Name"), false, false, 0},
    };
    if (owners)
        columns.prepend({CtlText::tr("Owner"), false, false, kMostOwner});
    return columns;
}

QString progressText(const JobSnapshot &job)
{
    const int percent = percentOf(job.bytesTransferred, job.bytesTotal);
    return percent < 0 ? formatBytes(job.bytesTransferred)
                       : QString::number(percent) + QLatin1String(" %");
}

QString fileLine(const JobDetails &job, const JobFile &file)
{
    const QString size = CtlText::tr("%1 of %2")
                             .arg(formatBytes(file.bytesTransferred), formatBytes(file.bytesTotal));
    const QString path =
        file.name.isEmpty() ? QString() : job.directory + QLatin1Char('/') + file.name;
    const QString local = file.source.isEmpty() ? path : file.source;
    return QStringLiteral("  %1  %2  %3")
        .arg(plainText(size), terminalText(local), terminalText(displayUrl(file.url)));
}

/// Of the server's value, or of the person's.
QString checkText(CheckResult result, bool ofServer)
{
    switch (result) {
    case CheckResult::None:
        break;
    case CheckResult::Matches:
        return CtlText::tr("matches");
    case CheckResult::Differs:
        return CtlText::tr("does not match");
    case CheckResult::ServerDiffers:
        return ofServer ? CtlText::tr("does not match") : CtlText::tr("matches");
    }
    return CtlText::tr("not checked yet");
}

QStringList checksumLines(const JobFile &file)
{
    QStringList lines;
    const auto add = [&](const QString &label, const QByteArray &value, bool ofServer) {
        if (!value.isEmpty())
            lines.append(QStringLiteral("    %1: %2 (%3)")
                             .arg(label, terminalText(QString::fromLatin1(value)),
                                  checkText(file.check, ofServer)));
    };
    add(CtlText::tr("Checksum"), file.checksum, false);
    add(CtlText::tr("Checksum named by the server"), file.serverDigest, true);
    return lines;
}

/// When the next removal is planned; "–" when none is.
QString nextAttemptText(const Artefact &artefact)
{
    const bool planned =
        artefact.state == ArtefactState::Pending || artefact.state == ArtefactState::Failed;
    return plainText(formatTime(planned ? artefact.nextAttempt : 0));
}

QStringList expiryLines(const Artefact &artefact)
{
    if (artefact.expires == 0 || artefact.state == ArtefactState::Removed)
        return {};
    return {
        QStringLiteral("    ")
        + CtlText::tr("The server keeps it until %1").arg(plainText(formatTime(artefact.expires)))};
}

QStringList artefactLines(const Artefact &artefact)
{
    QStringList lines {QStringLiteral("  %1: %2, %3")
                           .arg(plainText(artefactStateText(artefact.state)),
                                terminalText(artefact.where()),
                                plainText(formatBytes(artefact.bytes)))};
    const bool failed =
        artefact.state == ArtefactState::Failed || artefact.state == ArtefactState::Abandoned;
    if (failed && artefact.reason.code != ErrorCode::Ok)
        lines.append(QStringLiteral("    ") + sentence(artefact.reason));
    if (artefact.attempts > 0)
        lines.append(QStringLiteral("    ")
                     + CtlText::tr("%n attempt(s), next: %1", nullptr, artefact.attempts)
                           .arg(nextAttemptText(artefact)));
    return lines + expiryLines(artefact);
}

} // namespace

TextTable::TextTable(QList<TextColumn> columns, int width)
    : m_columns(std::move(columns))
    , m_width(width)
{
}

QStringList TextTable::lines(QList<QStringList> rows)
{
    bool titled = !m_widths.isEmpty();
    for (const qsizetype gone : std::as_const(m_leftOut)) {
        for (QStringList &row : rows)
            row.removeAt(gone);
    }
    QList<int> widths = naturalWidths(m_columns, rows, m_width > 0);
    for (qsizetype c = 0; c < m_widths.size(); ++c)
        widths[c] = std::max(widths.at(c), m_widths.at(c));
    m_widths = std::move(widths);
    if (m_width > 0 && leaveOut(rows))
        titled = false;

    widths = m_widths;
    if (m_width > 0) {
        const int others = sumOf(widths) - widths.last();
        widths.last() = std::max(1, std::min(widths.last(), m_width - others));
    }
    QStringList lines;
    if (!titled) {
        QStringList titles;
        for (const TextColumn &column : std::as_const(m_columns))
            titles.append(column.title);
        lines.append(lineOf(titles, m_columns, widths));
    }
    for (const QStringList &row : std::as_const(rows))
        lines.append(lineOf(row, m_columns, widths));
    if (m_width > 0) {
        for (QString &line : lines)
            line = terminalCut(line, m_width);
    }
    return lines;
}

bool TextTable::leaveOut(QList<QStringList> &rows)
{
    const qsizetype before = m_columns.size();
    for (qsizetype c = m_columns.size() - 2; c >= 0; --c) {
        const int room = m_width - sumOf(m_widths) + m_widths.last();
        if (room >= std::min(kLeastNameColumns, m_widths.last()))
            break;
        if (!m_columns.at(c).optional)
            continue;
        m_columns.removeAt(c);
        m_widths.removeAt(c);
        m_leftOut.append(c);
        for (QStringList &row : rows)
            row.removeAt(c);
    }
    return m_columns.size() != before;
}

QStringList layOut(QList<TextColumn> columns, QList<QStringList> rows, int width)
{
    return TextTable(std::move(columns), width).lines(std::move(rows));
}

JobTable::JobTable(qint64 nowMs, int width, bool owners)
    : m_now(nowMs)
    , m_width(width)
    , m_owners(owners)
    , m_table(jobColumns(owners), width)
{
}

QStringList JobTable::lines(const QList<JobSnapshot> &jobs, const QStringList &owners)
{
    QList<QStringList> rows;
    rows.reserve(jobs.size());
    for (const JobSnapshot &job : jobs) {
        const auto left = job.state == JobState::Transferring
            ? remainingTime(job.bytesTotal, job.bytesTransferred, job.bytesPerSecond)
            : std::chrono::seconds(-1);
        rows.append({job.id.toString().left(m_width > 0 ? kShortId : -1),
                     plainText(stateText(job, m_now)), plainText(progressText(job)),
                     plainText(formatBytes(job.bytesTotal)),
                     plainText(formatRate(job.bytesPerSecond)), plainText(formatDuration(left)),
                     plainText(priorityText(job.priority)), terminalText(job.name)});
        if (m_owners)
            rows.last().prepend(terminalText(owners.value(rows.size() - 1)));
    }
    return m_table.lines(std::move(rows));
}

QStringList artefactTable(const QList<Artefact> &artefacts, int width)
{
    const QList<TextColumn> columns {
        {CtlText::tr("Job"), false, false, 0},         {CtlText::tr("State"), false, false, 0},
        {CtlText::tr("Size"), true, true, 0},          {CtlText::tr("Attempts"), true, true, 0},
        {CtlText::tr("Next attempt"), false, true, 0}, {CtlText::tr("Expires"), false, true, 0},
        {CtlText::tr("Reason"), false, true, 48},      {CtlText::tr("Where"), false, false, 0},
    };
    QList<QStringList> rows;
    for (const Artefact &artefact : artefacts) {
        rows.append({artefact.job.toString().left(width > 0 ? kShortId : -1),
                     plainText(artefactStateText(artefact.state)),
                     plainText(formatBytes(artefact.bytes)), QString::number(artefact.attempts),
                     nextAttemptText(artefact), plainText(formatTime(artefact.expires)),
                     sentence(artefact.reason), terminalText(artefact.where())});
    }
    return layOut(columns, rows, width);
}

QStringList jobSheet(const JobDetails &job, qint64 nowMs)
{
    const JobSnapshot &row = job.snapshot;
    QStringList lines;
    const auto fact = [&lines](const QString &label, const QString &value) {
        lines.append(label + QStringLiteral(": ") + value);
    };
    fact(CtlText::tr("Id"), row.id.toString());
    fact(CtlText::tr("Name"), terminalText(row.name));
    if (!job.description.isEmpty())
        fact(CtlText::tr("Description"), terminalText(job.description));
    fact(CtlText::tr("Type"), plainText(typeText(row.type)));
    fact(CtlText::tr("State"), plainText(stateText(row, nowMs)));
    fact(CtlText::tr("Priority"), plainText(priorityText(row.priority)));
    fact(CtlText::tr("Added"), plainText(formatTime(row.created)));
    fact(CtlText::tr("Changed"), plainText(formatTime(row.modified)));
    fact(CtlText::tr("Ended"), plainText(formatTime(row.finished)));
    if (row.unusedSince > 0)
        fact(CtlText::tr("Unused since"), plainText(formatTime(row.unusedSince)));
    if (row.cancelAt > 0)
        fact(CtlText::tr("To be cancelled"), plainText(formatTime(row.cancelAt)));
    fact(CtlText::tr("Bytes"),
         plainText(CtlText::tr("%1 of %2")
                       .arg(formatBytes(row.bytesTransferred), formatBytes(row.bytesTotal))));
    fact(CtlText::tr("Rate"), plainText(formatRate(row.bytesPerSecond)));
    if (row.error) {
        fact(CtlText::tr("Error"), fullSentence(*row.error));
        if (const QString advice = plainText(errorAdvice(*row.error)); !advice.isEmpty())
            fact(CtlText::tr("Advice"), advice);
        for (const QString &line : accessFacts(*row.error))
            lines.append(terminalText(line));
    }
    fact(CtlText::tr("Errors so far"), QString::number(row.errorCount));
    fact(CtlText::tr("Clean-up"), plainText(cleanupText(row)));
    for (const Artefact &artefact : job.artefacts) {
        if (artefact.state != ArtefactState::Live)
            lines.append(artefactLines(artefact));
    }
    fact(CtlText::tr("Files"),
         CtlText::tr("%1 of %2").arg(row.filesTransferred).arg(row.filesTotal));
    for (std::size_t i = 0; i < job.files.size(); ++i) {
        lines << fileLine(job, job.files[i]) << checksumLines(job.files[i]);
        for (const Artefact &artefact : job.artefacts) {
            if (artefact.state == ArtefactState::Live
                && static_cast<std::size_t>(artefact.file) == i)
                lines << expiryLines(artefact);
        }
    }
    return lines;
}

} // namespace kurier
