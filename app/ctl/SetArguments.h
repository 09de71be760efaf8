// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobChanges.h"

#include <QStringList>

#include <tl/expected.hpp>

namespace kurier {

/// What set's operands ask for.
struct SetRequest
{
    QStringList jobs; ///< As named.
    JobChanges changes;
};

/// Reads "JOB… KEY=VALUE…": an operand with "=" is a setting. Error: the sentence for a wrong call.
[[nodiscard]] tl::expected<SetRequest, QString> parseSet(const QStringList &operands);

} // namespace kurier
