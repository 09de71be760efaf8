// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlEvents.h"

#include "core/base/LogCategories.h"

#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <utility>

namespace kurier {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// How long a readiness that nobody told may remain unseen.
constexpr milliseconds kDriveAll {50};

int checked(int descriptor, const char *what)
{
    if (descriptor < 0)
        throw std::system_error(errno, std::generic_category(), what);
    return descriptor;
}

void check(CURLMcode code, const char *what)
{
    if (code != CURLM_OK)
        qCWarning(lcTransfer, "%s: %s", what, curl_multi_strerror(code));
}

int readiness(std::uint32_t events)
{
    // Errors and hang-ups come out when curl reads or writes.
    const bool ended = (events & (EPOLLERR | EPOLLHUP)) != 0;
    return ((events & EPOLLIN) != 0 || ended ? CURL_CSELECT_IN : 0)
        | ((events & EPOLLOUT) != 0 || ended ? CURL_CSELECT_OUT : 0);
}

} // namespace

CurlEvents::CurlEvents(CURLM *multi)
    : m_multi(multi)
    , m_epoll(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1"))
    , m_wake(checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd"))
{
    epoll_event event {};
    event.events = EPOLLIN;
    event.data.fd = m_wake.descriptor();
    checked(::epoll_ctl(m_epoll.descriptor(), EPOLL_CTL_ADD, m_wake.descriptor(), &event),
            "epoll_ctl");
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlEvents::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, static_cast<void *>(this));
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlEvents::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, static_cast<void *>(this));
}

CurlEvents::~CurlEvents()
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, nullptr);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, nullptr);
}

int CurlEvents::onSocket(CURL * /*easy*/, curl_socket_t socket, int what, void *self,
                         void * /*known*/)
{
    const int epoll = static_cast<CurlEvents *>(self)->m_epoll.descriptor();
    epoll_event event {};
    event.data.fd = socket;
    if (what == CURL_POLL_REMOVE) {
        ::epoll_ctl(epoll, EPOLL_CTL_DEL, socket, &event);
        return 0;
    }
    event.events = (what & CURL_POLL_IN) != 0 ? EPOLLIN : 0U;
    if ((what & CURL_POLL_OUT) != 0)
        event.events |= EPOLLOUT;
    // The number may have been another socket's, which the kernel forgot when it was closed.
    if (::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) == 0)
        return 0;
    if (errno != EEXIST || ::epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) != 0)
        qCWarning(lcTransfer, "epoll_ctl: error %d", errno);
    return 0;
}

int CurlEvents::onTimer(CURLM * /*multi*/, long milliseconds, void *self)
{
    auto &due = static_cast<CurlEvents *>(self)->m_due;
    if (milliseconds < 0)
        due.reset();
    else
        due = steady_clock::now() + std::chrono::milliseconds(milliseconds);
    return 0;
}

void CurlEvents::wait(milliseconds limit)
{
    if (m_due) {
        const auto left = std::chrono::ceil<milliseconds>(*m_due - steady_clock::now());
        limit = std::clamp(left, milliseconds(0), limit);
    }
    const int count =
        ::epoll_wait(m_epoll.descriptor(), m_ready.data(), static_cast<int>(m_ready.size()),
                     static_cast<int>(limit.count()));
    m_readyCount = std::max(count, 0);
}

void CurlEvents::turn()
{
    const int count = std::exchange(m_readyCount, 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = m_ready[static_cast<std::size_t>(i)];
        if (event.data.fd != m_wake.descriptor()) {
            act(event.data.fd, readiness(event.events));
            continue;
        }
        std::uint64_t times = 0;
        [[maybe_unused]] const auto bytes = ::read(m_wake.descriptor(), &times, sizeof times);
    }
    const TimePoint now = steady_clock::now();
    if (now - m_lastAll >= kDriveAll) {
        driveAll();
        m_lastAll = now;
    }
    if (m_due && *m_due <= now) {
        m_due.reset();
        act(CURL_SOCKET_TIMEOUT, 0);
    }
}

void CurlEvents::wake()
{
    const std::uint64_t once = 1;
    // Fails only when the counter is full, and then it wakes anyway.
    [[maybe_unused]] const auto bytes = ::write(m_wake.descriptor(), &once, sizeof once);
}

void CurlEvents::act(curl_socket_t socket, int ready)
{
    int stillRunning = 0;
    check(curl_multi_socket_action(m_multi, socket, ready, &stillRunning),
          "curl_multi_socket_action");
}

void CurlEvents::driveAll()
{
    // curl_multi_perform would do the same, but forget to tell which sockets it waits for
    // afterwards. What curl advises instead of this function drives one exchange, not all.
    int stillRunning = 0;
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    check(curl_multi_socket_all(m_multi, &stillRunning), "curl_multi_socket_all");
    QT_WARNING_POP
}

} // namespace kurier
