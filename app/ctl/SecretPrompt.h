// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/CtlArguments.h"
#include "core/access/Credentials.h"
#include "core/base/Result.h"

#include <optional>

namespace kurier {

/// The options that ask for credentials: --login NAME, --ask-password, --ask-token. Nothing when
/// \a call has none of them. Names are asked for and secrets read without echo on the terminal;
/// when standard input is none, from its next lines. Error: EInvalidArg when nothing is given.
/// Blocks. Thread: main.
[[nodiscard]] Result<std::optional<Credentials>> askCredentials(const CtlCall &call);

} // namespace kurier
