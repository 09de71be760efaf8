// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlServer.h"

#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "FakeTransferQueue.h"

namespace kurier::test {

/// A client that lives in the server's event loop.
class Peer
{
public:
    explicit Peer(const QString &path)
    {
        socket.connectToServer(path);
        QObject::connect(&socket, &QLocalSocket::readyRead, &socket, [this] {
            if (reads)
                received += socket.readAll();
        });
    }

    void send(const QByteArray &text)
    {
        socket.write(text);
        socket.flush();
    }
    int call(const QString &method, const QJsonObject &params = {})
    {
        send(controlLine({{QStringLiteral("id"), ++lastId},
                          {QStringLiteral("method"), method},
                          {QStringLiteral("params"), params}}));
        return lastId;
    }
    /// The next whole line, waiting for it.
    QJsonObject next()
    {
        if (!QTest::qWaitFor([this] { return received.contains('\n'); }, 60000))
            return {};
        const qsizetype end = received.indexOf('\n');
        const auto message = parseControlLine(received.left(end));
        received.remove(0, end + 1);
        return message.value_or(QJsonObject());
    }
    QJsonObject ask(const QString &method, const QJsonObject &params = {})
    {
        const int id = call(method, params);
        const QJsonObject message = next();
        return message[QStringLiteral("id")].toInt() == id ? message : QJsonObject();
    }

    QLocalSocket socket;
    QByteArray received;
    bool reads = true;
    int lastId = 0;
};

/// Name of the error in an answer; empty when there is none.
inline QString errorCodeIn(const QJsonObject &message)
{
    return message[QStringLiteral("error")][QStringLiteral("code")].toString();
}

/// A ControlServer before a queue in memory, both new for each test.
class ControlServerFixture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

protected:
    QString path() const { return m_directory->filePath(QStringLiteral("run/control.sock")); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<ControlServer> m_server;
};

} // namespace kurier::test
