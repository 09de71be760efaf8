// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSpec.h"

namespace kurier {

/// The options that differ from the defaults as compact JSON; empty when none does. Pure.
[[nodiscard]] QByteArray optionsToJson(const JobOptions &options);

/// The reverse. Unknown keys and broken values are ignored; null when \a json is empty. Pure.
[[nodiscard]] JobOptionsPtr optionsFromJson(const QByteArray &json);

} // namespace kurier
