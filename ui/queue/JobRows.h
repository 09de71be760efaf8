// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"
#include "ui/queue/QueueCounts.h"

#include <QExplicitlySharedDataPointer>
#include <QHash>
#include <QList>

#include <vector>

namespace kurier {

/// Jobs by slot, a number that stays the job's as long as it is in the queue; a null id marks a
/// slot nobody has. Implicitly shared in parts: a copy costs nothing whatever its length, and what
/// changes in one afterwards is copied in small pieces. Keeps a job in little more than half of
/// what its JobSnapshot takes. Value; a copy may go to another thread.
class JobRows
{
public:
    [[nodiscard]] quint32 slotCount() const { return m_count; }
    /// \a slot is less than slotCount(), here as below.
    [[nodiscard]] JobSnapshot at(quint32 slot) const;
    [[nodiscard]] const JobId &idAt(quint32 slot) const { return rowAt(slot).id; }
    [[nodiscard]] QueueCounts::Traits traitsAt(quint32 slot) const
    {
        const Row &row = rowAt(slot);
        return {row.type, row.state, row.priority, m_hosts.at(row.host)};
    }
    /// The number of the job's host; the same for the same host.
    [[nodiscard]] quint32 hostNumberAt(quint32 slot) const { return rowAt(slot).host; }
    /// By the numbers of hosts: where each stands by name. Costs as much as sorting them all.
    [[nodiscard]] std::vector<quint32> hostRanks() const;
    void set(quint32 slot, const JobSnapshot &job);
    /// A new slot at the end.
    quint32 append(const JobSnapshot &job);
    void clear() { *this = JobRows(); }

private:
    static constexpr quint32 kPart = 512;

    /// What few jobs have.
    struct Rest : QSharedData
    {
        explicit Rest(const JobSnapshot &job);
        /// Whether \a job has any of it.
        [[nodiscard]] static bool isIn(const JobSnapshot &job);
        void giveTo(JobSnapshot &job) const;

        quint32 errorCount;
        qint64 bytesPerSecond;
        qint64 finished;
        qint64 retryAt;
        qint64 unusedSince;
        qint64 cancelAt;
        std::shared_ptr<const Error> error;
    };
    struct Row
    {
        JobId id;
        JobKey key;
        QString name;
        qint64 bytesTotal = 0;
        qint64 bytesTransferred = 0;
        qint64 created = 0;
        qint64 modified = 0;
        QExplicitlySharedDataPointer<const Rest> rest; ///< Null = it has none of it.
        quint32 host = 0; ///< In m_hosts.
        qint32 filesTotal = 0;
        qint32 filesTransferred = 0;
        quint16 owner = 0;
        JobType type = JobType::Download;
        JobState state = JobState::Suspended;
        JobPriority priority = JobPriority::Normal;
        CleanupState cleanup = CleanupState::None;
        bool autoComplete = true;
        bool verifying = false;
    };

    [[nodiscard]] const Row &rowAt(quint32 slot) const
    {
        return m_parts.at(slot / kPart).at(slot % kPart);
    }
    [[nodiscard]] Row rowOf(const JobSnapshot &job);
    [[nodiscard]] quint32 numberOf(const QString &host);

    QList<QList<Row>> m_parts;
    QList<QString> m_hosts; ///< Each once.
    QHash<QString, quint32> m_hostNumbers;
    quint32 m_count = 0;
};

} // namespace kurier
