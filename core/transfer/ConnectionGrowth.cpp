// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ConnectionGrowth.h"

#include <algorithm>

namespace kurier {

namespace {

/// Twice the connections have to bring at least this much of the rate before.
constexpr double kWorthIt = 1.25;
/// A single connection may need this many windows to reach its speed (TCP slow start).
constexpr int kPatience = 4;
/// What is done sooner by itself is not worth a trial.
constexpr double kWorthwhileSeconds = 2;
constexpr double kLimitReached = 0.8;

} // namespace

ConnectionGrowth::ConnectionGrowth(std::chrono::milliseconds window, int most)
    : m_window(window)
    , m_most(std::max(most, 1))
{
}

int ConnectionGrowth::wanted(TimePoint now, const State &state)
{
    if (m_done)
        return m_wanted;
    const bool over = m_begun && now - m_since >= m_window;
    if (over && !m_settling) {
        const std::chrono::duration<double> took = now - m_since;
        judge(static_cast<double>(state.received - m_receivedThen) / took.count(), state);
    } else if (over) {
        m_settling = false;
    }
    if (over || !m_begun) {
        m_begun = true;
        m_since = now;
        m_receivedThen = state.received;
    }
    return m_wanted;
}

void ConnectionGrowth::judge(double rate, const State &state)
{
    ++m_measured;
    const bool paid = state.connections >= m_wanted && rate >= kWorthIt * m_rateBefore;
    if (m_trying && !paid) {
        // They could not be had, or brought nothing.
        m_wanted = std::clamp(state.connections, 1, m_before);
        m_done = true;
        return;
    }
    const bool gathersSpeed =
        m_wanted == 1 && m_measured < kPatience && rate > kWorthIt * m_rateBefore;
    m_rateBefore = rate;
    m_before = m_wanted;
    m_trying = false;
    m_done = m_wanted >= m_most;
    if (m_done || gathersSpeed || !isWorthATry(rate, state))
        return;
    m_wanted = std::min(2 * m_wanted, m_most);
    m_trying = true;
    m_settling = true;
}

bool ConnectionGrowth::isWorthATry(double rate, const State &state) const
{
    const bool limited =
        state.rateLimit > 0 && rate >= kLimitReached * static_cast<double>(state.rateLimit);
    return !limited && rate > 0 && static_cast<double>(state.missing) > kWorthwhileSeconds * rate;
}

} // namespace kurier
