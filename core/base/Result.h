// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <tl/expected.hpp>

#include <utility>

namespace kurier {

/// A value or the Error that prevented it. Mark every function returning one [[nodiscard]].
template <class T = void>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code,
                                                   ErrorContext context = ErrorContext::None,
                                                   QString detail = {}, QString subject = {})
{
    return tl::unexpected<Error>(Error {code, context, std::move(detail), std::move(subject)});
}

} // namespace kurier
