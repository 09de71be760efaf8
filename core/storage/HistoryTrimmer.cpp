// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/HistoryTrimmer.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kurier {

namespace {

constexpr qint64 kMsPerDay = 86'400'000;

void runOnce(SQLite::Statement &statement)
{
    statement.exec();
    statement.tryReset();
}

} // namespace

HistoryTrimmer::HistoryTrimmer(SQLite::Database &database)
    : m_database(database)
    , m_newest(database,
               "SELECT finished, key FROM jobs INDEXED BY jobs_history WHERE state IN (7, 8) "
               "ORDER BY finished DESC, key DESC LIMIT 1 OFFSET ?")
    , m_find(database,
             "SELECT key, id FROM jobs INDEXED BY jobs_history WHERE state IN (7, 8) "
             "AND (finished, key) < (?, ?) AND pending_effect = 0 "
             "AND NOT EXISTS (SELECT 1 FROM artefacts WHERE artefacts.job = jobs.id "
             "AND artefacts.state NOT IN (3, 6)) ORDER BY finished, key LIMIT ?")
    , m_removeArtefacts(database, "DELETE FROM artefacts WHERE job = ?")
    , m_removeJob(database, "DELETE FROM jobs WHERE key = ?")
{
}

HistoryTrimmer::Bound HistoryTrimmer::boundOf(const HistoryRetention &retention, qint64 now)
{
    Bound bound;
    if (retention.days > 0)
        bound.finished = now - retention.days * kMsPerDay;
    if (retention.jobs <= 0)
        return bound;
    m_newest.tryReset();
    m_newest.bind(1, retention.jobs - 1);
    if (m_newest.executeStep())
        bound = std::max(
            bound, Bound {m_newest.getColumn(0).getInt64(), m_newest.getColumn(1).getInt64()});
    m_newest.tryReset();
    return bound;
}

int HistoryTrimmer::trim(const HistoryRetention &retention, qint64 now)
{
    struct Leaving
    {
        int64_t key = 0;
        std::string id;
    };
    const Bound bound = boundOf(retention, now);
    std::vector<Leaving> leaving;
    m_find.tryReset();
    m_find.bind(1, static_cast<int64_t>(bound.finished));
    m_find.bind(2, static_cast<int64_t>(bound.key));
    m_find.bind(3, kAtOnce);
    while (m_find.executeStep())
        leaving.push_back({m_find.getColumn(0).getInt64(), m_find.getColumn(1).getString()});
    m_find.tryReset();
    if (leaving.empty())
        return 0;
    SQLite::Transaction transaction(m_database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const Leaving &job : leaving) {
        m_removeArtefacts.bind(1, static_cast<const void *>(job.id.data()),
                               static_cast<int>(job.id.size()));
        runOnce(m_removeArtefacts);
        m_removeJob.bind(1, job.key);
        runOnce(m_removeJob);
    }
    transaction.commit();
    return static_cast<int>(leaving.size());
}

} // namespace kurier
