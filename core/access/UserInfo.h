// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"

#include <optional>

namespace kurier {

/// "scheme://host:port" of an encoded address, in lower case, the port always given: what
/// credentials belong to (RFC 6454). Empty when \a url names no host. Thread: any.
[[nodiscard]] QByteArray originOf(const QByteArray &url);

/// An address without the user and password that stood in it.
struct SplitUrl
{
    QByteArray url;
    std::optional<Credentials> credentials;
};

/// Takes user and password off an encoded address (security.md row 20). On an unencrypted
/// connection they are sent only when the server asks: the scheme is Unknown; else it is Basic.
[[nodiscard]] SplitUrl splitUserInfo(const QByteArray &url);

/// Credentials that a header line carries: "Authorization: Bearer …" and "Authorization: Basic …".
/// Nothing for any other line.
[[nodiscard]] std::optional<Credentials> credentialsInHeader(const QByteArray &line);

} // namespace kurier
