// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What happens to a job by itself: the events of its attempts, and time.
#include "core/files/TargetPath.h"
#include "core/job/MissingSpace.h"
#include "core/queue/JobQueue.h"
#include "core/queue/RetryPolicy.h"

#include <algorithm>

namespace kurier {

using std::chrono::milliseconds;

void JobQueue::startNextFile(Record &record, JobEffects &out)
{
    const qint32 index = nextWaitingFile(record.job);
    Q_ASSERT(index >= 0 && record.attempt.isNull());
    record.attempt = AttemptId {++m_lastAttempt.value};
    m_attempts.insert(record.attempt, {record.job.key, index});
    out.emplace_back(
        effect::StartFile {record.attempt, record.job.key, index, record.oneConnection});
}

void JobQueue::stopAttempt(Record &record, bool discard, JobEffects &out)
{
    if (record.attempt.isNull())
        return;
    record.ending = true;
    out.emplace_back(effect::StopFile {record.attempt, discard});
}

void JobQueue::tempRecorded(AttemptId attempt, ArtefactId temp, JobEffects &out)
{
    Record *const record = recordOf(attempt);
    const qint32 index = record ? m_attempts.value(attempt).second : 0;
    JobFile *const file = record ? &record->job.files.at(static_cast<std::size_t>(index)) : nullptr;
    if (!file || file->state != FileState::Waiting) {
        // Nobody needs it any more.
        out.emplace_back(effect::DropArtefact {temp, 0});
        return;
    }
    file->temp = temp;
    // It is empty: what was proven before lay elsewhere.
    file->proven = {};
    storeFile(*record, index, out);
}

void JobQueue::connected(const TransferConnected &event, const Moment &now, JobEffects &out)
{
    Record *const record = recordOf(event.attempt);
    if (!record || record->ending)
        return;
    const qint32 index = m_attempts.value(event.attempt).second;
    JobFile &file = record->job.files.at(static_cast<std::size_t>(index));
    file.bytesTotal = event.bytesTotal;
    file.bytesTransferred = event.proven.sum();
    file.proven = event.proven;
    file.validator = event.validator;
    file.check = CheckResult::None;
    // A part need not be told with the digest of the whole; the first answer's still counts.
    if (event.proven.isEmpty() || !event.digest.isEmpty())
        file.serverDigest = event.digest;
    // Without a temp file a restart has nothing that it could continue.
    bool toStore = !file.temp.isNull();
    if (!file.nameFixed && !event.suggestedName.isEmpty()) {
        const QString wanted = safeFileName(event.suggestedName);
        toStore = toStore || wanted != file.name;
        if (wanted != file.name)
            rename(*record, file, wanted, now, out);
    }
    if (toStore)
        storeFile(*record, index, out);
    const bool recovered = record->job.error != nullptr;
    record->job.error.reset();
    const bool first = record->job.state == JobState::Connecting;
    const bool continuable = !file.validator.isEmpty();
    move(*record, JobTrigger::Connected, now, out);
    if (recovered)
        storeRow(*record, now, out);
    m_scheduler.setContinuable(record->job.key, continuable);
    if (!first)
        out.emplace_back(effect::RowChanged {record->job.key, true});
}

void JobQueue::progress(AttemptId attempt, qint64 bytes, JobEffects &out)
{
    Record *const record = recordOf(attempt);
    if (!record)
        return;
    const qint32 index = m_attempts.value(attempt).second;
    JobFile &file = record->job.files.at(static_cast<std::size_t>(index));
    if (bytes <= file.bytesTransferred || file.state != FileState::Waiting)
        return;
    file.bytesTransferred = bytes;
    record->progressed = true;
    record->forgetFailures();
    out.emplace_back(effect::RowChanged {record->job.key, true});
}

void JobQueue::checkpoint(AttemptId attempt, const ByteRanges &proven, JobEffects &out)
{
    Record *const record = recordOf(attempt);
    if (!record)
        return;
    const qint32 index = m_attempts.value(attempt).second;
    JobFile &file = record->job.files.at(static_cast<std::size_t>(index));
    const bool counts = file.state == FileState::Waiting && !file.validator.isEmpty();
    if (proven.sum() <= file.proven.sum() || !counts)
        return;
    file.proven = proven;
    storeFile(*record, index, out);
}

void JobQueue::ended(const TransferEnded &event, const Moment &now, JobEffects &out)
{
    Record *const found = recordOf(event.attempt);
    if (!found)
        return;
    Record &record = *found;
    const qint32 index = m_attempts.value(event.attempt).second;
    if (verifyFirst(record, index, event, now, out))
        return;
    m_attempts.remove(event.attempt);
    const bool wasEnding = std::exchange(record.ending, false);
    record.attempt = {};
    const JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    const JobKey key = record.job.key;
    // A file may have been dropped by Complete while its attempt was ending.
    const bool finished = event.outcome == TransferOutcome::Finished;
    const qint64 bytes = event.written.sum();
    if (file.state == FileState::Waiting && !finished)
        fileInterrupted(record, index, event, wasEnding, now, out);
    else if (file.state == FileState::Waiting && file.mayHaveSize(bytes)
             && file.expectedChecksums().empty())
        fileFinished(record, index, bytes, now, out);
    takePlaceAgain(key);
}

/// A job that was told to wait while its attempt was still ending gets its place now.
void JobQueue::takePlaceAgain(JobKey key)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    Record &record = found->second;
    if (record.job.state == JobState::Queued && record.place.turn == 0 && record.attempt.isNull())
        waitForSlot(record);
}

void JobQueue::fileInterrupted(Record &record, qint32 index, const TransferEnded &event,
                               bool wasEnding, const Moment &now, JobEffects &out)
{
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    const bool unproven = event.outcome == TransferOutcome::Unproven;
    file.bytesTransferred = unproven ? 0 : event.written.sum();
    file.proven = unproven || file.validator.isEmpty() ? ByteRanges() : event.written;
    if (unproven)
        file.validator.clear();
    // Asked the same way it would fail the same way, and begin at zero each time.
    record.oneConnection = record.oneConnection || (unproven && event.split);
    storeFile(record, index, out);
    out.emplace_back(effect::RowChanged {record.job.key, true});
    if (!isActive(record.job.state) || wasEnding)
        return;
    if (event.outcome == TransferOutcome::Failed)
        failed(record, index, event, now, out);
    else if (unproven)
        startNextFile(record, out);
    else
        move(record, JobTrigger::SliceEnded, now, out);
}

void JobQueue::fileFinished(Record &record, qint32 index, qint64 bytes, const Moment &now,
                            JobEffects &out)
{
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    file.state = FileState::Transferred;
    if (file.bytesTotal < 0)
        file.bytesTotal = bytes;
    file.bytesTransferred = file.bytesTotal;
    file.proven = ByteRanges::prefix(file.bytesTotal);
    record.oneConnection = false;
    storeFile(record, index, out);
    record.forgetFailures();
    record.forgetFullDisks();
    record.forgetAddresses();
    if (nextWaitingFile(record.job) < 0)
        return allFilesDone(record, now, out);
    out.emplace_back(effect::RowChanged {record.job.key, false});
    if (isActive(record.job.state))
        goOn(record, now, out);
}

/// Begins with the next file, or waits where its host has no room.
void JobQueue::goOn(Record &record, const Moment &now, JobEffects &out)
{
    const auto next = static_cast<std::size_t>(nextWaitingFile(record.job));
    const HostId host = m_hosts.idOf(record.job.files.at(next).url);
    if (!m_scheduler.moveTo(record.job.key, host)) {
        move(record, JobTrigger::SliceEnded, now, out);
        return;
    }
    record.host = host;
    startNextFile(record, out);
}

void JobQueue::allFilesDone(Record &record, const Moment &now, JobEffects &out)
{
    record.job.error.reset();
    if (move(record, JobTrigger::AllFilesDone, now, out) && record.job.autoComplete)
        beginCompletion(record, now, out);
}

void JobQueue::failed(Record &record, qint32 index, const TransferEnded &event, const Moment &now,
                      JobEffects &out)
{
    Job &job = record.job;
    if (isDiskFull(&event.error))
        return diskFull(record, event.error, now, out);
    if (tryNextAddress(record, index, event.error, now, out))
        return;
    const JobOptions &options = job.effectiveOptions();
    Trouble &trouble = record.trouble.edit();
    trouble.addressesTried = 0;
    job.error = std::exchange(trouble.addressError, nullptr);
    if (!job.error)
        job.error = std::make_shared<const Error>(event.error);
    ++job.errorCount;
    ++trouble.failures;
    if (job.failingSince == 0) {
        job.failingSince = now.wall;
        trouble.failingSince = now.steady;
    }
    const bool patienceOver = options.minimumRetryDelay > options.noProgressTimeout
        || now.steady - trouble.failingSince >= options.noProgressTimeout;
    if (retryClass(job.error->code) != RetryClass::Automatic || patienceOver) {
        move(record, JobTrigger::FatalFailure, now, out);
        return;
    }
    const double jitter = std::uniform_real_distribution<double>(0.0, 1.0)(m_random);
    const milliseconds wait =
        RetryPolicy::delay(trouble.failures, options.minimumRetryDelay, event.retryAfter, jitter);
    job.retryAt = now.wall + wait.count();
    move(record, JobTrigger::TransientFailure, now, out);
}

void JobQueue::advance(const Moment &now, JobEffects &out)
{
    while (!m_retries.empty() && m_retries.begin()->first <= now.steady) {
        Record &record = m_records.at(m_retries.begin()->second);
        const bool retry = record.trouble->retryDue <= now.steady;
        move(record, retry ? JobTrigger::RetryDue : JobTrigger::NoProgressTimeout, now, out);
    }
    for (const QString &directory : m_space.takeDue(now.steady))
        out.emplace_back(effect::LookForRoom {directory});
    lookForUnused(now, out);
    hinderWaiting(now, out);

    const QueueScheduler::Decision decision = m_scheduler.decide(now.steady);
    m_heldUp = m_held && !decision.start.empty();
    if (m_held)
        return;
    for (const JobKey key : decision.preempt) {
        Record &record = m_records.at(key);
        stopAttempt(record, false, out);
        move(record, JobTrigger::SliceEnded, now, out);
    }
    for (const JobKey key : decision.start) {
        Record &record = m_records.at(key);
        if (nextWaitingFile(record.job) < 0) {
            allFilesDone(record, now, out);
            continue;
        }
        move(record, JobTrigger::Started, now, out);
        startNextFile(record, out);
    }
}

milliseconds JobQueue::nextDeadline() const
{
    const milliseconds next =
        std::min({m_scheduler.nextDeadline(), m_space.nextDeadline(), m_unusedDue});
    return m_retries.empty() ? next : std::min(next, m_retries.begin()->first);
}

} // namespace kurier
