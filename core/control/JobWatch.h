// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace kurier {

/// How waiting for one job ended.
struct WatchOutcome
{
    JobId id;
    bool reached = false; ///< False: it is final in another state, or \a error says why not.
    JobSnapshot job;
    Error error; ///< DoEJobNotFound, else Ok.
};

/// Waits until each of some jobs has been seen in one of the wanted states, or is final and can no
/// longer get there. Thread: the queue's. The queue must be subscribed to.
class JobWatch final : public QObject
{
    Q_OBJECT
public:
    /// \a wanted empty: a final state or ERROR.
    JobWatch(TransferQueue &queue, const QList<JobId> &ids, QList<JobState> wanted,
             QObject *parent);

    /// Begins; call once, after connecting the signals.
    void start();

Q_SIGNALS:
    void progress(const kurier::JobSnapshot &job);
    /// Once, never from inside start() unless there are no ids. In the order of the ids.
    void finished(const QList<kurier::WatchOutcome> &outcomes);

private:
    void inspect(JobId id);
    void consider(const JobSnapshot &job);
    void conclude(const WatchOutcome &outcome);
    void finish();
    void onChanged(const QueueDelta &delta);
    [[nodiscard]] bool isWanted(JobState state) const;

    TransferQueue &m_queue;
    QList<JobId> m_ids;
    QList<JobState> m_wanted;
    QSet<JobId> m_open;
    QHash<JobId, WatchOutcome> m_outcomes;
    JobId m_doneLast; ///< Told as done, but perhaps not stored as such yet; null = none.
};

} // namespace kurier
