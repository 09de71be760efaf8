// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/UploadErrand.h"

#include "core/access/UserInfo.h"
#include "core/job/JobSpec.h"
#include "core/transfer/HttpUrl.h"

#include <utility>

namespace kurier {

ExchangeRoute routeTo(const UploadCall &call, const UploadAccess &access, const QByteArray &target)
{
    ExchangeRoute route;
    const QByteArray origin = originOf(call.url);
    const QByteArray targetOrigin = originOf(target);
    // The address of a bucket ("s3://") stands for the one that is signed and asked.
    const bool own = origin == targetOrigin || !call.signing.isEmpty();
    const Credentials *known = credentialsFor(access.access, origin);
    if (known == nullptr && own)
        known = credentialsFor(access.access, targetOrigin);
    if (known != nullptr)
        route.access.server = *known;
    else if (const auto split = splitUserInfo(target); own && split.credentials)
        route.access.server = *split.credentials;
    route.access.proxy = access.proxy;
    if (const Credentials *const proxy = credentialsFor(access.access, originOf(access.proxy)))
        route.access.proxyAccess = *proxy;
    route.access.cookies = access.cookies;
    if (own)
        route.headers = access.headers;
    route.userAgent = access.userAgent;
    route.trust = access.trust;
    return route;
}

Redirection redirectionOf(const UploadCall &call, const UploadAnswer &answer)
{
    const int status = answer.status();
    const QByteArray location = answer.head.field("location");
    if (status < 300 || status > 399 || status == 304 || location.isEmpty())
        return {};
    const auto from = parseHttpUrl(call.url);
    const auto target = from ? redirectTarget(*from, location) : from;
    // A 303 names another resource, and a method that would have to change is not an upload.
    const bool keepsMethod = status != 300 && status != 303;
    if (target && keepsMethod && sameOrigin(*from, *target)) {
        UploadCall next = call;
        next.url = target->address;
        return {std::move(next), std::nullopt};
    }
    UploadAnswer refusal;
    refusal.url = answer.url;
    refusal.wasSent = true;
    refusal.error = target ? Error {ErrorCode::ERedirectFailed, ErrorContext::RemoteFile,
                                    QStringLiteral("uploads are not redirected to another server"),
                                    displayUrl(target->address)}
                           : target.error();
    return {std::nullopt, std::move(refusal)};
}

} // namespace kurier
