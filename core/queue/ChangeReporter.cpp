// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/ChangeReporter.h"

namespace kurier {

ChangeReporter::ChangeReporter(const JobQueue &queue, const CleanupLedger &ledger)
    : m_queue(queue)
    , m_ledger(ledger)
{
}

void ChangeReporter::rowLeft(const JobId &id, JobKey key)
{
    m_deltas.rowLeft(id, key);
    m_rates.erase(key);
    m_statusDirty = true;
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
            it = m_rates.erase(it);
            continue;
        }
        it->second.update(job->bytesTransferred(), now);
        ++it;
    }
}

std::optional<JobSnapshot> ChangeReporter::row(JobKey key) const
{
    const Job *const job = m_queue.find(key);
    if (!job)
        return std::nullopt;
    JobSnapshot snapshot = makeSnapshot(*job);
    snapshot.cleanup = cleanupState(m_ledger.ofJob(job->id));
    if (const auto rate = m_rates.find(key); rate != m_rates.end())
        snapshot.bytesPerSecond = rate->second.bytesPerSecond();
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
    auto delta = m_deltas.take(
        withProgress, [this](JobKey key) { return row(key); }, nextRows);
    if (delta)
        m_statusDirty = true;
    return delta;
}

QueueStatus ChangeReporter::takeStatus()
{
    QueueStatus status;
    status.jobs = m_queue.counts();
    for (const auto &[key, rate] : m_rates)
        status.bytesPerSecond += rate.bytesPerSecond();
    status.cleanupsPending = m_ledger.pendingCount();
    status.cleanupsFailed = m_ledger.failedCount();
    status.unused = m_queue.unusedJobs();
    m_statusDirty = false;
    return status;
}

} // namespace kurier
