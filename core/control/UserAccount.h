// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <sys/types.h>

#include <optional>

namespace kurier {

/// Somebody who can have a queue on this computer. Thread: any.
struct UserAccount
{
    uid_t user = 0;
    gid_t group = 0;
    QString name;
    QString home;
};

/// The account of a number; nothing when there is none.
[[nodiscard]] std::optional<UserAccount> findAccount(uid_t user);
/// The account of a login name or a number; nothing when there is none.
[[nodiscard]] std::optional<UserAccount> findAccount(const QString &nameOrNumber);

/// Every account the system lists whose home is there, and those that are logged in though the
/// system does not list them (directory services), by name, each user once.
[[nodiscard]] QList<UserAccount> allAccounts();

/// /run/user/UID when it is there and belongs to \a account, else empty: it lasts as long as a
/// session of the user.
[[nodiscard]] QString runtimeDirectoryOf(const UserAccount &account);

/// Where a queue of \a account may listen (cli.md, Places), the likeliest first. They lie in the
/// user's hands: whoever connects checks who answers.
[[nodiscard]] QStringList controlSocketsOf(const UserAccount &account);

} // namespace kurier
