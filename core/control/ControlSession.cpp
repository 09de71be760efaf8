// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlSession.h"

#include "core/base/LogCategories.h"
#include "core/control/JobJson.h"

#include <utility>

namespace kurier {

namespace {

constexpr qint64 kChunk = 64LL * 1024;
constexpr qint64 kReadBuffer = 1024LL * 1024;
/// Unread answers that stop further requests, and that end the connection.
constexpr qint64 kSlowClient = 8LL * 1024 * 1024;
constexpr qint64 kDeadClient = 256LL * 1024 * 1024;

} // namespace

ControlSession::ControlSession(FileHandlePtr socket, ControlDispatcher &dispatcher, bool ownUser,
                               QObject *parent, std::chrono::milliseconds patience)
    : QObject(parent)
    , m_connection(this)
    , m_dispatcher(dispatcher)
    , m_ownUser(ownUser)
{
    m_connection.setReadBufferSize(kReadBuffer);
    connect(&m_connection, &ControlConnection::readyRead, this, &ControlSession::readAvailable);
    connect(&m_connection, &ControlConnection::bytesWritten, this, &ControlSession::onWritten);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &ControlSession::drop);
    connect(&m_connection, &ControlConnection::disconnected, this, &QObject::deleteLater);
    m_connection.adopt(std::move(socket));
}

bool ControlSession::isBusy() const
{
    return m_closing || m_running >= kMaxControlCalls || m_connection.bytesToWrite() > kSlowClient;
}

void ControlSession::onWritten()
{
    const qint64 unread = m_connection.bytesToWrite();
    if (unread > 0)
        m_patience.start();
    else
        m_patience.stop();
    m_room.setUnread(unread);
    readAvailable();
}

void ControlSession::readAvailable()
{
    while (!isBusy()) {
        const QByteArray chunk =
            m_rest.isEmpty() ? m_connection.read(kChunk) : std::exchange(m_rest, {});
        if (chunk.isEmpty())
            break;
        takeLines(chunk);
    }
}

void ControlSession::takeLines(const QByteArray &chunk)
{
    qsizetype start = 0;
    while (!isBusy()) {
        const qsizetype end = chunk.indexOf('\n', start);
        const qsizetype stop = end < 0 ? chunk.size() : end;
        if (m_line.size() + stop - start > kMaxControlLine) {
            m_closing = true;
            refuse({ErrorCode::BgETooLarge,
                    ErrorContext::QueueManager,
                    QStringLiteral("line longer than %1 bytes").arg(kMaxControlLine),
                    {}});
            m_connection.finish();
            return;
        }
        m_line.append(chunk.constData() + start, stop - start);
        if (end < 0)
            return;
        start = end + 1;
        const QByteArray line = std::exchange(m_line, {});
        if (!line.trimmed().isEmpty())
            handleLine(line);
    }
    m_rest = chunk.mid(start);
}

void ControlSession::handleLine(const QByteArray &line)
{
    const auto request = parseControlLine(line);
    if (!request)
        return refuse(request.error());
    const QJsonValue id = request->value(QLatin1String("id"));
    const QString method = request->value(QLatin1String("method")).toString();
    const QJsonValue params = request->value(QLatin1String("params"));
    if (!id.isDouble() || method.isEmpty() || (!params.isUndefined() && !params.isObject())) {
        return refuse({ErrorCode::EInvalidArg,
                       ErrorContext::QueueManager,
                       QStringLiteral("a request needs a number as id, a method, and an object as "
                                      "params"),
                       {}});
    }
    ++m_running;
    qCDebug(lcControl) << "call" << method;
    ControlCall call;
    call.method = method;
    call.params = params.toObject();
    call.context = this;
    call.ownUser = m_ownUser;
    call.room = &m_room;
    call.event = [this, id](const QJsonObject &event) {
        send({{QStringLiteral("id"), id}, {QStringLiteral("event"), event}});
    };
    call.answer = [this, id](const Result<QJsonObject> &result) {
        --m_running;
        QJsonObject message {{QStringLiteral("id"), id}};
        if (result)
            message.insert(QStringLiteral("result"), *result);
        else
            message.insert(QStringLiteral("error"), errorToJson(result.error()));
        send(message);
        QMetaObject::invokeMethod(this, &ControlSession::readAvailable, Qt::QueuedConnection);
    };
    m_dispatcher.dispatch(call);
}

void ControlSession::refuse(const Error &error)
{
    send({{QStringLiteral("id"), QJsonValue()}, {QStringLiteral("error"), errorToJson(error)}});
}

void ControlSession::send(const QJsonObject &message)
{
    if (!m_connection.isConnected())
        return;
    m_connection.write(controlLine(message));
    const qint64 unread = m_connection.bytesToWrite();
    m_room.setUnread(unread);
    if (unread > 0 && !m_patience.isActive())
        m_patience.start();
    if (unread > kDeadClient)
        drop();
}

void ControlSession::drop()
{
    qCWarning(lcControl) << "a client does not read its answers; dropped";
    m_closing = true;
    m_connection.abort();
}

} // namespace kurier
