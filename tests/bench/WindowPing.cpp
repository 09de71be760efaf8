// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/WindowPing.h"

#include <poll.h>

#include <algorithm>

// Last: its macros are called None, Bool, Status …
#include <X11/Xlib.h>

namespace kurier::test {

namespace {

constexpr std::chrono::milliseconds kInterval {4};
// The window manager pings too; our numbers are none it would use.
constexpr long kFirstNumber = 0x4b000000;

double milliseconds(BenchClock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

XEvent question(Display *display, WindowNumber window, Atom protocols, Atom ping, long number)
{
    XEvent event {};
    event.xclient.type = ClientMessage;
    event.xclient.display = display;
    event.xclient.window = window;
    event.xclient.message_type = protocols;
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(ping);
    event.xclient.data.l[1] = number;
    event.xclient.data.l[2] = static_cast<long>(window);
    return event;
}

} // namespace

WindowPing::WindowPing(const QByteArray &display, WindowNumber window)
    : m_display(display)
    , m_window(window)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

WindowPing::~WindowPing() = default;

void WindowPing::run(const std::stop_token &stop)
{
    Display *const display = XOpenDisplay(m_display.constData());
    if (!display)
        return;
    const Window root = DefaultRootWindow(display);
    const Atom protocols = XInternAtom(display, "WM_PROTOCOLS", False);
    const Atom ping = XInternAtom(display, "_NET_WM_PING", False);
    // Answers are sent to whoever listens for the root's structure.
    XSelectInput(display, root, SubstructureNotifyMask | StructureNotifyMask);
    auto next = BenchClock::now();
    while (!stop.stop_requested()) {
        const auto now = BenchClock::now();
        if (now >= next) {
            const std::lock_guard lock(m_mutex);
            XEvent event = question(display, m_window, protocols, ping,
                                    kFirstNumber + static_cast<long>(m_questions.size()));
            m_questions.push_back({now, {}});
            XSendEvent(display, m_window, False, NoEventMask, &event);
            XFlush(display);
            next = std::max(next + kInterval, now);
        }
        while (XPending(display)) {
            XEvent event;
            XNextEvent(display, &event);
            const bool answer = event.type == ClientMessage && event.xclient.window == root
                && event.xclient.message_type == protocols
                && event.xclient.data.l[0] == static_cast<long>(ping);
            const long number = event.xclient.data.l[1] - kFirstNumber;
            const std::lock_guard lock(m_mutex);
            if (answer && number >= 0 && number < static_cast<long>(m_questions.size()))
                m_questions[static_cast<std::size_t>(number)].answered = BenchClock::now();
        }
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(next - BenchClock::now());
        pollfd wanted {ConnectionNumber(display), POLLIN, 0};
        ::poll(&wanted, 1, static_cast<int>(std::clamp<long>(rest.count(), 0, 100)));
    }
    XCloseDisplay(display);
}

Latency WindowPing::since(BenchClock::time_point begin) const
{
    std::vector<double> times;
    {
        const auto now = BenchClock::now();
        const std::lock_guard lock(m_mutex);
        for (const Question &each : m_questions) {
            if (each.asked < begin)
                continue;
            const bool answered = each.answered != BenchClock::time_point();
            times.push_back(milliseconds((answered ? each.answered : now) - each.asked));
        }
    }
    Latency result;
    if (times.empty())
        return result;
    std::sort(times.begin(), times.end());
    const auto longerThan = [&times](double limit) {
        return static_cast<std::size_t>(
            std::distance(std::upper_bound(times.begin(), times.end(), limit), times.end()));
    };
    result.pings = times.size();
    result.median = times[times.size() / 2];
    result.p99 = times[times.size() * 99 / 100];
    result.worst = times.back();
    result.over16 = longerThan(16);
    result.over50 = longerThan(50);
    return result;
}

} // namespace kurier::test
