// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/JobReader.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <limits>
#include <string>

namespace kurier {

namespace {

constexpr qsizetype kShortestPrefix = 4;
constexpr qsizetype kUuidDigits = 32;

std::string select(const char *rest)
{
    return std::string("SELECT ") + kJobColumns + " FROM jobs " + rest;
}

/// The smallest (\a fill '0') or greatest ('f') id beginning with \a digits.
QByteArray bound(const QByteArray &digits, char fill)
{
    return QByteArray::fromHex(digits.leftJustified(kUuidDigits, fill));
}

/// The hex digits of an id's beginning, or nothing when \a text cannot be one.
QByteArray prefixDigits(const QString &text)
{
    QByteArray digits = text.toLatin1();
    digits.replace('-', "");
    const bool hex = std::all_of(digits.begin(), digits.end(), [](char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    });
    return hex && text.size() >= kShortestPrefix && digits.size() <= kUuidDigits ? digits
                                                                                 : QByteArray();
}

void bindBlob(SQLite::Statement &statement, int index, const QByteArray &value)
{
    statement.bind(index, static_cast<const void *>(value.constData()),
                   static_cast<int>(value.size()));
}

qint64 single(SQLite::Statement &statement)
{
    statement.tryReset();
    const qint64 value = statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
    statement.tryReset();
    return value;
}

} // namespace

// INDEXED BY: without statistics the planner may walk a long history to find the few open jobs.
JobReader::JobReader(const SQLite::Database &database)
    : m_files(database)
    , m_artefacts(database)
    , m_openJobs(database,
                 select("INDEXED BY jobs_open WHERE state NOT IN (7, 8) AND key > ? "
                        "ORDER BY key LIMIT ?"))
    , m_find(database, select("WHERE id = ?"))
    , m_findByName(database,
                   "SELECT id FROM jobs INDEXED BY jobs_name WHERE name = ? "
                   "AND (? = 0 OR state IN (7, 8)) ORDER BY key LIMIT 100")
    , m_findByRange(database,
                    "SELECT id FROM jobs WHERE id BETWEEN ? AND ? "
                    "AND (? = 0 OR state IN (7, 8)) LIMIT 100")
    , m_history(database,
                select("INDEXED BY jobs_history WHERE state IN (7, 8) "
                       "AND (finished, key) < (?, ?) ORDER BY finished DESC, key DESC LIMIT ?"))
    , m_directories(database,
                    "SELECT directory FROM jobs WHERE type = 0 UNION "
                    "SELECT directory FROM artefacts WHERE kind = 0 LIMIT 10000")
    , m_lastKey(database, "SELECT max(key) FROM jobs")
    , m_lastArtefact(database, "SELECT max(id) FROM artefacts")
{
}

std::vector<Job> JobReader::openJobs(JobKey after, qint32 limit, StringPool &pool)
{
    m_openJobs.tryReset();
    m_openJobs.bind(1, static_cast<int64_t>(after.value));
    m_openJobs.bind(2, limit);
    std::vector<Job> jobs;
    while (m_openJobs.executeStep())
        jobs.push_back(withFiles(m_openJobs, pool));
    m_openJobs.tryReset();
    return jobs;
}

QStringList JobReader::directories()
{
    QStringList all;
    m_directories.tryReset();
    while (m_directories.executeStep())
        all.append(QString::fromUtf8(m_directories.getColumn(0).getText()));
    m_directories.tryReset();
    return all;
}

std::optional<Job> JobReader::find(const JobId &id)
{
    StringPool pool;
    m_find.tryReset();
    bindBlob(m_find, 1, id.uuid().toRfc4122());
    std::optional<Job> job;
    if (m_find.executeStep())
        job = withFiles(m_find, pool);
    m_find.tryReset();
    return job;
}

QList<JobId> JobReader::findIds(const QString &text, bool onlyFinal)
{
    QList<JobId> ids;
    m_findByName.tryReset();
    m_findByName.bind(1, text.toStdString());
    m_findByName.bind(2, onlyFinal ? 1 : 0);
    while (m_findByName.executeStep())
        ids.append(RowReader(m_findByName).id());
    m_findByName.tryReset();

    const QByteArray digits = prefixDigits(text);
    if (digits.isEmpty())
        return ids;
    m_findByRange.tryReset();
    bindBlob(m_findByRange, 1, bound(digits, '0'));
    bindBlob(m_findByRange, 2, bound(digits, 'f'));
    m_findByRange.bind(3, onlyFinal ? 1 : 0);
    while (m_findByRange.executeStep()) {
        const JobId id = RowReader(m_findByRange).id();
        if (id.toString().startsWith(text) && !ids.contains(id))
            ids.append(id);
    }
    m_findByRange.tryReset();
    return ids;
}

HistoryPage JobReader::history(const HistoryQuery &query)
{
    StringPool pool;
    HistoryPage page;
    const qint32 limit = std::clamp(query.limit, 0, std::numeric_limits<qint32>::max() - 1);
    m_history.tryReset();
    m_history.bind(1,
                   static_cast<int64_t>(query.beforeFinished != 0
                                            ? query.beforeFinished
                                            : std::numeric_limits<qint64>::max()));
    m_history.bind(2, static_cast<int64_t>(query.beforeKey.value));
    m_history.bind(3, limit + 1);
    while (m_history.executeStep()) {
        if (page.rows.size() == static_cast<std::size_t>(limit)) {
            page.more = true;
            break;
        }
        page.rows.push_back(snapshot(withFiles(m_history, pool)));
    }
    m_history.tryReset();
    return page;
}

JobSnapshot JobReader::snapshot(const Job &job)
{
    JobSnapshot row = makeSnapshot(job);
    row.cleanup = cleanupState(m_artefacts.ofJob(job.id));
    return row;
}

JobKey JobReader::lastKey()
{
    return {single(m_lastKey)};
}

ArtefactId JobReader::lastArtefact()
{
    return {single(m_lastArtefact)};
}

Job JobReader::withFiles(SQLite::Statement &row, StringPool &pool)
{
    Job job = readJob(row, pool);
    job.files = m_files.filesOf(job.key);
    // Nearly always the same, and then one storage serves both.
    if (!job.files.empty() && job.files.front().name == job.name)
        job.files.front().name = job.name;
    return job;
}

} // namespace kurier
