// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"
#include "core/queue/QueueDelta.h"

#include <functional>
#include <set>

namespace kurier {

/// Gathers what changed and makes deltas of it: urgent changes (states, rows coming and going) at
/// the next turn of the event loop, mere progress with the next tick. Also tells the whole queue
/// anew in parts. Thread: the controller's.
class DeltaCollector
{
public:
    /// Urgent rows of one delta at most, so that nobody who reads it is busy for long; as many are
    /// told at a time while the queue is told anew.
    static constexpr qint32 kRowsPerPart = 2000;
    /// Rows that left take a fraction of the time.
    static constexpr qsizetype kLeftPerPart = 10'000;

    void rowChanged(JobKey key, bool progressOnly);
    /// \a last: what it became.
    void rowLeft(const JobSnapshot &last);
    /// Begins to tell everything anew.
    void restart();

    [[nodiscard]] bool hasUrgent() const
    {
        return m_telling || !m_urgent.empty() || !m_left.isEmpty();
    }
    [[nodiscard]] bool hasProgress() const { return !m_progress.empty(); }
    /// Everything is being told anew.
    [[nodiscard]] bool isTelling() const { return m_telling; }
    /// Urgent changes that wait to be told.
    [[nodiscard]] qsizetype urgentRows() const
    {
        return static_cast<qsizetype>(m_urgent.size()) + m_left.size();
    }

    /// The next delta; empty optional when there is nothing to tell. \a row makes the row of a key
    /// or nothing, \a nextRows the keys after one (at most a count), in order.
    [[nodiscard]] std::optional<QueueDelta>
    take(bool withProgress, const std::function<std::optional<JobSnapshot>(JobKey)> &row,
         const std::function<std::vector<JobKey>(JobKey, qint32)> &nextRows);

private:
    [[nodiscard]] std::set<JobKey> takeUrgent();
    [[nodiscard]] QList<JobSnapshot> takeLeft();
    [[nodiscard]] bool isTold(JobKey key) const { return !m_telling || key <= m_toldUpTo; }

    std::set<JobKey> m_urgent;
    std::set<JobKey> m_progress;
    QList<JobSnapshot> m_left;
    quint64 m_revision = 0;
    bool m_reset = false;
    bool m_telling = false;
    JobKey m_toldUpTo;
};

} // namespace kurier
