// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "QueueBench.h"

#include <algorithm>

namespace kurier {

namespace {

template <class... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

QString QueueBench::describe(const JobEffect &effect) const
{
    const auto text = [](const char *format) { return QString::fromLatin1(format); };
    return std::visit(
        Overloaded {
            [](const effect::Store &) { return QString(); },
            [](const effect::RowChanged &) { return QString(); },
            [&](const effect::StartFile &e) -> QString {
                return step("start", e.job, e.file)
                    + (e.oneConnection ? QStringLiteral(" alone") : QString());
            },
            [&](const effect::StopFile &e) {
                const Attempt attempt = m_attempts.at(e.attempt);
                return QString(step("stop", attempt.job, attempt.file)
                               + (e.discard ? text(" discard") : QString()));
            },
            [&](const effect::SetRate &e) {
                const Attempt attempt = m_attempts.at(e.attempt);
                return QString(step("rate", attempt.job, attempt.file)
                               + text(" %1").arg(e.bytesPerSecond));
            },
            [&](const effect::VerifyFile &e) { return step("verify", e.job, e.file); },
            [&](const effect::LookForRoom &e) { return QString(text("look ") + e.directory); },
            [&](const effect::PublishFile &e) { return step("publish", e.job, e.file); },
            [&](const effect::DropArtefact &e) {
                return text("drop temp %1").arg(e.artefact.value);
            },
            [&](const effect::ArtefactPublished &e) {
                return text("done temp %1").arg(e.artefact.value);
            },
            [&](const effect::RowLeft &e) {
                return text("left %1 %2").arg(e.key.value).arg(jobStateName(e.state));
            },
            [&](const effect::CommandEnded &e) {
                return text("answer %1 %2")
                    .arg(jobCommandName(e.command), errorCodeHex(e.error.code));
            }},
        effect);
}

QueueBench::QueueBench(quint32 seed)
    : queue(seed)
    , m_seed(seed)
{
}

// -- content -----------------------------------------------------------------------------------

Job QueueBench::makeJob(const Wish &wish) const
{
    Job job;
    job.id = JobId::create();
    job.type = wish.type;
    job.priority = wish.priority;
    job.autoComplete = wish.autoComplete;
    job.directory = QStringLiteral("/srv/downloads");
    JobOptions options;
    options.minimumRetryDelay = wish.minimumRetryDelay;
    options.noProgressTimeout = wish.noProgressTimeout;
    options.overwrite = wish.overwrite;
    job.options = std::make_shared<const JobOptions>(options);
    for (int i = 0; i < wish.files; ++i) {
        JobFile file;
        const bool own = i == 0 && !wish.url.isEmpty();
        file.url = own ? wish.url : "http://host.example/" + QByteArray::number(i);
        file.checksum = wish.checksum;
        file.expectedSize = wish.size;
        if (!wish.mirrors.isEmpty())
            file.addresses = QList<QByteArray> {file.url} + wish.mirrors;
        file.name = i == 0 ? wish.fileName : QStringLiteral("%1-%2").arg(wish.fileName).arg(i);
        job.files.push_back(file);
    }
    return job;
}

JobKey QueueBench::add(const Wish &wish)
{
    const JobKey key = queue.add(makeJob(wish), wish.resumed, {}, now, m_out);
    queue.confirm(key);
    settle();
    return key;
}

JobKey QueueBench::make(JobState state, int files, int finished, JobType type)
{
    Wish wish;
    wish.files = files;
    wish.type = type;
    wish.fileName = QStringLiteral("%1.bin").arg(JobId::create().toString());
    const JobKey key = add(wish);
    const bool untouched = finished == 0 && (state == JobState::Queued);
    if (!untouched)
        advance();
    for (int i = 0; i < finished; ++i)
        finishFile(key);
    const AttemptId attempt = attemptOf(key);
    const bool began = state != JobState::Connecting || finished > 0;
    if (!untouched && began && !attempt.isNull()) {
        record(attempt);
        connected(attempt);
        progress(attempt, 40);
    }
    const bool mustWait = state == JobState::Suspended || (state == JobState::Queued && !untouched)
        || (state == JobState::Connecting && finished > 0);
    if (mustWait) {
        static_cast<void>(command(JobCommand::Suspend, key));
        end(attempt, TransferOutcome::Stopped, 40);
        if (state != JobState::Suspended)
            static_cast<void>(command(JobCommand::Resume, key));
        if (state == JobState::Connecting)
            advance();
    }
    if (state == JobState::Error)
        end(attempt, TransferOutcome::Failed, 40, httpErrorCode(404));
    if (state == JobState::TransientError)
        end(attempt, TransferOutcome::Failed, 40, httpErrorCode(503));
    if (this->state(key) != state)
        complain(QStringLiteral("make() did not reach %1").arg(jobStateName(state)));
    takeLog();
    return key;
}

void QueueBench::restart()
{
    queue = JobQueue(m_seed);
    m_attempts.clear();
    m_finalCounts = {};
    m_out.clear();
    const std::map<JobKey, Job> all = m_stored;
    for (const auto &[key, job] : all) {
        if (!isFinal(job.state))
            read(job);
        queue.setLastKey(key);
    }
    settle();
}

void QueueBench::restore(const Job &job)
{
    read(job);
    settle();
}

void QueueBench::read(const Job &job)
{
    // What was active waits again; that alone is not worth a write.
    Job &disk = m_stored[job.key] = job;
    if (isActive(disk.state))
        disk.state = JobState::Queued;
    queue.restore(job, now, m_out);
}

// -- steps -------------------------------------------------------------------------------------

std::optional<Error> QueueBench::command(JobCommand verb, JobKey key)
{
    const std::size_t before = m_out.size();
    const auto answer = queue.command(verb, key, now, m_out);
    if (answer && !isSuccess(answer->code) && m_out.size() != before)
        complain(QStringLiteral("a refused command had effects"));
    settle();
    return answer;
}

void QueueBench::setPriority(JobKey key, JobPriority priority)
{
    JobChanges changes;
    changes.priority = priority;
    change(key, changes);
}

void QueueBench::change(JobKey key, const JobChanges &changes)
{
    queue.change(key, changes, now, m_out);
    settle();
}

void QueueBench::setNetwork(const NetworkCondition &network, MeteredPolicy policy)
{
    queue.setNetwork(network, policy, now, m_out);
    settle();
}

void QueueBench::advance()
{
    queue.advance(now, m_out);
    settle();
}

void QueueBench::wait(std::chrono::milliseconds time)
{
    now.steady += time;
    now.wall += time.count();
}

AttemptId QueueBench::attemptOf(JobKey key) const
{
    AttemptId newest;
    for (const auto &[id, attempt] : m_attempts) {
        if (attempt.job == key)
            newest = id;
    }
    return newest;
}

int QueueBench::attemptsOf(JobKey key) const
{
    return static_cast<int>(
        std::count_if(m_attempts.begin(), m_attempts.end(),
                      [key](const auto &entry) { return entry.second.job == key; }));
}

void QueueBench::record(AttemptId attempt)
{
    const auto found = m_attempts.find(attempt);
    const Job *const job = found == m_attempts.end() ? nullptr : queue.find(found->second.job);
    if (!job)
        return;
    const JobFile &file = job->files.at(static_cast<std::size_t>(found->second.file));
    if (!file.temp.isNull() || file.state != FileState::Waiting)
        return;
    queue.tempRecorded(attempt, ArtefactId {++m_lastTemp.value}, m_out);
    settle();
}

void QueueBench::connected(AttemptId attempt, qint64 total, const QByteArray &validator,
                           const QString &suggestedName)
{
    ByteRanges proven;
    if (const auto found = m_attempts.find(attempt); found != m_attempts.end()) {
        if (const Job *const job = queue.find(found->second.job))
            proven = job->files.at(static_cast<std::size_t>(found->second.file)).proven;
    }
    queue.connected({attempt, total, proven, validator, suggestedName, {}}, now, m_out);
    settle();
}

void QueueBench::progress(AttemptId attempt, qint64 bytes)
{
    queue.progress(attempt, bytes, m_out);
    settle();
}

void QueueBench::checkpoint(AttemptId attempt, qint64 bytes)
{
    queue.checkpoint(attempt, ByteRanges::prefix(bytes), m_out);
    settle();
}

void QueueBench::end(AttemptId attempt, TransferOutcome outcome, qint64 bytes, ErrorCode code,
                     std::optional<std::chrono::seconds> retryAfter, bool split,
                     ErrorContext context)
{
    m_attempts.erase(attempt);
    queue.ended(
        {attempt, outcome, ByteRanges::prefix(bytes), {code, context, {}, {}}, retryAfter, split},
        now, m_out);
    settle();
}

void QueueBench::verified(JobKey key, ErrorCode code, bool stopped, const QString &detail)
{
    const AttemptId attempt = attemptOf(key);
    m_attempts.erase(attempt);
    queue.verified(attempt, stopped, {code, ErrorContext::RemoteFile, detail, {}}, now, m_out);
    settle();
}

bool QueueBench::isVerifying(AttemptId attempt) const
{
    const auto found = m_attempts.find(attempt);
    return found != m_attempts.end() && found->second.verifying;
}

void QueueBench::finishFile(JobKey key, qint64 total)
{
    const AttemptId attempt = attemptOf(key);
    record(attempt);
    connected(attempt, total);
    progress(attempt, total);
    end(attempt, TransferOutcome::Finished, total);
}

void QueueBench::fail(JobKey key, ErrorCode code)
{
    const AttemptId attempt = attemptOf(key);
    const Job *const known = job(key);
    const qint64 bytes = known ? known->files.at(0).proven.sum() : 0;
    end(attempt, TransferOutcome::Failed, bytes, code);
}

void QueueBench::neverNamed(JobKey key, qint32 file)
{
    queue.neverNamed(key, file, now, m_out);
    settle();
}

void QueueBench::published(JobKey key, qint32 file, ErrorCode code, const QString &suggestion)
{
    queue.published(key, file, {code, ErrorContext::LocalFile, {}, {}}, suggestion, now, m_out);
    settle();
}

void QueueBench::roomFound(std::optional<qint64> free)
{
    queue.roomFound(QStringLiteral("/srv/downloads"), 7, free, now, m_out);
    settle();
}

QStringList QueueBench::takeLog()
{
    return std::exchange(m_log, {});
}

JobState QueueBench::state(JobKey key) const
{
    if (const auto left = m_left.find(key); left != m_left.end())
        return left->second;
    return queue.find(key)->state;
}

} // namespace kurier
