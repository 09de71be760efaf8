// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/CommandResult.h"

#include <QString>

namespace kurier {

/// How many of \a results were refused and why the first was; empty when none was.
[[nodiscard]] QString refusedText(JobCommand command, const CommandResults &results);

} // namespace kurier
