// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"
#include "core/job/JobTransitions.h"

#include <QList>
#include <QMetaType>

#include <array>

namespace kurier {

/// What changed in the queue since the last delta. Only jobs that are not final are in the queue;
/// one that becomes final appears in \a removed (and can be read from the history).
struct QueueDelta
{
    quint64 revision = 0; ///< Grows by one with each delta.
    bool reset = false; ///< Forget everything first: the queue is told anew.
    QList<JobSnapshot> upserted; ///< New rows have higher keys than all before them.
    /// Jobs that left, also those that were in no delta. Each is told once; of very many some come
    /// with the next deltas.
    QList<JobId> removed;
    QList<JobSnapshot> left; ///< What those became, in the same order.
};

/// Somebody whose queue is shown together with others, or to somebody else.
struct QueueOwner
{
    QString name; ///< Login name.
    JobCommands permitted; ///< What may be done with the jobs; nothing = they can be looked at.
    bool running = false; ///< A process runs the queue; otherwise it is shown as it lies on disk.
    Error trouble; ///< Why the queue cannot be read; code Ok = it can.

    friend bool operator==(const QueueOwner &, const QueueOwner &) = default;
};

/// Counts the window's status bar and `kurierctl status` show.
struct QueueStatus
{
    std::array<qint64, kAllJobStates.size()>
        jobs {}; ///< By JobState's number; final ones since start.
    qint64 bytesPerSecond = 0; ///< Downloads and uploads together.
    qint64 bytesPerSecondUp = 0; ///< Of that, uploads.
    qint64 rateLimit = 0; ///< The limit that holds now, bytes per second; 0 = none.
    qint64 cleanupsPending = 0; ///< Artefacts still to be removed.
    qint64 cleanupsFailed = 0; ///< Of those, the ones that failed at least once.
    qint64 unused = 0; ///< Jobs announced as unused.
    bool keyRing = false; ///< There is one to remember credentials in.
    bool loaded = false; ///< The whole queue has been read.
    QList<QueueOwner> owners = {}; ///< Empty: the queue is this user's own.
};

} // namespace kurier

Q_DECLARE_METATYPE(kurier::QueueDelta)
Q_DECLARE_METATYPE(kurier::QueueStatus)
