// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Job.h"
#include "core/storage/RowValues.h"

#include <SQLiteCpp/Statement.h>

#include <optional>

namespace kurier {

/// Columns of a job row in the order readJob() wants them.
extern const char *const kJobColumns;

/// The job of the current row of a query for kJobColumns, without its files.
[[nodiscard]] Job readJob(SQLite::Statement &statement, StringPool &pool);

/// Writes jobs and their files with statements that are prepared once.
/// Thread: the database's. Throws SQLite::Exception.
class JobWriter final
{
public:
    explicit JobWriter(const SQLite::Database &database);

    void insert(const Job &job);
    /// Id, type, directory and time of creation stay as they were inserted. False when there is no
    /// such job.
    [[nodiscard]] bool update(const Job &job);
    /// False when there is no such file.
    [[nodiscard]] bool updateFile(JobKey job, qint32 position, const JobFile &file);

private:
    /// What of a job is written as text; it has to live until the row has run.
    struct JobTexts
    {
        explicit JobTexts(const Job &job);
        QByteArray name;
        QByteArray description;
        QByteArray detail;
        QByteArray subject;
        QByteArray options;
    };
    /// Every column an update writes, but for the name, and the key.
    static void write(RowWriter &row, const Job &job, const JobTexts &texts);
    /// What of a file is written as text; it has to live until the row has run.
    struct FileTexts
    {
        explicit FileTexts(const JobFile &file);
        QByteArray name;
        QByteArray ranges;
        QByteArray addresses;
        QByteArray mark;
    };
    /// Every column an update writes, but for the key.
    static void write(RowWriter &row, const JobFile &file, const FileTexts &texts);

    SQLite::Statement m_insertJob;
    SQLite::Statement m_updateJob;
    SQLite::Statement m_renameJob;
    SQLite::Statement m_insertFile;
    SQLite::Statement m_updateFile;
};

/// Reads the files of jobs. Thread: the database's. Throws SQLite::Exception.
class FileReader final
{
public:
    explicit FileReader(const SQLite::Database &database);

    [[nodiscard]] std::vector<JobFile> filesOf(JobKey job);

private:
    SQLite::Statement m_select;
};

} // namespace kurier
