// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/RemoteRows.h"

#include <algorithm>
#include <utility>

namespace kurier {

void RemoteRows::restart()
{
    m_ahead.clear();
    m_removed.clear();
    m_lastKey = {};
    m_reset = true;
    m_complete = false;
}

void RemoteRows::pageAsked()
{
    // A page made from now on knows what was told before.
    m_ahead.clear();
    m_removed.clear();
}

QueueDelta RemoteRows::next()
{
    QueueDelta delta;
    delta.revision = ++m_revision;
    delta.reset = std::exchange(m_reset, false);
    return delta;
}

QueueDelta RemoteRows::page(const QList<JobSnapshot> &rows, bool more)
{
    QueueDelta delta = next();
    for (const JobSnapshot &row : rows) {
        m_lastKey = std::max(m_lastKey, row.key);
        if (m_removed.contains(row.id))
            continue;
        const auto newer = m_ahead.find(row.key);
        delta.upserted.append(newer == m_ahead.end() ? row : newer->second);
        if (newer != m_ahead.end())
            m_ahead.erase(newer);
    }
    m_complete = !more;
    if (!m_complete)
        return delta;
    for (const auto &[key, row] : m_ahead) {
        if (m_removed.contains(row.id))
            continue;
        delta.upserted.append(row);
        m_lastKey = std::max(m_lastKey, key);
    }
    pageAsked();
    return delta;
}

QueueDelta RemoteRows::delta(const QueueDelta &told)
{
    if (m_reset) {
        // The first page is on its way.
        for (const JobSnapshot &row : told.upserted)
            m_ahead.insert_or_assign(row.key, row);
        for (const JobId &id : told.removed)
            m_removed.insert(id);
        return {};
    }
    QueueDelta delta;
    for (const JobSnapshot &row : told.upserted) {
        if (m_complete || row.key <= m_lastKey)
            delta.upserted.append(row);
        else
            m_ahead.insert_or_assign(row.key, row);
        if (m_complete)
            m_lastKey = std::max(m_lastKey, row.key);
    }
    if (!m_complete) {
        for (const JobId &id : told.removed)
            m_removed.insert(id);
    }
    delta.removed = told.removed;
    if (delta.upserted.isEmpty() && delta.removed.isEmpty())
        return {};
    delta.revision = ++m_revision;
    return delta;
}

} // namespace kurier
