// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>

#include <sys/types.h>

namespace kurier {

/// Who is at the other end of a local socket. Thread: any.
struct PeerCredentials
{
    uid_t user = 0;
    pid_t process = 0; ///< Informative only: the process may have passed the socket on.
};

/// Credentials the kernel recorded at connect time (SO_PEERCRED). Error: EAccessDenied.
[[nodiscard]] Result<PeerCredentials> peerCredentials(int socketDescriptor);

/// The queue's owner and root may drive it (product.md, decision 14).
[[nodiscard]] constexpr bool mayControl(uid_t peer, uid_t owner)
{
    return peer == owner || peer == 0;
}

/// Login name of \a user; the number as text when it has none.
[[nodiscard]] QString userName(uid_t user);

} // namespace kurier
