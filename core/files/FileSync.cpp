// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FileSync.h"

#include "core/base/FaultPoint.h"
#include "core/files/FileError.h"

#include <sys/stat.h>
#include <unistd.h>

#include <map>

namespace kurier {

namespace {

constexpr std::size_t kSyncedOneByOne = 8;

Error syncOne(int file, SyncScope scope)
{
    const auto sync = scope == SyncScope::Content ? &::fdatasync : &::fsync;
    if (uninterrupted([&] { return sync(file); }) == 0)
        return {};
    return fileError(errno, {});
}

} // namespace

std::vector<Error> syncHandles(const std::vector<FileHandlePtr> &files, SyncScope scope)
{
    std::vector<Error> errors(files.size());
    std::map<dev_t, std::vector<std::size_t>> byFileSystem;
    for (std::size_t i = 0; i < files.size(); ++i) {
        struct stat status
        {
        };
        if (!files[i])
            errors[i] = fileError(EBADF, {});
        else if (::fstat(files[i]->descriptor(), &status) != 0)
            errors[i] = fileError(errno, {});
        else
            byFileSystem[status.st_dev].push_back(i);
    }
    for (const auto &[device, indexes] : byFileSystem) {
        const int any = files[indexes.front()]->descriptor();
        if (indexes.size() > kSyncedOneByOne && uninterrupted([&] { return ::syncfs(any); }) == 0)
            continue;
        // syncfs() reports errors of files that are not ours too; asked one by one, each file
        // answers for itself.
        for (const std::size_t index : indexes)
            errors[index] = syncOne(files[index]->descriptor(), scope);
    }
    return errors;
}

std::vector<FilesSynced> syncFiles(const std::vector<SyncFiles> &tasks)
{
    faultPoint("sync.begin");
    std::vector<FileHandlePtr> files;
    for (const SyncFiles &task : tasks)
        files.insert(files.end(), task.files.begin(), task.files.end());
    const auto errors = syncHandles(files, SyncScope::Content);
    std::vector<FilesSynced> outcomes;
    outcomes.reserve(tasks.size());
    auto next = errors.begin();
    for (const SyncFiles &task : tasks) {
        const auto end = next + static_cast<std::ptrdiff_t>(task.files.size());
        outcomes.push_back({task.id, {next, end}});
        next = end;
    }
    faultPoint("sync.done");
    return outcomes;
}

} // namespace kurier
