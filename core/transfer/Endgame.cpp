// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Endgame.h"

#include "core/transfer/SegmentPlan.h"

#include <algorithm>

namespace kurier {

namespace {

using std::chrono::milliseconds;

/// Shorter ones come from the network: TCP sends what was lost again after 200 ms.
constexpr milliseconds kSilence {200};
/// Small files are not worth it, and tell little of their server.
constexpr qint64 kLeastCame = kLeastPiece;
constexpr qint64 kMostRest = 3 * kLeastPiece;

bool isShort(const Tail &tail)
{
    const auto inASecond = static_cast<double>(tail.came) * 1000;
    return tail.rest > 0 && tail.rest <= kMostRest && 2 * tail.rest <= tail.came
        && static_cast<double>(tail.rest) * static_cast<double>(tail.age.count()) <= inASecond;
}

/// A second answer takes about as long as the first one did.
bool isWorthIt(const Tail &tail)
{
    return !tail.second && !tail.asked && tail.came >= kLeastCame
        && tail.silence >= std::max(kSilence, tail.answerTime) && isShort(tail);
}

} // namespace

std::optional<Endgame::Choice> Endgame::choose(const std::vector<Tail> &tails, int room) const
{
    if (m_server == Server::Tried || m_server == Server::Unwilling)
        return std::nullopt;
    const Tail *best = nullptr;
    int firsts = 0;
    for (const Tail &tail : tails) {
        firsts += !tail.second && tail.came > 0 && tail.rest > 0 ? 1 : 0;
        if (isWorthIt(tail) && (!best || tail.rest < best->rest))
            best = &tail;
    }
    if (!best || (room <= 0 && firsts < 2))
        return std::nullopt;
    return Choice {static_cast<std::size_t>(best - tails.data()), room <= 0};
}

} // namespace kurier
