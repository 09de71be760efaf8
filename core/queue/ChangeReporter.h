// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleanup/CleanupLedger.h"
#include "core/queue/DeltaCollector.h"
#include "core/queue/JobQueue.h"
#include "core/queue/RateMeter.h"

#include <map>
#include <optional>

namespace kurier {

/// Turns what changed in the queue into what is told of it: rows with their rate and clean-up
/// state, deltas, the status. Decides nothing and tells nobody itself. Thread: the controller's.
class ChangeReporter
{
public:
    /// Reads \a queue and \a ledger, which outlive it.
    ChangeReporter(const JobQueue &queue, const CleanupLedger &ledger);

    void rowChanged(JobKey key, bool progressOnly) { m_deltas.rowChanged(key, progressOnly); }
    void rowLeft(const JobId &id, JobKey key);
    /// A count of the status changed beside the rows.
    void statusChanged() { m_statusDirty = true; }
    /// Everything is told anew.
    void restart();
    /// An attempt of the job begins: its rate is measured until the job is no longer active.
    void measure(JobKey key) { m_rates.try_emplace(key); }
    /// Takes the rates' next sample.
    void updateRates(std::chrono::milliseconds now);

    /// A row of the queue as it is now; nothing when the job is not in it.
    [[nodiscard]] std::optional<JobSnapshot> row(JobKey key) const;
    /// What changed since the last delta; mere progress only \a withProgress.
    [[nodiscard]] std::optional<QueueDelta> takeDelta(bool withProgress);
    [[nodiscard]] QueueStatus takeStatus();

    [[nodiscard]] bool hasUrgent() const { return m_deltas.hasUrgent(); }
    [[nodiscard]] bool hasProgress() const { return m_deltas.hasProgress(); }
    /// True when takeStatus() would say something new.
    [[nodiscard]] bool hasStatus() const { return m_statusDirty; }

private:
    const JobQueue &m_queue;
    const CleanupLedger &m_ledger;
    DeltaCollector m_deltas;
    std::map<JobKey, RateMeter> m_rates;
    bool m_statusDirty = false;
};

} // namespace kurier
