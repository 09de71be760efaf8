// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/UserInfo.h"

#include <QUrl>

namespace kurier {

namespace {

int defaultPort(const QString &scheme)
{
    if (scheme == QLatin1String("https"))
        return 443;
    if (scheme == QLatin1String("ftp"))
        return 21;
    if (scheme == QLatin1String("ftps"))
        return 990;
    if (scheme == QLatin1String("sftp"))
        return 22;
    return scheme.startsWith(QLatin1String("socks")) ? 1080 : 80;
}

} // namespace

QByteArray originOf(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url);
    const QString host = parsed.host(QUrl::EncodeUnicode | QUrl::EncodeDelimiters).toLower();
    if (host.isEmpty())
        return {};
    const QString scheme = parsed.scheme().toLower();
    const QString bracketed =
        host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return (scheme + QStringLiteral("://") + bracketed + QLatin1Char(':')
            + QString::number(parsed.port(defaultPort(scheme))))
        .toLatin1();
}

SplitUrl splitUserInfo(const QByteArray &url)
{
    if (!url.contains('@'))
        return {url, std::nullopt};
    QUrl parsed = QUrl::fromEncoded(url);
    if (parsed.userInfo().isEmpty() && !parsed.authority().contains(QLatin1Char('@')))
        return {url, std::nullopt};
    Credentials credentials;
    credentials.user = parsed.userName(QUrl::FullyDecoded).toUtf8();
    credentials.password = parsed.password(QUrl::FullyDecoded).toUtf8();
    if (parsed.scheme() == QLatin1String("https"))
        credentials.scheme = AccessScheme::Basic;
    parsed.setUserInfo({});
    if (credentials.isEmpty())
        return {parsed.toEncoded(), std::nullopt};
    return {parsed.toEncoded(), credentials};
}

std::optional<Credentials> credentialsInHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (line.left(colon).trimmed().toLower() != "authorization")
        return std::nullopt;
    const QByteArray value = line.mid(colon + 1).trimmed();
    const qsizetype space = value.indexOf(' ');
    const QByteArray scheme = value.left(space).toLower();
    const QByteArray rest = space < 0 ? QByteArray() : value.mid(space + 1).trimmed();
    if (scheme == "bearer" && !rest.isEmpty())
        return Credentials {{}, rest, AccessScheme::Bearer};
    if (scheme != "basic")
        return std::nullopt;
    const auto decoded =
        QByteArray::fromBase64Encoding(rest, QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype mark = decoded.decoded.indexOf(':');
    if (!decoded || mark < 0)
        return std::nullopt;
    return Credentials {decoded.decoded.left(mark), decoded.decoded.mid(mark + 1),
                        AccessScheme::Basic};
}

} // namespace kurier
