// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FaultOrigin.h"

#include "tests/support/OriginConnection.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

namespace kurier::test {

namespace {

std::string pathOf(const std::string &target)
{
    return target.substr(0, target.find('?'));
}

} // namespace

FaultOrigin::FaultOrigin()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    socklen_t length = sizeof(address);
    if (m_listener < 0 || ::bind(m_listener, generic, length) != 0
        || ::listen(m_listener, SOMAXCONN) != 0 || ::getsockname(m_listener, generic, &length) != 0
        || ::pipe2(m_wake, O_CLOEXEC) != 0)
        throw std::runtime_error("the test origin cannot listen on loopback");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

FaultOrigin::~FaultOrigin()
{
    stop();
    ::close(m_wake[0]);
    ::close(m_wake[1]);
}

std::string FaultOrigin::url(const std::string &path) const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + path;
}

void FaultOrigin::route(const std::string &path, OriginAnswer answer)
{
    route(path, [answer = std::move(answer)](const OriginRequest &) { return answer; });
}

void FaultOrigin::route(const std::string &path, std::vector<OriginAnswer> sequence)
{
    const auto next = std::make_shared<std::size_t>(0);
    const auto guard = std::make_shared<std::mutex>();
    route(path, [sequence = std::move(sequence), next, guard](const OriginRequest &) {
        const std::lock_guard lock(*guard);
        return sequence.at(std::min((*next)++, sequence.size() - 1));
    });
}

void FaultOrigin::route(const std::string &path, OriginHandler handler)
{
    const std::lock_guard lock(m_mutex);
    m_routes[path] = std::move(handler);
}

void FaultOrigin::breakBodyAfter(std::int64_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_bodyBreak = bytes;
}

std::int64_t FaultOrigin::takeBodyBreak(std::int64_t length)
{
    const std::lock_guard lock(m_mutex);
    return m_bodyBreak >= 0 && m_bodyBreak < length ? std::exchange(m_bodyBreak, -1) : -1;
}

std::vector<OriginRequest> FaultOrigin::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

std::vector<OriginRequest> FaultOrigin::requests(const std::string &path) const
{
    std::vector<OriginRequest> found;
    for (OriginRequest &request : requests()) {
        if (pathOf(request.target) == path)
            found.push_back(std::move(request));
    }
    return found;
}

int FaultOrigin::connections() const
{
    const std::lock_guard lock(m_mutex);
    return m_accepted;
}

int FaultOrigin::openConnections() const
{
    const std::lock_guard lock(m_mutex);
    return m_open;
}

bool FaultOrigin::waitForRequests(std::size_t count, std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return m_requests.size() >= count; });
}

bool FaultOrigin::waitUntilHeld(const std::string &gate, std::size_t count,
                                std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return m_held[gate] >= count; });
}

bool FaultOrigin::waitForOpenConnections(int count, std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return m_open <= count; });
}

void FaultOrigin::release(const std::string &gate)
{
    {
        const std::lock_guard lock(m_mutex);
        m_released.insert(gate);
    }
    m_changed.notify_all();
}

void FaultOrigin::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const Client &client : m_clients) {
            if (!client.done)
                ::shutdown(client.socket, SHUT_RDWR);
        }
    }
    m_changed.notify_all();
    if (m_acceptor.joinable()) {
        const char wake = 0;
        [[maybe_unused]] const auto written = ::write(m_wake[1], &wake, 1);
        m_acceptor.join();
        ::close(m_listener);
    }
    for (Client &client : m_clients) {
        if (client.thread.joinable())
            client.thread.join();
    }
    m_clients.clear();
}

void FaultOrigin::acceptLoop()
{
    for (;;) {
        pollfd watched[] = {{m_listener, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        if (::poll(watched, 2, -1) < 0)
            continue;
        if (watched[1].revents != 0)
            return;
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        joinFinished();
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            ::close(socket);
            return;
        }
        ++m_open;
        const int number = ++m_accepted;
        Client &client = m_clients.emplace_back();
        client.socket = socket;
        client.thread = std::thread([this, &client, number] { serve(client, number); });
    }
}

void FaultOrigin::serve(Client &client, int number)
{
    OriginConnection(*this, client.socket, number).serve();
    {
        const std::lock_guard lock(m_mutex);
        ::close(client.socket);
        client.done = true;
        --m_open;
    }
    m_changed.notify_all();
}

void FaultOrigin::joinFinished()
{
    std::list<Client> finished;
    {
        const std::lock_guard lock(m_mutex);
        for (auto client = m_clients.begin(); client != m_clients.end();) {
            const auto next = std::next(client);
            if (client->done)
                finished.splice(finished.end(), m_clients, client);
            client = next;
        }
    }
    for (Client &client : finished)
        client.thread.join();
}

OriginAnswer FaultOrigin::answerTo(const OriginRequest &request)
{
    OriginHandler handler;
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
        const auto found = m_routes.find(pathOf(request.target));
        if (found != m_routes.end())
            handler = found->second;
    }
    m_changed.notify_all();
    return handler ? handler(request) : OriginAnswer::error(404);
}

bool FaultOrigin::passGate(const std::string &gate)
{
    std::unique_lock lock(m_mutex);
    ++m_held[gate];
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_stopping || m_released.contains(gate); });
    --m_held[gate];
    return !m_stopping;
}

bool FaultOrigin::pause(std::chrono::microseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, time, [this] { return m_stopping; });
}

} // namespace kurier::test
