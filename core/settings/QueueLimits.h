// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/NetworkCondition.h"
#include "core/base/RateSchedule.h"

#include <QByteArray>

namespace kurier {

/// Limits of the whole queue, as settings and the queue pass them. Thread: any.
struct QueueLimits
{
    qint32 activeJobs = 4; ///< Background jobs running at once; foreground ones all run.
    qint64 rateLimit = 0; ///< Bytes per second for everything; 0 = none.
    qint32 jobsPerHost = 0; ///< Jobs running at one host; 0 = any number.
    RateSchedule schedule = {}; ///< Comes before rateLimit at its hours.
    qint32 connectionsPerHost = 16; ///< Connections to one host and port; 0 = no limit.
    QByteArray proxy; ///< Of jobs without one of their own, as parseProxy(); empty = "system".
    MeteredPolicy metered = MeteredPolicy::Everything;
    qint32 inactiveDays = 90; ///< Jobs that nobody used for so long are cancelled; 0 = none.
    qint32 historyDays = 365; ///< Jobs that ended longer ago leave the history; 0 = none.
    qint32 historyJobs = 100'000; ///< Ended jobs in the history; the oldest leave; 0 = any number.

    friend bool operator==(const QueueLimits &, const QueueLimits &) = default;
};

} // namespace kurier
