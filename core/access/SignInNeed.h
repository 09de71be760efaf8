// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/AccessChallenge.h"
#include "core/base/Error.h"

#include <optional>

namespace kurier {

/// How often an attempt asks for credentials: a server and its proxy may both want some, and a
/// known password may be an old one.
inline constexpr int kMostSignInQuestions = 4;

/// The challenge as further lines of an error's detail, which is stored with the job.
[[nodiscard]] QString challengeDetail(const AccessChallenge &challenge);

/// For a server that says otherwise than by a challenge that \a address wants a name and a
/// password; \a why: its words, if any.
[[nodiscard]] Error passwordNeeded(const QString &address, const QString &why = {});

/// What \a error asks a person for; nothing when it is not about signing in (401, 407,
/// BgEInvalidCredentials with an address as its subject).
[[nodiscard]] std::optional<AccessChallenge> signInNeed(const Error &error);

} // namespace kurier
