// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/control/UserAccount.h"

#include <QProcess>
#include <QStringList>

#include <memory>

namespace kurier {

/// Starts this program again with the rights of \a account and nothing else of root's: user,
/// groups, a new environment, no way to more rights, bounded. Only root can. What the process
/// writes is in its user's hands. \a channel: a descriptor that becomes its input and output; -1 =
/// pipes. Error: EAccessDenied (QueueManager). Thread: one with the process's event loop.
[[nodiscard]] Result<std::unique_ptr<QProcess>>
startAsOwner(const UserAccount &account, const QStringList &arguments, int channel = -1);

/// What such a process is asked to do; no options for people.
inline constexpr const char *kAnswerOffline = "--answer-offline";
inline constexpr const char *kServeStored = "--serve-stored";
inline constexpr const char *kStartQueue = "--start-queue";

} // namespace kurier
