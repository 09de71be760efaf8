// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Uploads: what is sent has its final name on the server when it is there, so that nothing is
// verified or published here, and a session on the server takes the place of a temp file.
#include "core/queue/JobQueue.h"

namespace kurier {

void JobQueue::sourceOpened(AttemptId attempt, const SourceMark &mark, JobEffects &out)
{
    Record *const record = recordOf(attempt);
    if (!record)
        return;
    const qint32 index = m_attempts.value(attempt).second;
    JobFile &file = record->job.files.at(static_cast<std::size_t>(index));
    file.mark = mark;
    file.bytesTotal = mark.size;
    storeFile(*record, index, out);
    out.emplace_back(effect::RowChanged {record->job.key, true});
}

void JobQueue::uploadConnected(AttemptId attempt, const Moment &now, JobEffects &out)
{
    Record *const record = recordOf(attempt);
    if (!record || record->ending)
        return;
    record->job.error.reset();
    move(*record, JobTrigger::Connected, now, out);
    const qint32 index = m_attempts.value(attempt).second;
    const JobFile &file = record->job.files.at(static_cast<std::size_t>(index));
    m_scheduler.setContinuable(record->job.key, !file.proven.isEmpty());
}

void JobQueue::uploadProgress(AttemptId attempt, qint64 sent, qint64 acknowledged, JobEffects &out)
{
    Record *const record = recordOf(attempt);
    if (!record)
        return;
    const qint32 index = m_attempts.value(attempt).second;
    JobFile &file = record->job.files.at(static_cast<std::size_t>(index));
    if (file.state != FileState::Waiting || file.bytesTransferred == sent)
        return;
    file.bytesTransferred = sent;
    record->progressed = true;
    // Bytes that a server takes in and forgets each time are no progress.
    if (acknowledged > file.proven.sum())
        record->forgetFailures();
    if (acknowledged > 0)
        m_scheduler.setContinuable(record->job.key, true);
    out.emplace_back(effect::RowChanged {record->job.key, true});
}

void JobQueue::uploadAcknowledged(AttemptId attempt, qint64 bytes, JobEffects &out)
{
    Record *const record = recordOf(attempt);
    if (!record)
        return;
    const qint32 index = m_attempts.value(attempt).second;
    JobFile &file = record->job.files.at(static_cast<std::size_t>(index));
    if (file.state != FileState::Waiting || file.proven.sum() == bytes)
        return;
    file.proven = ByteRanges::prefix(bytes);
    storeFile(*record, index, out);
}

void JobQueue::uploadEnded(const UploadEnded &event, const Moment &now, JobEffects &out)
{
    Record *const found = recordOf(event.attempt);
    if (!found)
        return;
    Record &record = *found;
    const qint32 index = m_attempts.take(event.attempt).second;
    const bool wasEnding = std::exchange(record.ending, false);
    record.attempt = {};
    const JobKey key = record.job.key;
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    if (event.outcome == UploadOutcome::Finished) {
        if (!file.temp.isNull())
            out.emplace_back(effect::ArtefactPublished {std::exchange(file.temp, {})});
        record.sessionLost = false;
        fileFinished(record, index, event.acknowledged, now, out);
    } else {
        uploadInterrupted(record, index, event, wasEnding, now, out);
    }
    takePlaceAgain(key);
}

void JobQueue::uploadInterrupted(Record &record, qint32 index, const UploadEnded &event,
                                 bool wasEnding, const Moment &now, JobEffects &out)
{
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    const bool lost = event.outcome == UploadOutcome::SessionLost;
    // Removing what the server does not know is how it is shown that nothing is there.
    if ((lost || event.mayHoldUnnamed) && !file.temp.isNull())
        out.emplace_back(effect::DropArtefact {std::exchange(file.temp, {}), 0});
    file.bytesTransferred = file.temp.isNull() ? 0 : event.acknowledged;
    file.proven = ByteRanges::prefix(file.bytesTransferred);
    storeFile(record, index, out);
    out.emplace_back(effect::RowChanged {record.job.key, true});
    if (!isActive(record.job.state) || wasEnding)
        return;
    if (event.outcome == UploadOutcome::Stopped) {
        move(record, JobTrigger::SliceEnded, now, out);
        return;
    }
    if (lost && !std::exchange(record.sessionLost, true))
        return startNextFile(record, out);
    record.sessionLost = false;
    Error error = event.error;
    if (lost && error.code == ErrorCode::Ok)
        error = {ErrorCode::BgESessionNotFound, ErrorContext::RemoteFile, {}, displayUrl(file.url)};
    failed(record, index,
           {event.attempt, TransferOutcome::Failed, {}, error, event.retryAfter, false}, now, out);
}

} // namespace kurier
