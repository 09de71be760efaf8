// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/DetailsText.h"

#include "core/job/JobSpec.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"
#include "ui/text/SuspicionText.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <numeric>

namespace kurier {

namespace {

// Everything else is in the list of files.
constexpr std::size_t kMostAddresses = 3;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(JobDetails)
};

QString addressOf(const JobFile &file)
{
    return plainName(displayUrl(file.url), false);
}

QString addresses(const JobDetails &details)
{
    QStringList lines;
    for (const JobFile &file : details.files) {
        if (static_cast<std::size_t>(lines.size()) == kMostAddresses) {
            lines.append(Text::tr("and %n more", "addresses",
                                  static_cast<int>(details.files.size() - kMostAddresses)));
            break;
        }
        lines.append(addressOf(file));
    }
    lines.removeDuplicates();
    return lines.join(QLatin1Char('\n'));
}

/// The file of a job that has one, else the folder.
QString localPlace(const JobDetails &details)
{
    if (details.files.size() != 1)
        return plainName(details.directory, false);
    const JobFile &file = details.files.front();
    if (details.snapshot.type == JobType::Upload)
        return plainName(file.source, false);
    return plainName(QDir(details.directory).filePath(file.name), false);
}

QString transferredText(const JobDetails &details)
{
    const JobSnapshot &job = details.snapshot;
    QString text = job.bytesTotal >= 0
        ? Text::tr("%1 of %2", "bytes")
              .arg(formatBytes(job.bytesTransferred), formatBytes(job.bytesTotal))
        : formatBytes(job.bytesTransferred);
    if (job.filesTotal > 1)
        text += QStringLiteral(" · ")
            + Text::tr("%1 of %n files", nullptr, job.filesTotal)
                  .arg(QLocale().toString(job.filesTransferred));
    if (const qint32 connections = connectionCount(details); connections > 0)
        text += QStringLiteral(" · ") + Text::tr("%n connections", nullptr, connections);
    return text;
}

QString proofText(const JobDetails &details)
{
    bool strong = false;
    bool dated = false;
    bool begun = false;
    for (const JobFile &file : details.files) {
        begun |= file.bytesTransferred > 0;
        strong |= file.validator.startsWith('"');
        dated |= !file.validator.isEmpty() && !file.validator.startsWith('"');
    }
    if (!begun)
        return {};
    if (strong)
        return Text::tr("strong ETag");
    if (dated)
        return Text::tr("time of last change (Last-Modified)");
    return Text::tr("none; after an interruption it starts from the beginning");
}

QString checksumText(const JobDetails &details)
{
    if (details.files.size() != 1)
        return {};
    const JobFile &file = details.files.front();
    const QByteArray expected = file.checksum.isEmpty() ? file.serverDigest.get() : file.checksum;
    if (expected.isEmpty())
        return {};
    QString text = plainName(QString::fromUtf8(expected), false);
    if (const QString result = checkText(file.check); !result.isEmpty())
        text += QStringLiteral(" – ") + result;
    return text;
}

/// The reasons to look at the job, as the command line tells them.
QString suspicionsText(const JobDetails &details, qint64 nowMs, const QSet<QString> *uploadHosts)
{
    QStringList sentences;
    const InspectionFacts facts {nowMs, uploadHosts ? *uploadHosts : QSet<QString> {}};
    for (const Suspicion reason : suspicionsOf(details, facts)) {
        if (uploadHosts || reason != Suspicion::NewUploadHost)
            sentences.append(suspicionText(reason));
    }
    return sentences.join(QLatin1Char(' '));
}

QString unlessZero(qint64 ms)
{
    return ms > 0 ? formatTime(ms) : QString();
}

} // namespace

qint32 connectionCount(const JobDetails &details)
{
    return std::accumulate(
        details.activity.begin(), details.activity.end(), 0,
        [](qint32 sum, const FileActivity &each) { return sum + each.connections; });
}

QList<DetailRow> overviewRows(const JobDetails &details, qint64 nowMs,
                              const QSet<QString> *uploadHosts)
{
    const JobSnapshot &job = details.snapshot;
    const bool upload = job.type == JobType::Upload;
    const auto addressLabel =
        Text::tr("Addresses", nullptr, static_cast<int>(details.files.size()));
    const bool runs = isActive(job.state);
    const QString rate = runs ? formatRate(job.bytesPerSecond) : QString();
    const QString remaining = runs && job.bytesPerSecond > 0
        ? formatDuration(remainingTime(job.bytesTotal, job.bytesTransferred, job.bytesPerSecond))
        : QString();
    const QString limit =
        details.options.rateLimit > 0 ? formatRate(details.options.rateLimit) : QString();
    QList<DetailRow> rows {
        {Text::tr("State"), stateText(job, nowMs)},
        {upload ? Text::tr("From") : addressLabel,
         upload ? localPlace(details) : addresses(details)},
        {upload ? Text::tr("To") : Text::tr("Destination"),
         upload ? addresses(details) : localPlace(details)},
        {Text::tr("Transferred"), transferredText(details)},
        {Text::tr("Rate"), rate},
        {Text::tr("Remaining"), remaining},
        {Text::tr("Limit"), limit},
        {Text::tr("Proof for continuing"), upload ? QString() : proofText(details)},
        {Text::tr("Checksum"), checksumText(details)},
        {Text::tr("Priority"), priorityText(job.priority)},
        {Text::tr("Description"), plainName(details.description, false)},
        {Text::tr("Added"), unlessZero(job.created)},
        {Text::tr("Last change"), unlessZero(job.modified)},
        {Text::tr("Next attempt"), unlessZero(job.retryAt)},
        {Text::tr("Worth a look"), suspicionsText(details, nowMs, uploadHosts)},
    };
    rows.removeIf([](const DetailRow &row) { return row.value.isEmpty(); });
    return rows;
}

QString fileStateText(const JobFile &file, JobType type, bool active)
{
    switch (file.state) {
    case FileState::Waiting:
        if (active)
            return stateText(JobState::Transferring);
        return file.bytesTransferred > 0 ? Text::tr("Partly transferred") : Text::tr("Waiting");
    case FileState::Transferred:
        return stateText(JobState::Transferred);
    case FileState::Publishing:
        return type == JobType::Upload ? stateText(JobState::Transferred)
                                       : Text::tr("Being put in place");
    case FileState::Published:
        return stateText(JobState::Acknowledged);
    case FileState::Dropped:
        break;
    }
    return Text::tr("Left out");
}

QString checkText(CheckResult check)
{
    switch (check) {
    case CheckResult::Matches:
        return Text::tr("matches");
    case CheckResult::Differs:
        return Text::tr("differs");
    case CheckResult::ServerDiffers:
        return Text::tr("matches; what the server says differs");
    case CheckResult::None:
        break;
    }
    return {};
}

QString logText(const JobLogEntry &entry)
{
    if (entry.event == JobLogEntry::Event::Files)
        return Text::tr("%n files are finished", nullptr, entry.files);
    const QString state = stateText(entry.state);
    const bool tellsWhy = entry.error && entry.error->code != ErrorCode::Ok;
    return tellsWhy ? Text::tr("%1: %2", "state: error").arg(state, errorText(*entry.error))
                    : state;
}

} // namespace kurier
