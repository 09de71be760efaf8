// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/DetailsReader.h"

#include <algorithm>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kLeastInterval {500};

} // namespace

DetailsReader::DetailsReader(TransferQueue &queue, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kLeastInterval);
    m_later.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (m_wanted)
            want();
    });
    connect(&m_later, &QTimer::timeout, this, &DetailsReader::want);
    connect(&queue, &TransferQueue::changed, this, &DetailsReader::follow);
}

void DetailsReader::setJob(const JobId &job)
{
    if (m_job == job)
        return;
    m_job = job;
    m_later.stop();
    m_soon.stop();
    want();
}

void DetailsReader::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused)
        want();
}

void DetailsReader::askLater(std::chrono::milliseconds delay)
{
    if (!m_later.isActive())
        m_later.start(delay);
}

void DetailsReader::follow(const QueueDelta &delta)
{
    if (m_job.isNull())
        return;
    if (delta.removed.contains(m_job)) {
        setJob({});
        Q_EMIT gone();
        return;
    }
    const auto isThis = [this](const JobSnapshot &row) { return row.id == m_job; };
    if (std::any_of(delta.upserted.cbegin(), delta.upserted.cend(), isThis))
        want();
}

void DetailsReader::want()
{
    m_wanted = !m_job.isNull();
    if (m_wanted && !m_paused && !m_asking && !m_soon.isActive())
        ask();
}

void DetailsReader::ask()
{
    m_wanted = false;
    m_asking = true;
    m_later.stop();
    m_soon.start();
    m_queue.requestDetails(m_job, this, [this, id = m_job](const Result<JobDetails> &details) {
        answered(id, details);
    });
}

void DetailsReader::answered(const JobId &id, const Result<JobDetails> &details)
{
    m_asking = false;
    // Another job may have been chosen while the answer was on its way.
    if (id != m_job) {
        want();
        return;
    }
    if (!details || isFinal(details->snapshot.state)) {
        setJob({});
        Q_EMIT gone();
        return;
    }
    Q_EMIT arrived(*details);
    if (m_wanted)
        want();
}

} // namespace kurier
