// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FileError.h"

#include <QFile>

#include <system_error>

#include <cstring>

namespace kurier {

namespace {

ErrorCode codeFor(int systemError)
{
    switch (systemError) {
    case EACCES:
    case EPERM:
        return ErrorCode::EAccessDenied;
    case EROFS:
        return ErrorCode::EWriteProtect;
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::EDiskFull;
    case EEXIST:
    case EISDIR:
    case ENOTEMPTY:
        return ErrorCode::EFileExists;
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::EPathNotFound;
    case ENAMETOOLONG:
        return ErrorCode::BgEStringTooLong;
    case EINVAL:
        return ErrorCode::EInvalidArg;
    case EFBIG:
        return ErrorCode::BgETooLarge;
    case ENOMEM:
        return ErrorCode::EOutOfMemory;
    default:
        return ErrorCode::EFail;
    }
}

} // namespace

Error fileError(int systemError, const QString &path)
{
    return {codeFor(systemError), ErrorContext::LocalFile,
            QString::fromStdString(std::generic_category().message(systemError)), path};
}

Error changedFileError(const QString &path)
{
    return {ErrorCode::BgELocalFileChanged, ErrorContext::LocalFile,
            QStringLiteral("something else is in the place of the recorded file"), path};
}

QByteArray encodedName(const QString &name)
{
    const bool plain = !name.isEmpty() && !name.contains(QLatin1Char('/'))
        && !name.contains(QChar::Null) && name != QLatin1String(".") && name != QLatin1String("..");
    return plain ? QFile::encodeName(name) : QByteArray();
}

} // namespace kurier
