// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/SourceFile.h"

#include "core/files/FileError.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

namespace kurier {

namespace {

constexpr qint64 kNanoseconds = 1'000'000'000;

qint64 nanoseconds(const timespec &time)
{
    return time.tv_sec * kNanoseconds + time.tv_nsec;
}

} // namespace

SourceOpened openSource(const OpenSource &task)
{
    // Without O_NONBLOCK a named pipe would hold the worker up.
    const int descriptor = uninterrupted([&task] {
        return ::open(QFile::encodeName(task.path).constData(),
                      O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    });
    if (descriptor < 0) {
        const int cause = errno;
        Error error = fileError(cause, task.path);
        if (cause == ENOENT || cause == ENOTDIR)
            error.code = ErrorCode::BgEFileNotFound;
        return {task.id, nullptr, {}, error};
    }
    auto file = std::make_shared<const FileHandle>(descriptor);
    struct stat status
    {
    };
    if (::fstat(descriptor, &status) != 0)
        return {task.id, nullptr, {}, fileError(errno, task.path)};
    if (!S_ISREG(status.st_mode))
        return {task.id,
                nullptr,
                {},
                {ErrorCode::EInvalidArg, ErrorContext::LocalFile,
                 QStringLiteral("not a regular file"), task.path}};
    const SourceMark mark {status.st_dev, status.st_ino, status.st_size,
                           nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
    return {task.id, std::move(file), mark, {}};
}

} // namespace kurier
