// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/Policy.h"

namespace kurier {

/// Where an administrator puts it.
inline constexpr const char *kPolicyFile = "/etc/kurier/policy.conf";

/// The rules in \a text: a "key = value" a line, "#" begins a comment; values of lists are
/// separated by spaces and may be given in several lines. What cannot be understood makes the
/// whole policy broken, with the line, so that no rule is lost silently. Pure.
[[nodiscard]] Policy parsePolicy(const QByteArray &text);

/// The policy in the file \a path; one that allows everything when there is none. Broken when it
/// cannot be read. Blocks on the disk: for the start of the program.
[[nodiscard]] Policy readPolicy(const QString &path);

} // namespace kurier
