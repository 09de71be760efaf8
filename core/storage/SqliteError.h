// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

namespace SQLite {
class Exception;
}

namespace kurier {

/// The Error for an exception of the database \a path: EDiskFull, EWriteProtect,
/// BgEDatabaseCorrupt, EInvalidArg (a constraint), EOutOfMemory, else EFail. Thread: any.
[[nodiscard]] Error storeError(const SQLite::Exception &exception, const QString &path);

/// True when the database file itself is damaged.
[[nodiscard]] bool isDamage(const SQLite::Exception &exception);

/// True when the statement is to blame and the transaction around it can go on.
[[nodiscard]] bool isOwnFault(const SQLite::Exception &exception);

} // namespace kurier
