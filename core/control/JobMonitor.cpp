// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobMonitor.h"

namespace kurier {

namespace {

/// Whether \a last is all there is to tell of a job that left: nothing of it has to be removed, and
/// it never did anything of which something could have been removed before.
bool isWhole(const JobSnapshot &last)
{
    const bool untouched = last.bytesTransferred == 0 && last.errorCount == 0;
    return last.state == JobState::Acknowledged
        || (last.cleanup == CleanupState::None && untouched);
}

} // namespace

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
    QList<JobSnapshot> whole;
    for (qsizetype i = 0; i < delta.removed.size(); ++i) {
        const bool told = i < delta.left.size() && delta.left[i].id == delta.removed[i];
        if (told && isWhole(delta.left[i]))
            whole.append(delta.left[i]);
        else
            lookUp(delta.removed[i]);
    }
    if (!whole.isEmpty())
        tellStored(whole);
}

void JobMonitor::lookUp(const JobId &id)
{
    m_queue.requestDetails(id, this, [this](const Result<JobDetails> &details) {
        if (details)
            Q_EMIT jobChanged(details->snapshot);
    });
}

/// Of many that ended, one is asked for: its answer comes from the store, after all that was told
/// before.
void JobMonitor::tellStored(const QList<JobSnapshot> &jobs)
{
    m_queue.requestDetails(jobs.last().id, this, [this, jobs](const Result<JobDetails> &details) {
        const bool stored = details && isFinal(details->snapshot.state);
        for (const JobSnapshot &job : jobs) {
            if (stored)
                Q_EMIT jobChanged(job);
            else
                lookUp(job.id);
        }
    });
}

} // namespace kurier
