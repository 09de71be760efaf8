// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"
#include "core/storage/RowValues.h"

#include <SQLiteCpp/Statement.h>

#include <vector>

namespace kurier {

/// Writes ledger records. Thread: the database's. Throws SQLite::Exception.
class ArtefactWriter final
{
public:
    explicit ArtefactWriter(const SQLite::Database &database);

    /// Inserts \a artefact or replaces the record with its id.
    void put(const Artefact &artefact);

private:
    SQLite::Statement m_put;
};

/// Reads ledger records. Thread: the database's. Throws SQLite::Exception.
class ArtefactReader final
{
public:
    explicit ArtefactReader(const SQLite::Database &database);

    /// All records of a job, oldest first.
    [[nodiscard]] QList<Artefact> ofJob(const JobId &job);
    /// Records that are pending, failed or abandoned, oldest first.
    [[nodiscard]] QList<Artefact> unresolved();
    /// At most \a limit records above \a after that still need something, of jobs that are final
    /// or not stored at all, oldest first.
    [[nodiscard]] std::vector<Artefact> openOfFinalJobs(ArtefactId after, qint32 limit,
                                                        StringPool &pool);

private:
    SQLite::Statement m_ofJob;
    SQLite::Statement m_unresolved;
    SQLite::Statement m_openOfFinalJobs;
};

} // namespace kurier
