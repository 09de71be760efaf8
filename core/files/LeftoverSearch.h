// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

/// Carries a FindLeftovers out. Reads names and looks at what matches; changes nothing.
/// Thread: the files worker's.
[[nodiscard]] LeftoversFound findLeftovers(const FindLeftovers &task);

} // namespace kurier
