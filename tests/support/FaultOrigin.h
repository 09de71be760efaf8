// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/OriginAnswer.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace kurier::test {

/// An HTTP/1.1 server on a free loopback port that misbehaves as told. Needs no event loop of its
/// caller. Unknown paths answer 404.
/// Thread: every function from any thread; one thread accepts, one serves each connection.
class FaultOrigin final
{
public:
    FaultOrigin();
    ~FaultOrigin();
    FaultOrigin(const FaultOrigin &) = delete;
    FaultOrigin &operator=(const FaultOrigin &) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// "http://127.0.0.1:port" + \a path.
    [[nodiscard]] std::string url(const std::string &path) const;

    /// Answers \a path (without query) so from now on.
    void route(const std::string &path, OriginAnswer answer);
    /// The first request gets the first answer and so on; the last one repeats.
    void route(const std::string &path, std::vector<OriginAnswer> sequence);
    /// Asked for each request to \a path, on the connection's thread.
    void route(const std::string &path, OriginHandler handler);

    /// The next request with a longer body than \a bytes is read so far and handled as if that
    /// were its whole body; then its connection is closed without an answer.
    void breakBodyAfter(std::int64_t bytes);

    [[nodiscard]] std::vector<OriginRequest> requests() const;
    [[nodiscard]] std::vector<OriginRequest> requests(const std::string &path) const;
    /// Connections accepted so far.
    [[nodiscard]] int connections() const;
    /// Connections open at this moment.
    [[nodiscard]] int openConnections() const;

    /// Waits until \a count requests have come in all. False after \a limit.
    bool waitForRequests(std::size_t count, std::chrono::milliseconds limit);
    /// Waits until \a count answers stand at \a gate. False after \a limit.
    bool waitUntilHeld(const std::string &gate, std::size_t count, std::chrono::milliseconds limit);
    /// Waits until at most \a count connections are open. False after \a limit.
    bool waitForOpenConnections(int count, std::chrono::milliseconds limit);
    /// Lets everything at \a gate pass, now and later.
    void release(const std::string &gate);
    /// Closes the listening socket and every connection. Routes and log stay.
    void stop();

private:
    friend class OriginConnection;
    struct Client
    {
        int socket = -1;
        bool done = false;
        std::thread thread;
    };

    void acceptLoop();
    void serve(Client &client, int number);
    void joinFinished();

    // For the connections.
    OriginAnswer answerTo(const OriginRequest &request);
    /// False when the origin stops.
    bool passGate(const std::string &gate);
    bool pause(std::chrono::microseconds time);
    /// How much of a body of \a length bytes is to be read; -1 = all of it.
    std::int64_t takeBodyBreak(std::int64_t length);

    int m_listener = -1;
    int m_wake[2] = {-1, -1};
    std::uint16_t m_port = 0;
    std::thread m_acceptor;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::string, OriginHandler> m_routes;
    std::vector<OriginRequest> m_requests;
    std::map<std::string, std::size_t> m_held;
    std::set<std::string> m_released;
    std::list<Client> m_clients;
    std::int64_t m_bodyBreak = -1;
    int m_accepted = 0;
    int m_open = 0;
    bool m_stopping = false;
};

} // namespace kurier::test
