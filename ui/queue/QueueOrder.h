// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"
#include "core/settings/Grouping.h"
#include "ui/queue/JobFilter.h"
#include "ui/queue/JobRows.h"
#include "ui/queue/QueueColumns.h"

#include <QVariant>

#include <array>
#include <vector>

namespace kurier {

/// States of a job that is in the queue, in the order of its life.
inline constexpr std::array kStatesByLife = {
    JobState::Transferring,   JobState::Connecting, JobState::Queued,     JobState::Suspended,
    JobState::TransientError, JobState::Error,      JobState::Transferred};

/// How the queue is sorted: by groups (states by life, servers by name), then by the raw values of
/// a column; equal ones in the order of adding.
struct QueueSorting
{
    QueueColumn column = QueueColumn::Added;
    Qt::SortOrder order = Qt::AscendingOrder; ///< Of the values; groups keep theirs.
    Grouping grouping = Grouping::None;

    friend bool operator==(const QueueSorting &, const QueueSorting &) = default;
};

/// What a column is sorted by. Unknown sizes and times count as less than all known ones.
[[nodiscard]] QVariant sortValue(const JobSnapshot &job, QueueColumn column);

/// True when both are of the same group.
[[nodiscard]] bool sameGroup(const JobSnapshot &a, const JobSnapshot &b, Grouping grouping);

/// True when both stand at the same place by \a sorting, their ages aside.
[[nodiscard]] bool sameSortValue(const JobSnapshot &a, const JobSnapshot &b, QueueSorting sorting);

/// The slots of \a jobs that fit \a filter, sorted. Pure: 200 ms for a million rows by number, two
/// seconds by name, so it may be called on any thread with a copy of the rows.
[[nodiscard]] std::vector<quint32> sortedSlots(const JobRows &jobs, const JobFilter &filter,
                                               QueueSorting sorting);

/// Puts \a entering (in any order, none of them in \a order yet) where they belong in \a order,
/// which is sorted by \a sorting. Costs one pass over what stands behind the first of them, and few
/// comparisons. Returns the first place that is not as it was. Pure.
std::size_t insertSorted(std::vector<quint32> &order, const std::vector<quint32> &entering,
                         const JobRows &jobs, QueueSorting sorting);

} // namespace kurier
