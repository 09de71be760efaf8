// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/QueueDelta.h"

#include <map>

namespace kurier {

/// What somebody has still to be told of the queue's rows: of each job its newest row, or that it
/// left. Holds no more rows than the queue, however long telling takes. Pure; thread: one.
class WaitingChanges
{
public:
    /// Rows of one part at most, and ids that left: little enough to be read and shown in between.
    static constexpr qsizetype kRowsPerPart = 250;
    static constexpr qsizetype kIdsPerPart = 2000;

    /// \a delta is newer than all before it.
    void add(const QueueDelta &delta);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty() && m_removed.isEmpty(); }
    /// The next part, of which nothing waits any more: what left, and the rows of the oldest jobs.
    /// Its revision is 0.
    [[nodiscard]] QueueDelta take();

private:
    std::map<JobKey, JobSnapshot> m_rows;
    QList<JobId> m_removed; ///< In the order they left.
};

} // namespace kurier
