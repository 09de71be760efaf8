// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Job.h"
#include "core/job/JobActivity.h"
#include "core/queue/Moment.h"

#include <deque>
#include <list>
#include <map>
#include <vector>

namespace kurier {

/// What lately happened to jobs, for people who look at one: its states and its rates. In memory
/// only and bounded: of each job the newest, and only of the jobs something happened to last.
/// Thread: the controller's.
class JobJournal
{
public:
    static constexpr std::size_t kMostJobs = 1000;
    static constexpr std::size_t kMostEntries = 100; ///< A job.
    /// Least time between two samples, and how far they go back.
    static constexpr std::chrono::seconds kSampleInterval {1};
    static constexpr std::chrono::seconds kSampleTime {300};

    /// The job may look different; what it has in common with the last time is no news.
    void note(const Job &job, qint64 wallMs);
    /// The job's rate now. Samples that come too soon after another are left out, but not the first
    /// that says 0.
    void sample(JobKey key, qint64 bytesPerSecond, std::chrono::milliseconds now);
    void forget(JobKey key);

    /// Oldest first.
    [[nodiscard]] std::vector<JobLogEntry> entries(JobKey key) const;
    /// Oldest first, none older than kSampleTime.
    [[nodiscard]] std::vector<RateSample> rates(JobKey key, std::chrono::milliseconds now) const;
    [[nodiscard]] std::size_t jobCount() const { return m_records.size(); }

private:
    struct Sample
    {
        std::chrono::milliseconds at;
        qint64 bytesPerSecond;
    };
    struct Record
    {
        std::deque<JobLogEntry> entries;
        std::deque<Sample> samples;
        qsizetype finishedFiles = 0;
        std::list<JobKey>::iterator place; ///< In m_latest.
    };

    Record &touch(JobKey key);
    static void add(Record &record, JobLogEntry entry);

    std::map<JobKey, Record> m_records;
    std::list<JobKey> m_latest; ///< Newest first.
};

} // namespace kurier
