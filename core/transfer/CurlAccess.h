// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/AccessChallenge.h"
#include "core/base/Error.h"

#include <curl/curl.h>

#include <optional>

namespace kurier {

/// How one exchange gets to its server: who asks, through which proxy, with which cookies.
/// Everything in it is for this exchange's server alone; choose it anew for every redirect.
struct ExchangeAccess
{
    std::optional<Credentials> server;
    QByteArray proxy; ///< "" = from the environment, "none", or a proxy's URL without user.
    std::optional<Credentials> proxyAccess;
    /// Text of a cookies file in Netscape's format; curl sends what fits host and path.
    QByteArray cookies;
};

/// Puts \a access into the options of \a easy. Thread: the engine's.
void applyAccess(CURL *easy, const ExchangeAccess &access);

/// True when curl may answer a first 401 or 407 itself in the same exchange (Digest needs one).
[[nodiscard]] bool mayNegotiate(const ExchangeAccess &access);

/// What a proxy that refused curl's CONNECT or its SOCKS greeting asks for; nothing otherwise.
[[nodiscard]] std::optional<AccessChallenge> proxyRefusal(CURL *easy, CURLcode code,
                                                          const QByteArray &proxy);

} // namespace kurier
