// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Checksums: a file counts as transferred only when its bytes have every value that is expected.
#include "core/base/LogCategories.h"
#include "core/queue/JobQueue.h"

namespace kurier {

namespace {

/// Whether it is only the server whose value differs. The person's comes first, so when another
/// one is told the person's is right: then the bytes are what was wanted, and a server's mistake
/// is nothing to hold them back for.
bool agreesWithPerson(const JobFile &file, const Error &error)
{
    const auto told = ChecksumMismatch::fromDetail(error.detail);
    const auto wanted = file.checksum.isEmpty() ? Result<Checksum>(failure(ErrorCode::EInvalidArg))
                                                : parseChecksum(file.checksum);
    return error.code == ErrorCode::BgEValidationFailed && told && wanted
        && told->expected != *wanted;
}

} // namespace

/// True when the attempt goes on with hashing the file.
bool JobQueue::verifyFirst(Record &record, qint32 index, const TransferEnded &event,
                           const Moment &now, JobEffects &out)
{
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    const bool complete =
        file.state == FileState::Waiting && event.outcome == TransferOutcome::Finished;
    if (complete && !file.mayHaveSize(event.written.sum()))
        return refuseSize(record, index, event, now, out);
    if (!complete || file.expectedChecksums().empty())
        return false;
    // Recorded as proven, so that after a crash or a pause only the hashing is done again.
    file.bytesTotal = event.written.sum();
    file.bytesTransferred = file.bytesTotal;
    file.proven = event.written;
    storeFile(record, index, out);
    if (record.ending || !isActive(record.job.state))
        return false;
    record.job.verifying = true;
    if (record.job.state == JobState::Connecting)
        move(record, JobTrigger::Connected, now, out);
    // Hashing starts at zero each time: a turn of another job would only lose what was hashed.
    m_scheduler.setContinuable(record.job.key, false);
    out.emplace_back(effect::RowChanged {record.job.key, true});
    out.emplace_back(effect::VerifyFile {record.attempt, record.job.key, index});
    return true;
}

/// Only a server that did not tell the size before its bytes came gets that far.
bool JobQueue::refuseSize(Record &record, qint32 index, const TransferEnded &event,
                          const Moment &now, JobEffects &out)
{
    // Told after Resume, when somebody can see it.
    if (record.ending || !isActive(record.job.state))
        return false;
    const JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    const SizeMismatch mismatch {file.expectedSize, event.written.sum()};
    m_attempts.remove(record.attempt);
    record.attempt = {};
    verificationFailed(
        record, index,
        {event.attempt,
         TransferOutcome::Failed,
         {},
         {ErrorCode::BgEValidationFailed, ErrorContext::RemoteFile, mismatch.toDetail(), {}},
         {}},
        now, out);
    return true;
}

void JobQueue::verified(AttemptId attempt, bool stopped, const Error &error, const Moment &now,
                        JobEffects &out)
{
    Record *const found = recordOf(attempt);
    if (!found || !found->job.verifying)
        return;
    Record &record = *found;
    const JobKey key = record.job.key;
    const qint32 index = m_attempts.take(attempt).second;
    const bool wasEnding = std::exchange(record.ending, false);
    record.attempt = {};
    record.job.verifying = false;
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    // A file may have been dropped by Complete while it was being hashed.
    const bool waiting = file.state == FileState::Waiting;
    const bool asThePersonSaid = agreesWithPerson(file, error);
    if (asThePersonSaid)
        qCWarning(lcQueue, "%s: the file is what it was expected to be, but its server says: %s",
                  qUtf8Printable(displayUrl(file.url)), qUtf8Printable(error.detail));
    if (waiting && !stopped && (error.code == ErrorCode::Ok || asThePersonSaid)) {
        file.check = asThePersonSaid ? CheckResult::ServerDiffers : CheckResult::Matches;
        fileFinished(record, index, file.bytesTotal, now, out);
    } else if (waiting && isActive(record.job.state) && !wasEnding) {
        if (stopped)
            move(record, JobTrigger::SliceEnded, now, out);
        else
            verificationFailed(record, index, {attempt, TransferOutcome::Failed, {}, error, {}},
                               now, out);
    }
    takePlaceAgain(key);
}

void JobQueue::verificationFailed(Record &record, qint32 index, const TransferEnded &event,
                                  const Moment &now, JobEffects &out)
{
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    const ErrorCode code = event.error.code;
    const bool differs = code == ErrorCode::BgEValidationFailed;
    if (differs || code == ErrorCode::BgEFileNotFound || code == ErrorCode::BgELocalFileChanged) {
        file.forgetBytes();
        file.check = differs ? CheckResult::Differs : CheckResult::None;
        storeFile(record, index, out);
        out.emplace_back(effect::RowChanged {record.job.key, true});
    }
    TransferEnded named = event;
    if (named.error.subject.isEmpty())
        named.error.subject = displayUrl(file.url);
    failed(record, index, named, now, out);
}

} // namespace kurier
