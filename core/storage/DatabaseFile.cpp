// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/DatabaseFile.h"

#include "core/base/LogCategories.h"
#include "core/storage/JobReader.h"
#include "core/storage/SqliteError.h"
#include "core/storage/SqliteSchema.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <cstdio>

namespace kurier {

namespace {

constexpr int kBusyTimeout = 5000; // Milliseconds.
constexpr qint64 kSmallFile = 16LL * 1024 * 1024;
constexpr qint64 kLargestChecked = 512LL * 1024 * 1024;
constexpr qsizetype kHeaderSize = 100;
constexpr qsizetype kVersionOffset = 60; // "Database File Format", section 1.3.

QString checkMark(const QString &path)
{
    return path + QStringLiteral("-check");
}

Error systemFailure(int systemError, const QString &path)
{
    const ErrorCode code = systemError == EACCES || systemError == EPERM ? ErrorCode::EAccessDenied
        : systemError == EROFS                                           ? ErrorCode::EWriteProtect
        : systemError == ENOSPC || systemError == EDQUOT                 ? ErrorCode::EDiskFull
        : systemError == ENOENT || systemError == ENOTDIR                ? ErrorCode::EPathNotFound
                                                                         : ErrorCode::EFail;
    return {code, ErrorContext::QueueManager,
            QString::fromStdString(std::generic_category().message(systemError)), path};
}

Error newerVersion(int version, const QString &path)
{
    return {ErrorCode::ENotImpl, ErrorContext::QueueManager,
            QStringLiteral("the queue was written by a newer version (schema %1, known is %2)")
                .arg(version)
                .arg(schemaVersion()),
            path};
}

/// Makes sure that there is a file and that it is closed to others before SQLite writes into it.
Result<> createPrivate(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return tl::unexpected(systemFailure(errno, path));
    const bool closed = ::fchmod(file, 0600) == 0;
    const int failed = errno;
    ::close(file);
    return closed ? Result<>() : Result<>(tl::unexpected(systemFailure(failed, path)));
}

/// Moves the database with its companions to a name nothing has. Returns the new path.
Result<QString> moveAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString wanted = path + QStringLiteral(".damaged-") + stamp;
    QString kept = wanted;
    for (int n = 2; QFileInfo::exists(kept) || QFileInfo::exists(kept + QStringLiteral("-wal"));
         ++n)
        kept = wanted + QStringLiteral("-%1").arg(n);
    // The database last: a log that stays behind alone would be played into the new database.
    for (const char *const suffix : {"-wal", "-shm", "-check", ""}) {
        const QByteArray from = QFile::encodeName(path) + suffix;
        const QByteArray to = QFile::encodeName(kept) + suffix;
        if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) != 0
            && errno != ENOENT)
            return tl::unexpected(systemFailure(errno, path));
    }
    return kept;
}

bool needsCheck(const QString &path)
{
    const qint64 size = QFileInfo(path).size();
    if (QFileInfo::exists(checkMark(path)))
        return true;
    const bool closedInOrder = QFileInfo(path + QStringLiteral("-wal")).size() == 0;
    return size > 0 && (size <= kSmallFile || (!closedInOrder && size <= kLargestChecked));
}

/// What is wrong with an existing file that is not damaged in SQLite's eyes; empty when nothing.
QString strangeness(SQLite::Database &database)
{
    const int application = database.execAndGet("PRAGMA application_id").getInt();
    const int tables = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
    const bool ours = application == kApplicationId;
    return ours || (application == 0 && tables == 0) ? QString()
                                                     : QStringLiteral("not a queue's database");
}

/// What makes the questions impossible that every start asks; empty when nothing.
QString brokenSchema(const SQLite::Database &database)
{
    try {
        const JobReader probe(database);
        return {};
    } catch (const SQLite::Exception &exception) {
        return QString::fromUtf8(exception.what());
    }
}

/// Opens without judging. Throws. \a damage says why the file has to go aside.
std::unique_ptr<SQLite::Database> tryOpen(const QString &path, QString &damage, int &newer)
{
    auto database = std::make_unique<SQLite::Database>(
        QFile::encodeName(path).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
        kBusyTimeout);
    hardenConnection(*database);
    if (const int version = storedVersion(*database); version > schemaVersion()) {
        newer = version;
        return nullptr;
    }
    damage = strangeness(*database);
    if (damage.isEmpty() && needsCheck(path)) {
        if (const QString found = quickCheck(*database); found != QLatin1String("ok"))
            damage = found;
    }
    if (!damage.isEmpty())
        return nullptr;
    // The log must survive a power cut as soon as a batch is acknowledged.
    database->exec("PRAGMA journal_mode = WAL");
    database->exec("PRAGMA synchronous = FULL");
    database->exec("PRAGMA foreign_keys = ON");
    database->exec("PRAGMA journal_size_limit = 16777216");
    migrate(*database, migrations());
    damage = brokenSchema(*database);
    if (!damage.isEmpty())
        return nullptr;
    QFile::remove(checkMark(path));
    return database;
}

} // namespace

void hardenConnection(SQLite::Database &database)
{
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA temp_store = MEMORY");
}

QString quickCheck(SQLite::Database &database)
{
    return QString::fromStdString(database.execAndGet("PRAGMA quick_check(1)").getString());
}

void requestCheck(const QString &path)
{
    QFile mark(checkMark(path));
    if (!mark.open(QIODevice::WriteOnly))
        qCWarning(lcStorage, "cannot note that the queue is to be checked");
}

Result<> checkVersion(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray header = file.read(kHeaderSize);
    if (header.size() < kHeaderSize || !header.startsWith("SQLite format 3"))
        return {};
    const auto version = qFromBigEndian<qint32>(header.constData() + kVersionOffset);
    if (version > schemaVersion())
        return tl::unexpected(newerVersion(version, path));
    return {};
}

Result<OpenedDatabase> openDatabase(const QString &path)
{
    if (auto version = checkVersion(path); !version)
        return tl::unexpected(version.error());
    OpenedDatabase opened;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (auto created = createPrivate(path); !created)
            return tl::unexpected(created.error());
        QString damage;
        int newer = 0;
        try {
            opened.database = tryOpen(path, damage, newer);
        } catch (const SQLite::Exception &exception) {
            if (!isDamage(exception))
                return tl::unexpected(storeError(exception, path));
            damage = QString::fromUtf8(exception.what());
        }
        if (newer > 0)
            return tl::unexpected(newerVersion(newer, path));
        if (damage.isEmpty())
            return opened;
        const auto kept = moveAside(path);
        if (!kept)
            return tl::unexpected(kept.error());
        qCWarning(lcStorage, "queue set aside as %s: %s", qUtf8Printable(*kept),
                  qUtf8Printable(damage));
        opened.setAside = StoreSetAside {*kept, damage};
    }
    return failure(ErrorCode::BgEDatabaseCorrupt, ErrorContext::QueueManager,
                   QStringLiteral("a new database is damaged too"), path);
}

} // namespace kurier
