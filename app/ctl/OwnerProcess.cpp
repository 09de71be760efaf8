// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/OwnerProcess.h"

#include <QDir>
#include <QFile>

#include <grp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <vector>

namespace kurier {

namespace {

constexpr int kNoRights = 126;
constexpr rlim_t kMostSeconds = 300;

std::vector<gid_t> groupsOf(const UserAccount &account)
{
    std::vector<gid_t> groups(64);
    int count = static_cast<int>(groups.size());
    const QByteArray name = QFile::encodeName(account.name);
    if (::getgrouplist(name.constData(), account.group, groups.data(), &count) < 0) {
        groups.resize(static_cast<std::size_t>(count));
        ::getgrouplist(name.constData(), account.group, groups.data(), &count);
    }
    groups.resize(static_cast<std::size_t>(count));
    return groups;
}

/// Runs between fork and exec: system calls only.
void becomeOwner(const UserAccount &account, const std::vector<gid_t> &groups, bool bounded,
                 int channel)
{
    if (channel >= 0 && (::dup2(channel, STDIN_FILENO) < 0 || ::dup2(channel, STDOUT_FILENO) < 0))
        ::_exit(kNoRights);
    const struct rlimit none
    {
        0, 0
    };
    const struct rlimit seconds
    {
        kMostSeconds, kMostSeconds
    };
    ::setrlimit(RLIMIT_CORE, &none);
    if (bounded)
        ::setrlimit(RLIMIT_CPU, &seconds);
    const bool dropped = ::setgroups(groups.size(), groups.data()) == 0
        && ::setresgid(account.group, account.group, account.group) == 0
        && ::setresuid(account.user, account.user, account.user) == 0
        && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (!dropped || (account.user != 0 && ::setresuid(0, 0, 0) == 0))
        ::_exit(kNoRights);
}

QProcessEnvironment environmentOf(const UserAccount &account)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), account.home);
    environment.insert(QStringLiteral("USER"), account.name);
    environment.insert(QStringLiteral("LOGNAME"), account.name);
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/local/bin:/usr/bin:/bin"));
    if (const QString runtime = runtimeDirectoryOf(account); !runtime.isEmpty())
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
    for (const char *const name : {"LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TZ"}) {
        if (qEnvironmentVariableIsSet(name))
            environment.insert(QLatin1String(name), qEnvironmentVariable(name));
    }
    return environment;
}

} // namespace

Result<std::unique_ptr<QProcess>> startAsOwner(const UserAccount &account,
                                               const QStringList &arguments, int channel)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environmentOf(account));
    process->setWorkingDirectory(QDir::rootPath());
    process->setStandardErrorFile(QProcess::nullDevice());
    // A queue that is started goes on when the one who started it has ended; its time is its own.
    const bool bounded = !arguments.contains(QLatin1String(kStartQueue));
    process->setChildProcessModifier([account, groups = groupsOf(account), bounded, channel] {
        becomeOwner(account, groups, bounded, channel);
    });
    // Not by path: the owner need not be able to reach this program where it lies.
    process->start(QStringLiteral("/proc/self/exe"), arguments);
    if (process->waitForStarted())
        return process;
    return failure(ErrorCode::EAccessDenied, ErrorContext::QueueManager, process->errorString(),
                   account.name);
}

} // namespace kurier
