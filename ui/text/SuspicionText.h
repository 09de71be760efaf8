// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/Suspicion.h"

#include <QString>

namespace kurier {

/// Why a job is worth a look, as a sentence.
[[nodiscard]] QString suspicionText(Suspicion suspicion);

} // namespace kurier
