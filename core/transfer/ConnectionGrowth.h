// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <vector>

namespace kurier {

/// Finds out how many connections to one file pay: starts with one, doubles them as long as the
/// throughput of all grows with it, and goes back to the last number that did. New ones that bring
/// as much as the first one did at their age have shown that they pay; otherwise the rates of all
/// before and after are compared, which takes longer. Fast ones stay alone.
/// Thread: the owner's.
class ConnectionGrowth final
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// What one connection brought since its answer began.
    struct Line
    {
        std::chrono::duration<double> age {0};
        double bytes = 0;
    };

    /// What is known of the transfer at one moment.
    struct State
    {
        qint64 received = 0; ///< Bytes in all so far.
        qint64 missing = 0; ///< Bytes still to be fetched.
        int connections = 1; ///< Open now.
        qint64 rateLimit = 0; ///< Bytes per second it may use; 0 = no limit.
        std::vector<Line> lines = {}; ///< Of connections that were answered, the oldest first.
    };

    /// \a window: how long one measurement takes, and how long new connections get before it.
    ConnectionGrowth(std::chrono::milliseconds window, int most);

    /// Connections wanted from now on, 1 … most. Call it often.
    [[nodiscard]] int wanted(TimePoint now, const State &state);

private:
    void watchTheFirst(const State &state);
    [[nodiscard]] double firstAt(std::chrono::duration<double> age) const;
    [[nodiscard]] bool mayTryAtOnce(const State &state) const;
    [[nodiscard]] bool newOnesKeepPace(const State &state) const;
    void tryMore();
    void judge(double rate, const State &state);
    [[nodiscard]] bool isWorthATry(double rate, const State &state) const;

    const std::chrono::milliseconds m_window;
    const int m_most;
    int m_wanted = 1;
    int m_before = 1; ///< The number that is known to pay.
    double m_rateBefore = 0; ///< With m_before connections, bytes per second.
    bool m_begun = false;
    bool m_settling = true;
    bool m_trying = false; ///< m_wanted has not shown yet that it pays.
    bool m_done = false;
    int m_measured = 0; ///< Windows so far.
    std::vector<Line> m_first; ///< The first connection in its youth.
    TimePoint m_since;
    qint64 m_receivedThen = 0;
};

} // namespace kurier
