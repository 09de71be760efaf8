// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/ArtefactRows.h"
#include "core/storage/JobRows.h"
#include "core/storage/JobStore.h"

#include <vector>

namespace kurier {

/// Every question about stored jobs, answered through an index. Thread: the database's.
/// Throws SQLite::Exception.
class JobReader final
{
public:
    explicit JobReader(const SQLite::Database &database);

    /// At most \a limit jobs that are not final, with their files, above \a after, oldest first.
    [[nodiscard]] std::vector<Job> openJobs(JobKey after, qint32 limit, StringPool &pool);
    /// A job of any state with its files.
    [[nodiscard]] std::optional<Job> find(const JobId &id);
    /// Ids that begin with \a text (4 characters or more) or whose job is called \a text.
    [[nodiscard]] QList<JobId> findIds(const QString &text, bool onlyFinal);
    [[nodiscard]] HistoryPage history(const HistoryQuery &query);
    /// The row of \a job with its clean-up state.
    [[nodiscard]] JobSnapshot snapshot(const Job &job);
    /// Of all jobs and ledger records, each once. Walks through all of them.
    [[nodiscard]] QStringList directories();
    [[nodiscard]] JobKey lastKey();
    [[nodiscard]] ArtefactId lastArtefact();

    [[nodiscard]] ArtefactReader &artefacts() { return m_artefacts; }

private:
    [[nodiscard]] Job withFiles(SQLite::Statement &row, StringPool &pool);

    FileReader m_files;
    ArtefactReader m_artefacts;
    SQLite::Statement m_openJobs;
    SQLite::Statement m_find;
    SQLite::Statement m_findByName;
    SQLite::Statement m_findByRange;
    SQLite::Statement m_history;
    SQLite::Statement m_directories;
    SQLite::Statement m_lastKey;
    SQLite::Statement m_lastArtefact;
};

} // namespace kurier
