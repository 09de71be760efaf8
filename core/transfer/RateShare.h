// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace kurier {

/// What one transfer may and wants to use, in bytes per second.
struct RateClaim
{
    qint64 limit = 0; ///< Its own limit; 0 = none.
    qint64 demand = 0; ///< What it is expected to use at most; 0 = as much as it gets.
};

/// Splits \a total bytes per second among \a claims: equal shares, and what one cannot use goes to
/// the others. Every share is at least 1 and never above the claim's own limit. With total 0 each
/// gets its own limit (0 = none). Pure.
[[nodiscard]] std::vector<qint64> shareRate(qint64 total, const std::vector<RateClaim> &claims);

} // namespace kurier
