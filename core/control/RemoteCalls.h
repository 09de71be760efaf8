// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlConnection.h"
#include "core/control/ControlProtocol.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <sys/types.h>

#include <functional>
#include <optional>

namespace kurier {

/// A client of the control socket that waits for nothing: calls with an answer later, events in
/// between. Thread: that of the object.
class RemoteCalls final : public QObject
{
    Q_OBJECT
public:
    using Answer = Result<QJsonObject>;
    using Done = std::function<void(const Answer &)>;
    using Event = std::function<void(const QJsonObject &)>;

    /// \a server: only a process of this user is talked to; nothing = whoever listens.
    RemoteCalls(QStringList socketPaths, std::optional<uid_t> server, QObject *parent);
    /// Calls that are open are not answered.
    ~RemoteCalls() override;

    /// Tries each path once, until one connects; connected() or lost() follows.
    void connectToQueue();
    /// Takes \a socket, one end of a connection whose other end answers; connected() follows.
    void adopt(FileHandlePtr socket);
    [[nodiscard]] bool isConnected() const;
    /// Sends what was written and disconnects.
    void close();
    /// Sends a request. \a done is called once, never from inside: with the answer, or with
    /// BgEConnectionClosed (QueueManager).
    void call(const QString &method, const QJsonObject &params, Done done, Event event = {});

Q_SIGNALS:
    void connected();
    /// There is no connection any more; every call has been answered.
    void lost();
    /// The other side says that it serves nobody, and why.
    void refused(const kurier::Error &error);

private:
    struct Pending
    {
        Done done;
        Event event;
    };

    void tryNextPath();
    void onConnected();
    void onDisconnected();
    void readAvailable();
    void handle(const QJsonObject &message);
    void failAll();

    const QStringList m_paths;
    qsizetype m_nextPath = 0;
    const std::optional<uid_t> m_server;
    ControlConnection m_connection;
    QByteArray m_received;
    qsizetype m_searched = 0; ///< Bytes of m_received that hold no line end.
    QHash<qint64, Pending> m_pending;
    qint64 m_lastId = 0;
    bool m_trying = false;
    bool m_reached = false; ///< Whoever is meant is at the other end.
};

} // namespace kurier
