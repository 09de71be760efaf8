// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/SqliteError.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace kurier {

namespace {

int primaryCode(const SQLite::Exception &exception)
{
    return exception.getErrorCode() & 0xFF;
}

ErrorCode codeFor(int sqliteCode)
{
    switch (sqliteCode) {
    case SQLITE_FULL:
        return ErrorCode::EDiskFull;
    case SQLITE_READONLY:
        return ErrorCode::EWriteProtect;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::BgEDatabaseCorrupt;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::EAccessDenied;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return ErrorCode::EInvalidArg;
    case SQLITE_NOMEM:
        return ErrorCode::EOutOfMemory;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::BgEDestinationLocked;
    default:
        return ErrorCode::EFail;
    }
}

} // namespace

Error storeError(const SQLite::Exception &exception, const QString &path)
{
    // The index of the log is enlarged before it is written to.
    const bool full = exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
    return {full ? ErrorCode::EDiskFull : codeFor(primaryCode(exception)),
            ErrorContext::QueueManager, QString::fromUtf8(exception.what()), path};
}

bool isDamage(const SQLite::Exception &exception)
{
    const int code = primaryCode(exception);
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool isOwnFault(const SQLite::Exception &exception)
{
    const int code = primaryCode(exception);
    return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
}

} // namespace kurier
