// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/CancelPlan.h"

#include <QStringList>

namespace kurier {

/// What cancelling by \a plan would lose, in sentences, a line each.
[[nodiscard]] QStringList cancelConsequences(const CancelPlan &plan);

/// "Cancel 3 transfers?"
[[nodiscard]] QString cancelQuestion(const CancelPlan &plan);

} // namespace kurier
