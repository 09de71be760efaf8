// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FilePublishing.h"

#include "core/base/FaultPoint.h"
#include "core/files/Directory.h"
#include "core/files/FileError.h"
#include "core/files/TargetPath.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace kurier {

namespace {

constexpr int kSuggestionsTried = 10000;

/// A name near \a wanted that nothing has in \a directory; empty when none was found.
QString freeName(const Directory &directory, const QString &wanted)
{
    for (int n = 1; n <= kSuggestionsTried; ++n) {
        const QString candidate = numberedName(wanted, n);
        const auto entry = directory.look(candidate);
        if (entry && !*entry)
            return candidate;
    }
    return {};
}

/// Gives the file its final rights and brings it to the disk.
Result<> finishContent(int file, quint32 mode, const QString &path)
{
    // File systems without access rights refuse this, and have nothing to lose by it.
    if (::fchmod(file, mode & 0777U) != 0 && errno != EPERM && errno != EOPNOTSUPP
        && errno != ENOSYS)
        return tl::unexpected(fileError(errno, path));
    if (uninterrupted([&] { return ::fsync(file); }) != 0)
        return tl::unexpected(fileError(errno, path));
    return {};
}

/// Moves \a from to \a to. Returns 0 or the system's error number.
int moved(const Directory &directory, const QByteArray &from, const QByteArray &to, bool overwrite)
{
    const int at = directory.descriptor();
    if (overwrite)
        return ::renameat(at, from.constData(), at, to.constData()) == 0 ? 0 : errno;
    const int failed = directory.renameWithoutReplacing(from, to);
    if (failed != EINVAL && failed != ENOSYS && failed != EOPNOTSUPP)
        return failed;
    // linkat() never replaces either. A crash before unlinkat() leaves two names of one file,
    // which the next attempt recognises.
    if (::linkat(at, from.constData(), at, to.constData(), 0) != 0)
        return errno;
    return ::unlinkat(at, from.constData(), 0) == 0 ? 0 : errno;
}

/// Whether the final name is the recorded file already; then only the temp name is to go.
Result<bool> publishedBefore(const Directory &directory, const PublishFile &task)
{
    const auto target = directory.look(task.finalName);
    const auto temp = directory.look(task.place.name);
    if (!target || !temp)
        return tl::unexpected(target ? temp.error() : target.error());
    if (!*target || !isRecorded(**target, task.place)) {
        if (!*temp) {
            Error gone = fileError(ENOENT, directory.pathOf(task.place.name));
            gone.code = ErrorCode::BgEFileNotFound;
            return tl::unexpected(gone);
        }
        if (!isRecorded(**temp, task.place))
            return tl::unexpected(changedFileError(directory.pathOf(task.place.name)));
        return false;
    }
    const bool twoNames =
        task.finalName != task.place.name && *temp && isRecorded(**temp, task.place);
    if (twoNames
        && ::unlinkat(directory.descriptor(), encodedName(task.place.name).constData(), 0) != 0)
        return tl::unexpected(fileError(errno, directory.pathOf(task.place.name)));
    return true;
}

/// Publishes the file open as \a file, if it still is the recorded one.
Result<> publishOpened(const Directory &directory, const PublishFile &task, int file)
{
    const QString path = directory.pathOf(task.finalName);
    FileStatus status;
    if (const int failed = lookAt(file, status); failed != 0)
        return tl::unexpected(fileError(failed, path));
    if (!isRecorded(status, task.place))
        return tl::unexpected(changedFileError(directory.pathOf(task.place.name)));
    if (auto content = finishContent(file, task.mode, path); !content)
        return content;
    const QByteArray temp = encodedName(task.place.name);
    const QByteArray final = encodedName(task.finalName);
    faultPoint("publish.beforeRename");
    if (const int failed = moved(directory, temp, final, task.overwrite); failed != 0) {
        static_cast<void>(::fchmod(file, status.mode & 0777U));
        return tl::unexpected(fileError(failed, path));
    }
    faultPoint("publish.afterRename");
    const auto target = directory.look(task.finalName);
    if (!target || !*target || !isRecorded(**target, task.place)) {
        // The temp file was exchanged between the check and the rename: give the stranger its
        // name back.
        static_cast<void>(directory.renameWithoutReplacing(final, temp));
        return tl::unexpected(changedFileError(path));
    }
    return {};
}

Result<> publish(const Directory &directory, const PublishFile &task)
{
    if (encodedName(task.finalName).isEmpty())
        return tl::unexpected(fileError(EINVAL, directory.pathOf(task.finalName)));
    const auto before = publishedBefore(directory, task);
    if (!before)
        return tl::unexpected(before.error());
    const auto file =
        directory.openFile(*before ? task.finalName : task.place.name, O_RDONLY | O_NOCTTY);
    if (!file)
        return tl::unexpected(file.error());
    const int descriptor = (*file)->descriptor();
    const auto done = *before
        ? finishContent(descriptor, task.mode, directory.pathOf(task.finalName))
        : publishOpened(directory, task, descriptor);
    return done ? directory.sync() : done;
}

} // namespace

FilePublished publishFile(const PublishFile &task)
{
    FilePublished outcome;
    outcome.id = task.id;
    const auto directory = Directory::open(task.place.directory);
    const Result<> done =
        directory ? publish(**directory, task) : Result<>(tl::unexpected(directory.error()));
    if (!done) {
        outcome.error = done.error();
        if (outcome.error.code == ErrorCode::EFileExists)
            outcome.suggestion = freeName(**directory, task.finalName);
    }
    faultPoint("publish.done");
    return outcome;
}

} // namespace kurier
