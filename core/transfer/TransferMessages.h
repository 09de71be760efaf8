// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"
#include "core/base/ByteRanges.h"
#include "core/base/Error.h"
#include "core/base/FileHandle.h"
#include "core/job/JobId.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace kurier {

/// One attempt at one file. Only values; \a file is shared so that others can sync it.
struct TransferRequest
{
    AttemptId attempt;
    QByteArray url; ///< Encoded http, https, ftp, ftps or sftp URL.
    FileHandlePtr file; ///< Temp file, open for writing.
    ByteRanges proven; ///< Bytes already proven on disk; the rest is fetched.
    QByteArray validator; ///< For If-Range, or a fileValidator(); needed with proven bytes.
    qint64 expectedTotal = -1; ///< Size known from an earlier attempt; -1 = unknown.
    qint64 requiredSize = -1; ///< A file of another size is refused; -1 = any.
    QList<QByteArray> headers; ///< Validated "Name: value" lines; not sent to another origin.
    QByteArray userAgent; ///< Empty = Kurier's own.
    QByteArray referer;
    /// Empty = from the environment (http_proxy, https_proxy, no_proxy); "none"; or a proxy's URL.
    QByteArray proxy;
    AccessList access; ///< Each is sent to its own origin only, that of the proxy included.
    QByteArray cookies; ///< Text of a cookies file; each cookie goes where it says.
    /// SHA-256 of the one certificate or SSH key to accept, 64 hex; empty = the system's check.
    QByteArray trust;
    qint64 rateLimit = 0; ///< Bytes per second; 0 = none.
    qint32 connections = 0; ///< Most connections to use at once; 0 = as many as it pays to have.
};

/// The final server answered well and its bytes are about to be written.
struct TransferConnected
{
    AttemptId attempt;
    qint64 bytesTotal = -1; ///< Size of the whole file; -1 = not told.
    ByteRanges proven; ///< What this attempt does not fetch again (the request's).
    QByteArray validator; ///< What may prove these bytes later; empty = they cannot be continued.
    QString suggestedName; ///< From Content-Disposition, raw; make it safe before use.
    QByteArray effectiveUrl; ///< After redirects.
    QByteArray digest = {}; ///< What the server says of the whole file: "sha-256=HEX" or empty.
};

/// These bytes of the file are in it (page cache), the ones from earlier attempts included.
struct TransferProgress
{
    AttemptId attempt;
    ByteRanges written;
    qint32 connections = 1; ///< In use.
};

enum class TransferOutcome : quint8 {
    Finished, ///< Every byte is written; the length agrees with what the server announced.
    Failed, ///< See error.
    Stopped, ///< By stop() or shutdown().
    Unproven, ///< The server could not prove that the bytes at hand belong to its file: start at 0.
};

/// The one terminal event of an attempt. After it the engine no longer uses the file.
struct TransferEnded
{
    AttemptId attempt;
    TransferOutcome outcome = TransferOutcome::Stopped;
    ByteRanges written; ///< As TransferProgress::written.
    Error error; ///< For Failed and Unproven.
    std::optional<std::chrono::seconds> retryAfter; ///< Server's wish, at most one day.
    bool split = false; ///< More than one connection has been tried.
};

using TransferEvent = std::variant<TransferConnected, TransferProgress, TransferEnded>;

} // namespace kurier
