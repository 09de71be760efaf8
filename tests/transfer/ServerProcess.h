// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <cstdint>

namespace kurier::test {

/// A port nobody listens on at this moment.
inline std::uint16_t freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : std::uint16_t {0};
}

/// The words of \a line.
inline QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A server program on a loopback port, ended with the object.
class ServerProcess final
{
public:
    ~ServerProcess() { kill(); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Starts \a program, also from the sbin folders, and waits until \a port answers.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments,
                             std::uint16_t port)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(pathOf(program), arguments);
        if (!m_process.waitForStarted())
            return false;
        for (int i = 0; i < 600 && m_process.state() == QProcess::Running; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            if (socket.waitForConnected(1000))
                return true;
            QTest::qWait(50);
        }
        qWarning("%s", m_process.readAll().constData());
        return false;
    }
    [[nodiscard]] static QString pathOf(const QString &program)
    {
        const QString found = QStandardPaths::findExecutable(program);
        return found.isEmpty() ? QStandardPaths::findExecutable(
                   program, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                               : found;
    }
    /// Waits until the program has written \a text.
    [[nodiscard]] bool waitForOutput(const QByteArray &text)
    {
        QByteArray all = m_process.readAll();
        while (!all.contains(text) && m_process.waitForReadyRead(30'000))
            all += m_process.readAll();
        return all.contains(text);
    }

private:
    QProcess m_process;
};

} // namespace kurier::test
