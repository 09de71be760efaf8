// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlProtocol.h"
#include "core/control/UnixSocket.h"

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace kurier {

/// A blocking client of the control socket, for programs with nothing else to do meanwhile:
/// kurierctl, and kurier before it has a window. Needs no event loop. Thread: one.
class ControlClient final
{
public:
    using EventHandler = std::function<void(const QJsonObject &)>;
    /// Nothing = for ever.
    using Timeout = std::optional<std::chrono::milliseconds>;

    static constexpr std::chrono::seconds kAnswerTimeout {60};

    /// Connects. Errors (QueueManager): BgESessionNotFound when nobody listens there, EAccessDenied
    /// when the socket is closed to this user, BgEStringTooLong, ETimeout when its queue of clients
    /// stays full.
    [[nodiscard]] Result<> connectTo(const QString &socketPath);
    /// The same, and nothing is sent unless the process that listens is one of \a server: a path
    /// in another user's hands may lead anywhere. Error: EAccessDenied when it is somebody else's.
    [[nodiscard]] Result<> connectTo(const QString &socketPath, uid_t server);
    [[nodiscard]] bool isConnected() const { return m_socket != nullptr; }

    /// Sends a request and waits for its answer; \a onEvent gets the events before it.
    /// Errors: the server's answer; BgEConnectionClosed (QueueManager) when the queue ended
    /// meanwhile; ETimeout (QueueManager); BgETooLarge when the request exceeds kMaxControlLine.
    [[nodiscard]] Result<QJsonObject> call(const QString &method, const QJsonObject &params = {},
                                           Timeout timeout = kAnswerTimeout,
                                           const EventHandler &onEvent = {});

    /// The first half of call(): sends a request and gives what it is known by. What the caller
    /// does until answerTo() runs beside what the queue does.
    [[nodiscard]] Result<qint64> send(const QString &method, const QJsonObject &params);
    /// The second half. Answers to other requests that were sent are kept for their turn.
    [[nodiscard]] Result<QJsonObject> answerTo(qint64 request, Timeout timeout = kAnswerTimeout,
                                               const EventHandler &onEvent = {});

    /// Sends a request whose answer nobody waits for; also from inside an EventHandler.
    void post(const QString &method, const QJsonObject &params = {});

    /// Waits until the other side closes the connection. False after \a timeout.
    [[nodiscard]] bool waitForClosed(std::chrono::milliseconds timeout);

private:
    void close();
    void sendWaiting();
    [[nodiscard]] bool waitForBoth(QDeadlineTimer deadline) const;
    void exchange();
    [[nodiscard]] Result<QJsonObject> readMessage(Timeout timeout);
    [[nodiscard]] Result<QJsonObject> messageTo(qint64 request, Timeout timeout);

    FileHandlePtr m_socket;
    QByteArray m_waiting; ///< To be sent.
    std::set<qint64> m_open; ///< Requests that were sent, until somebody has asked for the answer.
    std::map<qint64, QJsonObject> m_early; ///< Answers to those, that came before.
    QByteArray m_received;
    qsizetype m_searched = 0; ///< Bytes of m_received that hold no line end.
    qint64 m_lastId = 0;
};

} // namespace kurier
