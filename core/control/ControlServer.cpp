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

#include <utility>

namespace kurier {

namespace {
constexpr std::chrono::seconds kPause {1};
} // namespace

ControlServer::ControlServer(TransferQueue &queue, QString socketPath, const ControlInfo &info,
                             QObject *parent)
    : QObject(parent)
    , m_socketPath(std::move(socketPath))
    , m_dispatcher(queue, info)
    , m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_clients->setEnabled(true); });
    connect(&m_dispatcher, &ControlDispatcher::quitRequested, this, &ControlServer::quitRequested);
    connect(&m_dispatcher, &ControlDispatcher::raiseRequested, this,
            &ControlServer::raiseRequested);
}

ControlServer::~ControlServer()
{
    if (m_listener)
        QFile::remove(m_socketPath);
}

Result<> ControlServer::listen()
{
    if (auto fits = UnixSocket::check(m_socketPath, ErrorContext::LocalFile); !fits)
        return fits;
    if (auto made = makePrivateDirectory(QFileInfo(m_socketPath).path()); !made)
        return made;
    auto listener = UnixSocket::listen(m_socketPath);
    if (!listener)
        return tl::unexpected(listener.error());
    m_listener = *std::move(listener);
    m_clients = std::make_unique<QSocketNotifier>(m_listener->descriptor(), QSocketNotifier::Read);
    connect(m_clients.get(), &QSocketNotifier::activated, this, &ControlServer::accept);
    return {};
}

void ControlServer::accept()
{
    for (;;) {
        auto client = UnixSocket::accept(*m_listener);
        if (client) {
            serve(*std::move(client));
            continue;
        }
        if (client.error().code != ErrorCode::Ok) {
            // It stays in line, and would be announced without end.
            qCWarning(lcControl) << "a client has to wait:" << client.error().detail;
            m_clients->setEnabled(false);
            m_pause.start();
        }
        return;
    }
}

void ControlServer::serve(FileHandlePtr client)
{
    const auto peer = peerCredentials(client->descriptor());
    if (!peer || !mayControl(peer->user, ::geteuid())) {
        qCWarning(lcControl) << "refused a client of user"
                             << (peer ? userName(peer->user) : QStringLiteral("unknown"));
        return;
    }
    if (m_sessions.children().size() >= kMaxSessions) {
        qCWarning(lcControl) << "refused a client: too many connections";
        return;
    }
    if (peer->user != ::geteuid())
        qCInfo(lcControl) << "root controls this queue from process" << peer->process;
    new ControlSession(std::move(client), m_dispatcher, peer->user == ::geteuid(), &m_sessions);
}

} // namespace kurier
