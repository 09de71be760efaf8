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

Error syncOne(const FileHandle &file)
{
    if (uninterrupted([&] { return ::fdatasync(file.descriptor()); }) == 0)
        return {};
    return fileError(errno, {});
}

} // namespace

FilesSynced syncFiles(const SyncFiles &task)
{
    FilesSynced outcome;
    outcome.id = task.id;
    outcome.errors.resize(task.files.size());
    faultPoint("sync.begin");
    std::map<dev_t, std::vector<std::size_t>> byFileSystem;
    for (std::size_t i = 0; i < task.files.size(); ++i) {
        struct stat status
        {
        };
        if (!task.files[i])
            outcome.errors[i] = fileError(EBADF, {});
        else if (::fstat(task.files[i]->descriptor(), &status) != 0)
            outcome.errors[i] = fileError(errno, {});
        else
            byFileSystem[status.st_dev].push_back(i);
    }
    for (const auto &[device, indexes] : byFileSystem) {
        const int any = task.files[indexes.front()]->descriptor();
        if (indexes.size() > kSyncedOneByOne && uninterrupted([&] { return ::syncfs(any); }) == 0)
            continue;
        // syncfs() reports errors of files that are not ours too; asked one by one, each file
        // answers for itself.
        for (const std::size_t index : indexes)
            outcome.errors[index] = syncOne(*task.files[index]);
    }
    faultPoint("sync.done");
    return outcome;
}

} // namespace kurier
