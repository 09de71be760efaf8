// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteRanges.h"
#include "core/base/Error.h"
#include "core/job/Checksum.h"
#include "core/transfer/ResponseHead.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace kurier {

/// A field that carries the digest of the body which follows it.
struct BodyDigest
{
    QByteArray prefix; ///< "Upload-Checksum: sha256 "; the digest in Base64 is put behind it.
    ChecksumAlgorithm algorithm = ChecksumAlgorithm::Sha256;
};

/// What is done at a server of files (SFTP, FTP); HTTP has its own method names.
inline constexpr char kSendFile[] = "SEND"; ///< Part of the source from its begin on.
inline constexpr char kAskSize[] = "SIZE";
inline constexpr char kCompare[] = "COMPARE"; ///< Part of the source with what the server has.
inline constexpr char kCommands[] = "COMMANDS"; ///< Nothing but the commands.

/// One request to a server as a protocol wants it; a value that needs no network to be made.
struct UploadCall
{
    QByteArray method;
    QByteArray url; ///< Absolute, without user and password.
    QList<QByteArray> headers;
    std::optional<QByteArray> text; ///< A body of our own; "" = a body without bytes.
    std::optional<ByteRange> part; ///< These bytes of the source are the body; or are compared.
    std::optional<BodyDigest> digest;
    QList<QByteArray> commands; ///< SFTP and FTP, in order; carried out before anything is sent.
    QByteArray signing; ///< Scope of a Signature Version 4, as CURLOPT_AWS_SIGV4; empty = none.
    bool createsSession = false; ///< When its answer is lost the server may hold something unnamed.
    bool finishes = false; ///< When its answer is lost the file may have arrived.
};

/// What came of a call. \a error is set when no complete answer came; an HTTP status of any kind is
/// an answer.
struct UploadAnswer
{
    QByteArray url; ///< Where it came from, after redirects.
    std::optional<Error> error;
    ResponseHead head; ///< HTTP only.
    QByteArray body; ///< HTTP only; at most 1 MiB of it.
    qint64 size = -1; ///< kAskSize only: bytes of the file.
    bool isSame = false; ///< kCompare only; the part has at most kUploadBuffer bytes.
    bool wasSent = false; ///< Something of the request went out.
    bool wasSentWhole = false; ///< Its body included.

    [[nodiscard]] int status() const { return error ? 0 : head.status(); }
    /// 2xx; at servers of files, which have no status, that nothing went wrong.
    [[nodiscard]] bool isSuccess() const
    {
        return !error && (!head.isComplete() || (head.status() >= 200 && head.status() < 300));
    }
    /// 404 and 410; at servers of files that there is no such file.
    [[nodiscard]] bool isAbsent() const
    {
        return error ? error->code == ErrorCode::BgEFileNotAvailable
                     : head.status() == 404 || head.status() == 410;
    }
};

/// True when the server may have done what \a call asked although \a answer does not say so: no
/// answer came to a whole request, or one that a gateway or a crash gave in the server's place.
[[nodiscard]] bool isOutcomeUnknown(const UploadAnswer &answer);

} // namespace kurier
