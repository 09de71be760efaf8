// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kurier {

/// Columns of the queue, in their first order. The numbers are stored in the header's state.
enum class QueueColumn : int {
    Name = 0,
    State = 1,
    Progress = 2,
    Size = 3,
    Rate = 4,
    Remaining = 5,
    Priority = 6,
    Added = 7,
    Owner = 8, ///< Only where other users' queues are shown.
};

inline constexpr int kQueueColumnCount = 9;

} // namespace kurier
