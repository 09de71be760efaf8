// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/OfflineQueue.h"
#include "core/base/FileHandle.h"
#include "core/control/UserAccount.h"

#include <QProcess>

#include <memory>

namespace kurier {

/// Another user's queue as it lies on disk, read by a process with that user's rights: root itself
/// opens no file that is in another user's hands. An account without a queue is an empty one.
/// Errors: what keeps the owner from reading it; EAccessDenied, ETimeout, BgETooLarge.
[[nodiscard]] Result<std::unique_ptr<OfflineQueue>> openOwnerQueue(const UserAccount &account);

/// The other side: answers requests on standard input from this user's database, a line each,
/// until the input ends. The exit code.
[[nodiscard]] int answerOffline();

/// The queue of \a account as it lies on disk, read with that user's rights.
struct StoredQueue
{
    std::unique_ptr<QProcess> process; ///< Ends when the connection does.
    FileHandlePtr socket; ///< Of a connection that answers as answerOffline() does.
};

/// As openOwnerQueue(), without waiting for an answer. A queue that cannot be read is told over the
/// connection, by a line that answers no request; so is that there is none (EPathNotFound).
[[nodiscard]] Result<StoredQueue> serveOwnersQueue(const UserAccount &account);
/// What the process that it starts does.
[[nodiscard]] int serveStored();

/// Starts a headless queue as \a account. Errors: as startHeadless().
[[nodiscard]] Result<> startOwnersQueue(const UserAccount &account);

/// The other side: starts this user's queue and writes one line about it. The exit code.
[[nodiscard]] int startOwnQueue();

} // namespace kurier
