// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/CtlCommands.h"
#include "app/ctl/JobPages.h"

namespace kurier {

/// list --suspicious: the jobs an administrator should look at, with the reasons: codes in the
/// table and in JSON ("suspicions"), a sentence for each below the table.
[[nodiscard]] ExitCode listSuspicious(const CtlContext &context, JobPagesQuery query);

} // namespace kurier
