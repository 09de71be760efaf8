// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

namespace kurier {

/// Untranslated texts of one code, context "ErrorText"; the sentence stands without its full stop.
/// In those of HTTP answers %1 is the status.
struct ErrorWords
{
    ErrorCode code;
    const char *sentence;
    const char *shortText;
    const char *advice; ///< What to do about it; "" only for what is no failure.
};

/// The words for \a code, as it arose in \a context. Null for codes without words of their own.
[[nodiscard]] const ErrorWords *wordsOf(ErrorCode code, ErrorContext context);
/// The words for an HTTP answer, of its class where the status has none of its own. \a status is
/// 100..599.
[[nodiscard]] const ErrorWords &wordsOfHttp(int status);
/// True when \a status has words of its own.
[[nodiscard]] bool hasHttpWords(int status);

} // namespace kurier
