// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/UserAccount.h"

#include <QDir>
#include <QFile>

#include <pwd.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <vector>

namespace kurier {

namespace {

constexpr std::size_t kEntryBuffer = 65536;

UserAccount accountOf(const struct passwd &entry)
{
    return {entry.pw_uid, entry.pw_gid, QFile::decodeName(entry.pw_name),
            QFile::decodeName(entry.pw_dir)};
}

/// False only when it certainly is not there: what cannot be looked into is for its owner to tell.
bool mayHaveHome(const UserAccount &account)
{
    struct stat status
    {
    };
    const QByteArray path = QFile::encodeName(account.home);
    return path.startsWith('/')
        && (::stat(path.constData(), &status) == 0 ? S_ISDIR(status.st_mode)
                                                   : errno != ENOENT && errno != ENOTDIR);
}

QString sessionDirectory(uid_t user)
{
    return QStringLiteral("/run/user/%1").arg(user);
}

} // namespace

std::optional<UserAccount> findAccount(uid_t user)
{
    struct passwd entry
    {
    };
    struct passwd *found = nullptr;
    std::vector<char> buffer(kEntryBuffer);
    if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return std::nullopt;
    return accountOf(*found);
}

std::optional<UserAccount> findAccount(const QString &nameOrNumber)
{
    struct passwd entry
    {
    };
    struct passwd *found = nullptr;
    std::vector<char> buffer(kEntryBuffer);
    const QByteArray name = nameOrNumber.toLocal8Bit();
    if (::getpwnam_r(name.constData(), &entry, buffer.data(), buffer.size(), &found) == 0
        && found != nullptr)
        return accountOf(*found);
    bool number = false;
    const uint user = nameOrNumber.toUInt(&number);
    return number ? findAccount(user) : std::nullopt;
}

QList<UserAccount> allAccounts()
{
    std::map<uid_t, UserAccount> found;
    ::setpwent();
    while (const struct passwd *entry = ::getpwent()) {
        const UserAccount account = accountOf(*entry);
        if (mayHaveHome(account))
            found.emplace(account.user, account);
    }
    ::endpwent();
    const QStringList sessions =
        QDir(QStringLiteral("/run/user")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &session : sessions) {
        bool number = false;
        const uint user = session.toUInt(&number);
        if (!number || found.contains(user))
            continue;
        if (const auto account = findAccount(user))
            found.emplace(user, *account);
    }
    QList<UserAccount> accounts;
    for (const auto &[user, account] : found)
        accounts.append(account);
    std::sort(accounts.begin(), accounts.end(),
              [](const UserAccount &a, const UserAccount &b) { return a.name < b.name; });
    return accounts;
}

QString runtimeDirectoryOf(const UserAccount &account)
{
    const QString path = sessionDirectory(account.user);
    struct stat status
    {
    };
    const bool theirs = ::lstat(QFile::encodeName(path).constData(), &status) == 0
        && S_ISDIR(status.st_mode) && status.st_uid == account.user;
    return theirs ? path : QString();
}

QStringList controlSocketsOf(const UserAccount &account)
{
    return {sessionDirectory(account.user) + QStringLiteral("/kurier/control.sock"),
            account.home + QStringLiteral("/.local/share/kurier/run/control.sock")};
}

} // namespace kurier
