// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/JobMonitor.h"
#include "core/log/EventLog.h"

#include <QHash>

namespace kurier {

/// Logs a line for every new job and every change of a job's state that is told. Thread: the
/// queue's.
class JobEventLog final : public QObject
{
    Q_OBJECT
public:
    /// \a log outlives this object. Jobs that were added before \a since (milliseconds UTC) are not
    /// new: they are known silently.
    JobEventLog(TransferQueue &queue, EventLog &log, qint64 since, QObject *parent);

private:
    void jobChanged(const JobSnapshot &job);

    EventLog &m_log;
    const qint64 m_since;
    JobMonitor m_jobs;
    QHash<JobId, JobState> m_states; ///< Of jobs that are not final.
};

} // namespace kurier
