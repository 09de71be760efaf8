// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/UploadProtocolName.h"

#include <QUrl>

#include <algorithm>

namespace kurier {

QString uploadProtocolName(UploadProtocol protocol)
{
    switch (protocol) {
    case UploadProtocol::Automatic:
        break;
    case UploadProtocol::Tus:
        return QStringLiteral("tus");
    case UploadProtocol::WebDav:
        return QStringLiteral("webdav");
    case UploadProtocol::NextcloudChunks:
        return QStringLiteral("nextcloud");
    case UploadProtocol::Sftp:
        return QStringLiteral("sftp");
    case UploadProtocol::Ftp:
        return QStringLiteral("ftp");
    case UploadProtocol::S3:
        return QStringLiteral("s3");
    case UploadProtocol::Bits:
        return QStringLiteral("bits");
    }
    return QStringLiteral("auto");
}

std::optional<UploadProtocol> uploadProtocolFromName(QStringView name)
{
    const auto *const found = std::find_if(
        kAllUploadProtocols.begin(), kAllUploadProtocols.end(),
        [name](UploadProtocol protocol) { return uploadProtocolName(protocol) == name; });
    return found == kAllUploadProtocols.end() ? std::nullopt : std::optional(*found);
}

QByteArray uploadTarget(const QByteArray &url, const QString &name, UploadProtocol protocol)
{
    QUrl target = QUrl::fromEncoded(url);
    const QString path = target.path(QUrl::FullyEncoded);
    const bool folder = path.isEmpty() || path.endsWith(QLatin1Char('/'));
    if (!folder || protocol == UploadProtocol::Tus)
        return url;
    const QString base = path.isEmpty() ? QStringLiteral("/") : path;
    target.setPath(base + QString::fromLatin1(QUrl::toPercentEncoding(name)), QUrl::TolerantMode);
    return target.toEncoded();
}

} // namespace kurier
