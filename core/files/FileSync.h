// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

#include <vector>

namespace kurier {

/// What of a file has to be on the disk.
enum class SyncScope : quint8 {
    Content, ///< Its bytes and length (fdatasync).
    Everything, ///< Its access rights too (fsync).
};

/// Brings files to the disk. Many files on one file system cost one sync of it instead of one flush
/// each. \returns one error per file, code Ok when it is there; a null handle is EBADF's.
/// Thread: the files worker's.
[[nodiscard]] std::vector<Error> syncHandles(const std::vector<FileHandlePtr> &files,
                                             SyncScope scope);

/// Carries several tasks out as one. Outcomes in their order. Thread: the files worker's.
[[nodiscard]] std::vector<FilesSynced> syncFiles(const std::vector<SyncFiles> &tasks);

} // namespace kurier
