// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/transfer/ResponseHead.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace kurier {

/// What was asked: bytes from \a offset on, of the representation that \a validator names.
struct RangeQuestion
{
    qint64 offset = 0;
    qint64 end = -1; ///< Where the asked bytes end; -1 = with the file.
    QByteArray validator; ///< Sent as If-Range.
    qint64 expectedTotal = -1;
    bool additional = false; ///< Beside another exchange that gets the same file.

    /// False: the whole file was asked for, without a Range.
    [[nodiscard]] bool isPart() const { return offset > 0 || end >= 0; }
};

enum class VerdictKind : quint8 {
    Body, ///< The body is the asked part of the file.
    Nothing, ///< Proven: the file has no bytes beyond the offset.
    Redirect, ///< Ask at location instead.
    Unproven, ///< The server did not prove that the bytes at hand belong to its file.
    Useless, ///< To an additional question: nothing wrong with the file, but no provable part of
             ///< it.
    Failed, ///< See error.
};

/// What an answer is worth, decided from its head alone.
struct ResponseVerdict
{
    VerdictKind kind = VerdictKind::Failed;
    qint64 total = -1; ///< Size of the whole file; -1 = not told.
    qint64 bodyLength = -1; ///< Announced bytes of this body; -1 = not told.
    QByteArray validator; ///< For a later If-Range; empty = none.
    QByteArray location;
    Error error; ///< For Failed, Unproven and Useless; without subject.
    std::optional<std::chrono::seconds> retryAfter;
};

/// Judges a complete \a head by product.md decision 11 and RFC 9110. \a now: seconds since 1970,
/// for a Retry-After date in an answer without Date. Pure.
[[nodiscard]] ResponseVerdict judge(const ResponseHead &head, const RangeQuestion &question,
                                    std::chrono::seconds now);

/// \a verdict, or a refusal (BgEValidationFailed, detail a SizeMismatch) when the file is known to
/// have another size than \a required; -1 = any. Pure.
[[nodiscard]] ResponseVerdict withSize(ResponseVerdict verdict, qint64 required);

/// True when \a validator may be sent as If-Range: a strong ETag or an HTTP date.
[[nodiscard]] bool provesBytes(const QByteArray &validator);

} // namespace kurier
