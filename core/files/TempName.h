// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"
#include "core/job/JobId.h"

#include <optional>

namespace kurier {

// The names this program gives to files that are not a person's. Pure; thread: any.

/// ".kurier-<job>-<file>-<8 hex digits of random>.part": the same for no two temp files, and short
/// enough for every file system.
[[nodiscard]] QString tempName(const JobId &job, qint32 file, quint32 random);

/// The name under which the recorded file waits for being unlinked, made of device and inode.
[[nodiscard]] QString asideName(const FilePlace &place);

/// What one of these names tells.
struct OwnName
{
    JobId job; ///< Null when the name is one of asideName().
    qint32 file = 0;

    friend bool operator==(const OwnName &, const OwnName &) = default;
};

/// Reads \a name; nothing unless it has exactly one of the two forms, in lower case.
[[nodiscard]] std::optional<OwnName> parseOwnName(const QString &name);

} // namespace kurier
