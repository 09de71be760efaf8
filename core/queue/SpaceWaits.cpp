// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/SpaceWaits.h"

#include <algorithm>

namespace kurier {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstDelay {1000};
constexpr milliseconds kLongestDelay {60'000};
/// Looks that removals ask for, when there are thousands of them.
constexpr milliseconds kLeastPause {200};
constexpr std::size_t kMostTold = 100;

} // namespace

SpaceWaits::Time SpaceWaits::delay(int count)
{
    constexpr int kMostDoublings = 6;
    return std::min(kFirstDelay * (1 << std::clamp(count - 1, 0, kMostDoublings)), kLongestDelay);
}

void SpaceWaits::add(const QString &directory, const Wait &wait)
{
    const auto place = m_places.try_emplace(directory).first;
    const bool first = place->second.waiting.empty();
    place->second.waiting.insert_or_assign(wait.job, wait);
    place->second.looks = 0;
    if (place->second.looking)
        return;
    plan(place, first ? wait.due : std::min(place->second.due, wait.due));
}

void SpaceWaits::remove(const QString &directory, JobKey job)
{
    const auto place = m_places.find(directory);
    if (place == m_places.end() || place->second.waiting.erase(job) == 0
        || !place->second.waiting.empty())
        return;
    m_due.erase({place->second.due, directory});
    m_places.erase(place);
}

void SpaceWaits::setPriority(const QString &directory, JobKey job, JobPriority priority)
{
    m_places.at(directory).waiting.at(job).priority = priority;
}

void SpaceWaits::plan(const Places::iterator &place, Time due)
{
    m_due.erase({place->second.due, place->first});
    place->second.due = due;
    m_due.emplace(due, place->first);
}

std::vector<QString> SpaceWaits::takeDue(Time now)
{
    std::vector<QString> directories;
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const QString directory = m_due.begin()->second;
        Place &place = m_places.at(directory);
        m_due.erase(m_due.begin());
        place.looking = true;
        place.lookedAt = now;
        place.everybody = std::exchange(place.grown, false);
        directories.push_back(directory);
    }
    return directories;
}

void SpaceWaits::mayHaveGrown(const QString &directory, quint64 device, Time now)
{
    const auto here = m_places.find(directory);
    if (device == 0 && here != m_places.end())
        device = here->second.device;
    for (auto it = m_places.begin(); it != m_places.end(); ++it) {
        Place &place = it->second;
        if (it != here && (device == 0 || place.device != device))
            continue;
        place.grown = true;
        if (!place.looking)
            plan(it, std::min(place.due, std::max(now, place.lookedAt + kLeastPause)));
    }
}

std::vector<SpaceWaits::Verdict> SpaceWaits::found(const QString &directory, quint64 device,
                                                   std::optional<qint64> free, Time now)
{
    const auto it = m_places.find(directory);
    if (it == m_places.end() || !it->second.looking)
        return {};
    Place &place = it->second;
    place.looking = false;
    place.device = device;
    std::vector<const Wait *> order;
    for (const auto &[key, wait] : place.waiting) {
        if (place.everybody || wait.due <= now)
            order.push_back(&wait);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const Wait *a, const Wait *b) { return a->priority < b->priority; });
    std::vector<Verdict> verdicts;
    std::size_t told = 0;
    for (const Wait *const wait : order) {
        if (!free || wait->need <= *free) {
            verdicts.push_back({wait->job, 0});
            free = free ? std::optional(*free - wait->need) : free;
        } else if (told < kMostTold) {
            ++told;
            verdicts.push_back({wait->job, wait->need - std::max<qint64>(0, *free)});
        }
    }
    ++place.looks;
    plan(it, nextLook(place, now));
    return verdicts;
}

SpaceWaits::Time SpaceWaits::nextLook(const Place &place, Time now)
{
    Time due = now + delay(place.looks);
    if (place.grown)
        due = std::min(due, place.lookedAt + kLeastPause);
    for (const auto &[key, wait] : place.waiting) {
        if (wait.due > now)
            due = std::min(due, wait.due);
    }
    return due;
}

SpaceWaits::Time SpaceWaits::nextDeadline() const
{
    return m_due.empty() ? Time::max() : m_due.begin()->first;
}

} // namespace kurier
