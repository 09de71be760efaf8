// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

/// Carries out OpenSource. Blocks on the disk.
[[nodiscard]] SourceOpened openSource(const OpenSource &task);

} // namespace kurier
