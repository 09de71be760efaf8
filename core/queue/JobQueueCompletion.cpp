// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Complete: what it drops, what it publishes, and how it ends.
#include "core/queue/JobQueue.h"

#include <algorithm>

namespace kurier {

void JobQueue::dropUnfinished(Record &record, JobEffects &out)
{
    for (std::size_t i = 0; i < record.job.files.size(); ++i) {
        JobFile &file = record.job.files[i];
        if (file.state != FileState::Waiting)
            continue;
        if (!file.temp.isNull())
            out.emplace_back(effect::DropArtefact {file.temp, file.bytesTransferred});
        m_names.release(record.job.directory, file.name);
        file.state = FileState::Dropped;
        file.temp = {};
        storeFile(record, static_cast<qint32>(i), out);
    }
}

void JobQueue::beginCompletion(Record &record, const Moment &now, JobEffects &out)
{
    Job &job = record.job;
    job.pendingEffect = PendingEffect::Complete;
    job.error.reset();
    storeRow(record, now, out);
    for (std::size_t i = 0; i < job.files.size(); ++i) {
        if (job.files[i].state != FileState::Transferred)
            continue;
        // What was sent has its final name on the server.
        const bool upload = job.type == JobType::Upload;
        job.files[i].state = upload ? FileState::Published : FileState::Publishing;
        storeFile(record, static_cast<qint32>(i), out);
        if (!upload)
            out.emplace_back(effect::PublishFile {job.key, static_cast<qint32>(i)});
    }
    completionStep(record, now, out);
}

bool JobQueue::mayPublishAtOnce(const Job &job)
{
    return job.type == JobType::Download && job.autoComplete && job.files.size() == 1
        && job.files.front().expectedChecksums().empty();
}

bool JobQueue::mayPublish(AttemptId attempt, qint64 bytes) const
{
    const auto found = m_attempts.constFind(attempt);
    if (found == m_attempts.constEnd())
        return false;
    const Record &record = m_records.at(found->first);
    return !record.ending && isActive(record.job.state) && mayPublishAtOnce(record.job)
        && record.job.files.front().state == FileState::Waiting
        && record.job.files.front().mayHaveSize(bytes);
}

void JobQueue::neverNamed(JobKey key, qint32 index, const Moment &now, JobEffects &out)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    Record &record = found->second;
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    if (file.state != FileState::Publishing)
        return;
    out.emplace_back(effect::DropArtefact {file.temp, 0});
    file.forgetBytes();
    file.state = FileState::Waiting;
    file.temp = {};
    storeFile(record, index, out);
    record.job.pendingEffect = PendingEffect::None;
    const JobId id = record.job.id;
    const Error gone {ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, file.name};
    const bool cancelAsked = std::exchange(record.cancelAsked, false);
    if (cancelAsked)
        cancel(record, now, out);
    else
        move(record, JobTrigger::Resume, now, out);
    out.emplace_back(effect::CommandEnded {JobCommand::Complete, id, gone});
    if (cancelAsked)
        out.emplace_back(effect::CommandEnded {JobCommand::Cancel, id, {}});
}

void JobQueue::published(JobKey key, qint32 index, const Error &error, const QString &suggestion,
                         const Moment &now, JobEffects &out)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    Record &record = found->second;
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    if (file.state != FileState::Publishing)
        return;
    if (error.code == ErrorCode::EFileExists && !suggestion.isEmpty()) {
        rename(record, file, suggestion, now, out);
        storeFile(record, index, out);
        out.emplace_back(effect::PublishFile {key, index});
        return;
    }
    if (error.code == ErrorCode::Ok) {
        file.state = FileState::Published;
        m_names.release(record.job.directory, file.name);
        out.emplace_back(effect::ArtefactPublished {file.temp});
        file.temp = {};
    } else {
        file.state = FileState::Transferred;
        record.job.error = std::make_shared<const Error>(error);
        if (error.code == ErrorCode::BgEFileNotFound) {
            // Somebody took the finished bytes away; Resume fetches them again.
            out.emplace_back(effect::DropArtefact {file.temp, 0});
            file.forgetBytes();
            file.state = FileState::Waiting;
            file.temp = {};
            file.check = CheckResult::None;
        }
    }
    storeFile(record, index, out);
    completionStep(record, now, out);
}

void JobQueue::completionStep(Record &record, const Moment &now, JobEffects &out)
{
    const auto &files = record.job.files;
    const bool pending = std::any_of(files.begin(), files.end(), [](const JobFile &file) {
        return file.state == FileState::Publishing;
    });
    if (pending)
        return;
    if (record.job.error)
        failCompletion(record, now, out);
    else
        endCompletion(record, now, out);
}

void JobQueue::endCompletion(Record &record, const Moment &now, JobEffects &out)
{
    const JobId id = record.job.id;
    const bool cancelAsked = record.cancelAsked;
    const auto &files = record.job.files;
    const bool partial = std::any_of(files.begin(), files.end(), [](const JobFile &file) {
        return file.state == FileState::Dropped;
    });
    const auto code = partial ? ErrorCode::BgSPartialComplete : ErrorCode::Ok;
    leaveState(record);
    --countOf(record);
    record.job.state = *nextState(record.job.state, JobTrigger::Complete);
    ++countOf(record);
    const QString name = record.job.name;
    leave(record, now, out);
    out.emplace_back(effect::CommandEnded {JobCommand::Complete, id, Error {code, {}, {}, {}}});
    if (cancelAsked) {
        out.emplace_back(effect::CommandEnded {
            JobCommand::Cancel, id,
            Error {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, name}});
    }
}

void JobQueue::failCompletion(Record &record, const Moment &now, JobEffects &out)
{
    const JobId id = record.job.id;
    record.job.pendingEffect = PendingEffect::None;
    ++record.job.errorCount;
    out.emplace_back(effect::CommandEnded {JobCommand::Complete, id, *record.job.error});
    if (std::exchange(record.cancelAsked, false)) {
        cancel(record, now, out);
        out.emplace_back(effect::CommandEnded {JobCommand::Cancel, id, {}});
        return;
    }
    storeRow(record, now, out);
}

} // namespace kurier
