// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/QueueDelta.h"

#include <QHash>
#include <QSet>

#include <map>

namespace kurier {

/// Puts together what is told of a queue of another process: pages of the rows there are, which
/// are asked for one after the other, and deltas that come at any time in between. What it gives
/// keeps the promises of QueueDelta: rows in the order of their keys, none older than told before.
/// Pure; thread: one.
class RemoteRows
{
public:
    /// Everything is to be told anew: forget it, ask for the first page.
    void restart();
    /// The next page was asked for; deltas from now on are at least as new as it.
    void pageAsked();
    /// Rows of that page, oldest first; \a more says that there is another one. The first one after
    /// restart() gives a delta whose reset is true.
    [[nodiscard]] QueueDelta page(const QList<JobSnapshot> &rows, bool more);
    /// What changed; empty when nothing is to be told of it yet.
    [[nodiscard]] QueueDelta delta(const QueueDelta &told);

    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// Where the next page begins.
    [[nodiscard]] JobKey lastKey() const { return m_lastKey; }

private:
    QueueDelta next();

    std::map<JobKey, JobSnapshot> m_ahead; ///< Of the deltas since pageAsked(), not told yet.
    QSet<JobId> m_removed; ///< Since pageAsked().
    JobKey m_lastKey;
    quint64 m_revision = 0;
    bool m_reset = true;
    bool m_complete = false;
};

} // namespace kurier
