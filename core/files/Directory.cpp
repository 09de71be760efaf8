// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/Directory.h"

#include "core/files/FileError.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace kurier {

Result<DirectoryPtr> Directory::open(const QString &path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return tl::unexpected(fileError(errno, path));
    auto handle = std::make_shared<const FileHandle>(descriptor);
    FileStatus status;
    if (const int failed = lookAt(descriptor, status); failed != 0)
        return tl::unexpected(fileError(failed, path));
    return std::make_shared<const Directory>(std::move(handle), path, status.identity);
}

Directory::Directory(FileHandlePtr handle, QString path, const FileIdentity &identity)
    : m_handle(std::move(handle))
    , m_path(std::move(path))
    , m_identity(identity)
{
}

QString Directory::pathOf(const QString &name) const
{
    const bool root = m_path.endsWith(QLatin1Char('/'));
    return m_path + (root ? QString() : QStringLiteral("/")) + name;
}

Result<std::optional<FileStatus>> Directory::look(const QString &name) const
{
    const QByteArray encoded = encodedName(name);
    FileStatus status;
    const int failed =
        encoded.isEmpty() ? EINVAL : lookAt(descriptor(), encoded.constData(), status);
    if (failed == 0)
        return std::optional(status);
    if (failed == ENOENT)
        return std::optional<FileStatus>();
    return tl::unexpected(fileError(failed, pathOf(name)));
}

Result<FileHandlePtr> Directory::openFile(const QString &name, int flags, mode_t mode) const
{
    const QByteArray encoded = encodedName(name);
    errno = EINVAL;
    const int file = encoded.isEmpty() ? -1 : uninterrupted([&] {
        return ::openat(descriptor(), encoded.constData(),
                        flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode);
    });
    if (file < 0)
        return tl::unexpected(fileError(errno, pathOf(name)));
    return std::make_shared<const FileHandle>(file);
}

int Directory::renameWithoutReplacing(const QByteArray &from, const QByteArray &to) const
{
    const int result =
        ::renameat2(descriptor(), from.constData(), descriptor(), to.constData(), RENAME_NOREPLACE);
    return result == 0 ? 0 : errno;
}

int Directory::linkUnnamed(const FileHandle &file, const QByteArray &name) const
{
    if (name.isEmpty())
        return EINVAL;
    const QByteArray source = "/proc/self/fd/" + QByteArray::number(file.descriptor());
    const int result =
        ::linkat(AT_FDCWD, source.constData(), descriptor(), name.constData(), AT_SYMLINK_FOLLOW);
    return result == 0 ? 0 : errno;
}

Result<> Directory::sync() const
{
    // A handle made with O_PATH cannot be synced; "." of it is the same directory.
    const int readable = ::openat(descriptor(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (readable < 0)
        return tl::unexpected(fileError(errno, m_path));
    const FileHandle handle(readable);
    if (uninterrupted([&] { return ::fsync(readable); }) != 0) {
        // Some network file systems cannot sync a directory and need not.
        if (errno != EINVAL && errno != EROFS)
            return tl::unexpected(fileError(errno, m_path));
    }
    return {};
}

bool isRecorded(const FileStatus &status, const FilePlace &place)
{
    return status.isRegular() && sameFile(status.identity, place.identity());
}

FilePlace identified(FilePlace place, const FileStatus &status, const Directory &directory)
{
    place.device = status.identity.device;
    place.inode = status.identity.inode;
    place.birth = status.identity.birth;
    place.folder = directory.identity();
    return place;
}

} // namespace kurier
