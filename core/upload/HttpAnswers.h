// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

namespace kurier {

/// What an answer that is no success means for an upload: its error with what the server wants to
/// be told about it (sign-in, patience), and what may be at the server because of \a call. 413 is
/// BgETooLarge, 507 EDiskFull. Thread: any, as everything here.
[[nodiscard]] UploadVerdict failedVerdict(const UploadCall &call, const UploadAnswer &answer);
/// An answer that contradicts the protocol; \a why is told.
[[nodiscard]] UploadVerdict invalidVerdict(const UploadCall &call, const UploadAnswer &answer,
                                           const QString &why);
/// The server does not know the session (any more).
[[nodiscard]] UploadVerdict lostVerdict(const UploadAnswer &answer);
[[nodiscard]] UploadVerdict finishedVerdict();
/// The place is taken.
[[nodiscard]] UploadVerdict existsVerdict(const QByteArray &target);
[[nodiscard]] UploadVerdict errorVerdict(ErrorCode code, ErrorContext context,
                                         const QString &detail, const QByteArray &url);

/// A removal that failed and is tried again, or was refused for good (405, 501).
[[nodiscard]] RemovalVerdict failedRemoval(const UploadAnswer &answer, qint64 bytes);
/// \a result with \a error's detail saying \a why.
[[nodiscard]] RemovalVerdict removalVerdict(RemovalResult result, qint64 bytes, const QString &why,
                                            const QByteArray &url);

/// What a look after the removal showed, when the server had said yes to it.
[[nodiscard]] RemovalVerdict verifiedRemoval(const UploadAnswer &answer, qint64 bytes,
                                             const QByteArray &url);

/// A number of a field, digits only; -1 when it is absent or something else.
[[nodiscard]] qint64 numberField(const UploadAnswer &answer, std::string_view name);

/// What a Location names (RFC 9110 10.2.2).
struct SessionLocation
{
    QByteArray address; ///< Absolute, without user and password.
    std::optional<Error> refusal; ///< Why it must not be used: another origin (ERedirectFailed).
};

/// The Location of \a answer; nothing when there is none or it is no address of HTTP.
[[nodiscard]] std::optional<SessionLocation> sessionLocation(const UploadAnswer &answer);

/// The folder of \a url with its '/', and the address of \a name in it (already encoded).
[[nodiscard]] QByteArray folderOf(const QByteArray &url);
[[nodiscard]] QByteArray sibling(const QByteArray &url, const QByteArray &name);

} // namespace kurier
