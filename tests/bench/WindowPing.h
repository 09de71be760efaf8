// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/XScreen.h"

#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

namespace kurier::test {

using BenchClock = std::chrono::steady_clock;

/// How long a window took to answer questions asked in one period.
struct Latency
{
    std::size_t pings = 0;
    double median = 0; ///< Milliseconds, as all below.
    double p99 = 0;
    double worst = 0;
    std::size_t over16 = 0; ///< Answers that took longer than 16 ms.
    std::size_t over50 = 0;
};

/// Asks a window every 4 ms whether it is alive (_NET_WM_PING, as a window manager does) and times
/// the answers: the stalls of its event loop, seen from outside. It does not wait for an answer
/// before it asks again, so a stall counts with all the questions that came during it.
/// Thread: asks on its own; functions from any.
class WindowPing
{
public:
    WindowPing(const QByteArray &display, WindowNumber window);
    ~WindowPing();
    WindowPing(const WindowPing &) = delete;
    WindowPing &operator=(const WindowPing &) = delete;

    /// The answers to questions asked since \a begin; what is not answered yet counts as if it
    /// were answered now.
    [[nodiscard]] Latency since(BenchClock::time_point begin) const;

private:
    struct Question
    {
        BenchClock::time_point asked;
        BenchClock::time_point answered; ///< Epoch = not yet.
    };

    void run(const std::stop_token &stop);

    const QByteArray m_display;
    const WindowNumber m_window;
    mutable std::mutex m_mutex;
    std::vector<Question> m_questions;
    std::jthread m_thread;
};

} // namespace kurier::test
