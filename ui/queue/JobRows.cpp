// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/JobRows.h"

#include <algorithm>
#include <numeric>

namespace kurier {

JobRows::Rest::Rest(const JobSnapshot &job)
    : errorCount(job.errorCount)
    , bytesPerSecond(job.bytesPerSecond)
    , finished(job.finished)
    , retryAt(job.retryAt)
    , unusedSince(job.unusedSince)
    , cancelAt(job.cancelAt)
    , error(job.error)
{
}

bool JobRows::Rest::isIn(const JobSnapshot &job)
{
    return job.errorCount != 0 || job.bytesPerSecond != 0 || job.finished != 0 || job.retryAt != 0
        || job.unusedSince != 0 || job.cancelAt != 0 || job.error;
}

void JobRows::Rest::giveTo(JobSnapshot &job) const
{
    job.errorCount = errorCount;
    job.bytesPerSecond = bytesPerSecond;
    job.finished = finished;
    job.retryAt = retryAt;
    job.unusedSince = unusedSince;
    job.cancelAt = cancelAt;
    job.error = error;
}

JobSnapshot JobRows::at(quint32 slot) const
{
    const Row &row = rowAt(slot);
    JobSnapshot job;
    job.id = row.id;
    job.key = row.key;
    job.name = row.name;
    job.host = m_hosts.at(row.host);
    job.type = row.type;
    job.state = row.state;
    job.priority = row.priority;
    job.autoComplete = row.autoComplete;
    job.cleanup = row.cleanup;
    job.owner = row.owner;
    job.filesTotal = row.filesTotal;
    job.filesTransferred = row.filesTransferred;
    job.bytesTotal = row.bytesTotal;
    job.bytesTransferred = row.bytesTransferred;
    job.created = row.created;
    job.modified = row.modified;
    job.verifying = row.verifying;
    if (row.rest)
        row.rest->giveTo(job);
    return job;
}

JobRows::Row JobRows::rowOf(const JobSnapshot &job)
{
    Row row;
    row.id = job.id;
    row.key = job.key;
    row.name = job.name;
    row.bytesTotal = job.bytesTotal;
    row.bytesTransferred = job.bytesTransferred;
    row.created = job.created;
    row.modified = job.modified;
    if (Rest::isIn(job))
        row.rest = QExplicitlySharedDataPointer<const Rest>(new Rest(job));
    row.host = numberOf(job.host);
    row.filesTotal = job.filesTotal;
    row.filesTransferred = job.filesTransferred;
    row.owner = job.owner;
    row.type = job.type;
    row.state = job.state;
    row.priority = job.priority;
    row.cleanup = job.cleanup;
    row.autoComplete = job.autoComplete;
    row.verifying = job.verifying;
    return row;
}

quint32 JobRows::numberOf(const QString &host)
{
    const auto known = m_hostNumbers.constFind(host);
    if (known != m_hostNumbers.constEnd())
        return *known;
    const auto number = static_cast<quint32>(m_hosts.size());
    m_hosts.append(host);
    m_hostNumbers.insert(host, number);
    return number;
}

std::vector<quint32> JobRows::hostRanks() const
{
    std::vector<quint32> byName(static_cast<std::size_t>(m_hosts.size()));
    std::iota(byName.begin(), byName.end(), 0U);
    std::sort(byName.begin(), byName.end(),
              [this](quint32 a, quint32 b) { return m_hosts.at(a) < m_hosts.at(b); });
    std::vector<quint32> ranks(byName.size());
    for (std::size_t rank = 0; rank < byName.size(); ++rank)
        ranks[byName[rank]] = static_cast<quint32>(rank);
    return ranks;
}

void JobRows::set(quint32 slot, const JobSnapshot &job)
{
    Row row = rowOf(job);
    m_parts[slot / kPart][slot % kPart] = std::move(row);
}

quint32 JobRows::append(const JobSnapshot &job)
{
    Row row = rowOf(job);
    if (m_count % kPart == 0) {
        m_parts.append(QList<Row>());
        m_parts.last().reserve(kPart);
    }
    m_parts.last().append(std::move(row));
    return m_count++;
}

} // namespace kurier
