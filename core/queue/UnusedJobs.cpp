// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/UnusedJobs.h"

#include <algorithm>

namespace kurier::UnusedJobs {

namespace {

bool canBeUnused(const Job &job)
{
    const bool rests = job.state == JobState::Suspended || job.state == JobState::Error
        || job.state == JobState::TransientError || job.state == JobState::Transferred;
    return rests && job.pendingEffect == PendingEffect::None;
}

} // namespace

Standing standingOf(const Job &job, qint64 now, int days)
{
    const qint64 end = job.activeAt + days * kDay;
    if (days <= 0 || !canBeUnused(job) || now < end - kNotice)
        return {};
    // Also when the clock was set back since.
    const bool unseen =
        job.noticeSeen == 0 || job.noticeSeen > now || now - job.noticeSeen >= kNotice;
    const bool keeps = job.finishedFiles() > 0;
    const bool plannedBefore = !unseen && job.cancelAt > 0;
    Standing standing;
    standing.cancelAt = keeps ? 0 : plannedBefore ? job.cancelAt : std::max(end, now + kNotice);
    standing.cancel = !keeps && plannedBefore && now >= std::max(end, job.cancelAt);
    // A day's difference is worth a record.
    standing.noticeSeen = unseen || now - job.noticeSeen >= kDay ? now : job.noticeSeen;
    return standing;
}

} // namespace kurier::UnusedJobs
