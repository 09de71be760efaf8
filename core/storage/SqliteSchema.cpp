// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/SqliteSchema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace kurier {

namespace {

// Partial indexes keep what a start reads apart from a history of any length. A query uses them
// only if it repeats their condition word for word.
constexpr const char *kVersion1 = R"sql(
CREATE TABLE jobs (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    type INTEGER NOT NULL,
    state INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    auto_complete INTEGER NOT NULL,
    pending_effect INTEGER NOT NULL,
    error_count INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    directory TEXT NOT NULL,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    retry_at INTEGER NOT NULL,
    failing_since INTEGER NOT NULL,
    error_code INTEGER,
    error_context INTEGER,
    error_detail TEXT,
    error_subject TEXT,
    options TEXT
);
CREATE INDEX jobs_open ON jobs (key) WHERE state NOT IN (7, 8);
CREATE INDEX jobs_history ON jobs (finished, key) WHERE state IN (7, 8);
CREATE INDEX jobs_name ON jobs (name);

CREATE TABLE files (
    job INTEGER NOT NULL REFERENCES jobs (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url BLOB NOT NULL,
    name TEXT NOT NULL,
    name_fixed INTEGER NOT NULL,
    state INTEGER NOT NULL,
    bytes_total INTEGER NOT NULL,
    bytes_transferred INTEGER NOT NULL,
    bytes_proven INTEGER NOT NULL,
    validator BLOB,
    temp INTEGER,
    checksum BLOB,
    PRIMARY KEY (job, position)
) WITHOUT ROWID;

CREATE TABLE artefacts (
    id INTEGER PRIMARY KEY,
    job BLOB NOT NULL CHECK (length(job) = 16),
    file INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    directory TEXT NOT NULL,
    name TEXT NOT NULL,
    device INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt INTEGER NOT NULL,
    reason_code INTEGER,
    reason_context INTEGER,
    reason_detail TEXT,
    reason_subject TEXT
);
CREATE INDEX artefacts_job ON artefacts (job);
CREATE INDEX artefacts_open ON artefacts (id) WHERE state NOT IN (3, 6);
)sql";

// Records of older versions know neither: 0.
constexpr const char *kVersion2 = R"sql(
ALTER TABLE artefacts ADD COLUMN birth INTEGER NOT NULL DEFAULT 0;
ALTER TABLE artefacts ADD COLUMN folder_device INTEGER NOT NULL DEFAULT 0;
ALTER TABLE artefacts ADD COLUMN folder_inode INTEGER NOT NULL DEFAULT 0;
ALTER TABLE artefacts ADD COLUMN folder_birth INTEGER NOT NULL DEFAULT 0;
)sql";

// NULL: the proven bytes are the first bytes_proven ones, as in every record of older versions.
constexpr const char *kVersion3 = R"sql(
ALTER TABLE files ADD COLUMN proven_ranges TEXT;
)sql";

// What a server said of a file's bytes, and what hashing them showed (CheckResult). All addresses
// of a file, one a line, where there are several; and the size it must have.
constexpr const char *kVersion4 = R"sql(
ALTER TABLE files ADD COLUMN server_digest BLOB;
ALTER TABLE files ADD COLUMN checked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN addresses BLOB;
ALTER TABLE files ADD COLUMN expected_size INTEGER NOT NULL DEFAULT -1;
)sql";

// User and password in addresses, proxies and headers of jobs that have ended: nobody needs them
// any more. Those of other jobs are set apart when the queue is loaded.
constexpr const char *kVersion5 = R"sql(
UPDATE files SET url = CAST(
    substr(CAST(url AS TEXT), 1, instr(CAST(url AS TEXT), '://') + 2)
    || substr(CAST(url AS TEXT), instr(CAST(url AS TEXT), '@') + 1) AS BLOB)
WHERE job IN (SELECT key FROM jobs WHERE state IN (7, 8))
AND instr(CAST(url AS TEXT), '@') > instr(CAST(url AS TEXT), '://')
AND instr(CAST(url AS TEXT), '@') < instr(CAST(url AS TEXT), '://') + 3
    + instr(substr(CAST(url AS TEXT), instr(CAST(url AS TEXT), '://') + 3) || '/', '/');
UPDATE jobs SET options = json_remove(options, '$.proxy', '$.headers')
WHERE state IN (7, 8) AND json_valid(options)
AND (options LIKE '%authorization%' OR options LIKE '%@%');
)sql";

// When somebody last used a job, and what was announced of those that nobody uses. Of older records
// the last change is taken, whatever it was.
constexpr const char *kVersion6 = R"sql(
ALTER TABLE jobs ADD COLUMN active_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN notice_seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN cancel_at INTEGER NOT NULL DEFAULT 0;
UPDATE jobs SET active_at = modified WHERE state NOT IN (7, 8);
)sql";

// Uploads: what is sent, and by what it is known again ("device:inode:size:modified:changed");
// which session the server has for it, once known.
constexpr const char *kVersion7 = R"sql(
ALTER TABLE files ADD COLUMN source TEXT;
ALTER TABLE files ADD COLUMN source_mark TEXT;
ALTER TABLE artefacts ADD COLUMN protocol INTEGER NOT NULL DEFAULT 0;
ALTER TABLE artefacts ADD COLUMN address BLOB;
ALTER TABLE artefacts ADD COLUMN token BLOB;
)sql";

// When servers drop sessions by themselves. Of older records it is not known: 0.
constexpr const char *kVersion8 = R"sql(
ALTER TABLE artefacts ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr std::array kMigrations = {kVersion1, kVersion2, kVersion3, kVersion4,
                                    kVersion5, kVersion6, kVersion7, kVersion8};

} // namespace

std::span<const Migration> migrations()
{
    return kMigrations;
}

int schemaVersion()
{
    return static_cast<int>(kMigrations.size());
}

int storedVersion(SQLite::Database &database)
{
    return database.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database &database, std::span<const Migration> steps)
{
    for (auto version = static_cast<std::size_t>(storedVersion(database)); version < steps.size();
         ++version) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(steps[version]);
        database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

} // namespace kurier
