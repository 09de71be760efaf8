// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/BatchWriter.h"
#include "core/storage/DatabaseFile.h"
#include "core/storage/SqliteReader.h"
#include "core/storage/SqliteSchema.h"
#include "tests/files/FileFixture.h"
#include "tests/storage/StoreFixture.h"
#include "tests/storage/WriterProcess.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>

using namespace kurier;

/// The queue survives kills, full disks, damage and newer versions.
class StoreDurabilityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void acknowledgedSurvivesKills();
    void diskFull();
    void writeError();
    void waitingBatchesAreOneCommit();
    void damaged_data();
    void damaged();
    void neverOverwritesAnEarlierOne();
    void newerVersionIsUntouched();
    void migratesStepByStep();
    void failedStepLeavesTheVersion();
    void firstVersionIsRead();
    void endedJobsForgetTheirUsers();
    void reserveRecordsOnAFullDisk();
    void readerBesideLiveWriter();
    void readerAfterOrderlyEnd();
    void readerAfterKill();
    void readerRefuses();
    void readerAnswers();

private:
    QString path(const char *name = "queue.db") const
    {
        return m_directory->filePath(QString::fromLatin1(name));
    }
    /// Without the reserve, which comes and goes on its own.
    QStringList entries() const
    {
        QStringList names = QDir(m_directory->path()).entryList(QDir::Files);
        names.removeAll(QStringLiteral("queue.reserve"));
        return names;
    }
    void verifyReader(qint64 jobs);

    std::unique_ptr<QTemporaryDir> m_directory;
};

void StoreDurabilityTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void StoreDurabilityTest::acknowledgedSurvivesKills()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    qint64 stored = 0;
    for (int round = 0; round < 15; ++round) {
        WriterProcess writer(path(), stored + 1, stored + 100000);
        QVERIFY(writer.waitFor(stored + random.bounded(1, 400)));
        const qint64 acknowledged = writer.kill();
        StoreHarness harness(path());
        const QueueLoaded loaded = harness.load();
        QVERIFY2(loaded.lastKey.value >= acknowledged, "an acknowledged job is gone");
        stored = loaded.lastKey.value;
        // Without a hole, and each batch whole.
        QCOMPARE(loaded.jobs.size(), static_cast<std::size_t>(stored));
        QCOMPARE(loaded.artefacts.size(), static_cast<std::size_t>(stored));
        QCOMPARE(loaded.lastArtefact.value, stored);
        for (const Job &job : loaded.jobs)
            QCOMPARE(job.files.size(), 3U);
    }
    qInfo("%lld jobs after 15 kills", stored);
}

void StoreDurabilityTest::diskFull()
{
    const SmallFileSystem disk("size=4m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const QString database = disk.path() + QStringLiteral("/queue.db");
    const QString filler = disk.path() + QStringLiteral("/filler");
    StoreHarness harness(database);
    QCOMPARE(harness.apply({InsertJob {sampleJob(1)}}), Error());
    QFile file(filler);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (file.write(QByteArray(4096, 'x')) == 4096) { }

    Job large = sampleJob(2, JobState::Queued, 60000);
    const Error error = harness.apply({InsertJob {large}});
    QCOMPARE(error.code, ErrorCode::EDiskFull);
    QCOMPARE(error.subject, database);
    QCOMPARE(harness.load().jobs.size(), 1U);

    QVERIFY(file.resize(0));
    QCOMPARE(harness.apply({InsertJob {sampleJob(3)}}), Error());
    QCOMPARE(harness.load().jobs.size(), 2U);
}

void StoreDurabilityTest::writeError()
{
    const auto opened = openDatabase(path());
    QVERIFY(opened);
    BatchWriter writer(*opened->database, path());
    // Beside the one that does not fit, the others that wait with it get through.
    const std::vector<StoreBatch> batches = {{{1}, {InsertJob {sampleJob(1)}}},
                                             {{2}, {InsertJob {sampleJob(2, {}, 20000)}}},
                                             {{3}, {InsertJob {sampleJob(3)}}}};
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small {256 * 1024, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::vector<Error> errors = writer.apply(batches);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QCOMPARE(errors.size(), 3U);
    QCOMPARE(errors[0], Error());
    QVERIFY2(errors[1].code == ErrorCode::EFail || errors[1].code == ErrorCode::EDiskFull,
             qPrintable(errors[1].detail));
    QCOMPARE(errors[2], Error());
    QVERIFY(!writer.sawDamage());
    QCOMPARE(opened->database->execAndGet("SELECT group_concat(key) FROM jobs").getString(), "1,3");
}

void StoreDurabilityTest::waitingBatchesAreOneCommit()
{
    const auto opened = openDatabase(path());
    QVERIFY(opened);
    BatchWriter writer(*opened->database, path());
    int commits = 0;
    sqlite3_commit_hook(
        opened->database->getHandle(),
        [](void *count) {
            ++*static_cast<int *>(count);
            return 0;
        },
        &commits);
    std::vector<StoreBatch> batches;
    for (qint64 key = 1; key <= 100; ++key)
        batches.push_back({{key}, {InsertJob {sampleJob(key)}}});
    batches[50].mutations.emplace_back(InsertJob {sampleJob(1)});
    const std::vector<Error> errors = writer.apply(batches);
    QCOMPARE(commits, 1);
    for (std::size_t i = 0; i < errors.size(); ++i)
        QCOMPARE(errors[i].code, i == 50 ? ErrorCode::EInvalidArg : ErrorCode::Ok);
    QCOMPARE(opened->database->execAndGet("SELECT count(*) FROM jobs").getInt(), 99);
    QCOMPARE(opened->database->execAndGet("PRAGMA synchronous").getInt(), 2);
    QCOMPARE(opened->database->execAndGet("PRAGMA journal_mode").getString(), "wal");
    QCOMPARE(opened->database->execAndGet("PRAGMA foreign_keys").getInt(), 1);
}

void StoreDurabilityTest::damaged_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("header overwritten") << 0;
    QTest::newRow("text file") << 1;
    QTest::newRow("pages in the middle overwritten") << 2;
    QTest::newRow("cut off") << 3;
    QTest::newRow("another program's database") << 4;
    QTest::newRow("table missing") << 5;
}

void StoreDurabilityTest::damaged()
{
    QFETCH(int, kind);
    if (kind != 4) {
        StoreHarness harness(path());
        QCOMPARE(harness.apply({InsertJob {sampleJob(1, JobState::Queued, 3000)}}), Error());
    }
    if (kind == 1)
        QVERIFY(writeFile(path(), "this is no database, but a text of some length\n"));
    if (kind == 3)
        QVERIFY(QFile::resize(path(), QFileInfo(path()).size() / 2));
    if (kind == 0 || kind == 2) {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(kind == 0 ? 0 : 32768));
        file.write(QByteArray(kind == 0 ? 64 : 20000, '\xa5'));
    }
    if (kind >= 4) {
        SQLite::Database other(path().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec(kind == 4 ? "CREATE TABLE theirs (x)" : "DROP TABLE artefacts");
    }
    const QByteArray before = contentOf(path());
    StoreHarness harness(path());
    const StoreSetAside aside = harness.next<StoreSetAside>();
    QVERIFY2(aside.keptAs.startsWith(path() + QStringLiteral(".damaged-")),
             qPrintable(aside.keptAs));
    QVERIFY(!aside.reason.isEmpty());
    if (kind != 5)
        QCOMPARE(contentOf(aside.keptAs), before);
    QVERIFY(harness.load().jobs.empty());
    QCOMPARE(harness.apply({InsertJob {sampleJob(1)}}), Error());
    QCOMPARE(harness.load().jobs.size(), 1U);
}

void StoreDurabilityTest::neverOverwritesAnEarlierOne()
{
    QStringList kept;
    for (int i = 0; i < 4; ++i) {
        QVERIFY(writeFile(path(), QByteArray("damaged ") + char('0' + i)));
        StoreHarness harness(path());
        kept.append(harness.next<StoreSetAside>().keptAs);
    }
    kept.removeDuplicates();
    QCOMPARE(kept.size(), 4);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(contentOf(kept[i]), QByteArray("damaged ") + char('0' + i));
}

void StoreDurabilityTest::newerVersionIsUntouched()
{
    {
        StoreHarness harness(path());
        QCOMPARE(harness.apply({InsertJob {sampleJob(1)}}), Error());
    }
    QVERIFY(SqliteJobStore::check(path()));
    QVERIFY(SqliteJobStore::check(path("missing.db")));
    {
        SQLite::Database newer(path().toStdString(), SQLite::OPEN_READWRITE);
        newer.exec("PRAGMA user_version = " + std::to_string(schemaVersion() + 1));
    }
    const QByteArray before = contentOf(path());
    QCOMPARE(SqliteJobStore::check(path()).error().code, ErrorCode::ENotImpl);
    {
        StoreHarness harness(path());
        QCOMPARE(harness.apply({InsertJob {sampleJob(2)}}).code, ErrorCode::ENotImpl);
        QVERIFY(harness.load().jobs.empty());
    }
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(entries(), QStringList(QStringLiteral("queue.db")));
    QCOMPARE(SqliteReader::open(path()).error().code, ErrorCode::ENotImpl);
}

void StoreDurabilityTest::migratesStepByStep()
{
    SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const std::array<Migration, 3> steps = {"CREATE TABLE a (x); INSERT INTO a VALUES (1)",
                                            "ALTER TABLE a ADD COLUMN y DEFAULT 5",
                                            "UPDATE a SET x = x + y"};
    migrate(database, std::span(steps).first(1));
    QCOMPARE(storedVersion(database), 1);
    migrate(database, steps);
    QCOMPARE(storedVersion(database), 3);
    QCOMPARE(database.execAndGet("SELECT x FROM a").getInt(), 6);
    migrate(database, steps);
    QCOMPARE(database.execAndGet("SELECT x FROM a").getInt(), 6);
    QCOMPARE(database.execAndGet("PRAGMA application_id").getInt(), kApplicationId);
}

void StoreDurabilityTest::failedStepLeavesTheVersion()
{
    SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const std::array<Migration, 2> steps = {"CREATE TABLE a (x)",
                                            "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)"};
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, migrate(database, steps));
    QCOMPARE(storedVersion(database), 1);
    QCOMPARE(database.execAndGet("SELECT count(*) FROM a").getInt(), 0);
}

/// A queue that version 1 of the schema wrote, with a finished, a suspended and a cancelled job.
void StoreDurabilityTest::firstVersionIsRead()
{
    QVERIFY(QFile::copy(QFINDTESTDATA("data/queue-v1.db"), path()));
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
    {
        StoreHarness harness(path());
        const QueueLoaded queue = harness.load();
        QCOMPARE(queue.jobs.size(), 1U);
        QCOMPARE(queue.jobs[0].name, QStringLiteral("film.mkv"));
        QCOMPARE(queue.jobs[0].state, JobState::Suspended);
        QVERIFY(queue.jobs[0].activeAt > 0);
        QCOMPARE(queue.jobs[0].activeAt, queue.jobs[0].modified);
        QCOMPARE(queue.jobs[0].noticeSeen, 0);
        QCOMPARE(queue.jobs[0].cancelAt, 0);
        JobFile file = queue.jobs[0].files.at(0);
        QCOMPARE(file.serverDigest.get(), QByteArray());
        QCOMPARE(file.check, CheckResult::None);
        QVERIFY(file.addresses->isEmpty());
        QCOMPARE(file.expectedSize, -1);
        QVERIFY(file.source.isEmpty());
        QVERIFY(!file.mark->isKnown());
        file.mark = SourceMark {1, 2, 3, 4, 5};
        file.serverDigest = QByteArray("md5=00");
        file.check = CheckResult::ServerDiffers;
        file.addresses = QList<QByteArray> {"https://a.example/f", "https://b.example/f"};
        QCOMPARE(harness.apply({UpdateFile {queue.jobs[0].key, 0, file}}), Error());
        QCOMPARE(queue.lastKey.value, 3);
        QCOMPARE(queue.artefacts.size(), 2U);
        for (Artefact artefact : queue.artefacts) {
            QVERIFY(artefact.inode != 0);
            QCOMPARE(artefact.birth, 0);
            QVERIFY(!artefact.folder.isKnown());
            QVERIFY(!artefact.session.isKnown());
            QCOMPARE(artefact.expires, 0);
            artefact.session = {UploadProtocol::Tus, "https://h/1", "t"};
            artefact.expires = 7;
            QVERIFY(artefact.state == ArtefactState::Live
                    || artefact.state == ArtefactState::Failed);
            artefact.birth = 5;
            QCOMPARE(harness.apply({PutArtefact {artefact}}), Error());
        }
        QCOMPARE(harness.ask<HistoryRead>(ReadHistory {}).page.rows.size(), 2U);
        QCOMPARE(harness.ask<DirectoriesRead>(ReadDirectories {}).directories,
                 QStringList(QStringLiteral("/tmp/kurier-v1")));
    }
    StoreHarness harness(path());
    const QueueLoaded queue = harness.load();
    QCOMPARE(queue.artefacts.size(), 2U);
    QCOMPARE(queue.artefacts[0].birth, 5);
    QCOMPARE(queue.artefacts[0].session.token, QByteArray("t"));
    QCOMPARE(queue.artefacts[0].expires, 7);
    QCOMPARE(queue.jobs[0].files.at(0).mark->changed, 5);
    QCOMPARE(queue.jobs[0].files.at(0).serverDigest.get(), QByteArray("md5=00"));
    QCOMPARE(queue.jobs[0].files.at(0).check, CheckResult::ServerDiffers);
    QCOMPARE(queue.jobs[0].files.at(0).addresses->size(), 2);
}

/// Version 2 stored users and passwords of addresses, proxies and headers.
void StoreDurabilityTest::endedJobsForgetTheirUsers()
{
    SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(database, migrations().first(2));
    const auto addJob = [&database](int key, int state, const char *url, const char *options) {
        SQLite::Statement job(
            database,
            "INSERT INTO jobs VALUES (?, ?, 0, ?, 2, 1, 0, 0, 'n', '', '/', 1, 1, "
            "1, 0, 0, NULL, NULL, NULL, NULL, ?)");
        const std::string id(16, static_cast<char>('a' + key));
        job.bind(1, key);
        job.bind(2, id.data(), 16);
        job.bind(3, state);
        job.bind(4, options);
        job.exec();
        SQLite::Statement file(database,
                               "INSERT INTO files VALUES (?, 0, CAST(? AS BLOB), 'n', 0, 3, 1, 1, "
                               "1, NULL, NULL, NULL)");
        file.bind(1, key);
        file.bind(2, url);
        file.exec();
    };
    const char *const secret =
        R"({"headers":["Authorization: Basic eA=="],"proxy":"http://u:pw@p:1","rateLimit":5})";
    addJob(1, 7, "https://anna:pw@h/x?a=b@c", secret);
    addJob(2, 8, "http://h/with@sign", R"({"headers":["X-A: b"]})");
    addJob(3, 3, "https://anna:pw@h/x", secret);
    migrate(database, migrations());
    const auto urlOf = [&database](int key) {
        SQLite::Statement query(database, "SELECT url, typeof(url) FROM files WHERE job = ?");
        query.bind(1, key);
        query.executeStep();
        return query.getColumn(0).getString() + ' ' + query.getColumn(1).getString();
    };
    QCOMPARE(urlOf(1), std::string("https://h/x?a=b@c blob"));
    QCOMPARE(urlOf(2), std::string("http://h/with@sign blob"));
    // One that goes on still needs them: its queue sets them apart when it is loaded.
    QCOMPARE(urlOf(3), std::string("https://anna:pw@h/x blob"));
    const auto optionsOf = [&database](int key) {
        SQLite::Statement query(database, "SELECT options FROM jobs WHERE key = ?");
        query.bind(1, key);
        query.executeStep();
        return query.getColumn(0).getString();
    };
    QCOMPARE(optionsOf(1), std::string(R"({"rateLimit":5})"));
    QCOMPARE(optionsOf(2), std::string(R"({"headers":["X-A: b"]})"));
    QCOMPARE(optionsOf(3), std::string(secret));
}

void StoreDurabilityTest::reserveRecordsOnAFullDisk()
{
    const SmallFileSystem disk("size=8m");
    if (!disk.isMounted())
        QSKIP("mounting needs root");
    const QString reserve = disk.path() + QStringLiteral("/queue.reserve");
    StoreHarness harness(disk.path() + QStringLiteral("/queue.db"));
    Job job = sampleJob(1);
    QCOMPARE(harness.apply({InsertJob {job}}), Error());
    QCOMPARE(statusOf(reserve).st_size, 2 * 1024 * 1024);
    QVERIFY(statusOf(reserve).st_blocks * 512 >= 2 * 1024 * 1024);
    QCOMPARE(statusOf(reserve).st_mode & 0777U, 0600U);
    QFile filler(disk.path() + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) { }

    for (qint64 key = 2; key < 40; ++key)
        QCOMPARE(harness.apply({InsertJob {sampleJob(key)}}), Error());
    QVERIFY(!exists(reserve));
    job.state = JobState::Cancelled;
    QCOMPARE(harness.apply({UpdateJob {job}}), Error());
    QVERIFY(!exists(reserve));
    QCOMPARE(harness.load().jobs.size(), 38U);

    filler.close();
    QVERIFY(filler.remove());
    QCOMPARE(harness.apply({PutArtefact {sampleArtefact(1, job.id, ArtefactState::Removed)}}),
             Error());
    QCOMPARE(statusOf(reserve).st_size, 2 * 1024 * 1024);
    QVERIFY(statusOf(reserve).st_blocks * 512 >= 2 * 1024 * 1024);
}

void StoreDurabilityTest::verifyReader(qint64 jobs)
{
    const QStringList before = entries();
    const QByteArray database = contentOf(path());
    const QByteArray log = contentOf(path("queue.db-wal"));
    const auto reader = SqliteReader::open(path());
    QVERIFY2(reader, reader ? "" : qPrintable(reader.error().detail));
    const auto rows = (*reader)->rows({}, 100000);
    QVERIFY(rows);
    QCOMPARE(rows->rows.size(), static_cast<std::size_t>(jobs));
    QCOMPARE(entries(), before);
    QCOMPARE(contentOf(path()), database);
    QCOMPARE(contentOf(path("queue.db-wal")), log);
}

void StoreDurabilityTest::readerBesideLiveWriter()
{
    WriterProcess writer(path(), 1, 50);
    QVERIFY(writer.waitFor(50));
    QVERIFY(entries().contains(QStringLiteral("queue.db-wal")));
    verifyReader(50);
    QVERIFY(writer.finish());
}

void StoreDurabilityTest::readerAfterOrderlyEnd()
{
    WriterProcess writer(path(), 1, 50);
    QVERIFY(writer.waitFor(50) && writer.finish());
    QCOMPARE(entries(), QStringList(QStringLiteral("queue.db")));
    verifyReader(50);
}

void StoreDurabilityTest::readerAfterKill()
{
    WriterProcess writer(path(), 1, 50);
    QVERIFY(writer.waitFor(50));
    writer.kill();
    QVERIFY(QFileInfo(path("queue.db-wal")).size() > 0);
    QVERIFY(QFile::remove(path("queue.db-shm")));
    verifyReader(50);
}

void StoreDurabilityTest::readerRefuses()
{
    QCOMPARE(SqliteReader::open(path("missing.db")).error().code, ErrorCode::EPathNotFound);
    QVERIFY(writeFile(path(), QByteArray(5000, 'x')));
    QCOMPARE(SqliteReader::open(path()).error().code, ErrorCode::BgEDatabaseCorrupt);
    QVERIFY(QFile::link(path(), path("link.db")));
    QVERIFY(!SqliteReader::open(path("link.db")));
    QCOMPARE(contentOf(path()), QByteArray(5000, 'x'));
}

void StoreDurabilityTest::readerAnswers()
{
    const Job open = sampleJob(1, JobState::Error, 2);
    const Job later = sampleJob(2, JobState::Queued);
    const Job done = sampleJob(3, JobState::Cancelled);
    {
        StoreHarness harness(path());
        QCOMPARE(harness.apply({InsertJob {open}, InsertJob {later}, InsertJob {done},
                                PutArtefact {sampleArtefact(1, done.id, ArtefactState::Failed)}}),
                 Error());
    }
    const auto opened = SqliteReader::open(path());
    QVERIFY(opened);
    SqliteReader &reader = **opened;
    const HistoryPage first = reader.rows({}, 1).value();
    QCOMPARE(first.rows.size(), 1U);
    QCOMPARE(first.rows.front().id, open.id);
    QVERIFY(first.more);
    const HistoryPage second = reader.rows(first.rows.back().key, 1).value();
    QCOMPARE(second.rows.front().id, later.id);
    QVERIFY(!second.more);
    QCOMPARE(reader.rows({}, 10, {JobState::Queued}).value().rows.size(), 1U);
    const HistoryPage history = reader.history({}).value();
    QCOMPARE(history.rows.size(), 1U);
    QCOMPARE(history.rows.front().cleanup, CleanupState::Failed);
    QCOMPARE(reader.find(open.id.toString().left(8)).value(), QList<JobId>({open.id}));
    QCOMPARE(reader.find(later.name).value(), QList<JobId>({later.id}));
    const JobDetails details = reader.details(open.id).value();
    QCOMPARE(details.files.size(), 2U);
    QCOMPARE(details.directory, open.directory);
    QCOMPARE(reader.details(done.id).value().artefacts.size(), 1);
    QCOMPARE(reader.details(JobId::create()).error().code, ErrorCode::DoEJobNotFound);
    QCOMPARE(reader.unresolvedArtefacts().value().size(), 1);
}

QTEST_GUILESS_MAIN(StoreDurabilityTest)
#include "tst_storedurability.moc"
