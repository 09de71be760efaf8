// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/QueueScheduler.h"

#include <algorithm>

namespace kurier {

using Keys = std::vector<JobKey>;

/// Carries decisions out at once, as if every attempt ended immediately.
class SchedulerMachine
{
public:
    QueueScheduler scheduler;
    std::chrono::milliseconds now = std::chrono::hours(1);

    void wait(qint64 key, JobPriority level, qint64 host = 0)
    {
        m_levels[JobKey {key}] = level;
        m_places[JobKey {key}] = scheduler.enqueue(JobKey {key}, level, HostId {host});
    }
    QueueScheduler::Decision turn()
    {
        auto decision = scheduler.decide(now);
        for (const JobKey key : decision.preempt) {
            scheduler.ended(key);
            m_places[key] = scheduler.enqueue(key, m_levels[key], m_places[key].host);
        }
        for (const JobKey key : decision.start) {
            scheduler.dequeue(key, m_places[key]);
            scheduler.started(key, m_levels[key], m_places[key].host, now);
        }
        return decision;
    }
    void finish(JobKey key)
    {
        if (scheduler.isRunning(key))
            scheduler.ended(key);
        else
            scheduler.dequeue(key, m_places[key]);
        m_levels.erase(key);
        m_places.erase(key);
    }
    [[nodiscard]] Keys running() const
    {
        Keys keys;
        for (const auto &[key, level] : m_levels) {
            if (scheduler.isRunning(key))
                keys.push_back(key);
        }
        return keys;
    }
    [[nodiscard]] JobPriority levelOf(JobKey key) const { return m_levels.at(key); }
    [[nodiscard]] HostId hostOf(JobKey key) const { return m_places.at(key).host; }
    /// Running jobs at \a host, with \a background only those.
    [[nodiscard]] int atHost(HostId host, bool background = false) const
    {
        int count = 0;
        for (const JobKey key : running())
            count +=
                hostOf(key) == host && (!background || levelOf(key) != JobPriority::Foreground);
        return count;
    }
    [[nodiscard]] const std::map<JobKey, JobPriority> &all() const { return m_levels; }

private:
    std::map<JobKey, JobPriority> m_levels;
    std::map<JobKey, QueueScheduler::Place> m_places;
};

inline Keys keys(std::initializer_list<qint64> values)
{
    Keys list;
    for (const qint64 value : values)
        list.push_back(JobKey {value});
    return list;
}

inline Keys sorted(Keys list)
{
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace kurier
