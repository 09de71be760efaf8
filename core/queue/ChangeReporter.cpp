// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/ChangeReporter.h"

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kBreath {100};
constexpr qsizetype kManyRows = 100;
constexpr qsizetype kWorthADelta = 1000;

/// Whether a job runs or waits for its turn.
bool hasWork(const JobQueue &queue)
{
    const auto count = [&queue](JobState state) {
        return queue.counts().at(static_cast<std::size_t>(state));
    };
    return count(JobState::Queued) + count(JobState::Connecting) + count(JobState::Transferring)
        > 0;
}

} // namespace

ChangeReporter::ChangeReporter(const JobQueue &queue, const CleanupLedger &ledger)
    : m_queue(queue)
    , m_ledger(ledger)
{
}

void ChangeReporter::rowChanged(JobKey key, bool progressOnly, qint64 wallMs)
{
    m_deltas.rowChanged(key, progressOnly);
    if (progressOnly)
        return;
    if (const Job *const job = m_queue.find(key))
        m_journal.note(*job, wallMs);
}

void ChangeReporter::rowLeft(const Job &last)
{
    m_deltas.rowLeft(snapshot(last));
    m_rates.erase(last.key);
    m_journal.forget(last.key);
    m_statusDirty = true;
}

std::chrono::milliseconds ChangeReporter::pause(std::chrono::milliseconds now)
{
    if (now - m_since >= kBreath) {
        m_since = now;
        m_told = 0;
    }
    // The last changes before a rest are what somebody may be waiting for.
    const bool resting = !hasWork(m_queue);
    const bool atOnce = m_told < kManyRows || resting || m_deltas.isTelling()
        || m_deltas.urgentRows() >= kWorthADelta;
    return atOnce ? std::chrono::milliseconds(0) : m_since + kBreath - now;
}

void ChangeReporter::restart()
{
    m_deltas.restart();
    m_statusDirty = true;
}

void ChangeReporter::updateRates(std::chrono::milliseconds now)
{
    for (auto it = m_rates.begin(); it != m_rates.end();) {
        const Job *const job = m_queue.find(it->first);
        m_deltas.rowChanged(it->first, true);
        if (!job || !isActive(job->state)) {
            if (job)
                m_journal.sample(it->first, 0, now);
            it = m_rates.erase(it);
            continue;
        }
        it->second.update(job->bytesTransferred(), now);
        m_journal.sample(it->first, it->second.bytesPerSecond(), now);
        ++it;
    }
}

std::optional<JobSnapshot> ChangeReporter::row(JobKey key) const
{
    const Job *const job = m_queue.find(key);
    if (!job)
        return std::nullopt;
    JobSnapshot row = snapshot(*job);
    if (const auto rate = m_rates.find(key); rate != m_rates.end())
        row.bytesPerSecond = rate->second.bytesPerSecond();
    return row;
}

JobSnapshot ChangeReporter::snapshot(const Job &job) const
{
    JobSnapshot snapshot = makeSnapshot(job);
    snapshot.cleanup = cleanupState(m_ledger.ofJob(job.id));
    return snapshot;
}

std::optional<QueueDelta> ChangeReporter::takeDelta(bool withProgress)
{
    const auto nextRows = [this](JobKey after, qint32 limit) {
        std::vector<JobKey> keys;
        m_queue.visitAfter(after, [&keys, limit](const Job &job) {
            keys.push_back(job.key);
            return keys.size() < static_cast<std::size_t>(limit);
        });
        return keys;
    };
    const bool telling = m_deltas.isTelling();
    auto delta = m_deltas.take(
        withProgress, [this](JobKey key) { return row(key); }, nextRows);
    if (delta)
        m_statusDirty = true;
    if (delta && !telling)
        m_told += delta->upserted.size() + delta->removed.size();
    return delta;
}

QueueStatus ChangeReporter::takeStatus()
{
    QueueStatus status;
    status.jobs = m_queue.counts();
    for (const auto &[key, rate] : m_rates) {
        status.bytesPerSecond += rate.bytesPerSecond();
        const Job *const job = m_queue.find(key);
        if (job && job->type == JobType::Upload)
            status.bytesPerSecondUp += rate.bytesPerSecond();
    }
    status.cleanupsPending = m_ledger.pendingCount();
    status.cleanupsFailed = m_ledger.failedCount();
    status.unused = m_queue.unusedJobs();
    m_statusDirty = false;
    return status;
}

} // namespace kurier
