// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace kurier {

/// An address taken apart: credentials never stay inside the part that is requested, logged or
/// reported.
struct HttpUrl
{
    QByteArray address; ///< Absolute, without user, password and fragment.
    QByteArray scheme; ///< Lower case.
    QByteArray host; ///< Lower case.
    QByteArray port; ///< Always given, the scheme's own where the address has none.
    QByteArray user; ///< Decoded; empty = none.
    QByteArray password; ///< Decoded.
};

/// Errors: EInvalidUrl; BgEProtocolNotAvailable for other schemes. Thread: any.
[[nodiscard]] Result<HttpUrl> parseHttpUrl(const QByteArray &url);

/// The same for whatever can be downloaded: http, https, ftp, ftps and sftp. At servers of files
/// EInvalidUrl also for what names no file, and for an FTP address that asks for another transfer
/// type than bytes (RFC 1738 3.2.2).
[[nodiscard]] Result<HttpUrl> parseDownloadUrl(const QByteArray &url);

/// True for ftp, ftps and sftp addresses.
[[nodiscard]] bool isFileServer(const QByteArray &url);

/// The target of a Location field by RFC 9110 10.2.2, relative ones included. The credentials of
/// \a from stay on the same origin and are dropped elsewhere. ERedirectFailed, with the target as
/// subject, for anything but http and https, for https to http, and for what is no address.
[[nodiscard]] Result<HttpUrl> redirectTarget(const HttpUrl &from, const QByteArray &location);

/// Same scheme, host and port (RFC 6454).
[[nodiscard]] bool sameOrigin(const HttpUrl &a, const HttpUrl &b);

} // namespace kurier
