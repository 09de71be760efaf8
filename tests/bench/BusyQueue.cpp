// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/BusyQueue.h"

#include <QDateTime>

#include <algorithm>

namespace kurier::test {

namespace {

constexpr int kRowsPerPart = 2000;
constexpr int kTick = 100;
constexpr qint64 kSize = 4'000'000'000;

} // namespace

BusyQueue::BusyQueue(int jobs, int running)
    : m_jobs(jobs)
    , m_running(std::min(jobs, running))
{
    m_teller.setSingleShot(true);
    m_ticker.setInterval(kTick);
    connect(&m_teller, &QTimer::timeout, this, &BusyQueue::tellPart);
    connect(&m_ticker, &QTimer::timeout, this, &BusyQueue::progress);
}

JobSnapshot BusyQueue::jobOf(int number) const
{
    const auto mixed = static_cast<quint32>(number) * 2654435761U;
    JobSnapshot job;
    job.id = JobId::create();
    job.key = {number + 1};
    job.name = QStringLiteral("%1-%2.bin")
                   .arg(mixed % 3 == 0 ? QStringLiteral("photo") : QStringLiteral("report"))
                   .arg(mixed % 1000000);
    job.host = QStringLiteral("mirror%1.example.org").arg(mixed % 20);
    job.state = number % (m_jobs / m_running) == 0 ? JobState::Transferring : JobState::Queued;
    job.priority = static_cast<JobPriority>(mixed % 4);
    job.filesTotal = 1;
    job.bytesTotal = kSize + mixed;
    job.created = QDateTime::currentMSecsSinceEpoch() + number;
    return job;
}

void BusyQueue::subscribe()
{
    m_told = 0;
    m_active.clear();
    m_teller.start(0);
}

void BusyQueue::tellPart()
{
    QueueDelta delta;
    delta.revision = ++m_revision;
    delta.reset = m_told == 0;
    for (int i = 0; i < kRowsPerPart && m_told < m_jobs; ++i, ++m_told) {
        delta.upserted.append(jobOf(m_told));
        if (delta.upserted.constLast().state == JobState::Transferring)
            m_active.append(delta.upserted.constLast());
    }
    Q_EMIT changed(delta);
    if (m_told < m_jobs)
        m_teller.start(0);
    else
        m_ticker.start();
}

void BusyQueue::progress()
{
    QueueDelta delta;
    delta.revision = ++m_revision;
    QueueStatus status;
    status.loaded = true;
    for (JobSnapshot &job : m_active) {
        job.bytesPerSecond = 1'000'000 + (job.bytesPerSecond * 31 + job.key.value) % 9'000'000;
        job.bytesTransferred = (job.bytesTransferred + job.bytesPerSecond / 10) % job.bytesTotal;
        status.bytesPerSecond += job.bytesPerSecond;
    }
    delta.upserted = m_active;
    status.jobs.at(static_cast<std::size_t>(JobState::Transferring)) = m_active.size();
    status.jobs.at(static_cast<std::size_t>(JobState::Queued)) = m_jobs - m_active.size();
    Q_EMIT changed(delta);
    Q_EMIT statusChanged(status);
}

void BusyQueue::requestDetails(JobId, const QObject *, Reply<Result<JobDetails>> reply)
{
    reply(tl::unexpected(Error {ErrorCode::DoEJobNotFound, ErrorContext::QueueManager, {}, {}}));
}

} // namespace kurier::test
