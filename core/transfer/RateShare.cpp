// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/RateShare.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace kurier {

namespace {

constexpr qint64 kUnbounded = std::numeric_limits<qint64>::max();

/// Adds equal parts of \a total to \a shares, smallest bound first. Returns what nobody can take.
qint64 pour(qint64 total, const std::vector<qint64> &bounds, std::vector<qint64> &shares)
{
    std::vector<std::size_t> order(bounds.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    const auto room = [&](std::size_t i) { return std::max<qint64>(bounds[i] - shares[i], 0); };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return room(a) < room(b); });
    auto left = static_cast<qint64>(order.size());
    for (const std::size_t i : order) {
        const qint64 part = std::min(total / left, room(i));
        shares[i] += part;
        total -= part;
        --left;
    }
    return total;
}

} // namespace

std::vector<qint64> shareRate(qint64 total, const std::vector<RateClaim> &claims)
{
    std::vector<qint64> shares(claims.size(), 0);
    std::vector<qint64> limits;
    std::vector<qint64> demands;
    for (const RateClaim &claim : claims) {
        limits.push_back(claim.limit > 0 ? claim.limit : kUnbounded);
        demands.push_back(std::min(limits.back(), claim.demand > 0 ? claim.demand : kUnbounded));
    }
    if (total <= 0) {
        std::transform(claims.begin(), claims.end(), shares.begin(),
                       [](const RateClaim &claim) { return std::max<qint64>(claim.limit, 0); });
        return shares;
    }
    if (claims.empty())
        return shares;
    const qint64 unused = pour(total, demands, shares);
    pour(unused, limits, shares);
    for (qint64 &share : shares)
        share = std::max<qint64>(share, 1);
    return shares;
}

} // namespace kurier
