// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/RemoteCalls.h"

#include "core/control/JobJsonReader.h"
#include "core/control/PeerCredentials.h"

#include <QTimer>

#include <utility>

namespace kurier {

namespace {

tl::unexpected<Error> connectionLost()
{
    return failure(ErrorCode::BgEConnectionClosed, ErrorContext::QueueManager);
}

} // namespace

RemoteCalls::RemoteCalls(QStringList socketPaths, std::optional<uid_t> server, QObject *parent)
    : QObject(parent)
    , m_paths(std::move(socketPaths))
    , m_server(server)
    , m_connection(this)
{
    connect(&m_connection, &ControlConnection::connected, this, &RemoteCalls::onConnected);
    connect(&m_connection, &ControlConnection::readyRead, this, &RemoteCalls::readAvailable);
    connect(&m_connection, &ControlConnection::disconnected, this, &RemoteCalls::onDisconnected);
}

RemoteCalls::~RemoteCalls() = default;

void RemoteCalls::connectToQueue()
{
    m_nextPath = 0;
    tryNextPath();
}

void RemoteCalls::tryNextPath()
{
    m_received.clear();
    m_searched = 0;
    m_trying = true;
    m_reached = false;
    m_connection.connectTo(m_paths.value(m_nextPath++));
}

void RemoteCalls::adopt(FileHandlePtr socket)
{
    m_received.clear();
    m_searched = 0;
    m_trying = true;
    m_reached = true;
    m_connection.adopt(std::move(socket));
    QTimer::singleShot(0, this, [this] {
        if (isConnected())
            Q_EMIT connected();
    });
}

bool RemoteCalls::isConnected() const
{
    return m_connection.isConnected();
}

void RemoteCalls::close()
{
    m_connection.finish();
}

void RemoteCalls::onConnected()
{
    if (m_server) {
        const auto peer = peerCredentials(m_connection.descriptor());
        if (!peer || peer->user != *m_server)
            return m_connection.abort();
    }
    m_reached = true;
    Q_EMIT connected();
}

void RemoteCalls::onDisconnected()
{
    if (!std::exchange(m_trying, false))
        return;
    failAll();
    // Not from inside the connection, which may be trying.
    if (!m_reached && m_nextPath < m_paths.size())
        QTimer::singleShot(0, this, &RemoteCalls::tryNextPath);
    else
        Q_EMIT lost();
}

void RemoteCalls::call(const QString &method, const QJsonObject &params, Done done, Event event)
{
    const qint64 id = ++m_lastId;
    const QByteArray line = isConnected() ? controlLine({{QStringLiteral("id"), id},
                                                         {QStringLiteral("method"), method},
                                                         {QStringLiteral("params"), params}})
                                          : QByteArray();
    if (line.isEmpty() || line.size() > kMaxControlLine) {
        const Answer answer = line.isEmpty()
            ? Answer(connectionLost())
            : Answer(failure(ErrorCode::BgETooLarge, ErrorContext::QueueManager));
        QTimer::singleShot(0, this, [done = std::move(done), answer] { done(answer); });
        return;
    }
    m_pending.insert(id, {std::move(done), std::move(event)});
    m_connection.write(line);
}

void RemoteCalls::readAvailable()
{
    m_received += m_connection.readAll();
    qsizetype start = 0;
    for (qsizetype end = m_received.indexOf('\n', m_searched); end >= 0;
         end = m_received.indexOf('\n', start)) {
        const auto message = parseControlLine(m_received.mid(start, end - start));
        start = end + 1;
        if (message)
            handle(*message);
        if (!isConnected())
            return;
    }
    m_received.remove(0, start);
    m_searched = m_received.size();
    if (m_searched > kMaxControlAnswer)
        m_connection.abort();
}

void RemoteCalls::handle(const QJsonObject &message)
{
    if (const QJsonValue error = message.value(QLatin1String("error"));
        error.isObject() && !message.value(QLatin1String("id")).isDouble()) {
        Q_EMIT refused(errorFromJson(error.toObject()));
        return;
    }
    const auto pending = m_pending.find(message.value(QLatin1String("id")).toInteger(-1));
    if (pending == m_pending.end())
        return;
    if (const QJsonValue event = message.value(QLatin1String("event")); event.isObject()) {
        const Event told = pending->event;
        if (told)
            told(event.toObject());
        return;
    }
    const Done done = std::exchange(pending->done, {});
    m_pending.erase(pending);
    if (const QJsonValue error = message.value(QLatin1String("error")); error.isObject())
        done(tl::unexpected(errorFromJson(error.toObject())));
    else
        done(message.value(QLatin1String("result")).toObject());
}

void RemoteCalls::failAll()
{
    const auto pending = std::exchange(m_pending, {});
    for (const Pending &call : pending)
        call.done(connectionLost());
}

} // namespace kurier
