// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadCall.h"
#include "core/upload/UploadMessages.h"

#include <memory>
#include <variant>

namespace kurier {

/// What a protocol needs to know of an upload.
struct UploadPlan
{
    QByteArray target; ///< As UploadRequest::target, without user and password.
    QByteArray name;
    QByteArray temporaryName;
    UploadSession session; ///< Not known = begin a new one.
    qint64 size = 0; ///< Bytes of the file.
    bool overwrite = false;
    qint64 chunkSize = 0; ///< 0 = as the protocol likes it.
    qint64 acknowledged = 0; ///< Of the session, in attempts before.

    /// All was confirmed before: when the session is not there any more, and a file of this size
    /// is, the upload was finished and its answer lost.
    [[nodiscard]] bool wasSentWhole() const
    {
        return session.isKnown() && size > 0 && acknowledged == size;
    }
};

/// The session's address is known or chosen: tell it, and go on with proceed().
struct SessionAnnouncement
{
    UploadSession session;
    std::optional<std::chrono::seconds> expires;
};

/// How an upload ended.
struct UploadVerdict
{
    UploadOutcome outcome = UploadOutcome::Failed;
    Error error;
    bool mayHoldUnnamed = false;
    bool mayHaveArrived = false;
    std::optional<std::chrono::seconds> retryAfter;
};

using UploadStep = std::variant<UploadCall, SessionAnnouncement, UploadVerdict>;

/// One protocol's way through one upload: an answer goes in, the next request comes out. Knows no
/// network, file or clock, so that tables of answers can test it. After a call comes answered(),
/// after an announcement proceed(), after a verdict nothing. Thread: the owner's.
class UploadSteps
{
public:
    UploadSteps() = default;
    UploadSteps(const UploadSteps &) = delete;
    UploadSteps &operator=(const UploadSteps &) = delete;
    virtual ~UploadSteps() = default;

    [[nodiscard]] virtual UploadStep begin() = 0;
    [[nodiscard]] virtual UploadStep proceed() = 0;
    [[nodiscard]] virtual UploadStep answered(const UploadAnswer &answer) = 0;
    /// Bytes from the file's begin on that the server has confirmed.
    [[nodiscard]] virtual qint64 acknowledged() const = 0;
};

/// The way of \a protocol; for Automatic it asks the server which one it is.
[[nodiscard]] std::unique_ptr<UploadSteps> uploadSteps(UploadProtocol protocol, UploadPlan plan);

} // namespace kurier
