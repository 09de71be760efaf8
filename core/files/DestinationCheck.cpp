// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DestinationCheck.h"

#include "core/files/Directory.h"
#include "core/files/DiskSpace.h"
#include "core/files/FileError.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kurier {

namespace {

Result<DirectoryPtr> openDestination(const CheckDestination &task)
{
    auto directory = Directory::open(task.directory);
    const bool missing = !directory && directory.error().code == ErrorCode::EPathNotFound;
    if (!missing || !task.create)
        return directory;
    if (::mkdir(QFile::encodeName(task.directory).constData(), 0777) != 0 && errno != EEXIST)
        return tl::unexpected(fileError(errno, task.directory));
    return Directory::open(task.directory);
}

/// On a file system that folds case the look-up itself does, so nothing is compared here.
Result<QStringList> takenNames(const Directory &directory, const QStringList &names)
{
    QStringList taken;
    for (const QString &name : names) {
        const auto entry = directory.look(name);
        if (!entry)
            return tl::unexpected(entry.error());
        if (*entry)
            taken.append(name);
    }
    return taken;
}

} // namespace

DestinationChecked checkDestination(const CheckDestination &task)
{
    const auto directory = openDestination(task);
    if (!directory)
        return {task.id, tl::unexpected(directory.error()), -1, 0};
    const qint64 space = freeSpace((*directory)->descriptor()).value_or(-1);
    const quint64 device = (*directory)->identity().device;
    if (::faccessat((*directory)->descriptor(), ".", W_OK | X_OK, AT_EACCESS) != 0)
        return {task.id, tl::unexpected(fileError(errno, task.directory)), space, device};
    return {task.id, takenNames(**directory, task.names), space, device};
}

} // namespace kurier
