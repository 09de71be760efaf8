// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace kurier {

/// One sentence: what happened (to which thing, when the error names one). Plain text.
[[nodiscard]] QString errorText(const Error &error);
/// A few words for a table cell: "not found (404)".
[[nodiscard]] QString errorShortText(const Error &error);
/// What to do about it; empty when nothing helps. Plain text.
[[nodiscard]] QString errorAdvice(const Error &error);

} // namespace kurier
