// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobMonitor.h"

namespace kurier {

JobMonitor::JobMonitor(TransferQueue &queue, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
{
    connect(&m_queue, &TransferQueue::changed, this, &JobMonitor::onChanged);
}

void JobMonitor::onChanged(const QueueDelta &delta)
{
    for (const JobSnapshot &job : delta.upserted)
        Q_EMIT jobChanged(job);
    for (const JobId &id : delta.removed) {
        m_queue.requestDetails(id, this, [this](const Result<JobDetails> &details) {
            if (details)
                Q_EMIT jobChanged(details->snapshot);
        });
    }
}

} // namespace kurier
