// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What must hold after every step, whatever the step was.
#include "QueueBench.h"

namespace kurier {

void QueueBench::complain(const QString &what)
{
    if (m_trouble.isEmpty())
        m_trouble = what;
}

void QueueBench::settle()
{
    const JobEffects effects = std::exchange(m_out, {});
    for (const JobEffect &effect : effects) {
        apply(effect);
        const QString text = describe(effect);
        if (!text.isEmpty())
            m_log.append(text);
    }
    check();
}

void QueueBench::apply(const JobEffect &effect)
{
    if (const auto *const store = std::get_if<effect::Store>(&effect))
        applyStore(store->mutation);
    if (const auto *const start = std::get_if<effect::StartFile>(&effect)) {
        if (attemptsOf(start->job) > 0)
            complain(QStringLiteral("a second attempt of job %1").arg(start->job.value));
        m_attempts.emplace(start->attempt, Attempt {start->job, start->file, false});
    }
    if (const auto *const verify = std::get_if<effect::VerifyFile>(&effect))
        m_attempts.emplace(verify->attempt, Attempt {verify->job, verify->file, true});
    if (const auto *const left = std::get_if<effect::RowLeft>(&effect)) {
        if (!isFinal(left->state) || !m_left.emplace(left->key, left->state).second)
            complain(QStringLiteral("job %1 left twice or not finally").arg(left->key.value));
        if (m_stored.at(left->key).state != left->state)
            complain(QStringLiteral("job %1 left before it was stored").arg(left->key.value));
        ++m_finalCounts.at(static_cast<std::size_t>(left->state));
    }
}

void QueueBench::applyStore(const StoreMutation &mutation)
{
    if (const auto *const insert = std::get_if<InsertJob>(&mutation))
        m_stored.emplace(insert->job.key, insert->job);
    if (const auto *const update = std::get_if<UpdateJob>(&mutation)) {
        Job &row = m_stored.at(update->job.key);
        if (isFinal(row.state))
            complain(QStringLiteral("a final job was stored again"));
        std::vector<JobFile> files = std::move(row.files);
        row = update->job;
        row.files = std::move(files);
    }
    if (const auto *const update = std::get_if<UpdateFile>(&mutation))
        m_stored.at(update->job).files.at(static_cast<std::size_t>(update->index)) = update->file;
}

void QueueBench::compareWithStore(const Job &job)
{
    const Job &disk = m_stored.at(job.key);
    const auto afterRestart = [](JobState state) {
        return isActive(state) ? JobState::Queued : state;
    };
    const bool rowAgrees = afterRestart(disk.state) == afterRestart(job.state)
        && disk.priority == job.priority && disk.pendingEffect == job.pendingEffect
        && disk.name == job.name && disk.retryAt == job.retryAt
        && disk.errorCount == job.errorCount;
    bool filesAgree = true;
    for (std::size_t i = 0; i < job.files.size(); ++i) {
        // Of a file without a temp file a restart continues nothing.
        const bool nothingYet =
            job.files[i].state == FileState::Waiting && job.files[i].temp.isNull();
        filesAgree = filesAgree && disk.files[i].state == job.files[i].state
            && disk.files[i].temp == job.files[i].temp && disk.files[i].name == job.files[i].name
            && disk.files[i].proven == job.files[i].proven
            && disk.files[i].check == job.files[i].check && disk.files[i].url == job.files[i].url
            && (nothingYet || disk.files[i].validator == job.files[i].validator);
    }
    const bool errorNeeded = job.state == JobState::Error || job.state == JobState::TransientError;
    if (errorNeeded && !(job.error && disk.error && *job.error == *disk.error))
        complain(QStringLiteral("job %1 failed without a stored reason").arg(job.key.value));
    if (!rowAgrees || !filesAgree)
        complain(QStringLiteral("job %1 (%2) differs from what is stored (%3)")
                     .arg(QString::number(job.key.value), jobStateName(job.state),
                          jobStateName(disk.state)));
}

void QueueBench::check()
{
    std::array<qint64, kAllJobStates.size()> counts = m_finalCounts;
    std::size_t all = 0;
    queue.visitAfter({}, [&](const Job &job) {
        ++counts.at(static_cast<std::size_t>(job.state));
        ++all;
        if (isFinal(job.state) || m_left.contains(job.key))
            complain(QStringLiteral("job %1 is final and still there").arg(job.key.value));
        const bool running = !attemptOf(job.key).isNull();
        if (isActive(job.state) && !running)
            complain(QStringLiteral("job %1 is active without an attempt").arg(job.key.value));
        if (m_stored.contains(job.key))
            compareWithStore(job);
        else
            complain(QStringLiteral("job %1 was never stored").arg(job.key.value));
        return true;
    });
    if (counts != queue.counts())
        complain(QStringLiteral("counts() disagree with the jobs"));
    if (all != queue.size())
        complain(QStringLiteral("size() disagrees with the jobs"));
}

} // namespace kurier
