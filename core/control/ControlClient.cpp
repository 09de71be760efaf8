// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlClient.h"

#include "core/control/JobJsonReader.h"
#include "core/control/PeerCredentials.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QScopeGuard>

#include <utility>

namespace kurier {

namespace {

constexpr int kConnectTimeoutMs = 5000;
constexpr int kMaxSocketPath = 107;

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
    if (QFile::encodeName(socketPath).size() > kMaxSocketPath) {
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::QueueManager,
                       QStringLiteral("socket path"), socketPath);
    }
    m_socket.abort();
    m_received.clear();
    m_searched = 0;
    m_socket.connectToServer(socketPath);
    if (m_socket.waitForConnected(kConnectTimeoutMs))
        return {};
    if (m_socket.error() == QLocalSocket::SocketAccessError) {
        return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager, m_socket.errorString(),
                       socketPath);
    }
    return failure(ErrorCode::BgESessionNotFound, ErrorContext::QueueManager, {}, socketPath);
}

Result<> ControlClient::connectTo(const QString &socketPath, uid_t server)
{
    if (auto connected = connectTo(socketPath); !connected)
        return connected;
    const auto peer = peerCredentials(static_cast<int>(m_socket.socketDescriptor()));
    if (peer && peer->user == server)
        return {};
    m_socket.abort();
    return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                   QStringLiteral("another user listens there"), socketPath);
}

bool ControlClient::isConnected() const
{
    return m_socket.state() == QLocalSocket::ConnectedState;
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
    m_socket.write(line);
    m_open.insert(id);
    // What has not left this process by now would wait for answerTo().
    const QDeadlineTimer deadline(kAnswerTimeout);
    while (m_socket.bytesToWrite() > 0
           && m_socket.waitForBytesWritten(static_cast<int>(deadline.remainingTime())))
        continue;
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
    m_socket.write(requestLine(++m_lastId, method, params));
    m_socket.flush();
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
            m_socket.abort();
            return queueFailure(ErrorCode::BgETooLarge, QStringLiteral("answer"));
        }
        const int wait = timeout ? static_cast<int>(deadline.remainingTime()) : -1;
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(wait)) {
            // A wait of no time at all tells no error of its own.
            if (isConnected() && timeout)
                return queueFailure(ErrorCode::ETimeout, m_socket.errorString());
            if (m_socket.bytesAvailable() == 0)
                return queueFailure(ErrorCode::BgEConnectionClosed, m_socket.errorString());
        }
        m_received += m_socket.readAll();
    }
}

bool ControlClient::waitForClosed(std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (isConnected() && !deadline.hasExpired()) {
        m_socket.readAll();
        if (!m_socket.waitForDisconnected(static_cast<int>(deadline.remainingTime())))
            break;
    }
    return !isConnected();
}

} // namespace kurier
