// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TempFile.h"

#include "core/base/FaultPoint.h"
#include "core/files/Directory.h"
#include "core/files/FileError.h"

#include <fcntl.h>
#include <unistd.h>

namespace kurier {

namespace {

bool lacksUnnamedFiles(int systemError)
{
    // EISDIR and EINVAL: kernels and file systems that do not know O_TMPFILE at all.
    return systemError == EOPNOTSUPP || systemError == EISDIR || systemError == EINVAL
        || systemError == ENOSYS;
}

/// The handle made without a name never learns one. Opened anew, the file can be found by it
/// wherever its folder goes.
FileHandlePtr openedByName(const Directory &directory, const LinkTemp &task)
{
    FileStatus unnamed;
    FileStatus named;
    const auto file = directory.openFile(task.place.name, O_RDWR);
    const bool same = file && lookAt(task.file->descriptor(), unnamed) == 0
        && lookAt((*file)->descriptor(), named) == 0 && unnamed.identity == named.identity;
    return same ? *file : task.file;
}

Result<FileHandlePtr> linked(const Directory &directory, const LinkTemp &task)
{
    if (!task.file)
        return directory.openFile(task.place.name, O_RDWR | O_CREAT | O_EXCL, kTempMode);
    if (const int failed = directory.linkUnnamed(*task.file, encodedName(task.place.name));
        failed != 0)
        return tl::unexpected(fileError(failed, directory.pathOf(task.place.name)));
    return openedByName(directory, task);
}

Result<TempOpened> opened(const OpenTemp &task)
{
    const auto directory = Directory::open(task.place.directory);
    if (!directory)
        return tl::unexpected(directory.error());
    const QString path = (*directory)->pathOf(task.place.name);
    const auto before = (*directory)->look(task.place.name);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before)
        return tl::unexpected(fileError(ENOENT, path));
    // Looked at before opening, as opening a device or a pipe would already do something.
    if (!isRecorded(**before, task.place))
        return tl::unexpected(changedFileError(path));
    auto file = (*directory)->openFile(task.place.name, O_RDWR);
    if (!file)
        return tl::unexpected(file.error());
    FileStatus status;
    if (const int failed = lookAt((*file)->descriptor(), status); failed != 0)
        return tl::unexpected(fileError(failed, path));
    if (!isRecorded(status, task.place) || status.links != 1 || status.size < task.minimumSize)
        return tl::unexpected(changedFileError(path));
    return TempOpened {
        task.id, std::move(*file), identified(task.place, status, **directory), status.size, {}};
}

} // namespace

TempPrepared prepareTemp(const PrepareTemp &task)
{
    TempPrepared outcome;
    outcome.id = task.id;
    outcome.place.directory = task.directory;
    outcome.place.name = task.name;
    const auto directory = Directory::open(task.directory);
    if (!directory || encodedName(task.name).isEmpty()) {
        outcome.error = directory ? fileError(EINVAL, task.name) : directory.error();
        return outcome;
    }
    outcome.place.folder = (*directory)->identity();
    // Without /proc an unnamed file could never get its name.
    if (::access("/proc/self/fd", X_OK) != 0 || faultSwitch("temp.named"))
        return outcome;
    const int file =
        ::openat((*directory)->descriptor(), ".", O_TMPFILE | O_RDWR | O_CLOEXEC, kTempMode);
    if (file < 0) {
        if (!lacksUnnamedFiles(errno))
            outcome.error = fileError(errno, task.directory);
        return outcome;
    }
    outcome.file = std::make_shared<const FileHandle>(file);
    FileStatus status;
    if (const int failed = lookAt(file, status); failed != 0) {
        outcome.error = fileError(failed, task.directory);
        outcome.file.reset();
        return outcome;
    }
    outcome.place = identified(outcome.place, status, **directory);
    outcome.unnamed = true;
    faultPoint("temp.prepared");
    return outcome;
}

TempLinked linkTemp(const LinkTemp &task)
{
    TempLinked outcome {task.id, nullptr, task.place, {}};
    const auto directory = Directory::open(task.place.directory);
    if (!directory) {
        outcome.error = directory.error();
        return outcome;
    }
    // In another folder put in its place the file would be looked for in vain.
    const FileIdentity &folder = task.place.folder;
    if (folder.isKnown() && !sameFile((*directory)->identity(), folder)) {
        outcome.error = changedFileError(task.place.directory);
        return outcome;
    }
    faultPoint("temp.beforeLink");
    auto file = linked(**directory, task);
    faultPoint("temp.afterLink");
    FileStatus status;
    if (!file) {
        outcome.error = file.error();
    } else if (const int failed = lookAt((*file)->descriptor(), status); failed != 0) {
        outcome.error = fileError(failed, (*directory)->pathOf(task.place.name));
    } else {
        outcome.place = identified(task.place, status, **directory);
        outcome.file = std::move(*file);
    }
    return outcome;
}

TempOpened openTemp(const OpenTemp &task)
{
    auto outcome = opened(task);
    if (outcome)
        return std::move(*outcome);
    TempOpened refused {task.id, nullptr, {}, 0, outcome.error()};
    if (refused.error.code == ErrorCode::EPathNotFound)
        refused.error.code = ErrorCode::BgEFileNotFound;
    return refused;
}

} // namespace kurier
