// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library (LD_PRELOAD): notes in the file KURIER_SYNC_LOG which files were
// brought to the disk, and how much of them, so that PowerCut knows what a power cut would leave.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace {

void note(const struct statx &status)
{
    static const int log = [] {
        const char *const path = std::getenv("KURIER_SYNC_LOG");
        return path ? ::open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    }();
    char line[96];
    const int length = std::snprintf(
        line, sizeof line, "%llu %lld.%09u %llu\n", static_cast<unsigned long long>(status.stx_ino),
        static_cast<long long>(status.stx_btime.tv_sec), status.stx_btime.tv_nsec,
        static_cast<unsigned long long>(status.stx_size));
    if (log >= 0 && length > 0)
        static_cast<void>(!::write(log, line, static_cast<std::size_t>(length)));
}

bool look(int file, struct statx &status)
{
    return ::statx(file, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_BTIME, &status) == 0
        && S_ISREG(status.stx_mode);
}

using Sync = int (*)(int);

Sync original(const char *name)
{
    return reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, name));
}

/// What was there before the call is on the disk after it.
int syncAndNote(Sync sync, int file)
{
    struct statx status
    {
    };
    const bool known = look(file, status);
    const int result = sync(file);
    if (result == 0 && known)
        note(status);
    return result;
}

} // namespace

extern "C" int fsync(int file)
{
    static const Sync sync = original("fsync");
    return syncAndNote(sync, file);
}

extern "C" int fdatasync(int file)
{
    static const Sync sync = original("fdatasync");
    return syncAndNote(sync, file);
}

extern "C" int syncfs(int file)
{
    static const Sync sync = original("syncfs");
    struct statx before[256];
    std::size_t count = 0;
    for (int open = 3; open < 1024 && count < 256; ++open)
        count += look(open, before[count]) ? 1 : 0;
    const int result = sync(file);
    for (std::size_t i = 0; result == 0 && i < count; ++i)
        note(before[i]);
    return result;
}
