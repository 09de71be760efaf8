// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlDispatcher.h"
#include "core/control/UnixSocket.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace kurier {

/// The control socket of a queue: accepts clients of the queue's owner and of root (SO_PEERCRED)
/// and gives each a ControlSession. Protocol: ControlProtocol.h. Thread: the queue's.
class ControlServer final : public QObject
{
    Q_OBJECT
public:
    /// \a queue must outlive this object. \a socketPath is an absolute path.
    ControlServer(TransferQueue &queue, QString socketPath, const ControlInfo &info,
                  QObject *parent = nullptr);
    ~ControlServer() override;

    /// Makes the socket's directory private and binds the socket (mode 0700). Call it only while
    /// holding the InstanceLock: it replaces a socket that is there, in use or not.
    /// Errors: those of UnixSocket::listen(), EPathNotFound; subject = path.
    [[nodiscard]] Result<> listen();

    static constexpr int kMaxSessions = 256;

Q_SIGNALS:
    /// A client asked this process to end in an orderly way; the answer is on its way.
    void quitRequested();
    /// A client asked for the window; \a urls are to be offered for adding.
    void raiseRequested(const QStringList &urls);

private:
    void accept();
    void serve(FileHandlePtr client);

    QString m_socketPath;
    ControlDispatcher m_dispatcher;
    FileHandlePtr m_listener; ///< Null while nobody is listened to.
    std::unique_ptr<QSocketNotifier> m_clients;
    QTimer m_pause; ///< After a client that there was no room for in this process.
    QObject m_sessions; ///< Parent of the sessions.
};

} // namespace kurier
