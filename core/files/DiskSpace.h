// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

#include <optional>

namespace kurier {

// Room on file systems. Thread: the files worker's.

[[nodiscard]] SpaceReserved reserveSpace(const ReserveSpace &task);

/// Bytes an ordinary user may still write to the file system of \a descriptor; nothing when it does
/// not tell.
[[nodiscard]] std::optional<qint64> freeSpace(int descriptor);

/// Gives back blocks beyond the end of the file open for writing as \a descriptor, in which nothing
/// writes any more. Returns 0 or the system's error number.
[[nodiscard]] int releaseBeyondEnd(int descriptor);

/// Whether it has such blocks.
[[nodiscard]] bool hasBlocksBeyondEnd(int descriptor);

} // namespace kurier
