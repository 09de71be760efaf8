// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

/// Carries a PublishFile out: rights, sync, one rename, sync of the directory. Every step can be
/// repeated after a crash. Thread: the files worker's.
[[nodiscard]] FilePublished publishFile(const PublishFile &task);

} // namespace kurier
