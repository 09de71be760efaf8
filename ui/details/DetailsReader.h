// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QTimer>

namespace kurier {

/// Reads everything about one job of the queue, again and again while it changes: one question at a
/// time, at most two a second, and none while paused. Thread: the GUI's.
class DetailsReader final : public QObject
{
    Q_OBJECT
public:
    /// \a queue outlives the reader.
    explicit DetailsReader(TransferQueue &queue, QObject *parent = nullptr);

    /// Null = none. What was known of another job is not told any more.
    void setJob(const JobId &job);
    [[nodiscard]] const JobId &job() const { return m_job; }
    void setPaused(bool paused);
    /// Asks again as soon as possible.
    void refresh() { want(); }
    /// Asks again in \a delay although nothing has changed.
    void askLater(std::chrono::milliseconds delay);

Q_SIGNALS:
    void arrived(const kurier::JobDetails &details);
    /// The job has left the queue, or there is none of that id.
    void gone();

private:
    void follow(const QueueDelta &delta);
    void want();
    void ask();
    void answered(const JobId &id, const Result<JobDetails> &details);

    TransferQueue &m_queue;
    JobId m_job;
    QTimer m_soon; ///< Runs while it is too early to ask.
    QTimer m_later;
    bool m_paused = false;
    bool m_asking = false;
    bool m_wanted = false; ///< To be asked as soon as possible.
};

} // namespace kurier
