// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/AccessChallenge.h"
#include "core/base/Error.h"

#include <optional>

namespace kurier {

/// The challenge as further lines of an error's detail, which is stored with the job.
[[nodiscard]] QString challengeDetail(const AccessChallenge &challenge);

/// What \a error asks a person for; nothing when it is not about signing in (401, 407,
/// BgEInvalidCredentials with an address as its subject).
[[nodiscard]] std::optional<AccessChallenge> signInNeed(const Error &error);

} // namespace kurier
