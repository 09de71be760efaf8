// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlServer.h"

#include "core/base/LogCategories.h"
#include "core/base/Paths.h"
#include "core/control/ControlSession.h"
#include "core/control/PeerCredentials.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include <memory>
#include <utility>

namespace kurier {

ControlServer::ControlServer(TransferQueue &queue, QString socketPath, const ControlInfo &info,
                             QObject *parent)
    : QObject(parent)
    , m_socketPath(std::move(socketPath))
    , m_dispatcher(queue, info)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
    connect(&m_dispatcher, &ControlDispatcher::quitRequested, this, &ControlServer::quitRequested);
    connect(&m_dispatcher, &ControlDispatcher::raiseRequested, this,
            &ControlServer::raiseRequested);
}

ControlServer::~ControlServer() = default;

Result<> ControlServer::listen()
{
    const auto length = QFile::encodeName(m_socketPath).size();
    if (length > kMaxSocketPath) {
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::LocalFile,
                       QStringLiteral("a socket path has at most %1 bytes, this one has %2")
                           .arg(kMaxSocketPath)
                           .arg(length),
                       m_socketPath);
    }
    if (auto made = makePrivateDirectory(QFileInfo(m_socketPath).path()); !made)
        return made;
    if (!m_server.listen(m_socketPath)) {
        return failure(ErrorCode::EAccessDenied, ErrorContext::LocalFile, m_server.errorString(),
                       m_socketPath);
    }
    return {};
}

void ControlServer::accept()
{
    while (QLocalSocket *pending = m_server.nextPendingConnection()) {
        std::unique_ptr<QLocalSocket> socket(pending);
        const auto peer = peerCredentials(static_cast<int>(socket->socketDescriptor()));
        if (!peer || !mayControl(peer->user, ::geteuid())) {
            qCWarning(lcControl) << "refused a client of user"
                                 << (peer ? userName(peer->user) : QStringLiteral("unknown"));
            continue;
        }
        if (m_sessions.children().size() >= kMaxSessions) {
            qCWarning(lcControl) << "refused a client: too many connections";
            continue;
        }
        if (peer->user != ::geteuid())
            qCInfo(lcControl) << "root controls this queue from process" << peer->process;
        new ControlSession(socket.release(), m_dispatcher, peer->user == ::geteuid(), &m_sessions);
    }
}

} // namespace kurier
