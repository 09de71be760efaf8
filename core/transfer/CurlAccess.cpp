// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlAccess.h"

#include "core/access/UserInfo.h"
#include "core/transfer/CurlHandles.h"

namespace kurier {

namespace {

unsigned long authOf(AccessScheme scheme)
{
    switch (scheme) {
    case AccessScheme::Basic:
        return CURLAUTH_BASIC;
    case AccessScheme::Digest:
        return CURLAUTH_DIGEST;
    case AccessScheme::Bearer:
        return CURLAUTH_BEARER;
    case AccessScheme::Unknown:
        break;
    }
    return CURLAUTH_NONE;
}

bool isDigest(const std::optional<Credentials> &credentials)
{
    return credentials && credentials->scheme == AccessScheme::Digest;
}

bool isSocks(const QByteArray &proxy)
{
    return proxy.startsWith("socks");
}

void applyServer(CURL *easy, const Credentials &credentials)
{
    // A password is not offered before the server has said how it wants it.
    if (credentials.scheme == AccessScheme::Unknown || !credentials.isClean())
        return;
    setOption(easy, CURLOPT_HTTPAUTH, authOf(credentials.scheme));
    if (credentials.scheme == AccessScheme::Bearer) {
        setOption(easy, CURLOPT_XOAUTH2_BEARER, credentials.password.constData());
        return;
    }
    setOption(easy, CURLOPT_USERNAME, credentials.user.constData());
    setOption(easy, CURLOPT_PASSWORD, credentials.password.constData());
}

void applyProxy(CURL *easy, const ExchangeAccess &access)
{
    if (access.proxy.isEmpty())
        return;
    setOption(easy, CURLOPT_PROXY, access.proxy == "none" ? "" : access.proxy.constData());
    // A proxy named for this transfer is meant, whatever no_proxy says.
    setOption(easy, CURLOPT_NOPROXY, "");
    if (!access.proxyAccess)
        return;
    const bool named = access.proxyAccess->scheme != AccessScheme::Unknown;
    if (!named && !isSocks(access.proxy))
        return;
    if (named)
        setOption(easy, CURLOPT_PROXYAUTH, authOf(access.proxyAccess->scheme));
    setOption(easy, CURLOPT_PROXYUSERNAME, access.proxyAccess->user.constData());
    setOption(easy, CURLOPT_PROXYPASSWORD, access.proxyAccess->password.constData());
}

void applyCookies(CURL *easy, const QByteArray &cookies)
{
    if (cookies.isEmpty())
        return;
    setOption(easy, CURLOPT_COOKIEFILE, "");
    const QList<QByteArray> lines = cookies.split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray text = line.trimmed();
        const bool comment = text.startsWith('#') && !text.startsWith("#HttpOnly_");
        // Words without a tab are commands to curl.
        if (!comment && text.contains('\t'))
            setOption(easy, CURLOPT_COOKIELIST, text.constData());
    }
}

} // namespace

void applyAccess(CURL *easy, const ExchangeAccess &access)
{
    if (access.server)
        applyServer(easy, *access.server);
    applyProxy(easy, access);
    applyCookies(easy, access.cookies);
}

bool mayNegotiate(const ExchangeAccess &access)
{
    return isDigest(access.server) || isDigest(access.proxyAccess);
}

std::optional<AccessChallenge> proxyRefusal(CURL *easy, CURLcode code, const QByteArray &proxy)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
    long refusal = 0;
    if (code == CURLE_PROXY)
        curl_easy_getinfo(easy, CURLINFO_PROXY_ERROR, &refusal);
    const bool socks = refusal == CURLPX_USER_REJECTED || refusal == CURLPX_NO_AUTH;
    if (code == CURLE_OK || (status != 407 && !socks))
        return std::nullopt;
    long offered = 0;
    curl_easy_getinfo(easy, CURLINFO_PROXYAUTH_AVAIL, &offered);
    const auto has = [offered](unsigned long scheme) {
        return (static_cast<unsigned long>(offered) & scheme) != 0;
    };
    AccessChallenge challenge;
    challenge.proxy = true;
    challenge.origin = originOf(proxy);
    challenge.basic = socks || has(CURLAUTH_BASIC);
    challenge.digest = !socks && has(CURLAUTH_DIGEST);
    return challenge;
}

} // namespace kurier
