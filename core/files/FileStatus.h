// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileIdentity.h"

#include <sys/types.h>

namespace kurier {

/// What stat() tells, with the time of birth. Thread: any.
struct FileStatus
{
    FileIdentity identity;
    mode_t mode = 0; ///< Kind and rights.
    quint64 links = 0;
    uid_t owner = 0;
    qint64 size = 0;

    [[nodiscard]] bool isRegular() const;
    [[nodiscard]] bool isDirectory() const;
};

/// Looks at \a name in the directory open as \a directory, links not followed. Returns 0 or the
/// system's error number.
[[nodiscard]] int lookAt(int directory, const char *name, FileStatus &status);
/// Looks at what is open as \a descriptor.
[[nodiscard]] int lookAt(int descriptor, FileStatus &status);

} // namespace kurier
