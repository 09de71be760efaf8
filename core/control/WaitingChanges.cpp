// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/WaitingChanges.h"

#include <algorithm>

namespace kurier {

void WaitingChanges::add(const QueueDelta &delta)
{
    for (const JobSnapshot &row : delta.upserted)
        m_rows.insert_or_assign(row.key, row);
    // Told later, such a row would bring the job back.
    for (const JobSnapshot &last : delta.left)
        m_rows.erase(last.key);
    m_removed += delta.removed;
}

QueueDelta WaitingChanges::take()
{
    QueueDelta part;
    const qsizetype ids = std::min(m_removed.size(), kIdsPerPart);
    part.removed = m_removed.first(ids);
    m_removed.remove(0, ids);
    // The oldest first: a new row must not be told before those that are older.
    while (!m_rows.empty() && part.upserted.size() < kRowsPerPart)
        part.upserted.append(std::move(m_rows.extract(m_rows.begin()).mapped()));
    return part;
}

} // namespace kurier
