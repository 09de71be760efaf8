// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/JobText.h"

#include "core/job/JobTransitions.h"
#include "core/job/MissingSpace.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace kurier {

namespace {

class JobStrings
{
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

QString retryText(qint64 retryAt, qint64 nowMs)
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(
        std::chrono::milliseconds(std::max<qint64>(0, retryAt - nowMs)));
    return JobStrings::tr("Retry in %1").arg(formatDuration(left));
}

QString whyNotResume(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return JobStrings::tr("Already waiting for its turn");
    case JobState::Connecting:
    case JobState::Transferring:
        return JobStrings::tr("Already running");
    case JobState::Transferred:
        return JobStrings::tr("All files have been transferred");
    default:
        return {};
    }
}

QString whyNotSuspend(JobState state)
{
    switch (state) {
    case JobState::Suspended:
        return JobStrings::tr("Already suspended");
    case JobState::Error:
        return JobStrings::tr("Stopped already because of an error");
    case JobState::Transferred:
        return JobStrings::tr("All files have been transferred");
    default:
        return {};
    }
}

} // namespace

QString stateText(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return JobStrings::tr("Queued");
    case JobState::Connecting:
        return JobStrings::tr("Connecting");
    case JobState::Transferring:
        return JobStrings::tr("Transferring");
    case JobState::Suspended:
        return JobStrings::tr("Suspended");
    case JobState::Error:
        return JobStrings::tr("Error");
    case JobState::TransientError:
        return JobStrings::tr("Transient error");
    case JobState::Transferred:
        return JobStrings::tr("Transferred");
    case JobState::Acknowledged:
        return JobStrings::tr("Completed");
    case JobState::Cancelled:
        break;
    }
    return JobStrings::tr("Cancelled");
}

namespace {

QString presentText(const JobSnapshot &job, qint64 nowMs)
{
    if (job.state == JobState::Transferring && job.verifying)
        return JobStrings::tr("Verifying");
    if (job.state == JobState::TransientError && job.retryAt > 0)
        return retryText(job.retryAt, nowMs);
    if (job.state == JobState::TransientError && isDiskFull(job.error.get()))
        return JobStrings::tr("Waiting for disk space");
    const bool tellsWhy = job.state == JobState::Error || job.state == JobState::TransientError
        || job.state == JobState::Transferred;
    if (tellsWhy && job.error && job.error->code != ErrorCode::Ok)
        return JobStrings::tr("%1: %2", "state: error in a few words")
            .arg(stateText(job.state), errorShortText(*job.error));
    return stateText(job.state);
}

} // namespace

QString stateText(const JobSnapshot &job, qint64 nowMs)
{
    const QString present = presentText(job, nowMs);
    if (job.cancelAt > 0)
        return JobStrings::tr("%1 – unused, to be cancelled on %2", "state, time")
            .arg(present, formatTime(job.cancelAt));
    if (job.unusedSince > 0)
        return JobStrings::tr("%1 – unused since %2", "state, time")
            .arg(present, formatTime(job.unusedSince));
    return present;
}

QString priorityText(JobPriority priority)
{
    switch (priority) {
    case JobPriority::Foreground:
        return JobStrings::tr("Foreground", "priority");
    case JobPriority::High:
        return JobStrings::tr("High", "priority");
    case JobPriority::Normal:
        return JobStrings::tr("Normal", "priority");
    case JobPriority::Low:
        break;
    }
    return JobStrings::tr("Low", "priority");
}

QString typeText(JobType type)
{
    return type == JobType::Download ? JobStrings::tr("Download") : JobStrings::tr("Upload");
}

QString serverText(const QString &host)
{
    return host.isEmpty() ? JobStrings::tr("Without a server") : plainName(host, false);
}

QString commandText(JobCommand command)
{
    switch (command) {
    case JobCommand::Resume:
        return JobStrings::tr("Resume", "command");
    case JobCommand::Suspend:
        return JobStrings::tr("Suspend", "command");
    case JobCommand::Cancel:
        return JobStrings::tr("Cancel", "command");
    case JobCommand::Complete:
        break;
    }
    return JobStrings::tr("Complete", "command");
}

QString whyNot(JobCommand command, JobType type, JobState state)
{
    if (effectiveCommands(type, state).contains(command))
        return {};
    if (state == JobState::Cancelled)
        return JobStrings::tr("The transfer was cancelled");
    if (state == JobState::Acknowledged)
        return JobStrings::tr("The transfer is completed");
    switch (command) {
    case JobCommand::Resume:
        return whyNotResume(state);
    case JobCommand::Suspend:
        return whyNotSuspend(state);
    case JobCommand::Complete:
        return JobStrings::tr("An upload can be completed once everything has been transferred");
    case JobCommand::Cancel:
        break;
    }
    return {};
}

QString cleanupText(CleanupState state)
{
    switch (state) {
    case CleanupState::None:
        return JobStrings::tr("Nothing to remove");
    case CleanupState::Pending:
        return JobStrings::tr("Being removed");
    case CleanupState::Removed:
        return JobStrings::tr("Everything removed");
    case CleanupState::Failed:
        return JobStrings::tr("Could not be removed");
    case CleanupState::Abandoned:
        break;
    }
    return JobStrings::tr("Given up");
}

QString cleanupText(const JobSnapshot &job)
{
    if (job.type != JobType::Upload || job.state != JobState::Cancelled)
        return cleanupText(job.cleanup);
    const QString server = plainName(job.host);
    QString text;
    switch (job.cleanup) {
    case CleanupState::None:
        text = cleanupText(job.cleanup);
        break;
    case CleanupState::Pending:
        text = JobStrings::tr("Being removed on %1", "server").arg(server);
        break;
    case CleanupState::Removed:
        text = JobStrings::tr("Removed on %1", "server").arg(server);
        break;
    case CleanupState::Failed:
        text = JobStrings::tr("Could not be removed on %1", "server").arg(server);
        break;
    case CleanupState::Abandoned:
        text = JobStrings::tr("Given up on %1", "server").arg(server);
        break;
    }
    if (job.filesTransferred == 0)
        return text;
    const QString arrived =
        JobStrings::tr("%n files had reached %1", "server", job.filesTransferred).arg(server);
    return job.cleanup == CleanupState::None ? arrived : arrived + QStringLiteral("; ") + text;
}

QString artefactKindText(ArtefactKind kind)
{
    return kind == ArtefactKind::LocalFile ? JobStrings::tr("Temporary file")
                                           : JobStrings::tr("Upload on the server");
}

QString artefactStateText(ArtefactState state)
{
    switch (state) {
    case ArtefactState::Intended:
    case ArtefactState::Live:
        return JobStrings::tr("In use");
    case ArtefactState::Pending:
        return JobStrings::tr("Being removed");
    case ArtefactState::Removed:
        return JobStrings::tr("Removed");
    case ArtefactState::Failed:
        return JobStrings::tr("Could not be removed");
    case ArtefactState::Abandoned:
        return JobStrings::tr("Given up");
    case ArtefactState::Published:
        break;
    }
    return JobStrings::tr("Kept");
}

} // namespace kurier
