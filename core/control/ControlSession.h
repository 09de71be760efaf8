// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlDispatcher.h"

#include <QByteArray>
#include <QLocalSocket>
#include <QObject>

namespace kurier {

/// One client of the control socket: cuts lines, answers them, keeps a client that reads slowly
/// from filling the memory. Deletes itself when the client is gone. Thread: the queue's.
class ControlSession final : public QObject
{
    Q_OBJECT
public:
    /// Takes ownership of \a socket, which is connected.
    ControlSession(QLocalSocket *socket, ControlDispatcher &dispatcher, QObject *parent);

private:
    void readAvailable();
    void takeLines(QByteArray chunk);
    void handleLine(const QByteArray &line);
    void refuse(const Error &error);
    void send(const QJsonObject &message);
    [[nodiscard]] bool isBusy() const;

    QLocalSocket *m_socket;
    ControlDispatcher &m_dispatcher;
    QByteArray m_line; ///< The beginning of a line whose end has not come.
    QByteArray m_rest; ///< Read, but not looked at while busy.
    int m_running = 0;
    bool m_closing = false;
    bool m_reading = false;
};

} // namespace kurier
