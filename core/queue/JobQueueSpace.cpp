// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Jobs whose disk is full: in TRANSIENT_ERROR, as they go on by themselves, but without a retry and
// without an end of patience, until there is room.
#include "core/job/MissingSpace.h"
#include "core/queue/JobQueue.h"

#include <algorithm>

namespace kurier {

namespace {

/// Of a file whose size nobody knows.
constexpr qint64 kLeastRoom = 1024 * 1024;

} // namespace

qint64 JobQueue::roomNeeded(const Job &job)
{
    const qint32 next = nextWaitingFile(job);
    if (next < 0)
        return kLeastRoom;
    const JobFile &file = job.files.at(static_cast<std::size_t>(next));
    const qint64 size = file.bytesTotal >= 0 ? file.bytesTotal : file.expectedSize;
    return size < 0 ? kLeastRoom : std::max<qint64>(1, size - file.bytesTransferred);
}

void JobQueue::diskFull(Record &record, const Error &error, const Moment &now, JobEffects &out)
{
    Job &job = record.job;
    record.forgetAddresses();
    const auto missing = MissingSpace::fromDetail(error.detail);
    Trouble &trouble = record.trouble.edit();
    trouble.roomNeed = roomNeeded(job);
    trouble.roomDue = now.steady + SpaceWaits::delay(++trouble.roomFailures);
    job.error = std::make_shared<const Error>(
        missing ? error : missingSpaceError(trouble.roomNeed, job.directory));
    job.retryAt = 0;
    ++job.errorCount;
    // A full disk is nothing that patience runs out of.
    record.forgetFailures();
    move(record, JobTrigger::TransientFailure, now, out);
}

void JobQueue::waitForRoom(Record &record)
{
    record.waitsForRoom = true;
    m_space.add(
        record.job.directory,
        {record.job.key, record.job.priority, record.trouble->roomNeed, record.trouble->roomDue});
}

void JobQueue::roomFound(const QString &directory, quint64 device, std::optional<qint64> free,
                         const Moment &now, JobEffects &out)
{
    for (const auto &[key, missing] : m_space.found(directory, device, free, now.steady)) {
        Record &record = m_records.at(key);
        if (missing == 0) {
            move(record, JobTrigger::RetryDue, now, out);
            continue;
        }
        const Error error = missingSpaceError(missing, directory);
        if (*record.job.error == error)
            continue;
        record.job.error = std::make_shared<const Error>(error);
        storeRow(record, now, out);
    }
}

void JobQueue::roomMayHaveGrown(const QString &directory, quint64 device, const Moment &now)
{
    m_space.mayHaveGrown(directory, device, now.steady);
}

} // namespace kurier
