// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/JobJournal.h"

namespace kurier {

namespace {

bool sameError(const std::shared_ptr<const Error> &a, const std::shared_ptr<const Error> &b)
{
    return a == b || (a && b && *a == *b);
}

} // namespace

JobJournal::Record &JobJournal::touch(JobKey key)
{
    const auto [found, isNew] = m_records.try_emplace(key);
    Record &record = found->second;
    if (isNew) {
        record.place = m_latest.insert(m_latest.begin(), key);
        if (m_records.size() > kMostJobs) {
            m_records.erase(m_latest.back());
            m_latest.pop_back();
        }
    } else {
        m_latest.splice(m_latest.begin(), m_latest, record.place);
    }
    return record;
}

void JobJournal::add(Record &record, JobLogEntry entry)
{
    record.entries.push_back(std::move(entry));
    if (record.entries.size() > kMostEntries)
        record.entries.pop_front();
}

void JobJournal::note(const Job &job, qint64 wallMs)
{
    const auto known = m_records.find(job.key);
    const JobLogEntry *const last = known == m_records.end() || known->second.entries.empty()
        ? nullptr
        : &known->second.entries.back();
    const qsizetype finished = job.finishedFiles();
    const bool moved = !last || last->state != job.state || !sameError(last->error, job.error);
    const bool grown = last && finished > known->second.finishedFiles && job.files.size() > 1;
    if (!moved && !grown)
        return;
    Record &record = touch(job.key);
    JobLogEntry entry;
    entry.at = wallMs;
    entry.event = moved ? JobLogEntry::Event::State : JobLogEntry::Event::Files;
    entry.state = job.state;
    entry.bytes = job.bytesTransferred();
    entry.files = static_cast<qint32>(finished);
    entry.error = job.error;
    record.finishedFiles = finished;
    add(record, std::move(entry));
}

void JobJournal::sample(JobKey key, qint64 bytesPerSecond, std::chrono::milliseconds now)
{
    const auto known = m_records.find(key);
    if (known != m_records.end() && !known->second.samples.empty()) {
        const Sample &last = known->second.samples.back();
        const bool stopped = bytesPerSecond == 0 && last.bytesPerSecond != 0;
        if (now - last.at < kSampleInterval && !stopped)
            return;
    }
    Record &record = touch(key);
    record.samples.push_back({now, bytesPerSecond});
    while (now - record.samples.front().at > kSampleTime)
        record.samples.pop_front();
}

void JobJournal::forget(JobKey key)
{
    const auto known = m_records.find(key);
    if (known == m_records.end())
        return;
    m_latest.erase(known->second.place);
    m_records.erase(known);
}

std::vector<JobLogEntry> JobJournal::entries(JobKey key) const
{
    const auto known = m_records.find(key);
    if (known == m_records.end())
        return {};
    return {known->second.entries.begin(), known->second.entries.end()};
}

std::vector<RateSample> JobJournal::rates(JobKey key, std::chrono::milliseconds now) const
{
    std::vector<RateSample> samples;
    const auto known = m_records.find(key);
    if (known == m_records.end())
        return samples;
    for (const Sample &each : known->second.samples) {
        if (now - each.at <= kSampleTime)
            samples.push_back({(now - each.at).count(), each.bytesPerSecond});
    }
    return samples;
}

} // namespace kurier
