// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/PeerCredentials.h"

#include <QFile>

#include <pwd.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace kurier {

namespace {
constexpr std::size_t kPasswordBuffer = 16384;
}

Result<PeerCredentials> peerCredentials(int socketDescriptor)
{
    struct ucred peer
    {
    };
    socklen_t length = sizeof peer;
    if (::getsockopt(socketDescriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) {
        return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                       QString::fromLocal8Bit(std::strerror(errno)));
    }
    return PeerCredentials {peer.uid, peer.pid};
}

QString userName(uid_t user)
{
    struct passwd entry
    {
    };
    struct passwd *found = nullptr;
    std::vector<char> buffer(kPasswordBuffer);
    if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return QFile::decodeName(found->pw_name);
    return QString::number(user);
}

} // namespace kurier
