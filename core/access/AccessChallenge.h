// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"

#include <QString>

#include <vector>

namespace kurier {

/// What a server (401) or proxy (407) asks for.
struct AccessChallenge
{
    QByteArray origin; ///< Of the server or proxy.
    QString realm; ///< As the server names it; show it as plain text only.
    bool proxy = false;
    bool basic = false;
    bool digest = false;
    bool bearer = false;

    friend bool operator==(const AccessChallenge &, const AccessChallenge &) = default;
};

/// Reads WWW-Authenticate or Proxy-Authenticate \a fields (RFC 9110 11.6.1), several challenges in
/// one field included. The realm is that of the scheme which would be used. Thread: any.
[[nodiscard]] AccessChallenge parseChallenge(const std::vector<QByteArray> &fields);

/// The scheme by which \a credentials answer \a challenge: a token by Bearer only, a password by
/// Digest where it is offered, else Basic. Unknown when it cannot be answered with them.
[[nodiscard]] AccessScheme schemeFor(const AccessChallenge &challenge,
                                     const Credentials &credentials);

} // namespace kurier
