// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FileStatus.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cerrno>

namespace kurier {

namespace {

constexpr qint64 kNanosecondsPerSecond = 1'000'000'000;

int look(int directory, const char *name, int flags, FileStatus &status)
{
    struct statx raw
    {
    };
    if (::statx(directory, name, flags, STATX_BASIC_STATS | STATX_BTIME, &raw) != 0)
        return errno;
    status.identity.device = ::makedev(raw.stx_dev_major, raw.stx_dev_minor);
    status.identity.inode = raw.stx_ino;
    status.identity.birth = (raw.stx_mask & STATX_BTIME) != 0
        ? raw.stx_btime.tv_sec * kNanosecondsPerSecond + raw.stx_btime.tv_nsec
        : 0;
    status.mode = raw.stx_mode;
    status.links = raw.stx_nlink;
    status.owner = raw.stx_uid;
    status.size = static_cast<qint64>(raw.stx_size);
    return 0;
}

} // namespace

bool FileStatus::isRegular() const
{
    return S_ISREG(mode);
}

bool FileStatus::isDirectory() const
{
    return S_ISDIR(mode);
}

int lookAt(int directory, const char *name, FileStatus &status)
{
    return look(directory, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, status);
}

int lookAt(int descriptor, FileStatus &status)
{
    return look(descriptor, "", AT_EMPTY_PATH, status);
}

} // namespace kurier
