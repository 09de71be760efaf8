// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"

#include <curl/curl.h>
#include <sys/epoll.h>

#include <array>
#include <chrono>
#include <optional>

namespace kurier {

/// Drives the exchanges of a curl multi handle by the sockets that are ready, so that a turn costs
/// what happened and not what is open: curl_multi_perform asks the kernel about each exchange,
/// every time. Now and then all are driven nevertheless, so that a readiness curl did not ask to be
/// told of (several of its versions forgot to) delays an exchange and never hangs it. Thread: the
/// multi handle's, except wake().
class CurlEvents final
{
public:
    /// \a multi must outlive this object and must have no exchanges yet, nor after it. Throws
    /// std::system_error when the kernel gives no descriptors.
    explicit CurlEvents(CURLM *multi);
    ~CurlEvents();
    CurlEvents(const CurlEvents &) = delete;
    CurlEvents &operator=(const CurlEvents &) = delete;

    /// Waits until a socket is ready, curl's next timer is due, or wake(); \a limit at most.
    void wait(std::chrono::milliseconds limit);
    /// Drives what is ready, without waiting.
    void turn();
    /// Drives every exchange, whatever is ready.
    void driveAll();
    /// Makes wait() return, now or the next time. Thread: any.
    void wake();

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    static int onSocket(CURL *easy, curl_socket_t socket, int what, void *self, void *known);
    static int onTimer(CURLM *multi, long milliseconds, void *self);
    void act(curl_socket_t socket, int ready);

    CURLM *const m_multi;
    FileHandle m_epoll;
    FileHandle m_wake;
    std::array<epoll_event, 64> m_ready {};
    int m_readyCount = 0;
    std::optional<TimePoint> m_due; ///< Of curl's next timer.
    TimePoint m_lastAll;
};

} // namespace kurier
