// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlConnection.h"
#include "core/control/ControlDispatcher.h"
#include "core/control/SendRoom.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace kurier {

/// One client of the control socket: cuts lines, answers them, keeps a client that reads slowly
/// from filling the memory, and drops one that reads nothing any more. Deletes itself when the
/// client is gone. Thread: the queue's.
class ControlSession final : public QObject
{
    Q_OBJECT
public:
    /// How long a client may read nothing of what waits for it.
    static constexpr std::chrono::minutes kPatience {5};

    /// \a socket is connected.
    /// \a ownUser: as ControlCall.
    ControlSession(FileHandlePtr socket, ControlDispatcher &dispatcher, bool ownUser,
                   QObject *parent, std::chrono::milliseconds patience = kPatience);

private:
    void readAvailable();
    void takeLines(const QByteArray &chunk);
    void handleLine(const QByteArray &line);
    void refuse(const Error &error);
    void send(const QJsonObject &message);
    void onWritten();
    void drop();
    [[nodiscard]] bool isBusy() const;

    ControlConnection m_connection;
    ControlDispatcher &m_dispatcher;
    const bool m_ownUser;
    QByteArray m_line; ///< The beginning of a line whose end has not come.
    QByteArray m_rest; ///< Read, but not looked at while busy.
    SendRoom m_room;
    QTimer m_patience; ///< Since the client read something, while more waits for it.
    int m_running = 0;
    bool m_closing = false;
};

} // namespace kurier
