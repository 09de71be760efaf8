// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/CtlCommands.h"

#include <QJsonArray>

#include <functional>
#include <memory>

namespace kurier {

/// The queue that --user names, or this user's own. Errors: EAccessDenied (QueueManager) for
/// somebody else's unless root asks; EInvalidArg for an unknown user, subject = the name.
[[nodiscard]] Result<std::unique_ptr<QueueLink>> chosenQueue(const CtlCall &call);

/// What reading several queues came to. A queue that cannot be read is named on stderr with the
/// reason; the others are read all the same.
class QueueRound final
{
public:
    using Read = std::function<Result<>(QueueLink &queue)>;

    /// Reads the one queue of \a context, or with --all-users everybody's in turn: root's way
    /// everybody, for others their own, which is said. \a read has the queue open for reading.
    QueueRound(const CtlContext &context, const Read &read);

    /// Done when any queue could be read; NotPermitted when another user's queue, asked for alone,
    /// could not; else what the error means.
    [[nodiscard]] ExitCode code() const { return m_code; }
    /// The one error of a single queue that could not be read; code Ok otherwise.
    [[nodiscard]] const Error &failure() const { return m_failure; }
    /// Error objects with "owner", for "errors" of a document; empty when all could be read.
    [[nodiscard]] const QJsonArray &errors() const { return m_errors; }

private:
    void readOne(QueueLink &queue, const Read &read);
    void unreadable(const QString &owner, const Error &error);

    ExitCode m_code = ExitCode::Done;
    Error m_failure;
    int m_read = 0;
    QJsonArray m_errors;
};

/// "the queue of anna cannot be read: …".
[[nodiscard]] QString unreadableText(const QString &owner, const Error &error);

/// --all-users with a command that names jobs: finds whose they are and carries it out there.
[[nodiscard]] ExitCode runWhereJobsAre(const CtlContext &context,
                                       ExitCode (*run)(const CtlContext &));

/// Whether the queue is running, of everybody.
[[nodiscard]] ExitCode runStatusOfAll(const CtlContext &context);

} // namespace kurier
