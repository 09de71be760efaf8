// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Jobs that nobody uses any more: announced, and after a week cancelled.
#include "core/queue/JobQueue.h"
#include "core/queue/UnusedJobs.h"

#include <limits>

namespace kurier {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLookEvery {3'600'000};
/// Jobs looked at in one turn.
constexpr int kSlice = 10'000;
/// Of those, announced or cancelled.
constexpr int kMostChanges = 500;

} // namespace

void JobQueue::setInactiveDays(int days, const Moment &now)
{
    if (std::exchange(m_inactiveDays, days) == days)
        return;
    m_unusedAfter = {};
    m_unusedDue = now.steady;
}

void JobQueue::touch(Record &record, const Moment &now, JobEffects &out)
{
    Job &job = record.job;
    const bool worthARecord = job.noticeSeen > 0 || now.wall - job.activeAt >= UnusedJobs::kDay;
    job.activeAt = now.wall;
    setNotice(job, 0, 0);
    if (worthARecord)
        storeRow(record, now, out);
}

void JobQueue::setNotice(Job &job, qint64 seen, qint64 cancelAt)
{
    m_unused += (seen > 0 ? 1 : 0) - (job.noticeSeen > 0 ? 1 : 0);
    job.noticeSeen = seen;
    job.cancelAt = cancelAt;
}

void JobQueue::lookForUnused(const Moment &now, JobEffects &out)
{
    if (m_unusedDue > now.steady)
        return;
    int looked = 0;
    int changed = 0;
    auto it = m_records.upper_bound(m_unusedAfter);
    while (it != m_records.end() && looked < kSlice && changed < kMostChanges) {
        Record &record = it->second;
        m_unusedAfter = it->first;
        ++it;
        ++looked;
        changed += reviewUse(record, now, out) ? 1 : 0;
    }
    if (it != m_records.end())
        return;
    m_unusedAfter = {};
    m_unusedDue = m_inactiveDays > 0 ? now.steady + kLookEvery : milliseconds::max();
}

bool JobQueue::reviewUse(Record &record, const Moment &now, JobEffects &out)
{
    Job &job = record.job;
    const UnusedJobs::Standing standing = UnusedJobs::standingOf(job, now.wall, m_inactiveDays);
    if (standing.cancel && record.attempt.isNull() && record.durable) {
        job.error = std::make_shared<const Error>(
            Error {ErrorCode::BgENoProgress,
                   ErrorContext::QueueManager,
                   QStringLiteral("unused for %1 days").arg(m_inactiveDays),
                   {}});
        cancel(record, now, out);
        return true;
    }
    if (standing.noticeSeen == job.noticeSeen && standing.cancelAt == job.cancelAt)
        return false;
    setNotice(job, standing.noticeSeen, standing.cancelAt);
    storeRow(record, now, out);
    return true;
}

} // namespace kurier
