// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/UnixSocket.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>

namespace kurier {

/// One end of a connection to a control socket that waits for nothing: bytes come and go while the
/// event loop runs. A slot may end the connection or begin another, and deletes the object later
/// only. Thread: that of the object.
class ControlConnection final : public QObject
{
    Q_OBJECT
public:
    explicit ControlConnection(QObject *parent = nullptr);

    /// Tries for up to some seconds to reach who listens at \a path; connected() or disconnected()
    /// follows, or comes from inside. Ends a connection that there was, without a word.
    void connectTo(const QString &path);
    /// Takes \a socket, one end of a connection. What has come is announced by readyRead().
    void adopt(FileHandlePtr socket);
    [[nodiscard]] bool isConnected() const { return m_socket != nullptr; }
    /// Of the socket; -1 without a connection.
    [[nodiscard]] int descriptor() const { return m_socket ? m_socket->descriptor() : -1; }

    /// Keeps at most \a bytes (> 0) that nobody has read; the rest waits at the other end.
    void setReadBufferSize(qsizetype bytes) { m_mostRead = bytes; }
    /// What has come, up to \a most bytes of it; also when the connection has ended since.
    [[nodiscard]] QByteArray read(qsizetype most);
    [[nodiscard]] QByteArray readAll();

    /// Sends what the other end takes at once; the rest follows.
    void write(const QByteArray &bytes);
    [[nodiscard]] qsizetype bytesToWrite() const { return m_unsent; }

    /// Ends the connection when all has been sent.
    void finish();
    /// Ends it now: disconnected() comes from inside.
    void abort();

Q_SIGNALS:
    void connected();
    void readyRead();
    /// The other end took some of what waited.
    void bytesWritten();
    /// There is no connection any more, or there never was one.
    void disconnected();

private:
    void tryToConnect();
    void open(FileHandlePtr socket);
    void close();
    void receive();
    void transmit();
    /// False when the other end takes nothing any more.
    bool sendWaiting();

    FileHandlePtr m_socket;
    QSocketNotifier m_readable {QSocketNotifier::Read, this};
    QSocketNotifier m_writable {QSocketNotifier::Write, this};
    QString m_path; ///< That is being connected to.
    QDeadlineTimer m_patience;
    QTimer m_turn; ///< Until the next try to connect; active only between two of them.
    QByteArray m_received;
    qsizetype m_mostRead;
    std::deque<QByteArray> m_waiting; ///< To be sent, in order.
    qsizetype m_sentOfFirst = 0;
    qsizetype m_unsent = 0;
    bool m_finishing = false;
    bool m_deaf = false; ///< The other end takes nothing any more.
};

} // namespace kurier
