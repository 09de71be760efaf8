// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/PlainUrl.h"

#include <algorithm>

namespace kurier {

QByteArrayView plainHost(QByteArrayView url)
{
    constexpr qsizetype longestLabel = 63;
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const qsizetype scheme = url.indexOf("://");
    if (scheme <= 0 || !std::all_of(url.begin(), url.begin() + scheme, isLetter))
        return {};
    const QByteArrayView rest = url.sliced(scheme + 3);
    const auto end = std::find_if_not(
        rest.begin(), rest.end(), [&](char c) { return isLetter(c) || isDigit(c) || c == '.'; });
    const QByteArrayView host = rest.first(end - rest.begin());
    const qsizetype last = host.lastIndexOf('.') + 1;
    // What ends in a number is an address, and may be written in several ways.
    if (last >= host.size() || !isLetter(host[last]) || host.size() > longestLabel
        || host.startsWith('.') || host.contains(".."))
        return {};
    const auto path =
        end != rest.end() && *end == ':' ? std::find_if_not(end + 1, rest.end(), isDigit) : end;
    bool plain = path == rest.end() || *path == '/';
    if (plain && path != end)
        static_cast<void>(QByteArrayView(end + 1, path - end - 1).toUShort(&plain));
    return plain ? host : QByteArrayView();
}

bool isPlainUrl(QByteArrayView url)
{
    const QByteArrayView host = plainHost(url);
    if (host.isEmpty())
        return false;
    const QByteArrayView rest = url.sliced(host.end() - url.begin());
    return !rest.startsWith(":0") && std::all_of(rest.begin(), rest.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '/' || c == '.' || c == '-' || c == '_' || c == '~' || c == ':';
    });
}

} // namespace kurier
