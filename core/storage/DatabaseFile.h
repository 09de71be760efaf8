// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/storage/JobStore.h"

#include <memory>
#include <optional>

namespace SQLite {
class Database;
}

namespace kurier {

struct OpenedDatabase
{
    std::unique_ptr<SQLite::Database> database;
    std::optional<StoreSetAside> setAside; ///< A damaged file stood in its place.
};

/// Opens the queue at \a path for writing, private to its owner, migrated, WAL and
/// synchronous=FULL; makes it when it is missing. A damaged one is set aside first. It is checked
/// as a whole when it was not closed in order or is small, as the check reads all of it.
/// Errors: of a newer version (ENotImpl), not accessible, disk full. Thread: any, one at a time.
[[nodiscard]] Result<OpenedDatabase> openDatabase(const QString &path);

/// Whether the file at \a path, if there is one, can be used by this version. Reads only.
/// Error: ENotImpl.
[[nodiscard]] Result<> checkVersion(const QString &path);

/// "ok", or what PRAGMA quick_check found first. Throws SQLite::Exception.
[[nodiscard]] QString quickCheck(SQLite::Database &database);

/// Has the next openDatabase() check the whole file. Failure to note it changes nothing.
void requestCheck(const QString &path);

/// Settings every connection to a queue wants: nothing in the file may run code or be trusted.
void hardenConnection(SQLite::Database &database);

} // namespace kurier
