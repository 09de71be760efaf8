// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlClient.h"

#include "core/control/JobJsonReader.h"
#include "core/control/PeerCredentials.h"

#include <QDeadlineTimer>
#include <QScopeGuard>

#include <utility>

namespace kurier {

namespace {

constexpr std::chrono::seconds kConnectPatience {5};
constexpr qsizetype kTakenAtOnce = qsizetype {1024} * 1024;

QDeadlineTimer deadlineOf(ControlClient::Timeout timeout)
{
    return timeout ? QDeadlineTimer(*timeout) : QDeadlineTimer(QDeadlineTimer::Forever);
}

tl::unexpected<Error> queueFailure(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

QByteArray requestLine(qint64 id, const QString &method, const QJsonObject &params)
{
    return controlLine({{QStringLiteral("id"), id},
                        {QStringLiteral("method"), method},
                        {QStringLiteral("params"), params}});
}

} // namespace

Result<> ControlClient::connectTo(const QString &socketPath)
{
    close();
    m_received.clear();
    m_searched = 0;
    auto socket = UnixSocket::connectTo(socketPath, kConnectPatience);
    if (!socket)
        return tl::unexpected(socket.error());
    m_socket = *std::move(socket);
    return {};
}

Result<> ControlClient::connectTo(const QString &socketPath, uid_t server)
{
    if (auto connected = connectTo(socketPath); !connected)
        return connected;
    const auto peer = peerCredentials(m_socket->descriptor());
    if (peer && peer->user == server)
        return {};
    close();
    return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                   QStringLiteral("another user listens there"), socketPath);
}

void ControlClient::close()
{
    m_socket.reset();
    m_waiting.clear();
}

Result<QJsonObject> ControlClient::call(const QString &method, const QJsonObject &params,
                                        Timeout timeout, const EventHandler &onEvent)
{
    return send(method, params).and_then([&](qint64 request) {
        return answerTo(request, timeout, onEvent);
    });
}

Result<qint64> ControlClient::send(const QString &method, const QJsonObject &params)
{
    const qint64 id = ++m_lastId;
    const QByteArray line = requestLine(id, method, params);
    if (line.size() > kMaxControlLine)
        return queueFailure(ErrorCode::BgETooLarge, QStringLiteral("request"));
    m_waiting += line;
    m_open.insert(id);
    // What has not left this process by now would wait for answerTo().
    const QDeadlineTimer deadline(kAnswerTimeout);
    sendWaiting();
    while (m_socket && !m_waiting.isEmpty() && waitForBoth(deadline))
        exchange();
    return id;
}

Result<QJsonObject> ControlClient::answerTo(qint64 request, Timeout timeout,
                                            const EventHandler &onEvent)
{
    const QDeadlineTimer deadline = deadlineOf(timeout);
    // An answer that comes after this time belongs to nobody any more.
    const auto closed = qScopeGuard([this, request] { m_open.erase(request); });
    for (;;) {
        const Timeout left =
            timeout ? Timeout(std::chrono::milliseconds(deadline.remainingTime())) : std::nullopt;
        auto message = messageTo(request, left);
        if (!message)
            return message;
        if (const QJsonValue error = message->value(QLatin1String("error")); error.isObject())
            return tl::unexpected(errorFromJson(error.toObject()));
        if (const QJsonValue event = message->value(QLatin1String("event")); event.isObject()) {
            if (onEvent)
                onEvent(event.toObject());
            continue;
        }
        return message->value(QLatin1String("result")).toObject();
    }
}

void ControlClient::post(const QString &method, const QJsonObject &params)
{
    m_waiting += requestLine(++m_lastId, method, params);
    sendWaiting();
}

void ControlClient::sendWaiting()
{
    // Without the other end, what it said before is still to be read; then comes its end.
    const auto taken = m_socket ? UnixSocket::send(*m_socket, m_waiting) : std::nullopt;
    m_waiting.remove(0, taken.value_or(m_waiting.size()));
}

/// Until there is something for exchange() to do. False after \a deadline.
bool ControlClient::waitForBoth(QDeadlineTimer deadline) const
{
    return UnixSocket::wait(*m_socket,
                            m_waiting.isEmpty() ? UnixSocket::Waiting::ToReceive
                                                : UnixSocket::Waiting::ToSendOrReceive,
                            deadline);
}

/// Sends what waits and takes what has come; without the other end the connection is closed.
void ControlClient::exchange()
{
    sendWaiting();
    const auto [bytes, ended] = UnixSocket::receive(*m_socket, kTakenAtOnce);
    m_received += bytes;
    if (ended)
        close();
}

/// The next message about \a request.
Result<QJsonObject> ControlClient::messageTo(qint64 request, Timeout timeout)
{
    if (auto early = m_early.extract(request); !early.empty())
        return std::move(early.mapped());
    const QDeadlineTimer deadline = deadlineOf(timeout);
    for (;;) {
        const Timeout left =
            timeout ? Timeout(std::chrono::milliseconds(deadline.remainingTime())) : std::nullopt;
        auto message = readMessage(left);
        if (!message)
            return message;
        const QJsonValue answered = message->value(QLatin1String("id"));
        // One without an id is about the last line sent.
        if (answered.isNull() || answered.toInteger() == request)
            return message;
        if (!message->contains(QLatin1String("event")) && m_open.contains(answered.toInteger()))
            m_early.insert_or_assign(answered.toInteger(), *std::move(message));
    }
}

Result<QJsonObject> ControlClient::readMessage(Timeout timeout)
{
    const QDeadlineTimer deadline = deadlineOf(timeout);
    for (;;) {
        const qsizetype end = m_received.indexOf('\n', m_searched);
        if (end >= 0) {
            const QByteArray line = m_received.left(end);
            m_received.remove(0, end + 1);
            m_searched = 0;
            return parseControlLine(line);
        }
        m_searched = m_received.size();
        if (m_searched > kMaxControlAnswer) {
            close();
            return queueFailure(ErrorCode::BgETooLarge, QStringLiteral("answer"));
        }
        if (!m_socket)
            return queueFailure(ErrorCode::BgEConnectionClosed, {});
        if (!waitForBoth(deadline))
            return queueFailure(ErrorCode::ETimeout, {});
        exchange();
    }
}

bool ControlClient::waitForClosed(std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (m_socket && waitForBoth(deadline)) {
        m_received.clear();
        m_searched = 0;
        exchange();
    }
    return !isConnected();
}

} // namespace kurier
