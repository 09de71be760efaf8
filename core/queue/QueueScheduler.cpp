// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/QueueScheduler.h"

#include <algorithm>

namespace kurier {

namespace {
constexpr std::size_t indexOf(JobPriority level)
{
    return static_cast<std::size_t>(level);
}
} // namespace

void QueueScheduler::setSlots(int count)
{
    m_slots = std::max(1, count);
}

QueueScheduler::Turn QueueScheduler::enqueue(JobKey key, JobPriority level)
{
    const Turn turn = m_nextTurn++;
    m_waiting.at(indexOf(level)).emplace(turn, key);
    return turn;
}

void QueueScheduler::dequeue(JobKey key, JobPriority level, Turn turn)
{
    m_waiting.at(indexOf(level)).erase({turn, key});
}

void QueueScheduler::started(JobKey key, JobPriority level, Millis now)
{
    m_running.insert_or_assign(key, Running {level, now, true});
}

void QueueScheduler::setLevel(JobKey key, JobPriority level)
{
    if (const auto found = m_running.find(key); found != m_running.end())
        found->second.level = level;
}

void QueueScheduler::setContinuable(JobKey key, bool continuable)
{
    if (const auto found = m_running.find(key); found != m_running.end())
        found->second.continuable = continuable;
}

void QueueScheduler::ended(JobKey key)
{
    m_running.erase(key);
}

std::size_t QueueScheduler::waitingCount() const
{
    std::size_t count = 0;
    for (const auto &level : m_waiting)
        count += level.size();
    return count;
}

QueueScheduler::Candidates::const_iterator
QueueScheduler::victimFor(JobPriority level, const Candidates &running, Millis now)
{
    auto chosen = running.end();
    for (auto it = running.begin(); it != running.end(); ++it) {
        const Running &job = it->second;
        const bool lessUrgent = job.level > level;
        const bool hadItsTurn =
            job.level == level && job.continuable && now - job.since >= kTimeSlice;
        if (!lessUrgent && !hadItsTurn)
            continue;
        const bool better = chosen == running.end() || job.level > chosen->second.level
            || (job.level == chosen->second.level && job.since < chosen->second.since);
        if (better)
            chosen = it;
    }
    return chosen;
}

QueueScheduler::Decision QueueScheduler::decide(Millis now) const
{
    Decision decision;
    for (const auto &[turn, key] : m_waiting.at(indexOf(JobPriority::Foreground)))
        decision.start.push_back(key);

    Candidates background;
    for (const auto &[key, job] : m_running) {
        if (job.level != JobPriority::Foreground)
            background.emplace(key, job);
    }
    int free = m_slots - static_cast<int>(background.size());
    for (; free < 0; ++free) {
        // Fewer slots than before: the least urgent, youngest ones go back to waiting.
        const auto last = std::max_element(background.begin(), background.end(),
                                           [](const auto &a, const auto &b) {
                                               return std::pair(a.second.level, a.second.since)
                                                   < std::pair(b.second.level, b.second.since);
                                           });
        decision.preempt.push_back(last->first);
        background.erase(last);
    }
    for (const JobPriority level : {JobPriority::High, JobPriority::Normal, JobPriority::Low}) {
        for (const auto &[turn, key] : m_waiting.at(indexOf(level))) {
            if (free > 0) {
                --free;
            } else if (const auto victim = victimFor(level, background, now);
                       victim != background.end()) {
                decision.preempt.push_back(victim->first);
                background.erase(victim);
            } else {
                break;
            }
            decision.start.push_back(key);
        }
    }
    return decision;
}

QueueScheduler::Millis QueueScheduler::nextDeadline() const
{
    Millis earliest = Millis::max();
    for (const auto &[key, job] : m_running) {
        const bool contested = job.level != JobPriority::Foreground && job.continuable
            && !m_waiting.at(indexOf(job.level)).empty();
        if (contested)
            earliest = std::min(earliest, job.since + kTimeSlice);
    }
    return earliest;
}

} // namespace kurier
