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

/// A server, as the scheduler knows it; null = none, which is never full.
using HostId = IntegerId<struct HostIdTag>;

/// Decides which waiting jobs run now: every foreground job, and of the others as many as there are
/// slots and as one host may have, more urgent levels first. A more urgent job takes the place of a
/// less urgent one at once; jobs of one level take turns by time slices. A job whose host is full
/// holds up nobody behind it. Source: BITS "BG_JOB_PRIORITY" and product.md, decision 13.
/// Pure: knows keys, levels, hosts and times only.
class QueueScheduler
{
public:
    using Millis = std::chrono::milliseconds;
    /// A running job gives way to a waiting one of its level after this time.
    static constexpr Millis kTimeSlice {120'000};

    /// Place of a waiting job; smaller is earlier.
    using Turn = qint64;
    struct Place
    {
        JobPriority level = JobPriority::Normal;
        HostId host;
        Turn turn = 0; ///< 0 = does not wait.
    };

    struct Decision
    {
        std::vector<JobKey> start;
        std::vector<JobKey> preempt;
    };

    /// Background slots, at least 1.
    void setSlots(int count);
    /// Jobs that may run at one host, 0 = any number. Foreground jobs count, but are never held up.
    void setJobsPerHost(int count);
    /// \a key waits from now on, behind all that wait already. \returns its place for dequeue().
    [[nodiscard]] Place enqueue(JobKey key, JobPriority level, HostId host = {});
    void dequeue(JobKey key, const Place &place);
    /// \a key runs from \a now on. One that cannot be continued later is not preempted by its
    /// peers.
    void started(JobKey key, JobPriority level, HostId host, Millis now);
    /// A running job's level; its turn goes on. Unknown keys are ignored, here as below.
    void setLevel(JobKey key, JobPriority level);
    void setContinuable(JobKey key, bool continuable);
    /// A running job goes on at \a host. \returns false, and changes nothing, when that is full.
    [[nodiscard]] bool moveTo(JobKey key, HostId host);
    /// \a key runs no more.
    void ended(JobKey key);
    [[nodiscard]] bool isRunning(JobKey key) const { return m_running.contains(key); }
    [[nodiscard]] std::size_t waitingCount() const;

    /// What to start and to stop at \a now. Changes nothing by itself. Its cost does not depend on
    /// how many jobs wait.
    [[nodiscard]] Decision decide(Millis now) const;
    /// When decide() may say something new without any other event; Millis::max() if never.
    [[nodiscard]] Millis nextDeadline() const;

private:
    struct Running
    {
        JobPriority level;
        HostId host;
        Millis since;
        bool continuable = true;
    };
    using Line = std::set<std::pair<Turn, JobKey>>;
    using Candidates = std::map<JobKey, Running>;
    using HostCounts = std::map<HostId, int>;

    /// The waiting jobs of one level, by host, and each host's first turn.
    struct Level
    {
        std::map<HostId, Line> lines;
        std::set<std::pair<Turn, HostId>> heads;
        std::size_t size = 0;
    };

    /// A decision while it is made.
    struct Draft
    {
        Decision decision;
        /// Who may give way; foreground jobs among them never do. All that run, until one does.
        const Candidates *running = nullptr;
        Candidates remaining;
        HostCounts hosts;
        int free = 0;
    };

    [[nodiscard]] bool isFull(const HostCounts &hosts, HostId host) const;
    [[nodiscard]] bool hasRoomyHost(const Level &level) const;
    void trimHosts(Draft &draft) const;
    static void trimSlots(Draft &draft);
    void fill(Draft &draft, JobPriority level, Millis now) const;
    static void preempt(Draft &draft, JobKey key, HostId host);
    /// Who gives way to a job of \a level; with a \a host only jobs there.
    [[nodiscard]] static Candidates::const_iterator
    victimFor(JobPriority level, HostId host, const Candidates &running, Millis now);
    static void count(HostCounts &hosts, HostId host, int by);

    std::array<Level, 4> m_waiting;
    Candidates m_running;
    HostCounts m_hosts; ///< Running jobs.
    Turn m_nextTurn = 1;
    int m_slots = 4;
    int m_jobsPerHost = 0;
};

} // namespace kurier
