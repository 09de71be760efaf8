// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Paths.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace kurier {

namespace {

QString fromEnv(const char *name, const QString &fallback)
{
    // The XDG base directory specification says that relative paths are to be ignored.
    const QString value = QFile::decodeName(qgetenv(name));
    return QDir::isAbsolutePath(value) ? QDir::cleanPath(value) : fallback;
}

} // namespace

Paths Paths::fromEnvironment()
{
    const QString home = QDir::homePath();
    Paths paths;
    paths.dataDirectory = fromEnv("XDG_DATA_HOME", home + QStringLiteral("/.local/share"))
        + QStringLiteral("/kurier");
    paths.database = paths.dataDirectory + QStringLiteral("/queue.db");
    paths.lockFile = paths.dataDirectory + QStringLiteral("/queue.lock");
    paths.settingsFile = fromEnv("XDG_CONFIG_HOME", home + QStringLiteral("/.config"))
        + QStringLiteral("/kurier/kurier.conf");
    paths.stateDirectory = fromEnv("XDG_STATE_HOME", home + QStringLiteral("/.local/state"))
        + QStringLiteral("/kurier");
    const QString runtime = fromEnv("XDG_RUNTIME_DIR", {});
    paths.runtimeDirectory = runtime.isEmpty() ? paths.dataDirectory + QStringLiteral("/run")
                                               : runtime + QStringLiteral("/kurier");
    paths.controlSocket = paths.runtimeDirectory + QStringLiteral("/control.sock");
    return paths;
}

Result<> makePrivateDirectory(const QString &directory)
{
    const QString parent = QFileInfo(directory).path();
    if (parent != directory && !QFileInfo::exists(parent)) {
        if (auto made = makePrivateDirectory(parent); !made)
            return made;
    }
    const QByteArray path = QFile::encodeName(directory);
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST) {
        return failure(errno == ENOENT ? ErrorCode::EPathNotFound : ErrorCode::EAccessDenied,
                       ErrorContext::LocalFile, QString::fromLocal8Bit(std::strerror(errno)),
                       directory);
    }
    struct stat status
    {
    };
    if (::stat(path.constData(), &status) != 0 || !S_ISDIR(status.st_mode)
        || status.st_uid != ::geteuid()) {
        return failure(ErrorCode::EAccessDenied, ErrorContext::LocalFile,
                       QStringLiteral("not a directory of this user"), directory);
    }
    // One that everybody writes into (a /tmp) is theirs too and must not be closed to them.
    if ((status.st_mode & (S_IWOTH | S_ISVTX)) != 0) {
        return failure(ErrorCode::EAccessDenied, ErrorContext::LocalFile,
                       QStringLiteral("a directory that several users share"), directory);
    }
    if ((status.st_mode & 077U) != 0 && ::chmod(path.constData(), 0700) != 0) {
        return failure(ErrorCode::EAccessDenied, ErrorContext::LocalFile,
                       QString::fromLocal8Bit(std::strerror(errno)), directory);
    }
    return {};
}

} // namespace kurier
