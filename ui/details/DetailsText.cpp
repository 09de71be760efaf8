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

class DetailsStrings
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
            lines.append(
                DetailsStrings::tr("and %n more", "addresses",
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
        ? DetailsStrings::tr("%1 of %2", "bytes")
              .arg(formatBytes(job.bytesTransferred), formatBytes(job.bytesTotal))
        : formatBytes(job.bytesTransferred);
    if (job.filesTotal > 1)
        text += QStringLiteral(" · ")
            + DetailsStrings::tr("%1 of %n files", nullptr, job.filesTotal)
                  .arg(QLocale().toString(job.filesTransferred));
    if (const qint32 connections = connectionCount(details); connections > 0)
        text += QStringLiteral(" · ") + DetailsStrings::tr("%n connections", nullptr, connections);
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
        return DetailsStrings::tr("strong ETag");
    if (dated)
        return DetailsStrings::tr("time of last change (Last-Modified)");
    return DetailsStrings::tr("none; after an interruption it starts from the beginning");
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
        DetailsStrings::tr("Addresses", nullptr, static_cast<int>(details.files.size()));
    const bool runs = isActive(job.state);
    const QString rate = runs ? formatRate(job.bytesPerSecond) : QString();
    const QString remaining = runs && job.bytesPerSecond > 0
        ? formatDuration(remainingTime(job.bytesTotal, job.bytesTransferred, job.bytesPerSecond))
        : QString();
    const QString limit =
        details.options.rateLimit > 0 ? formatRate(details.options.rateLimit) : QString();
    QList<DetailRow> rows {
        {DetailsStrings::tr("State"), stateText(job, nowMs)},
        {upload ? DetailsStrings::tr("From") : addressLabel,
         upload ? localPlace(details) : addresses(details)},
        {upload ? DetailsStrings::tr("To") : DetailsStrings::tr("Destination"),
         upload ? addresses(details) : localPlace(details)},
        {DetailsStrings::tr("Transferred"), transferredText(details)},
        {DetailsStrings::tr("Rate"), rate},
        {DetailsStrings::tr("Remaining"), remaining},
        {DetailsStrings::tr("Limit"), limit},
        {DetailsStrings::tr("Proof for continuing"), upload ? QString() : proofText(details)},
        {DetailsStrings::tr("Checksum"), checksumText(details)},
        {DetailsStrings::tr("Priority"), priorityText(job.priority)},
        {DetailsStrings::tr("Description"), plainName(details.description, false)},
        {DetailsStrings::tr("Added"), unlessZero(job.created)},
        {DetailsStrings::tr("Last change"), unlessZero(job.modified)},
        {DetailsStrings::tr("Next attempt"), unlessZero(job.retryAt)},
        {DetailsStrings::tr("Worth a look"), suspicionsText(details, nowMs, uploadHosts)},
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
        return file.bytesTransferred > 0 ? DetailsStrings::tr("Partly transferred")
                                         : DetailsStrings::tr("Waiting");
    case FileState::Transferred:
        return stateText(JobState::Transferred);
    case FileState::Publishing:
        return type == JobType::Upload ? stateText(JobState::Transferred)
                                       : DetailsStrings::tr("Being put in place");
    case FileState::Published:
        return stateText(JobState::Acknowledged);
    case FileState::Dropped:
        break;
    }
    return DetailsStrings::tr("Left out");
}

QString checkText(CheckResult check)
{
    switch (check) {
    case CheckResult::Matches:
        return DetailsStrings::tr("matches");
    case CheckResult::Differs:
        return DetailsStrings::tr("differs");
    case CheckResult::ServerDiffers:
        return DetailsStrings::tr("matches; what the server says differs");
    case CheckResult::None:
        break;
    }
    return {};
}

QString logText(const JobLogEntry &entry)
{
    if (entry.event == JobLogEntry::Event::Files)
        return DetailsStrings::tr("%n files are finished", nullptr, entry.files);
    const QString state = stateText(entry.state);
    const bool tellsWhy = entry.error && entry.error->code != ErrorCode::Ok;
    return tellsWhy
        ? DetailsStrings::tr("%1: %2", "state: error").arg(state, errorText(*entry.error))
        : state;
}

} // namespace kurier
