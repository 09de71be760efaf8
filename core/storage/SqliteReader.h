// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/storage/JobStore.h"

#include <QTemporaryDir>

#include <array>
#include <memory>

namespace SQLite {
class Database;
}

namespace kurier {

class JobReader;

/// Reads a queue that no process has open, without leaving a trace beside it: the database and its
/// log are copied to a private directory and read there. A newer copy is not followed.
/// Not for the process that holds the queue: closing the copied file would drop SQLite's locks.
/// Thread: that of its owner; functions block on the disk.
class SqliteReader final
{
public:
    /// Errors: EPathNotFound (there is no queue yet), EAccessDenied, BgEDestinationLocked (it is
    /// being written), BgEDatabaseCorrupt, ENotImpl (of a newer version), EDiskFull.
    [[nodiscard]] static Result<std::unique_ptr<SqliteReader>> open(const QString &databasePath);
    ~SqliteReader();
    SqliteReader(const SqliteReader &) = delete;
    SqliteReader &operator=(const SqliteReader &) = delete;

    /// At most \a limit jobs that are not final, above \a after, oldest first; only those in
    /// \a states unless it is empty.
    [[nodiscard]] Result<HistoryPage> rows(JobKey after, qint32 limit,
                                           const QList<JobState> &states = {});
    [[nodiscard]] Result<HistoryPage> history(const HistoryQuery &query);
    /// Ids of jobs of any state by a prefix of 4 characters or more, or by exact name.
    [[nodiscard]] Result<QList<JobId>> find(const QString &text);
    /// Error: DoEJobNotFound.
    [[nodiscard]] Result<JobDetails> details(const JobId &id);
    /// How many jobs that are not final are in each state, by its number.
    [[nodiscard]] Result<std::array<qint64, kAllJobStates.size()>> counts();
    /// Pending, failed or abandoned ledger records.
    [[nodiscard]] Result<QList<Artefact>> unresolvedArtefacts();

private:
    explicit SqliteReader(QString path);
    [[nodiscard]] Result<> copyAndOpen();
    template <class Read>
    auto guarded(Read read) -> Result<decltype(read())>;

    const QString m_path;
    QTemporaryDir m_directory;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<JobReader> m_reader;
};

} // namespace kurier
