// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Properties of a job that are set while it is in the queue.
#include "core/queue/JobQueue.h"

namespace kurier {

namespace {

template <class T>
bool assign(T &target, const std::optional<T> &wanted)
{
    if (!wanted || target == *wanted)
        return false;
    target = *wanted;
    return true;
}

} // namespace

void JobQueue::change(JobKey key, const JobChanges &changes, const Moment &now, JobEffects &out)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    Record &record = found->second;
    touch(record, now, out);
    Job &job = record.job;
    std::optional<QString> name = changes.name;
    if (name && name->isEmpty() && !job.files.empty())
        name = job.files.front().name;
    bool changed = assign(job.name, name);
    changed = assign(job.description, changes.description) || changed;
    changed = changePriority(record, changes.priority) || changed;
    changed = changeOptions(record, changes, now, out) || changed;
    if (changes.url)
        changeAddress(record, *changes.url, now, out);
    const bool completes = assign(job.autoComplete, changes.autoComplete) && job.autoComplete
        && job.state == JobState::Transferred && !job.error
        && job.pendingEffect == PendingEffect::None && nextWaitingFile(job) < 0;
    if (completes)
        return beginCompletion(record, now, out);
    if (changed || changes.autoComplete)
        storeRow(record, now, out);
    if (changes.priority || changes.url)
        review(record, false, now, out);
}

/// The bytes at hand are kept: their validator is asked for at the new address, which sends the
/// whole file when it cannot prove them.
void JobQueue::changeAddress(Record &record, const QByteArray &url, const Moment &now,
                             JobEffects &out)
{
    Job &job = record.job;
    JobFile &file = job.files.front();
    if (file.url == url)
        return;
    if (file.addresses.isSet()) {
        for (QByteArray &address : file.addresses.edit())
            address = address == file.url ? url : address;
    }
    file.url = url;
    if (record.trouble.isSet())
        record.trouble.edit().failures = 0;
    record.oneConnection = false;
    record.forgetAddresses();
    storeFile(record, 0, out);
    out.emplace_back(effect::RowChanged {job.key, false});
    if (isActive(job.state) && !job.verifying) {
        stopAttempt(record, false, out);
        move(record, JobTrigger::SliceEnded, now, out);
    } else if (record.place.turn > 0) {
        m_scheduler.dequeue(job.key, std::exchange(record.place, {}));
        waitForSlot(record);
    }
}

std::optional<Error> JobQueue::whyNotAddress(const Job &job)
{
    if (job.files.size() != 1 || job.type != JobType::Download)
        return Error {ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                      QStringLiteral("only a download of one file has one address"), job.name};
    if (job.files.front().state != FileState::Waiting)
        return Error {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, job.name};
    return std::nullopt;
}

bool JobQueue::changePriority(Record &record, const std::optional<JobPriority> &priority)
{
    const bool waiting = record.place.turn > 0;
    const QueueScheduler::Place place = record.place;
    if (!assign(record.job.priority, priority))
        return false;
    if (waiting) {
        m_scheduler.dequeue(record.job.key, place);
        waitForSlot(record);
    }
    if (record.waitsForRoom)
        m_space.setPriority(record.job.directory, record.job.key, record.job.priority);
    m_scheduler.setLevel(record.job.key, record.job.priority);
    return true;
}

bool JobQueue::changeOptions(Record &record, const JobChanges &changes, const Moment &now,
                             JobEffects &out)
{
    Job &job = record.job;
    JobOptions options = job.effectiveOptions();
    const bool rate = assign(options.rateLimit, changes.rateLimit);
    const bool patience = assign(options.noProgressTimeout, changes.noProgressTimeout);
    const bool delay = assign(options.minimumRetryDelay, changes.minimumRetryDelay);
    const bool trust = assign(options.trust, changes.trust);
    if (!rate && !patience && !delay && !trust)
        return false;
    job.options = std::make_shared<const JobOptions>(options);
    if (rate && !record.attempt.isNull() && !record.ending)
        out.emplace_back(effect::SetRate {record.attempt, options.rateLimit});
    if (patience && m_retries.erase({record.trouble->wakeAt, job.key}) > 0)
        planRetry(record, now);
    return true;
}

} // namespace kurier
