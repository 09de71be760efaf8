// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobWatch.h"

#include <utility>

namespace kurier {

JobWatch::JobWatch(TransferQueue &queue, const QList<JobId> &ids, QList<JobState> wanted,
                   QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_ids(ids)
    , m_wanted(std::move(wanted))
{
    for (const JobId &id : ids)
        m_open.insert(id);
}

void JobWatch::start()
{
    connect(&m_queue, &TransferQueue::changed, this, &JobWatch::onChanged);
    if (m_open.isEmpty()) {
        Q_EMIT finished({});
        return;
    }
    const QList<JobId> ids = m_open.values();
    for (const JobId &id : ids)
        inspect(id);
}

void JobWatch::inspect(JobId id)
{
    m_queue.requestDetails(id, this, [this, id](const Result<JobDetails> &details) {
        if (!m_open.contains(id))
            return;
        if (details)
            consider(details->snapshot);
        else
            conclude({id, false, {}, details.error()});
    });
}

void JobWatch::consider(const JobSnapshot &job)
{
    // Any state seen since the call counts, even if the job has moved on since.
    if (isWanted(job.state) || isFinal(job.state))
        conclude({job.id, isWanted(job.state), job, {}});
    else
        Q_EMIT progress(job);
}

void JobWatch::conclude(const WatchOutcome &outcome)
{
    m_open.remove(outcome.id);
    m_outcomes.insert(outcome.id, outcome);
    if (!m_open.isEmpty())
        return;
    if (m_doneLast.isNull())
        return finish();
    // The answer comes from the store, after everything that was told before.
    m_queue.requestDetails(m_doneLast, this, [this](const Result<JobDetails> &) { finish(); });
}

void JobWatch::finish()
{
    disconnect(&m_queue, nullptr, this, nullptr);
    QList<WatchOutcome> outcomes;
    outcomes.reserve(m_ids.size());
    for (const JobId &id : std::as_const(m_ids))
        outcomes.append(m_outcomes.value(id));
    Q_EMIT finished(outcomes);
}

void JobWatch::onChanged(const QueueDelta &delta)
{
    for (const JobSnapshot &job : delta.upserted) {
        if (m_open.contains(job.id))
            consider(job);
    }
    for (const JobSnapshot &job : delta.left) {
        if (!m_open.contains(job.id))
            continue;
        if (job.state != JobState::Acknowledged) {
            inspect(job.id);
            continue;
        }
        m_doneLast = job.id;
        consider(job);
    }
}

bool JobWatch::isWanted(JobState state) const
{
    if (m_wanted.isEmpty())
        return isFinal(state) || state == JobState::Error;
    return m_wanted.contains(state);
}

} // namespace kurier
