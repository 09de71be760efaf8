// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

/// Carries a CheckDestination out. Thread: the files worker's.
[[nodiscard]] DestinationChecked checkDestination(const CheckDestination &task);

} // namespace kurier
