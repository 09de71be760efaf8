// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/SqliteReader.h"

#include "core/storage/DatabaseFile.h"
#include "core/storage/JobReader.h"
#include "core/storage/SqliteError.h"
#include "core/storage/SqliteSchema.h"

#include <QFile>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>

#include <array>

namespace kurier {

namespace {

constexpr int kCopyAttempts = 5;
constexpr qint64 kCopyBlock = 1024 * 1024;
constexpr qint32 kScanned = 1000;

/// What shows that a file was written between two looks.
using Stamp = std::array<qint64, 4>;

Stamp stampOf(const QString &path)
{
    struct stat status
    {
    };
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return {static_cast<qint64>(status.st_ino), status.st_size, status.st_mtim.tv_sec,
            status.st_mtim.tv_nsec};
}

Error copyFailure(int systemError, const QString &path)
{
    const ErrorCode code = systemError == ENOENT || systemError == ENOTDIR
        ? ErrorCode::EPathNotFound
        : systemError == ENOSPC || systemError == EDQUOT ? ErrorCode::EDiskFull
                                                         : ErrorCode::EAccessDenied;
    return {code, ErrorContext::QueueManager,
            QString::fromStdString(std::generic_category().message(systemError)), path};
}

Result<> copyFile(const QString &from, const QString &to)
{
    const int descriptor =
        ::open(QFile::encodeName(from).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return tl::unexpected(copyFailure(errno, from));
    QFile source;
    QFile target(to);
    if (!source.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered,
                     QFileDevice::AutoCloseHandle)
        || !target.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return tl::unexpected(copyFailure(EACCES, to));
    QByteArray block = source.read(kCopyBlock);
    while (!block.isEmpty()) {
        if (target.write(block) != block.size())
            return tl::unexpected(copyFailure(ENOSPC, to));
        block = source.read(kCopyBlock);
    }
    return {};
}

} // namespace

SqliteReader::SqliteReader(QString path)
    : m_path(std::move(path))
{
}

SqliteReader::~SqliteReader() = default;

Result<std::unique_ptr<SqliteReader>> SqliteReader::open(const QString &databasePath)
{
    std::unique_ptr<SqliteReader> reader(new SqliteReader(databasePath));
    if (!reader->m_directory.isValid())
        return tl::unexpected(copyFailure(EACCES, reader->m_directory.path()));
    if (auto version = checkVersion(databasePath); !version)
        return tl::unexpected(version.error());
    if (auto opened = reader->copyAndOpen(); !opened)
        return tl::unexpected(opened.error());
    return reader;
}

Result<> SqliteReader::copyAndOpen()
{
    const QString wal = QStringLiteral("-wal");
    const QString copy = m_directory.filePath(QStringLiteral("queue.db"));
    bool steady = false;
    for (int attempt = 0; attempt < kCopyAttempts && !steady; ++attempt) {
        const std::array before = {stampOf(m_path), stampOf(m_path + wal)};
        QFile::remove(copy + wal);
        if (auto copied = copyFile(m_path, copy); !copied)
            return copied;
        if (before[1] != Stamp()) {
            if (auto copied = copyFile(m_path + wal, copy + wal);
                !copied && copied.error().code != ErrorCode::EPathNotFound)
                return copied;
        }
        steady = before == std::array {stampOf(m_path), stampOf(m_path + wal)};
    }
    if (!steady)
        return failure(ErrorCode::BgEDestinationLocked, ErrorContext::QueueManager,
                       QStringLiteral("the queue is being written"), m_path);
    try {
        m_database = std::make_unique<SQLite::Database>(QFile::encodeName(copy).toStdString(),
                                                        SQLite::OPEN_READWRITE);
        hardenConnection(*m_database);
        if (const QString found = quickCheck(*m_database); found != QLatin1String("ok"))
            return failure(ErrorCode::BgEDatabaseCorrupt, ErrorContext::QueueManager, found,
                           m_path);
        if (storedVersion(*m_database) > schemaVersion())
            return failure(ErrorCode::ENotImpl, ErrorContext::QueueManager,
                           QStringLiteral("the queue was written by a newer version"), m_path);
        migrate(*m_database, migrations());
        m_database->exec("PRAGMA query_only = ON");
        m_reader = std::make_unique<JobReader>(*m_database);
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storeError(exception, m_path));
    }
    return {};
}

template <class Read>
auto SqliteReader::guarded(Read read) -> Result<decltype(read())>
{
    try {
        return read();
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storeError(exception, m_path));
    }
}

Result<HistoryPage> SqliteReader::rows(JobKey after, qint32 limit, const QList<JobState> &states)
{
    return guarded([&] {
        StringPool pool;
        HistoryPage page;
        for (;;) {
            const auto jobs = m_reader->openJobs(after, kScanned, pool);
            for (const Job &job : jobs) {
                if (!states.isEmpty() && !states.contains(job.state))
                    continue;
                if (page.rows.size() == static_cast<std::size_t>(limit)) {
                    page.more = true;
                    return page;
                }
                page.rows.push_back(m_reader->snapshot(job));
            }
            if (jobs.empty())
                return page;
            after = jobs.back().key;
        }
    });
}

Result<HistoryPage> SqliteReader::history(const HistoryQuery &query)
{
    return guarded([&] { return m_reader->history(query); });
}

Result<QList<JobId>> SqliteReader::find(const QString &text)
{
    return guarded([&] { return m_reader->findIds(text, false); });
}

Result<JobDetails> SqliteReader::details(const JobId &id)
{
    const auto found = guarded([&] { return m_reader->find(id); });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return failure(ErrorCode::DoEJobNotFound, ErrorContext::QueueManager, {}, id.toString());
    return guarded([&] {
        const Job &job = **found;
        JobDetails details;
        details.snapshot = m_reader->snapshot(job);
        details.description = job.description;
        details.directory = job.directory;
        details.options = job.effectiveOptions();
        details.files = job.files;
        details.artefacts = m_reader->artefacts().ofJob(id);
        return details;
    });
}

Result<std::array<qint64, kAllJobStates.size()>> SqliteReader::counts()
{
    return guarded([&] {
        std::array<qint64, kAllJobStates.size()> counts {};
        SQLite::Statement statement(*m_database,
                                    "SELECT state, count(*) FROM jobs INDEXED BY jobs_open "
                                    "WHERE state NOT IN (7, 8) GROUP BY state");
        while (statement.executeStep()) {
            const int state = statement.getColumn(0).getInt();
            if (state >= 0 && static_cast<std::size_t>(state) < counts.size())
                counts[static_cast<std::size_t>(state)] = statement.getColumn(1).getInt64();
        }
        return counts;
    });
}

Result<QList<Artefact>> SqliteReader::unresolvedArtefacts()
{
    return guarded([&] { return m_reader->artefacts().unresolved(); });
}

} // namespace kurier
