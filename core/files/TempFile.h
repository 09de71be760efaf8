// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

// Temp files from their creation to their reopening. Thread: the files worker's.

[[nodiscard]] TempPrepared prepareTemp(const PrepareTemp &task);
[[nodiscard]] TempLinked linkTemp(const LinkTemp &task);
[[nodiscard]] TempOpened openTemp(const OpenTemp &task);

} // namespace kurier
