// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>
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
        if (m_process.state() != QProcess::NotRunning)
            signalAll(SIGKILL);
        m_process.waitForFinished();
    }

    /// Starts \a program, also from the sbin folders, and waits until \a port answers.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments,
                             std::uint16_t port)
    {
        // Not through a pipe: nobody reads it all the time, and a server that waits for somebody
        // to do so serves nobody.
        if (!m_output.isOpen() && !m_output.open())
            return false;
        m_output.seek(0);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_output.fileName());
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
        qWarning("%s", m_output.readAll().constData());
        return false;
    }
    /// \a signal to it and to what it has started for its clients.
    void signalAll(int signal)
    {
        QProcess children;
        children.start(QStringLiteral("pgrep"),
                       {QStringLiteral("-P"), QString::number(m_process.processId())});
        children.waitForFinished();
        QList<QByteArray> ids = children.readAllStandardOutput().split('\n');
        ids.append(QByteArray::number(m_process.processId()));
        for (const QByteArray &id : ids) {
            if (id.toInt() > 1)
                ::kill(id.toInt(), signal);
        }
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
        QByteArray all = m_output.readAll();
        for (int i = 0; i < 600 && !all.contains(text); ++i) {
            QTest::qWait(50);
            all += m_output.readAll();
        }
        return all.contains(text);
    }

private:
    QProcess m_process;
    QTemporaryFile m_output; ///< Of the present run.
};

} // namespace kurier::test
