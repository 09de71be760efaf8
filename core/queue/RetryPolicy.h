// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace kurier {

/// When a failed transfer is tried again (product.md, decision 12). Pure.
namespace RetryPolicy {

inline constexpr std::chrono::seconds kShortestDelay {1};
inline constexpr std::chrono::seconds kLongestDelay {600};

/// Delay before the next try. \a failures counts failures in a row, from 1. \a minimum is the job's
/// minimumRetryDelay, raised to kShortestDelay; it doubles with each failure up to kLongestDelay
/// (or \a minimum, when that is longer). \a jitter in [0,1) spreads the delay over +0..25 %.
/// A server's Retry-After is never undercut.
[[nodiscard]] std::chrono::milliseconds delay(int failures, std::chrono::seconds minimum,
                                              std::optional<std::chrono::seconds> retryAfter,
                                              double jitter);

} // namespace RetryPolicy

} // namespace kurier
