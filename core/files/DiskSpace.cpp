// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DiskSpace.h"

#include "core/files/FileError.h"
#include "core/job/MissingSpace.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>

namespace kurier {

namespace {

using FileStat = struct stat;

/// Unit of st_blocks, whatever the block size is.
constexpr qint64 kStatBlock = 512;

qint64 allocated(const FileStat &status)
{
    return static_cast<qint64>(status.st_blocks) * kStatBlock;
}

} // namespace

std::optional<qint64> freeSpace(int descriptor)
{
    struct statvfs space
    {
    };
    // Some network file systems know no sizes and tell zeros.
    if (::fstatvfs(descriptor, &space) != 0 || space.f_blocks == 0)
        return std::nullopt;
    return static_cast<qint64>(space.f_bavail) * static_cast<qint64>(space.f_frsize);
}

SpaceReserved reserveSpace(const ReserveSpace &task)
{
    SpaceReserved outcome;
    outcome.id = task.id;
    FileStat status {};
    const int file = task.file ? task.file->descriptor() : -1;
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        return outcome;
    const qint64 lacking = std::max<qint64>(0, task.size - allocated(status));
    const auto free = freeSpace(file);
    if (lacking > 0 && free && lacking + task.promised > *free) {
        outcome.error = missingSpaceError(lacking + task.promised - *free, task.directory);
        return outcome;
    }
    // What is there stays as it is, and the size too: the kernel only fills in what is missing.
    if (uninterrupted([&] { return ::fallocate(file, FALLOC_FL_KEEP_SIZE, 0, task.size); }) == 0)
        outcome.allocated = true;
    else if (errno == ENOSPC || errno == EDQUOT)
        outcome.error = missingSpaceError(std::max<qint64>(1, lacking), task.directory);
    return outcome;
}

bool hasBlocksBeyondEnd(int descriptor)
{
    FileStat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    const qint64 block = std::max<qint64>(kStatBlock, status.st_blksize);
    return allocated(status) > (status.st_size + block - 1) / block * block;
}

int releaseBeyondEnd(int descriptor)
{
    FileStat status {};
    if (::fstat(descriptor, &status) != 0)
        return errno;
    return uninterrupted([&] { return ::ftruncate(descriptor, status.st_size); }) == 0 ? 0 : errno;
}

} // namespace kurier
