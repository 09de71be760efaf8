// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/AttemptAccess.h"

#include "core/access/UserInfo.h"
#include "core/job/JobSpec.h"

namespace kurier {

ExchangeAccess accessFor(const TransferRequest &request, const HttpUrl &url)
{
    ExchangeAccess access;
    if (const Credentials *const known = credentialsFor(request.access, originOf(url.address)))
        access.server = *known;
    else if (!url.user.isEmpty() || !url.password.isEmpty())
        access.server = Credentials {url.user, url.password, AccessScheme::Basic};
    access.proxy = request.proxy;
    if (const Credentials *const known = credentialsFor(request.access, originOf(request.proxy)))
        access.proxyAccess = *known;
    access.cookies = request.cookies;
    return access;
}

void nameProxy(Error &error, const TransferRequest &request)
{
    if (error.code != httpErrorCode(407))
        return;
    error.context = ErrorContext::Transport;
    error.subject = request.proxy == "none" ? QString() : displayUrl(request.proxy);
}

} // namespace kurier
