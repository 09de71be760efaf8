// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace kurier {

/// How bytes get to a server. The numbers are stored.
enum class UploadProtocol : quint8 {
    Automatic = 0, ///< By the scheme and by what the server says of itself.
    Tus = 1, ///< tus 1.0.0.
    WebDav = 2, ///< PUT to a temporary name, MOVE to the final one.
    NextcloudChunks = 3, ///< Nextcloud's chunked upload, version 2.
    Sftp = 4,
    Ftp = 5, ///< FTP and FTPS.
    S3 = 6, ///< Multipart upload, Signature Version 4.
    Bits = 7, ///< BITS upload protocol, MS-BPAU.
};

/// What an upload has on the server before it is finished, and what a Cancel has to remove there.
struct UploadSession
{
    UploadProtocol protocol = UploadProtocol::Automatic;
    /// Where it is: tus: the upload's URL; WebDAV, SFTP, FTP: URL of the temporary file;
    /// Nextcloud: URL of the upload's folder; S3: URL of the object; BITS: URL of the destination.
    /// Absolute, without user and password. Empty = not known (yet).
    QByteArray address;
    /// What else names it: S3: the upload id; BITS: the session id. Else empty.
    QByteArray token;

    [[nodiscard]] bool isKnown() const { return !address.isEmpty(); }
    friend bool operator==(const UploadSession &, const UploadSession &) = default;
};

} // namespace kurier
