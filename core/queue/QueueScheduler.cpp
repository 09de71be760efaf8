// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/QueueScheduler.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace kurier {

namespace {

constexpr std::size_t indexOf(JobPriority level)
{
    return static_cast<std::size_t>(level);
}

/// Gives way first: less urgent, then younger.
template <class Entry>
bool yieldsLater(const Entry &a, const Entry &b)
{
    return std::pair(a.second.level, a.second.since) < std::pair(b.second.level, b.second.since);
}

/// Shows the jobs of a level in their turn without touching more of them than are taken: the heads
/// of the hosts' lines, and for a host of which one was taken, the next in its line.
template <class Level>
class InTurn
{
public:
    using Line = typename decltype(Level::lines)::mapped_type;
    struct Offer
    {
        JobKey key;
        HostId host;
        typename Line::const_iterator at;
    };

    explicit InTurn(const Level &level)
        : m_level(level)
        , m_head(level.heads.begin())
    {
    }

    [[nodiscard]] std::optional<Offer> next()
    {
        const bool heads = m_head != m_level.heads.end();
        if (!m_taken.empty() && (!heads || m_taken.begin()->first < m_head->first)) {
            const Offer offer = m_taken.begin()->second;
            m_taken.erase(m_taken.begin());
            return offer;
        }
        if (!heads)
            return std::nullopt;
        const HostId host = (m_head++)->second;
        const auto first = m_level.lines.at(host).begin();
        return Offer {first->second, host, first};
    }

    void take(const Offer &offer)
    {
        const auto after = std::next(offer.at);
        if (after != m_level.lines.at(offer.host).end())
            m_taken.emplace(after->first, Offer {after->second, offer.host, after});
    }

private:
    const Level &m_level;
    typename decltype(Level::heads)::const_iterator m_head;
    std::map<QueueScheduler::Turn, Offer> m_taken;
};

} // namespace

void QueueScheduler::setSlots(int count)
{
    m_slots = std::max(1, count);
}

void QueueScheduler::setJobsPerHost(int count)
{
    m_jobsPerHost = std::max(0, count);
}

void QueueScheduler::count(HostCounts &hosts, HostId host, int by)
{
    if (host.isNull())
        return;
    const auto found = hosts.try_emplace(host, 0).first;
    found->second += by;
    if (found->second == 0)
        hosts.erase(found);
}

bool QueueScheduler::isFull(const HostCounts &hosts, HostId host) const
{
    if (m_jobsPerHost == 0)
        return false;
    const auto found = hosts.find(host);
    return found != hosts.end() && found->second >= m_jobsPerHost;
}

// -- who waits and who runs --------------------------------------------------------------------

QueueScheduler::Place QueueScheduler::enqueue(JobKey key, JobPriority level, HostId host)
{
    const Place place {level, host, m_nextTurn++};
    Level &queue = m_waiting.at(indexOf(level));
    Line &line = queue.lines[host];
    if (line.empty())
        queue.heads.emplace(place.turn, host);
    line.emplace(place.turn, key);
    ++queue.size;
    return place;
}

void QueueScheduler::dequeue(JobKey key, const Place &place)
{
    Level &queue = m_waiting.at(indexOf(place.level));
    const auto found = queue.lines.find(place.host);
    if (found == queue.lines.end())
        return;
    Line &line = found->second;
    const Turn head = line.begin()->first;
    if (line.erase({place.turn, key}) == 0)
        return;
    --queue.size;
    if (head == place.turn) {
        queue.heads.erase({head, place.host});
        if (!line.empty())
            queue.heads.emplace(line.begin()->first, place.host);
    }
    if (line.empty())
        queue.lines.erase(found);
}

void QueueScheduler::started(JobKey key, JobPriority level, HostId host, Millis now)
{
    ended(key);
    m_running.insert_or_assign(key, Running {level, host, now, true});
    count(m_hosts, host, 1);
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

bool QueueScheduler::moveTo(JobKey key, HostId host)
{
    const auto found = m_running.find(key);
    if (found == m_running.end() || found->second.host == host)
        return true;
    if (found->second.level != JobPriority::Foreground && isFull(m_hosts, host))
        return false;
    count(m_hosts, found->second.host, -1);
    found->second.host = host;
    count(m_hosts, host, 1);
    return true;
}

void QueueScheduler::ended(JobKey key)
{
    const auto found = m_running.find(key);
    if (found == m_running.end())
        return;
    count(m_hosts, found->second.host, -1);
    m_running.erase(found);
}

std::size_t QueueScheduler::waitingCount() const
{
    std::size_t count = 0;
    for (const Level &level : m_waiting)
        count += level.size;
    return count;
}

// -- deciding ----------------------------------------------------------------------------------

QueueScheduler::Candidates::const_iterator
QueueScheduler::victimFor(JobPriority level, HostId host, const Candidates &running, Millis now)
{
    auto chosen = running.end();
    for (auto it = running.begin(); it != running.end(); ++it) {
        const Running &job = it->second;
        const bool lessUrgent = job.level > level;
        const bool hadItsTurn =
            job.level == level && job.continuable && now - job.since >= kTimeSlice;
        if ((!lessUrgent && !hadItsTurn) || (!host.isNull() && job.host != host))
            continue;
        const bool better = chosen == running.end() || job.level > chosen->second.level
            || (job.level == chosen->second.level && job.since < chosen->second.since);
        if (better)
            chosen = it;
    }
    return chosen;
}

void QueueScheduler::preempt(Draft &draft, JobKey key, HostId host)
{
    if (draft.running != &draft.remaining)
        draft.remaining = *std::exchange(draft.running, &draft.remaining);
    draft.decision.preempt.push_back(key);
    count(draft.hosts, host, -1);
    draft.remaining.erase(key);
    ++draft.free;
}

/// Foreground jobs, or a smaller limit, may have made hosts too full.
void QueueScheduler::trimHosts(Draft &draft) const
{
    if (m_jobsPerHost == 0)
        return;
    std::map<HostId, std::vector<Candidates::const_iterator>> byHost;
    for (auto it = m_running.cbegin(); it != m_running.cend(); ++it) {
        const auto found = draft.hosts.find(it->second.host);
        const bool tooMany = found != draft.hosts.end() && found->second > m_jobsPerHost;
        if (tooMany && it->second.level != JobPriority::Foreground)
            byHost[it->second.host].push_back(it);
    }
    for (auto &[host, jobs] : byHost) {
        std::sort(jobs.begin(), jobs.end(),
                  [](const auto &a, const auto &b) { return yieldsLater(*b, *a); });
        for (const auto &job : jobs) {
            const auto left = draft.hosts.find(host);
            if (left == draft.hosts.end() || left->second <= m_jobsPerHost)
                break;
            preempt(draft, job->first, host);
        }
    }
}

/// Fewer slots than before: the least urgent, youngest ones go back to waiting.
void QueueScheduler::trimSlots(Draft &draft)
{
    while (draft.free < 0) {
        const auto least =
            std::max_element(draft.running->cbegin(), draft.running->cend(),
                             [](const auto &a, const auto &b) { return yieldsLater(a, b); });
        preempt(draft, least->first, least->second.host);
    }
}

void QueueScheduler::fill(Draft &draft, JobPriority level, Millis now) const
{
    InTurn<Level> waiting(m_waiting.at(indexOf(level)));
    while (const auto offer = waiting.next()) {
        const bool full = isFull(draft.hosts, offer->host);
        if (full || draft.free == 0) {
            const Candidates &running = *draft.running;
            const auto victim = victimFor(level, full ? offer->host : HostId {}, running, now);
            const bool found = victim != running.end();
            if (!found && draft.free == 0
                && (!full || victimFor(level, {}, running, now) == running.end()))
                return;
            if (!found)
                continue;
            preempt(draft, victim->first, victim->second.host);
        }
        --draft.free;
        count(draft.hosts, offer->host, 1);
        draft.decision.start.push_back(offer->key);
        waiting.take(*offer);
    }
}

QueueScheduler::Decision QueueScheduler::decide(Millis now) const
{
    Draft draft;
    draft.hosts = m_hosts;
    InTurn<Level> foreground(m_waiting.at(indexOf(JobPriority::Foreground)));
    while (const auto offer = foreground.next()) {
        draft.decision.start.push_back(offer->key);
        count(draft.hosts, offer->host, 1);
        foreground.take(*offer);
    }
    draft.running = &m_running;
    draft.free = m_slots
        - static_cast<int>(std::count_if(m_running.begin(), m_running.end(), [](const auto &one) {
                     return one.second.level != JobPriority::Foreground;
                 }));
    trimHosts(draft);
    trimSlots(draft);
    for (const JobPriority level : {JobPriority::High, JobPriority::Normal, JobPriority::Low})
        fill(draft, level, now);
    return std::move(draft.decision);
}

bool QueueScheduler::hasRoomyHost(const Level &level) const
{
    // At most as many hosts are full as jobs run, so this ends soon.
    return std::any_of(level.heads.begin(), level.heads.end(),
                       [this](const auto &head) { return !isFull(m_hosts, head.second); });
}

QueueScheduler::Millis QueueScheduler::nextDeadline() const
{
    std::array<bool, 4> roomy {};
    for (std::size_t i = 0; i < m_waiting.size(); ++i)
        roomy.at(i) = hasRoomyHost(m_waiting.at(i));
    Millis earliest = Millis::max();
    for (const auto &[key, job] : m_running) {
        if (job.level == JobPriority::Foreground || !job.continuable)
            continue;
        // Its end helps those who wait for any slot, and those who wait for its host.
        const bool rivals = roomy.at(indexOf(job.level))
            || m_waiting.at(indexOf(job.level)).lines.contains(job.host);
        if (rivals)
            earliest = std::min(earliest, job.since + kTimeSlice);
    }
    return earliest;
}

} // namespace kurier
