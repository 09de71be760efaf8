// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <optional>

namespace kurier {

/// Why it is not known whether a server holds something of an upload, or why it still does.
enum class CleanupDoubt : quint8 {
    Unnamed, ///< The server may have made an upload whose address it never told.
    MayHaveArrived, ///< All was sent, and the answer never came: nothing was deleted.
    StillThere, ///< The server said that it removed the upload, but it still holds it.
};

/// Reason of an artefact's record; \a target is where the upload was to go. \a said, when it is an
/// error, is what the server said about it.
[[nodiscard]] Error doubtError(CleanupDoubt doubt, const QString &target, const Error &said = {});
/// Nothing when \a error was not made by doubtError().
[[nodiscard]] std::optional<CleanupDoubt> doubtOf(const Error &error);

} // namespace kurier
