// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/RetryPolicy.h"

#include <algorithm>

namespace kurier::RetryPolicy {

std::chrono::milliseconds delay(int failures, std::chrono::seconds minimum,
                                std::optional<std::chrono::seconds> retryAfter, double jitter)
{
    constexpr int kMostDoublings = 20;
    constexpr double kSpread = 0.25;
    const auto base = std::max(minimum, kShortestDelay);
    const auto longest = std::max(base, kLongestDelay);
    const int doublings = std::clamp(failures - 1, 0, kMostDoublings);
    const auto grown = std::min(base * (std::int64_t {1} << doublings), longest);
    const auto spread = std::chrono::duration<double>(grown) * (1.0 + kSpread * jitter);
    const auto chosen = std::chrono::duration_cast<std::chrono::milliseconds>(spread);
    return retryAfter ? std::max<std::chrono::milliseconds>(chosen, *retryAfter) : chosen;
}

} // namespace kurier::RetryPolicy
