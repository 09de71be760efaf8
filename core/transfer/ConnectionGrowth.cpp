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
/// One that fills a gigabit line is held up by this machine rather than by its server; another one
/// would only cost more of its time.
constexpr double kFast = 125'000'000;
constexpr double kLimitReached = 0.8;
/// Younger connections tell nothing.
constexpr std::chrono::duration<double> kYoungest {0.1};
/// So long the first one is watched alone.
constexpr std::chrono::duration<double> kYouth {0.2};
/// Two that share a full line bring half as much each as one did.
constexpr double kKeepsPace = 0.75;
/// At an age at which the first one had less of its later speed it is no measure.
constexpr double kUpToSpeed = 0.5;

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
    watchTheFirst(state);
    if (m_trying && newOnesKeepPace(state)) {
        m_rateBefore *= kKeepsPace * m_wanted / m_before;
        m_before = m_wanted;
        m_done = m_wanted >= m_most;
        m_trying = false;
        m_settling = false;
        if (!m_done && isWorthATry(m_rateBefore, state))
            tryMore();
        m_begun = false;
    } else if (mayTryAtOnce(state)) {
        m_rateBefore = m_first.back().bytes / m_first.back().age.count();
        tryMore();
        m_begun = false;
    }
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
    tryMore();
}

void ConnectionGrowth::tryMore()
{
    m_wanted = std::min(2 * m_wanted, m_most);
    m_trying = true;
    m_settling = true;
}

void ConnectionGrowth::watchTheFirst(const State &state)
{
    if (state.lines.size() != 1 || m_trying)
        return;
    const Line &first = state.lines.front();
    const bool newer = m_first.empty() || first.age > m_first.back().age;
    if (newer && m_measured == 0)
        m_first.push_back(first);
}

double ConnectionGrowth::firstAt(std::chrono::duration<double> age) const
{
    Line before;
    for (const Line &line : m_first) {
        if (line.age >= age) {
            const double part = (age - before.age) / (line.age - before.age);
            return before.bytes + part * (line.bytes - before.bytes);
        }
        before = line;
    }
    return before.bytes;
}

/// Not while it gathers speed: then everything that is tried seems to pay.
bool ConnectionGrowth::mayTryAtOnce(const State &state) const
{
    const bool alone = m_wanted == 1 && m_most > 1 && !m_trying && m_measured == 0;
    if (!alone || m_first.empty() || m_first.back().age < kYouth)
        return false;
    const Line &now = m_first.back();
    const double half = firstAt(now.age / 2);
    return now.bytes - half <= kWorthIt * half && isWorthATry(now.bytes / now.age.count(), state);
}

bool ConnectionGrowth::newOnesKeepPace(const State &state) const
{
    const auto before = static_cast<std::size_t>(m_before);
    if (m_first.empty() || state.lines.size() < static_cast<std::size_t>(m_wanted))
        return false;
    const double speed = m_rateBefore / m_before;
    double expected = 0;
    double came = 0;
    for (std::size_t i = before; i < state.lines.size(); ++i) {
        const Line &line = state.lines[i];
        if (line.age < kYoungest || line.age > m_first.back().age)
            return false;
        const double first = firstAt(line.age);
        if (first < kUpToSpeed * speed * line.age.count())
            return false;
        expected += first;
        came += line.bytes;
    }
    return expected > 0 && came >= kKeepsPace * expected;
}

bool ConnectionGrowth::isWorthATry(double rate, const State &state) const
{
    const bool limited =
        state.rateLimit > 0 && rate >= kLimitReached * static_cast<double>(state.rateLimit);
    const bool fast = rate >= kFast * m_wanted;
    return !limited && !fast && rate > 0
        && static_cast<double>(state.missing) > kWorthwhileSeconds * rate;
}

} // namespace kurier
