// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/JobQueue.h"

#include "core/base/LogCategories.h"
#include "core/job/MissingSpace.h"

#include <algorithm>

namespace kurier {

namespace {

Job rowOf(const Job &job)
{
    Job row;
    row.key = job.key;
    row.id = job.id;
    row.type = job.type;
    row.state = job.state;
    row.priority = job.priority;
    row.autoComplete = job.autoComplete;
    row.pendingEffect = job.pendingEffect;
    row.errorCount = job.errorCount;
    row.name = job.name;
    row.description = job.description;
    row.directory = job.directory;
    row.created = job.created;
    row.modified = job.modified;
    row.finished = job.finished;
    row.retryAt = job.retryAt;
    row.failingSince = job.failingSince;
    row.activeAt = job.activeAt;
    row.noticeSeen = job.noticeSeen;
    row.cancelAt = job.cancelAt;
    row.error = job.error;
    row.options = job.options;
    return row;
}

/// Whether a name in the job's directory is reserved for \a file.
bool holdsName(const Job &job, const JobFile &file)
{
    return job.type == JobType::Download && file.state != FileState::Published
        && file.state != FileState::Dropped;
}

/// Whether a job in it can stand there for months.
bool rests(JobState state)
{
    return state != JobState::Queued && !isActive(state);
}

Error ok()
{
    return {};
}

} // namespace

void JobQueue::Record::forgetFailures()
{
    job.failingSince = 0;
    if (!trouble.isSet())
        return;
    trouble.edit().failures = 0;
    trouble.edit().failingSince = {};
}

void JobQueue::Record::forgetFullDisks()
{
    if (trouble.isSet())
        trouble.edit().roomFailures = 0;
}

void JobQueue::Record::forgetAddresses()
{
    if (!trouble.isSet())
        return;
    trouble.edit().addressesTried = 0;
    trouble.edit().addressError.reset();
}

JobQueue::JobQueue(quint32 seed)
    : m_random(seed)
{
}

// -- content -----------------------------------------------------------------------------------

void JobQueue::restore(Job job, const Moment &now, JobEffects &out)
{
    const JobKey key = job.key;
    // How far it came before a crash is not known; in doubt somebody needs it.
    if (isActive(job.state) || job.activeAt == 0)
        job.activeAt = now.wall;
    if (isActive(job.state))
        job.state = JobState::Queued;
    m_unused += job.noticeSeen > 0 ? 1 : 0;
    // What was written without proof still holds its room.
    const qint64 roomNeed = roomNeeded(job);
    for (JobFile &file : job.files) {
        if (file.state == FileState::Waiting)
            file.bytesTransferred = file.proven.sum();
        if (holdsName(job, file))
            m_names.claim(job.directory, file.name);
    }
    m_keys.insert(job.id, key);
    m_lastKey = std::max(m_lastKey, key);
    Record &record = m_records[key];
    record.job = std::move(job);
    record.durable = true;
    if (isDiskFull(record.job.error.get())) {
        record.trouble.edit().roomNeed = roomNeed;
        record.trouble.edit().roomDue = now.steady;
    }
    if (record.job.failingSince > 0) {
        const auto ago = std::max<qint64>(0, now.wall - record.job.failingSince);
        record.trouble.edit().failingSince = now.steady - std::chrono::milliseconds(ago);
    }
    ++countOf(record);
    enterState(record, now);
    const bool completing = record.job.state == JobState::Transferred
        && (record.job.pendingEffect == PendingEffect::Complete
            || (record.job.autoComplete && !record.job.error));
    if (completing) {
        for (JobFile &file : record.job.files)
            file.state = file.state == FileState::Publishing ? FileState::Transferred : file.state;
        beginCompletion(record, now, out);
    }
}

void JobQueue::setLastKey(JobKey last)
{
    m_lastKey = std::max(m_lastKey, last);
}

JobKey JobQueue::add(Job job, bool resumed, const QSet<QString> &taken, const Moment &now,
                     JobEffects &out)
{
    job.key = JobKey {++m_lastKey.value};
    job.state = JobState::Suspended;
    if (resumed)
        job.state = *nextState(job.state, JobTrigger::Resume);
    job.created = now.wall;
    job.modified = now.wall;
    job.activeAt = now.wall;
    const QSet<QString> avoid = job.effectiveOptions().overwrite ? QSet<QString>() : taken;
    for (JobFile &file : job.files) {
        if (holdsName(job, file))
            file.name = m_names.claimFree(job.directory, file.name, avoid);
    }
    if (job.name.isEmpty() && !job.files.empty())
        job.name = job.files.front().name;
    m_keys.insert(job.id, job.key);
    out.emplace_back(effect::Store {InsertJob {job}});
    out.emplace_back(effect::RowChanged {job.key, false});
    const JobKey key = job.key;
    Record &record = m_records[key];
    record.job = std::move(job);
    ++countOf(record);
    return key;
}

void JobQueue::confirm(JobKey key)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    Record &record = found->second;
    record.durable = true;
    const bool parked = record.job.state == JobState::Queued && record.place.turn == 0;
    if (parked && record.attempt.isNull())
        waitForSlot(record);
}

void JobQueue::withdraw(JobKey key)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    Record &record = found->second;
    leaveState(record);
    --countOf(record);
    setNotice(record.job, 0, 0);
    for (const JobFile &file : record.job.files) {
        if (holdsName(record.job, file))
            m_names.release(record.job.directory, file.name);
    }
    m_attempts.remove(record.attempt);
    m_keys.remove(record.job.id);
    m_records.erase(found);
}

const Job *JobQueue::find(JobKey key) const
{
    const auto found = m_records.find(key);
    return found == m_records.end() ? nullptr : &found->second.job;
}

const Job *JobQueue::find(const JobId &id) const
{
    const auto key = keyOf(id);
    return key ? find(*key) : nullptr;
}

std::optional<JobKey> JobQueue::keyOf(const JobId &id) const
{
    const auto found = m_keys.constFind(id);
    return found == m_keys.constEnd() ? std::nullopt : std::optional(*found);
}

JobQueue::Record *JobQueue::recordOf(AttemptId attempt)
{
    const auto found = m_attempts.constFind(attempt);
    if (found == m_attempts.constEnd())
        return nullptr;
    return &m_records.at(found->first);
}

// -- moving between states ---------------------------------------------------------------------

bool JobQueue::move(Record &record, JobTrigger trigger, const Moment &now, JobEffects &out)
{
    const auto next = nextState(record.job.state, trigger);
    if (!next) {
        qCWarning(lcQueue) << "no transition from" << jobStateName(record.job.state) << "on"
                           << static_cast<int>(trigger);
        return false;
    }
    if (*next == record.job.state)
        return true;
    // A restart makes a queued job of an active one: what is stored serves as well.
    const bool stored =
        isActive(*next) && (record.job.state == JobState::Queued || isActive(record.job.state));
    leaveState(record);
    --countOf(record);
    record.job.state = *next;
    ++countOf(record);
    if (!isActive(*next) && std::exchange(record.progressed, false))
        record.job.activeAt = now.wall;
    if (!rests(*next))
        setNotice(record.job, 0, 0);
    enterState(record, now);
    if (stored)
        out.emplace_back(effect::RowChanged {record.job.key, false});
    else
        storeRow(record, now, out);
    return true;
}

qint64 &JobQueue::countOf(const Record &record)
{
    return m_counts.at(static_cast<std::size_t>(record.job.state));
}

void JobQueue::waitForSlot(Record &record)
{
    if (hindrance(record)) {
        m_hindered.push_back(record.job.key);
        return;
    }
    const qint32 next = nextWaitingFile(record.job);
    record.host =
        next < 0 ? HostId {} : m_hosts.idOf(record.job.files[static_cast<std::size_t>(next)].url);
    record.place = m_scheduler.enqueue(record.job.key, record.job.priority, record.host);
}

void JobQueue::leaveState(Record &record)
{
    const JobKey key = record.job.key;
    if (record.place.turn > 0)
        m_scheduler.dequeue(key, std::exchange(record.place, {}));
    m_scheduler.ended(key);
    if (m_retries.erase({record.trouble->wakeAt, key}) > 0)
        record.job.retryAt = 0;
    if (std::exchange(record.waitsForRoom, false))
        m_space.remove(record.job.directory, key);
}

void JobQueue::enterState(Record &record, const Moment &now)
{
    const JobKey key = record.job.key;
    const bool waits = record.job.state == JobState::Queued && record.durable;
    if (waits && (record.attempt.isNull() || hindrance(record)))
        waitForSlot(record);
    if (isActive(record.job.state))
        m_scheduler.started(key, record.job.priority, record.host, now.steady);
    if (record.job.state != JobState::TransientError)
        return;
    if (isDiskFull(record.job.error.get()))
        waitForRoom(record);
    else
        planRetry(record, now);
}

void JobQueue::planRetry(Record &record, const Moment &now)
{
    if (hindrance(record))
        return;
    const auto wait = std::clamp<qint64>(record.job.retryAt - now.wall, 0, 86'400'000);
    Trouble &trouble = record.trouble.edit();
    trouble.retryDue = now.steady + std::chrono::milliseconds(wait);
    const auto patience = trouble.failingSince + record.job.effectiveOptions().noProgressTimeout;
    // A retry that was due while nobody could carry it out still comes first.
    const bool endsBefore =
        record.job.failingSince > 0 && patience < trouble.retryDue && trouble.retryDue > now.steady;
    trouble.wakeAt = endsBefore ? std::max(patience, now.steady) : trouble.retryDue;
    m_retries.emplace(trouble.wakeAt, record.job.key);
}

void JobQueue::storeRow(Record &record, const Moment &now, JobEffects &out)
{
    record.job.modified = now.wall;
    out.emplace_back(effect::Store {UpdateJob {rowOf(record.job)}});
    out.emplace_back(effect::RowChanged {record.job.key, false});
}

void JobQueue::storeFile(const Record &record, qint32 index, JobEffects &out)
{
    out.emplace_back(effect::Store {
        UpdateFile {record.job.key, index, record.job.files.at(static_cast<std::size_t>(index))}});
}

void JobQueue::leave(Record &record, const Moment &now, JobEffects &out)
{
    Job &job = record.job;
    m_space.mayHaveGrown(job.directory, 0, now.steady);
    setNotice(job, 0, 0);
    job.finished = now.wall;
    job.pendingEffect = PendingEffect::None;
    storeRow(record, now, out);
    for (const JobFile &file : job.files) {
        if (holdsName(job, file))
            m_names.release(job.directory, file.name);
    }
    m_attempts.remove(record.attempt);
    m_keys.remove(job.id);
    const auto last = std::make_shared<const Job>(std::move(job));
    m_records.erase(last->key);
    out.emplace_back(effect::RowLeft {last->id, last->key, last->state, last});
}

// -- verbs -------------------------------------------------------------------------------------

std::optional<Error> JobQueue::command(JobCommand command, JobKey key, const Moment &now,
                                       JobEffects &out)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return Error {ErrorCode::DoEJobNotFound, ErrorContext::QueueManager, {}, {}};
    Record &record = found->second;
    if (!allowedCommands(record.job.type, record.job.state).contains(command))
        return Error {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, record.job.name};
    touch(record, now, out);
    switch (command) {
    case JobCommand::Resume:
        return resume(record, now, out);
    case JobCommand::Suspend:
        return suspend(record, now, out);
    case JobCommand::Complete:
        return complete(record, now, out);
    case JobCommand::Cancel:
        break;
    }
    if (record.job.pendingEffect == PendingEffect::Complete) {
        record.cancelAsked = true;
        return std::nullopt;
    }
    cancel(record, now, out);
    return ok();
}

Error JobQueue::resume(Record &record, const Moment &now, JobEffects &out)
{
    const bool nothingToDo = record.job.files.empty()
        || (record.job.state == JobState::Transferred && nextWaitingFile(record.job) < 0)
        || record.job.pendingEffect == PendingEffect::Complete;
    if (nothingToDo)
        return {ErrorCode::DoEJobEmpty, ErrorContext::QueueManager, {}, record.job.name};
    if (record.job.state != JobState::Queued && !isActive(record.job.state)) {
        record.forgetFailures();
        record.forgetFullDisks();
    }
    move(record, JobTrigger::Resume, now, out);
    return ok();
}

Error JobQueue::suspend(Record &record, const Moment &now, JobEffects &out)
{
    if (nextState(record.job.state, JobTrigger::Suspend) != record.job.state)
        stopAttempt(record, false, out);
    move(record, JobTrigger::Suspend, now, out);
    return ok();
}

void JobQueue::cancel(Record &record, const Moment &now, JobEffects &out)
{
    stopAttempt(record, true, out);
    for (const JobFile &file : record.job.files) {
        if (!file.temp.isNull())
            out.emplace_back(effect::DropArtefact {file.temp, file.bytesTransferred});
    }
    leaveState(record);
    --countOf(record);
    record.job.state = *nextState(record.job.state, JobTrigger::Cancel);
    ++countOf(record);
    leave(record, now, out);
}

std::optional<Error> JobQueue::complete(Record &record, const Moment &now, JobEffects &out)
{
    Job &job = record.job;
    if (job.pendingEffect == PendingEffect::Complete)
        return std::nullopt;
    if (job.finishedFiles() == 0) {
        // Nothing can be kept: the job ends as cancelled, since "completed" would be untrue.
        cancel(record, now, out);
        return Error {ErrorCode::BgSPartialComplete, ErrorContext::None, {}, {}};
    }
    if (nextWaitingFile(job) >= 0) {
        stopAttempt(record, true, out);
        dropUnfinished(record, out);
    }
    if (job.state != JobState::Transferred)
        move(record, JobTrigger::UnfinishedDropped, now, out);
    beginCompletion(record, now, out);
    return std::nullopt;
}

void JobQueue::rename(Record &record, JobFile &file, const QString &wanted, const Moment &now,
                      JobEffects &out)
{
    Job &job = record.job;
    const QString old = file.name;
    m_names.release(job.directory, old);
    file.name = m_names.claimFree(job.directory, wanted);
    if (job.name == old && job.files.size() == 1) {
        job.name = file.name;
        storeRow(record, now, out);
    }
}

qint32 JobQueue::nextWaitingFile(const Job &job)
{
    const auto found = std::find_if(job.files.begin(), job.files.end(), [](const JobFile &file) {
        return file.state == FileState::Waiting;
    });
    return found == job.files.end() ? -1 : static_cast<qint32>(found - job.files.begin());
}

} // namespace kurier
