// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"
#include "core/job/JobState.h"

#include <array>
#include <chrono>
#include <map>
#include <set>
#include <vector>

namespace kurier {

/// Decides which waiting jobs run now: every foreground job, and of the others as many as there are
/// slots, more urgent levels first. A more urgent job takes the slot of a less urgent one at once;
/// jobs of one level take turns by time slices. Source: BITS "BG_JOB_PRIORITY" and product.md,
/// decision 13. Pure: knows keys, levels and times only.
class QueueScheduler
{
public:
    using Millis = std::chrono::milliseconds;
    /// A running job gives way to a waiting one of its level after this time.
    static constexpr Millis kTimeSlice {120'000};

    /// Place of a waiting job inside its level; smaller is earlier.
    using Turn = qint64;

    struct Decision
    {
        std::vector<JobKey> start;
        std::vector<JobKey> preempt;
    };

    /// Background slots, at least 1.
    void setSlots(int count);
    /// \a key waits from now on, behind all that wait already.
    [[nodiscard]] Turn enqueue(JobKey key, JobPriority level);
    void dequeue(JobKey key, JobPriority level, Turn turn);
    /// \a key runs from \a now on. One that cannot be continued later is not preempted by its
    /// peers.
    void started(JobKey key, JobPriority level, Millis now);
    /// A running job's level; its turn goes on. Unknown keys are ignored, here as below.
    void setLevel(JobKey key, JobPriority level);
    void setContinuable(JobKey key, bool continuable);
    /// \a key runs no more.
    void ended(JobKey key);
    [[nodiscard]] bool isRunning(JobKey key) const { return m_running.contains(key); }
    [[nodiscard]] std::size_t waitingCount() const;

    /// What to start and to stop at \a now. Changes nothing by itself.
    [[nodiscard]] Decision decide(Millis now) const;
    /// When decide() may say something new without any other event; Millis::max() if never.
    [[nodiscard]] Millis nextDeadline() const;

private:
    struct Running
    {
        JobPriority level;
        Millis since;
        bool continuable = true;
    };
    using Candidates = std::map<JobKey, Running>;

    [[nodiscard]] static Candidates::const_iterator
    victimFor(JobPriority level, const Candidates &running, Millis now);

    std::array<std::set<std::pair<Turn, JobKey>>, 4> m_waiting;
    Candidates m_running;
    Turn m_nextTurn = 1;
    int m_slots = 4;
};

} // namespace kurier
