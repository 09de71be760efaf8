// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

namespace SQLite {
class Database;
}

namespace kurier {

/// PRAGMA application_id of a queue database ("Kuri").
inline constexpr int kApplicationId = 0x4B757269;

/// A step of the schema: the SQL that leads from version n to n + 1, where n is its position.
using Migration = const char *;

/// All steps, oldest first. A released step is never changed; a new one is added behind it.
[[nodiscard]] std::span<const Migration> migrations();

/// The version this program writes.
[[nodiscard]] int schemaVersion();

/// The version of \a database; 0 for an empty one. Throws SQLite::Exception.
[[nodiscard]] int storedVersion(SQLite::Database &database);

/// Brings \a database from its version to steps.size(), each step in a transaction of its own.
/// Precondition: the stored version is not newer. Throws SQLite::Exception.
void migrate(SQLite::Database &database, std::span<const Migration> steps);

} // namespace kurier
