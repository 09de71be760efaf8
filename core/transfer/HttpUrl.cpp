// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/HttpUrl.h"

#include "core/job/JobSpec.h"
#include "core/transfer/CurlHandles.h"

#include <algorithm>

namespace kurier {

namespace {

QByteArray part(CURLU *url, CURLUPart which, unsigned int flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK)
        return {};
    const QByteArray value(text);
    curl_free(text);
    return value;
}

bool isHttp(const QByteArray &scheme)
{
    return scheme == "http" || scheme == "https";
}

bool isFileScheme(const QByteArray &scheme)
{
    return scheme == "ftp" || scheme == "ftps" || scheme == "sftp";
}

/// Takes user, password and fragment off \a url.
HttpUrl takeApart(CURLU *url)
{
    HttpUrl result;
    result.scheme = part(url, CURLUPART_SCHEME).toLower();
    result.host = part(url, CURLUPART_HOST).toLower();
    result.port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    result.user = part(url, CURLUPART_USER, CURLU_URLDECODE);
    result.password = part(url, CURLUPART_PASSWORD, CURLU_URLDECODE);
    curl_url_set(url, CURLUPART_USER, nullptr, 0);
    curl_url_set(url, CURLUPART_PASSWORD, nullptr, 0);
    curl_url_set(url, CURLUPART_OPTIONS, nullptr, 0);
    curl_url_set(url, CURLUPART_FRAGMENT, nullptr, 0);
    result.address = part(url, CURLUPART_URL);
    return result;
}

/// The scheme of an absolute reference (RFC 3986 3.1), lower case; empty for a relative one.
QByteArray schemeOf(const QByteArray &reference)
{
    const qsizetype colon = reference.indexOf(':');
    const QByteArray scheme = reference.left(std::max<qsizetype>(colon, 0)).toLower();
    const bool valid = std::all_of(scheme.begin(), scheme.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    });
    return valid ? scheme : QByteArray();
}

tl::unexpected<Error> redirectFailure(const QString &detail, const QByteArray &target)
{
    return failure(ErrorCode::ERedirectFailed, ErrorContext::RemoteFile, detail,
                   displayUrl(target));
}

Result<HttpUrl> parse(const QByteArray &url, bool (*usable)(const QByteArray &))
{
    const CurlUrl parsed(curl_url());
    if (!parsed
        || curl_url_set(parsed.get(), CURLUPART_URL, url.constData(), CURLU_NON_SUPPORT_SCHEME)
            != CURLUE_OK)
        return failure(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile, {}, displayUrl(url));
    HttpUrl result = takeApart(parsed.get());
    if (!usable(result.scheme))
        return failure(ErrorCode::BgEProtocolNotAvailable, ErrorContext::RemoteFile, {},
                       displayUrl(url));
    if (result.host.isEmpty() || result.address.isEmpty())
        return failure(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile, {}, displayUrl(url));
    return result;
}

/// Without ";type=i", which is what happens anyway; false for the other types.
bool dropType(QByteArray &address)
{
    const qsizetype mark = address.toLower().indexOf(";type=");
    if (mark < 0)
        return true;
    const bool bytes = address.mid(mark).toLower() == ";type=i";
    address.truncate(mark);
    return bytes;
}

} // namespace

Result<HttpUrl> parseHttpUrl(const QByteArray &url)
{
    return parse(url, &isHttp);
}

Result<HttpUrl> parseDownloadUrl(const QByteArray &url)
{
    auto result =
        parse(url, [](const QByteArray &scheme) { return isHttp(scheme) || isFileScheme(scheme); });
    if (!result || isHttp(result->scheme))
        return result;
    const bool bytes = result->scheme == "sftp" || dropType(result->address);
    const qsizetype host = result->address.indexOf("://") + 3;
    if (!bytes || result->address.endsWith('/') || result->address.indexOf('/', host) < 0)
        return failure(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile,
                       QStringLiteral("the address names no file"), displayUrl(url));
    return result;
}

bool isFileServer(const QByteArray &url)
{
    return isFileScheme(schemeOf(url));
}

Result<HttpUrl> redirectTarget(const HttpUrl &from, const QByteArray &location)
{
    const QByteArray scheme = schemeOf(location);
    if (!scheme.isEmpty() && !isHttp(scheme))
        return redirectFailure(QStringLiteral("the redirect leaves HTTP"), location);
    const CurlUrl url(curl_url());
    constexpr unsigned int flags = CURLU_URLENCODE | CURLU_ALLOW_SPACE;
    if (!url || curl_url_set(url.get(), CURLUPART_URL, from.address.constData(), 0) != CURLUE_OK
        || curl_url_set(url.get(), CURLUPART_URL, location.constData(), flags) != CURLUE_OK)
        return redirectFailure(QStringLiteral("the redirect's address is malformed"), location);
    HttpUrl target = takeApart(url.get());
    if (target.host.isEmpty() || !isHttp(target.scheme))
        return redirectFailure(QStringLiteral("the redirect's address is malformed"), location);
    if (from.scheme == "https" && target.scheme == "http")
        return redirectFailure(QStringLiteral("the redirect leaves the encrypted connection"),
                               target.address);
    if (sameOrigin(from, target) && target.user.isEmpty()) {
        target.user = from.user;
        target.password = from.password;
    }
    return target;
}

bool sameOrigin(const HttpUrl &a, const HttpUrl &b)
{
    return a.scheme == b.scheme && a.host == b.host && a.port == b.port;
}

} // namespace kurier
