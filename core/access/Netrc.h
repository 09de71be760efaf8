// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"

#include <optional>

namespace kurier {

/// The entry of \a host (lower case, exact; "default" is not used, security.md row 21) in the text
/// of a .netrc file. Macros are skipped. Thread: any.
[[nodiscard]] std::optional<Credentials> credentialsFromNetrc(const QByteArray &text,
                                                              const QByteArray &host);

} // namespace kurier
