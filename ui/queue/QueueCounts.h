// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"

#include <QHash>
#include <QList>
#include <QString>

#include <array>
#include <set>
#include <utility>

namespace kurier {

/// How many jobs of the queue have each state, type, priority and host, kept change by change: what
/// a change costs does not depend on the queue's length. Value; any thread.
class QueueCounts
{
public:
    struct HostCount
    {
        QString host;
        qsizetype jobs = 0;

        friend bool operator==(const HostCount &, const HostCount &) = default;
    };

    /// What of a job is counted.
    struct Traits
    {
        Traits(const JobSnapshot &job)
            : Traits(job.type, job.state, job.priority, job.host)
        {
        }
        Traits(JobType ofType, JobState inState, JobPriority withPriority, const QString &from)
            : type(ofType)
            , state(inState)
            , priority(withPriority)
            , host(from)
        {
        }

        JobType type;
        JobState state;
        JobPriority priority;
        const QString &host; ///< Has to outlive the call it is given to.
    };

    void add(const Traits &job) { count(job, 1); }
    void remove(const Traits &job) { count(job, -1); }
    /// \a known has become \a job. True when a count has changed.
    bool replace(const JobSnapshot &known, const JobSnapshot &job);
    void clear() { *this = QueueCounts(); }

    [[nodiscard]] qsizetype total() const { return m_total; }
    [[nodiscard]] qsizetype of(JobType type, JobState state) const
    {
        return m_states.at(at(type)).at(at(state));
    }
    [[nodiscard]] qsizetype of(JobState state) const
    {
        return of(JobType::Download, state) + of(JobType::Upload, state);
    }
    [[nodiscard]] qsizetype of(JobType type) const { return m_types.at(at(type)); }
    [[nodiscard]] qsizetype of(JobPriority priority) const { return m_priorities.at(at(priority)); }
    [[nodiscard]] qsizetype of(const QString &host) const { return m_hosts.value(host).jobs; }
    [[nodiscard]] qsizetype hostCount() const { return m_hosts.size(); }
    /// At most \a limit hosts, those with the most jobs first, equal ones by name.
    [[nodiscard]] QList<HostCount> largestHosts(qsizetype limit);

private:
    struct Host
    {
        qsizetype jobs = 0;
        qsizetype ranked = 0; ///< With this many it stands in m_ranking; 0 = it does not.
        bool moved = false; ///< Stands in m_moved.
    };

    template <class Enum>
    static std::size_t at(Enum value)
    {
        return static_cast<std::size_t>(value);
    }
    void count(const Traits &job, qsizetype step);
    /// Puts the hosts whose counts changed at their new places.
    void rank();

    qsizetype m_total = 0;
    std::array<std::array<qsizetype, kAllJobStates.size()>, 2> m_states {};
    std::array<qsizetype, 2> m_types {};
    std::array<qsizetype, 4> m_priorities {};
    QHash<QString, Host> m_hosts;
    std::set<std::pair<qsizetype, QString>> m_ranking; ///< Negative counts: the largest first.
    QHash<QString, qsizetype> m_moved; ///< Hosts to be ranked anew, with their rank so far.
};

} // namespace kurier
