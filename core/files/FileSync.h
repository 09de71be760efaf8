// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

/// Brings written bytes to the disk. Many files on one file system cost one sync of it instead of
/// one flush each. Thread: the files worker's.
[[nodiscard]] FilesSynced syncFiles(const SyncFiles &task);

} // namespace kurier
