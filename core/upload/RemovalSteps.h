// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadCall.h"
#include "core/upload/UploadMessages.h"

#include <memory>
#include <variant>

namespace kurier {

/// What a protocol needs to know of a session that is to be removed.
struct RemovalPlan
{
    UploadSession session;
    QByteArray target; ///< As UploadRequest::target, without user and password.
    qint64 size = -1; ///< Of the whole file; -1 = not known.
};

/// How a removal ended.
struct RemovalVerdict
{
    RemovalResult result = RemovalResult::Failed;
    qint64 bytes = 0; ///< What the server held, where it told.
    Error error;
};

using RemovalStep = std::variant<UploadCall, RemovalVerdict>;

/// One protocol's way to remove a session and to see that it is gone. As UploadSteps: no network,
/// and after a call comes answered(). Thread: the owner's.
class RemovalSteps
{
public:
    RemovalSteps() = default;
    RemovalSteps(const RemovalSteps &) = delete;
    RemovalSteps &operator=(const RemovalSteps &) = delete;
    virtual ~RemovalSteps() = default;

    [[nodiscard]] virtual RemovalStep begin() = 0;
    [[nodiscard]] virtual RemovalStep answered(const UploadAnswer &answer) = 0;
};

/// The way of the session's protocol; null when nothing is known of it.
[[nodiscard]] std::unique_ptr<RemovalSteps> removalSteps(RemovalPlan plan);

} // namespace kurier
