// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/PersonalFile.h"

#include "core/files/FileError.h"
#include "core/files/FileStatus.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kurier {

namespace {

constexpr qint64 kMostBytes = qint64 {1} << 20;

/// What speaks against reading the open file; code Ok when nothing does.
Error objection(int descriptor, const ReadPersonalFile &task)
{
    FileStatus status;
    if (const int error = lookAt(descriptor, status))
        return fileError(error, task.path);
    if (!status.isRegular())
        return {ErrorCode::EAccessDenied, ErrorContext::LocalFile,
                QStringLiteral("not a regular file"), task.path};
    if (task.secret && (status.owner != ::getuid() || (status.mode & (S_IRWXG | S_IRWXO)) != 0))
        return {ErrorCode::EAccessDenied, ErrorContext::LocalFile,
                QStringLiteral("others can read or change it: chmod 600"), task.path};
    if (status.size > kMostBytes)
        return {ErrorCode::BgETooLarge, ErrorContext::LocalFile, {}, task.path};
    return {};
}

} // namespace

PersonalFileRead readPersonalFile(const ReadPersonalFile &task)
{
    // Without O_NONBLOCK a named pipe would hold the worker up.
    const int descriptor = uninterrupted([&task] {
        return ::open(QFile::encodeName(task.path).constData(),
                      O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    });
    if (descriptor < 0) {
        Error error = fileError(errno, task.path);
        if (errno == ENOENT)
            error.code = ErrorCode::BgEFileNotFound;
        return {task.id, {}, error};
    }
    QFile file;
    file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    if (Error error = objection(descriptor, task); error.code != ErrorCode::Ok)
        return {task.id, {}, error};
    const QByteArray text = file.read(kMostBytes);
    if (file.error() != QFileDevice::NoError)
        return {task.id,
                {},
                {ErrorCode::EFail, ErrorContext::LocalFile, file.errorString(), task.path}};
    return {task.id, text, {}};
}

} // namespace kurier
