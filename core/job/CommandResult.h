// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/job/JobId.h"
#include "core/job/JobState.h"

#include <QList>

namespace kurier {

/// What a verb did to one job. \a error.code is Ok, a BG_S_* remark, or why it was refused.
struct CommandResult
{
    JobId id;
    Error error;

    [[nodiscard]] bool ok() const { return isSuccess(error.code); }
};

using CommandResults = QList<CommandResult>;

} // namespace kurier
