// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/QueueLink.h"
#include "core/job/CommandResult.h"
#include "core/job/JobId.h"
#include "core/job/JobState.h"

#include <QList>
#include <QStringList>

namespace kurier {

/// Jobs as named on the command line.
struct JobTargets
{
    QList<JobId> ids; ///< In the order given, each once.
    QStringList unknown; ///< Texts that mean no job.
    QString ambiguous; ///< A sentence with the candidates; nothing may be done then.
};

/// Looks up \a texts: an id, the beginning of one (4 characters or more), or an exact name.
[[nodiscard]] Result<JobTargets> findTargets(QueueLink &queue, const QStringList &texts);

/// The jobs for which \a command would change something: what --all means.
[[nodiscard]] Result<QList<JobId>> findAll(QueueLink &queue, JobCommand command);

/// All jobs that are in the queue now, oldest first.
[[nodiscard]] Result<QList<JobId>> findOpen(QueueLink &queue);

/// Ids in one call of callForResults() and callInParts().
inline constexpr qsizetype kIdsAtOnce = 5000;

/// Carries out a verb's \a method on \a ids and hands the results to \a take, in their order.
[[nodiscard]] Result<> callForResults(QueueLink &queue, const QString &method,
                                      const QList<JobId> &ids, QJsonObject params,
                                      const std::function<void(const CommandResult &)> &take);

/// Calls \a method with \a ids in parts the protocol allows and hands each answer to \a take.
[[nodiscard]] Result<> callInParts(QueueLink &queue, const QString &method, const QList<JobId> &ids,
                                   const QJsonObject &params,
                                   const std::function<void(const QJsonObject &)> &take,
                                   ControlClient::Timeout timeout = ControlClient::kAnswerTimeout);

} // namespace kurier
