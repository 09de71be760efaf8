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

void DeltaCollector::rowLeft(const JobId &id, JobKey key)
{
    m_urgent.erase(key);
    m_progress.erase(key);
    // Also of a row that was not told yet: somebody may have asked for it by its id.
    m_left.append(id);
}

void DeltaCollector::restart()
{
    m_urgent.clear();
    m_progress.clear();
    m_reset = true;
    m_telling = true;
    m_toldUpTo = {};
}

std::optional<QueueDelta>
DeltaCollector::take(bool withProgress,
                     const std::function<std::optional<JobSnapshot>(JobKey)> &row,
                     const std::function<std::vector<JobKey>(JobKey, qint32)> &nextRows)
{
    QueueDelta delta;
    delta.reset = std::exchange(m_reset, false);
    delta.removed = std::exchange(m_left, {});
    std::set<JobKey> keys = std::exchange(m_urgent, {});
    if (withProgress)
        keys.merge(m_progress);
    else
        std::erase_if(m_progress, [&keys](JobKey key) { return keys.contains(key); });
    if (withProgress)
        m_progress.clear();
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
