// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FaultOrigin.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <map>

namespace kurier::test {

inline const std::string kDigestChallenge =
    "WWW-Authenticate: Digest realm=\"D\", nonce=\"abc123\", qop=\"auth\", algorithm=MD5";

/// True when \a request answers kDigestChallenge for this user (RFC 7616 3.4), computed here.
inline bool answersDigest(const OriginRequest &request, const QByteArray &user,
                          const QByteArray &password)
{
    QByteArray field = QByteArray::fromStdString(request.header("authorization"));
    if (!field.startsWith("Digest "))
        return false;
    std::map<QByteArray, QByteArray> parts;
    for (const QByteArray &item : field.mid(7).split(',')) {
        const qsizetype equals = item.indexOf('=');
        QByteArray value = item.mid(equals + 1).trimmed();
        if (value.startsWith('"'))
            value = value.mid(1, value.size() - 2);
        parts[item.left(equals).trimmed()] = value;
    }
    const auto md5 = [](const QByteArray &text) {
        return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
    };
    const QByteArray target = QByteArray::fromStdString(request.target);
    const QByteArray who = md5(user + ":D:" + password);
    const QByteArray what = md5(QByteArray::fromStdString(request.method) + ':' + target);
    return parts["username"] == user && parts["nonce"] == "abc123" && parts["uri"] == target
        && parts["response"]
        == md5(who + ":abc123:" + parts["nc"] + ':' + parts["cnonce"] + ":auth:" + what);
}

} // namespace kurier::test
