// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QObject>

namespace kurier {

/// Tells every change of a job as the job's new row, also the last one, when it has become final
/// and left the queue. Thread: the queue's. The queue must be subscribed to; the first changes told
/// may be the jobs there are.
class JobMonitor final : public QObject
{
    Q_OBJECT
public:
    JobMonitor(TransferQueue &queue, QObject *parent);

Q_SIGNALS:
    void jobChanged(const kurier::JobSnapshot &job);

private:
    void onChanged(const QueueDelta &delta);
    void lookUp(const JobId &id);
    void tellStored(const QList<JobSnapshot> &jobs);

    TransferQueue &m_queue;
};

} // namespace kurier
