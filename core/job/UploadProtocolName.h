// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadSession.h"

#include <QString>

#include <array>
#include <optional>

namespace kurier {

inline constexpr std::array kAllUploadProtocols = {
    UploadProtocol::Automatic, UploadProtocol::Tus,
    UploadProtocol::WebDav,    UploadProtocol::NextcloudChunks,
    UploadProtocol::Sftp,      UploadProtocol::Ftp,
    UploadProtocol::S3,        UploadProtocol::Bits};

/// Words of cli.md: "auto", "tus", "webdav", "nextcloud", "sftp", "ftp", "s3", "bits"; the inverse
/// knows exactly these.
[[nodiscard]] QString uploadProtocolName(UploadProtocol protocol);
[[nodiscard]] std::optional<UploadProtocol> uploadProtocolFromName(QStringView name);

/// Where a file called \a name goes when a person names \a url: a URL ending in "/" is a folder,
/// which gets the name; with tus it is where uploads are created, and stays.
[[nodiscard]] QByteArray uploadTarget(const QByteArray &url, const QString &name,
                                      UploadProtocol protocol);

} // namespace kurier
