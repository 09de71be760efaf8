// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace kurier {

/// Waits until nothing of some cancelled jobs is pending any more: every artefact is removed,
/// failed or given up. Thread: the queue's.
class CleanupWatch final : public QObject
{
    Q_OBJECT
public:
    CleanupWatch(TransferQueue &queue, const QList<JobId> &ids, QObject *parent);

    /// Begins; call once, after connecting the signal.
    void start();

Q_SIGNALS:
    /// Once, with the jobs in the order of the ids; a job that is unknown is left out.
    void finished(const QList<kurier::JobDetails> &jobs);

private:
    void ask();
    void inspect(JobId id);
    void settle(JobId id, const Result<JobDetails> &details);

    TransferQueue &m_queue;
    QList<JobId> m_ids;
    QList<JobId> m_open;
    qsizetype m_asked = 0;
    QHash<JobId, JobDetails> m_settled;
    QTimer m_again;
};

} // namespace kurier
