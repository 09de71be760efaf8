// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/QueueCounts.h"

#include <utility>

namespace kurier {

bool QueueCounts::replace(const JobSnapshot &known, const JobSnapshot &job)
{
    if (known.state == job.state && known.type == job.type && known.priority == job.priority
        && known.host == job.host)
        return false;
    remove(known);
    add(job);
    return true;
}

void QueueCounts::count(const Traits &job, qsizetype step)
{
    m_total += step;
    m_states.at(at(job.type)).at(at(job.state)) += step;
    m_types.at(at(job.type)) += step;
    m_priorities.at(at(job.priority)) += step;
    Host &host = m_hosts[job.host];
    host.jobs += step;
    if (!std::exchange(host.moved, true) && !m_moved.contains(job.host))
        m_moved.insert(job.host, host.ranked);
    if (host.jobs == 0)
        m_hosts.remove(job.host);
}

void QueueCounts::rank()
{
    for (auto it = m_moved.cbegin(); it != m_moved.cend(); ++it) {
        if (it.value() > 0)
            m_ranking.erase({-it.value(), it.key()});
        const auto host = m_hosts.find(it.key());
        if (host == m_hosts.end())
            continue;
        m_ranking.emplace(-host->jobs, it.key());
        host->ranked = host->jobs;
        host->moved = false;
    }
    m_moved.clear();
}

QList<QueueCounts::HostCount> QueueCounts::largestHosts(qsizetype limit)
{
    rank();
    QList<HostCount> hosts;
    for (const auto &[jobs, host] : m_ranking) {
        if (hosts.size() == limit)
            break;
        hosts.append({host, -jobs});
    }
    return hosts;
}

} // namespace kurier
