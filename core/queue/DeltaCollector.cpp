// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/DeltaCollector.h"

namespace kurier {

void DeltaCollector::rowChanged(JobKey key, bool progressOnly)
{
    if (!isTold(key))
        return;
    if (progressOnly)
        m_progress.insert(key);
    else
        m_urgent.insert(key);
}

void DeltaCollector::rowLeft(const JobSnapshot &last)
{
    m_urgent.erase(last.key);
    m_progress.erase(last.key);
    // Also of a row that was not told yet: somebody may have asked for it by its id.
    m_left.append(last);
}

void DeltaCollector::restart()
{
    m_urgent.clear();
    m_progress.clear();
    m_reset = true;
    m_telling = true;
    m_toldUpTo = {};
}

std::set<JobKey> DeltaCollector::takeUrgent()
{
    if (m_urgent.size() <= static_cast<std::size_t>(kRowsPerPart))
        return std::exchange(m_urgent, {});
    // The oldest first: a new row must not be told before those that are older.
    std::set<JobKey> part;
    for (qint32 i = 0; i < kRowsPerPart; ++i)
        part.insert(part.end(), m_urgent.extract(m_urgent.begin()).value());
    return part;
}

QList<JobSnapshot> DeltaCollector::takeLeft()
{
    if (m_left.size() <= kLeftPerPart)
        return std::exchange(m_left, {});
    const QList<JobSnapshot> part = m_left.first(kLeftPerPart);
    m_left.remove(0, kLeftPerPart);
    return part;
}

std::optional<QueueDelta>
DeltaCollector::take(bool withProgress,
                     const std::function<std::optional<JobSnapshot>(JobKey)> &row,
                     const std::function<std::vector<JobKey>(JobKey, qint32)> &nextRows)
{
    QueueDelta delta;
    delta.reset = std::exchange(m_reset, false);
    delta.left = takeLeft();
    delta.removed.reserve(delta.left.size());
    for (const JobSnapshot &last : std::as_const(delta.left))
        delta.removed.append(last.id);
    std::set<JobKey> keys = takeUrgent();
    if (withProgress) {
        // What waits for a later delta is not told before its elders.
        std::erase_if(m_progress, [this](JobKey key) { return m_urgent.contains(key); });
        keys.merge(m_progress);
        m_progress.clear();
    } else {
        for (const JobKey key : keys)
            m_progress.erase(key);
    }
    for (const JobKey key : keys) {
        if (auto snapshot = row(key))
            delta.upserted.append(*std::move(snapshot));
    }
    if (m_telling) {
        const std::vector<JobKey> part = nextRows(m_toldUpTo, kRowsPerPart);
        for (const JobKey key : part) {
            if (auto snapshot = row(key))
                delta.upserted.append(*std::move(snapshot));
            m_toldUpTo = key;
        }
        m_telling = part.size() == static_cast<std::size_t>(kRowsPerPart);
    }
    if (!delta.reset && delta.upserted.isEmpty() && delta.removed.isEmpty())
        return std::nullopt;
    delta.revision = ++m_revision;
    return delta;
}

} // namespace kurier
