// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/ArtefactRows.h"
#include "core/storage/JobRows.h"
#include "core/storage/JobStore.h"

#include <span>

namespace kurier {

/// Makes batches durable, as many as are waiting with one commit. Thread: the database's.
class BatchWriter final
{
public:
    /// \a path is named in errors. Throws SQLite::Exception.
    BatchWriter(SQLite::Database &database, QString path);

    /// One Error per batch, code Ok when it is durable. A batch that fails by its own fault takes
    /// no other with it; when the disk fails the transaction, each batch is tried on its own.
    [[nodiscard]] std::vector<Error> apply(std::span<const StoreBatch> batches);
    /// True when a failure showed that the file is damaged.
    [[nodiscard]] bool sawDamage() const { return m_sawDamage; }

private:
    std::vector<Error> applyTogether(std::span<const StoreBatch> batches);
    Error applyInSavepoint(const StoreBatch &batch);
    Error carryOut(const StoreBatch &batch);
    bool carryOut(const StoreMutation &mutation);

    SQLite::Database &m_database;
    QString m_path;
    JobWriter m_jobs;
    ArtefactWriter m_artefacts;
    SQLite::Statement m_savepoint;
    SQLite::Statement m_release;
    SQLite::Statement m_rollbackTo;
    bool m_sawDamage = false;
};

} // namespace kurier
