// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"
#include "core/base/Result.h"
#include "core/job/JobState.h"
#include "core/upload/UploadSession.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace kurier {

// Limits of product.md, decision 15, and semantics.md 1.5.
inline constexpr qsizetype kMaxNameLength = 256;
inline constexpr qsizetype kMaxDescriptionLength = 1024;
inline constexpr qsizetype kMaxUrlBytes = 8192;
inline constexpr qsizetype kMaxHeaderBytes = 16384;
/// Addresses of one file beside the first.
inline constexpr qsizetype kMaxMirrors = 64;

/// What few jobs set. Shared between copies of a job; null means all defaults.
struct JobOptions
{
    bool overwrite = false; ///< Replace an existing file at Complete; uploads: on the server.
    QList<QByteArray> headers; ///< "Name: value", validated, without line ends.
    QByteArray userAgent;
    QByteArray referer;
    /// Proxy of this job as parseProxy() gives it; empty = the queue's.
    QByteArray proxy;
    QString cookies; ///< Absolute path of a cookies file (Netscape's format), read at each attempt.
    bool netrc = false; ///< Credentials may come from ~/.netrc.
    QByteArray trust; ///< SHA-256 of the one certificate that is accepted; 64 hex digits or empty.
    qint64 rateLimit = 0; ///< Bytes per second; 0 = none.
    qint32 connections = 0; ///< Connections to one file; 0 = automatic.
    UploadProtocol protocol = UploadProtocol::Automatic; ///< Uploads only.
    qint64 chunkSize = 0; ///< Uploads: bytes of one request or part; 0 = as the protocol likes it.
    std::chrono::seconds minimumRetryDelay {15};
    std::chrono::seconds noProgressTimeout {14 * 24 * 3600};

    friend bool operator==(const JobOptions &, const JobOptions &) = default;
};

using JobOptionsPtr = std::shared_ptr<const JobOptions>;

/// One file of a request. \a checksum is "sha-256=HEX" or empty.
struct FileSpec
{
    QByteArray url; ///< Encoded, absolute, http or https. Uploads: see parseUploadUrl().
    QString name; ///< Wanted final name; empty = from the server, else from the URL.
    QByteArray checksum;
    QList<QByteArray> mirrors = {}; ///< Other addresses of the same file, the best first.
    qint64 size = -1; ///< Bytes it must have; -1 = not known.
    QString source = {}; ///< Uploads: absolute path of the file to send.

    friend bool operator==(const FileSpec &, const FileSpec &) = default;
};

/// A request for a new job, as a person or script makes it.
struct JobSpec
{
    JobType type = JobType::Download;
    QString name; ///< Display name; empty = made from the first file.
    QString description;
    QString directory; ///< Absolute destination directory; unused by uploads.
    JobPriority priority = JobPriority::Normal;
    bool suspended = false; ///< Leave it SUSPENDED instead of resuming it at once.
    bool autoComplete = true; ///< TRANSFERRED passes to ACKNOWLEDGED by itself.
    QList<FileSpec> files;
    JobOptions options;
    /// For the servers of its files. Never stored: see CredentialDesk.
    std::optional<Credentials> credentials;

    friend bool operator==(const JobSpec &, const JobSpec &) = default;
};

/// Checks everything that needs no file system: schemes, lengths, header syntax, an absolute
/// directory (uploads: absolute sources), names. Pure. Errors: DoEJobEmpty, EInvalidUrl,
/// BgEStringTooLong, BgEProtocolNotAvailable, BgEInvalidHashAlgorithm, BgETooManyFiles (mirrors; a
/// BITS upload holds one file), EInvalidArg, each with the offending text as subject.
[[nodiscard]] Result<> validate(const JobSpec &spec);

/// Checks a download's address (http, https, ftp, ftps, sftp); returns the encoded form to store.
/// Errors: EInvalidUrl, BgEProtocolNotAvailable, BgEStringTooLong; subject = \a typed.
[[nodiscard]] Result<QByteArray> parseUrl(const QString &typed);

/// The same for where an upload goes: http, https, sftp, ftp, ftps or s3.
[[nodiscard]] Result<QByteArray> parseUploadUrl(const QString &typed);

/// Checks a "Name: value" line by RFC 9110 section 5 and refuses those the engine owns
/// (Host, Content-Length, Range, If-Range, Transfer-Encoding, Connection …). Error: EInvalidArg.
[[nodiscard]] Result<> validateHeader(const QByteArray &line);

/// Checks a proxy as typed: "system" (environment), "none", or http, https, socks4, socks4a, socks5
/// or socks5h://host:port; without a scheme http is meant. Returns the form to store; empty for
/// empty. Error: BgEInvalidProxyInfo; subject = \a typed without user and password.
[[nodiscard]] Result<QByteArray> parseProxy(const QString &typed);

/// The host of an encoded URL, lower case; empty when it has none.
[[nodiscard]] QString hostOf(const QByteArray &url);

/// \a url for eyes and logs: without user and password, values of query keys that carry secrets
/// (token, sig, key, password, X-Amz-* …) replaced by "***" (security.md row 20).
[[nodiscard]] QString displayUrl(const QByteArray &url);

} // namespace kurier
