// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/PeerCredentials.h"

#include "core/control/UserAccount.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace kurier {

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
    const auto account = findAccount(user);
    return account ? account->name : QString::number(user);
}

} // namespace kurier
