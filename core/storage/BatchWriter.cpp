// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/BatchWriter.h"

#include "core/base/FaultPoint.h"
#include "core/storage/SqliteError.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <utility>

namespace kurier {

namespace {

void run(SQLite::Statement &statement)
{
    statement.tryReset();
    statement.exec();
    statement.tryReset();
}

} // namespace

BatchWriter::BatchWriter(SQLite::Database &database, QString path)
    : m_database(database)
    , m_path(std::move(path))
    , m_jobs(database)
    , m_artefacts(database)
    , m_savepoint(database, "SAVEPOINT batch")
    , m_release(database, "RELEASE batch")
    , m_rollbackTo(database, "ROLLBACK TO batch")
{
}

std::vector<Error> BatchWriter::apply(std::span<const StoreBatch> batches)
{
    try {
        return applyTogether(batches);
    } catch (const SQLite::Exception &exception) {
        m_sawDamage = m_sawDamage || isDamage(exception);
        if (batches.size() == 1)
            return {storeError(exception, m_path)};
    }
    std::vector<Error> errors;
    errors.reserve(batches.size());
    for (std::size_t i = 0; i < batches.size(); ++i)
        errors.push_back(apply(batches.subspan(i, 1)).front());
    return errors;
}

std::vector<Error> BatchWriter::applyTogether(std::span<const StoreBatch> batches)
{
    std::vector<Error> errors;
    errors.reserve(batches.size());
    SQLite::Transaction transaction(m_database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const StoreBatch &batch : batches)
        errors.push_back(applyInSavepoint(batch));
    faultPoint("store.beforeCommit");
    transaction.commit();
    faultPoint("store.afterCommit");
    return errors;
}

Error BatchWriter::applyInSavepoint(const StoreBatch &batch)
{
    run(m_savepoint);
    Error error = carryOut(batch);
    if (error.code != ErrorCode::Ok)
        run(m_rollbackTo);
    run(m_release);
    return error;
}

Error BatchWriter::carryOut(const StoreBatch &batch)
{
    try {
        for (const StoreMutation &mutation : batch.mutations) {
            if (!carryOut(mutation))
                return {ErrorCode::DoEJobNotFound, ErrorContext::QueueManager,
                        QStringLiteral("there is no such job or file to update"), m_path};
        }
    } catch (const SQLite::Exception &exception) {
        if (!isOwnFault(exception))
            throw;
        return storeError(exception, m_path);
    }
    return {};
}

/// False when the row to update is not there.
bool BatchWriter::carryOut(const StoreMutation &mutation)
{
    if (const auto *insert = std::get_if<InsertJob>(&mutation))
        m_jobs.insert(insert->job);
    else if (const auto *job = std::get_if<UpdateJob>(&mutation))
        return m_jobs.update(job->job);
    else if (const auto *file = std::get_if<UpdateFile>(&mutation))
        return m_jobs.updateFile(file->job, file->index, file->file);
    else if (const auto *put = std::get_if<PutArtefact>(&mutation))
        m_artefacts.put(put->artefact);
    return true;
}

} // namespace kurier
