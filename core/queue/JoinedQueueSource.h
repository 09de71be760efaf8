// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/JoinedQueue.h"

#include <QSet>

namespace kurier {

/// One of the queues of a JoinedQueue.
struct JoinedQueue::Source
{
    int number = 0;
    TransferQueue *queue = nullptr; ///< Child of the JoinedQueue.
    QueueOwner owner;
    QueueStatus status;
    bool overfull = false; ///< It told more rows than are kept.
    QHash<JobId, JobKey> keys; ///< Of its rows, by its own ids.
    QHash<JobId, JobId> aliases; ///< Ids that were taken when it told them.
};

/// What of a call is one queue's.
struct JoinedQueue::Share
{
    Source *source = nullptr;
    QList<JobId> ids; ///< As the queue calls them.
    QList<JobId> shown; ///< The same as they are shown.

    /// \a results of that queue, one for each of the ids; EFail where it told none.
    [[nodiscard]] CommandResults asShown(const CommandResults &results) const;
    /// \a plan of that queue, without what it was not asked about.
    [[nodiscard]] CancelPlan asShown(const CancelPlan &plan) const;
    /// \a told of the shown ids, as that queue calls them.
    [[nodiscard]] std::optional<FilesTold> asOwn(const std::optional<FilesTold> &told) const;
};

} // namespace kurier
