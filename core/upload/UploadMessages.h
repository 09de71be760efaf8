// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"
#include "core/base/Error.h"
#include "core/base/FileHandle.h"
#include "core/job/JobId.h"
#include "core/upload/SourceMark.h"
#include "core/upload/UploadSession.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>
#include <variant>

namespace kurier {

/// How servers are reached, for an attempt or a removal.
struct UploadAccess
{
    QList<QByteArray> headers; ///< Validated "Name: value" lines; not sent to another origin.
    QByteArray userAgent; ///< Empty = Kurier's own.
    QByteArray proxy; ///< As TransferRequest::proxy.
    AccessList access; ///< Each is sent to its own origin only, that of the proxy included.
    QByteArray cookies; ///< Text of a cookies file.
    QByteArray trust; ///< As TransferRequest::trust; for SFTP the key's SHA-256, likewise in hex.
};

/// One attempt at sending one file. Only values; \a source is shared.
struct UploadRequest
{
    AttemptId attempt;
    QByteArray target; ///< Where the file shall be: encoded URL; for tus where uploads are created.
    QByteArray name; ///< The file's name for the server, UTF-8 (tus metadata).
    UploadProtocol protocol = UploadProtocol::Automatic;
    /// What the temporary file is called on servers where we choose (WebDAV, Nextcloud, SFTP, FTP);
    /// unique, safe in a URL, recorded in the ledger before the attempt begins.
    QByteArray temporaryName;
    UploadSession session; ///< Of an earlier attempt; not known = begin a new one.
    FileHandlePtr source; ///< Open for reading.
    SourceMark mark; ///< What the source was when the first byte of it was sent.
    bool overwrite = false; ///< A file of that name on the server may be replaced.
    qint64 chunkSize = 0; ///< Bytes of one request or part; 0 = as the protocol likes it.
    qint64 rateLimit = 0; ///< Bytes per second; 0 = none.
    qint64 acknowledged = 0; ///< What the server confirmed of \a session in attempts before.
    UploadAccess access;
};

/// The session is there (or its name is chosen). Not a byte of the file is sent before proceed().
struct UploadSessionKnown
{
    AttemptId attempt;
    UploadSession session;
    std::optional<std::chrono::seconds> expires; ///< When the server drops it by itself, from now.
};

/// So many bytes of the file are sent; \a acknowledged of them the server has confirmed.
struct UploadProgress
{
    AttemptId attempt;
    qint64 sent = 0;
    qint64 acknowledged = 0;
};

enum class UploadOutcome : quint8 {
    Finished, ///< The server has the whole file, under its final name.
    Failed, ///< See error.
    Stopped, ///< By stop() or shutdown().
    SessionLost, ///< The server does not know the session any more (404, 410): begin a new one.
};

/// The one terminal event of an attempt. After it the engine no longer uses the source, and no
/// connection of the attempt is open.
struct UploadEnded
{
    AttemptId attempt;
    UploadOutcome outcome = UploadOutcome::Stopped;
    qint64 acknowledged = 0;
    Error error; ///< For Failed and SessionLost.
    /// A request that creates the session was sent and its answer never came: the server may hold
    /// an upload whose address nobody knows.
    bool mayHoldUnnamed = false;
    /// A request that finishes the upload was sent and its answer never came.
    bool mayHaveArrived = false;
    std::optional<std::chrono::seconds> retryAfter; ///< Server's wish, at most one day.
    /// A request was sent and its answer never came: the server may carry it out later.
    bool unanswered = false;
};

/// Ties an outcome to its removal; chosen by the caller.
using SessionRemovalId = IntegerId<struct SessionRemovalIdTag>;

/// Removes a session from its server: asked on a fresh connection, with at least 10 s of patience,
/// then verified.
struct SessionRemoval
{
    SessionRemovalId id;
    UploadSession session;
    QByteArray target; ///< As UploadRequest::target.
    qint64 size = -1; ///< Of the whole file, to tell a finished upload by; -1 = not known.
    UploadAccess access;
};

enum class RemovalResult : quint8 {
    Removed, ///< Verified: the server holds nothing of it any more (404 and 410 are success).
    Arrived, ///< The upload had been finished: the file is the person's and stays.
    Failed, ///< Tried again later. Reason in error.
    Refused, ///< The server cannot (405, 501, no such capability): only on demand.
    StillThere, ///< The server said yes, but it is still there.
};

struct SessionRemoved
{
    SessionRemovalId id;
    RemovalResult result = RemovalResult::Failed;
    qint64 bytes = 0; ///< What the server held of it, where it told.
    Error error; ///< For Failed, Refused and StillThere.
};

using UploadEvent = std::variant<UploadSessionKnown, UploadProgress, UploadEnded, SessionRemoved>;

} // namespace kurier
