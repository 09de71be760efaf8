// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleanup/CleanupLedger.h"
#include "core/queue/DeltaCollector.h"
#include "core/queue/JobJournal.h"
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
    /// The same for what happens in the queue, which goes into its journal.
    void rowChanged(JobKey key, bool progressOnly, qint64 wallMs);
    void rowLeft(const Job &last);
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
    /// How long urgent changes wait before they are told: not at all, unless so many were told
    /// lately that whoever listens has enough to do.
    [[nodiscard]] std::chrono::milliseconds pause(std::chrono::milliseconds now);
    /// What changed since the last delta; mere progress only \a withProgress.
    [[nodiscard]] std::optional<QueueDelta> takeDelta(bool withProgress);
    [[nodiscard]] QueueStatus takeStatus();
    [[nodiscard]] const JobJournal &journal() const { return m_journal; }

    [[nodiscard]] bool hasUrgent() const { return m_deltas.hasUrgent(); }
    [[nodiscard]] bool hasProgress() const { return m_deltas.hasProgress(); }
    /// True when takeStatus() would say something new.
    [[nodiscard]] bool hasStatus() const { return m_statusDirty; }

private:
    [[nodiscard]] JobSnapshot snapshot(const Job &job) const;

    const JobQueue &m_queue;
    const CleanupLedger &m_ledger;
    DeltaCollector m_deltas;
    std::map<JobKey, RateMeter> m_rates;
    JobJournal m_journal;
    bool m_statusDirty = false;
    std::chrono::milliseconds m_since {0}; ///< Beginning of the time in which m_told is counted.
    qsizetype m_told = 0; ///< Rows.
};

} // namespace kurier
