// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/OptionsJson.h"
#include "tests/storage/StoreFixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include <algorithm>
#include <limits>

using namespace kurier;

/// What was acknowledged is read back unchanged, and a bad batch spoils no other.
class SqliteJobStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldComesBack();
    void defaultsComeBack();
    void optionsJson();
    void artefactComesBackAndIsReplaced();
    void updates();
    void provenRanges();
    void damagedMarkFitsNoFile();
    void updateOfUnknownFails();
    void failingBatchIsIsolated();
    void ordersEvents();
    void loadsOnlyWhatIsOpen();
    void artefactsComeWithTheirJob();
    void historyPages();
    void findsByPrefixAndName();
    void unresolvedArtefacts();
    void filesArePrivate();
    void opensOnceTheDirectoryIsThere();

private:
    QString path() const { return m_directory->filePath(QStringLiteral("queue.db")); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

Job fullJob()
{
    Job job = sampleJob(7, JobState::TransientError, 2);
    job.type = JobType::Upload;
    job.priority = JobPriority::Low;
    job.autoComplete = false;
    job.pendingEffect = PendingEffect::Complete;
    job.errorCount = 4000000000U;
    job.description = QStringLiteral("text with 'quotes' and \u202e");
    job.finished = 3;
    job.retryAt = 4;
    job.failingSince = 5;
    job.activeAt = 6;
    job.noticeSeen = 7;
    job.cancelAt = 8;
    job.error =
        std::make_shared<const Error>(Error {httpErrorCode(503), ErrorContext::RemoteFile,
                                             QStringLiteral("detail"), QStringLiteral("subject")});
    JobOptions options;
    options.overwrite = true;
    options.headers = {"X-One: 1", QByteArray("X-Two: \xff\x80 end")};
    options.userAgent = "agent";
    options.referer = "https://example.org/";
    options.proxy = "socks5h://proxy:3128";
    options.cookies = QStringLiteral("/home/anna/cookies.txt");
    options.netrc = true;
    options.trust = QByteArray(64, 'a');
    options.rateLimit = std::numeric_limits<qint64>::max();
    options.connections = 16;
    options.protocol = UploadProtocol::Bits;
    options.chunkSize = 1 << 20;
    options.minimumRetryDelay = std::chrono::seconds(600);
    options.noProgressTimeout = std::chrono::seconds(1);
    job.options = std::make_shared<const JobOptions>(options);
    JobFile &file = job.files.back();
    file.nameFixed = true;
    file.state = FileState::Publishing;
    file.bytesTotal = std::numeric_limits<qint64>::max();
    file.bytesTransferred = 12;
    file.proven = ByteRanges::prefix(11);
    file.validator = "\"strong\xff\"";
    file.temp = {99};
    file.checksum = "sha-256=00ff";
    file.serverDigest = QByteArray("md5=ff00");
    file.check = CheckResult::Differs;
    file.addresses = QList<QByteArray> {"https://a.example/f", "https://b.example/f"};
    file.expectedSize = 0;
    file.source = QStringLiteral("/home/anna/film \u00e4.mkv");
    file.mark =
        SourceMark {std::numeric_limits<quint64>::max(), 3, 5, 1'700'000'000'123'456'789, -1};
    return job;
}

void compareFiles(const JobFile &a, const JobFile &b)
{
    QCOMPARE(a.url, b.url);
    QCOMPARE(a.name, b.name);
    QCOMPARE(a.nameFixed, b.nameFixed);
    QCOMPARE(a.state, b.state);
    QCOMPARE(a.bytesTotal, b.bytesTotal);
    QCOMPARE(a.bytesTransferred, b.bytesTransferred);
    QCOMPARE(a.proven, b.proven);
    QCOMPARE(a.validator, b.validator);
    QCOMPARE(a.temp, b.temp);
    QCOMPARE(a.checksum, b.checksum);
    QCOMPARE(a.serverDigest.get(), b.serverDigest.get());
    QCOMPARE(a.check, b.check);
    QCOMPARE(a.addresses.get(), b.addresses.get());
    QCOMPARE(a.expectedSize, b.expectedSize);
    QCOMPARE(a.source, b.source);
    QCOMPARE(a.mark.get(), b.mark.get());
}

void compareJobs(const Job &a, const Job &b)
{
    QCOMPARE(a.key, b.key);
    QCOMPARE(a.id, b.id);
    QCOMPARE(a.type, b.type);
    QCOMPARE(a.state, b.state);
    QCOMPARE(a.priority, b.priority);
    QCOMPARE(a.autoComplete, b.autoComplete);
    QCOMPARE(a.pendingEffect, b.pendingEffect);
    QCOMPARE(a.errorCount, b.errorCount);
    QCOMPARE(a.name, b.name);
    QCOMPARE(a.description, b.description);
    QCOMPARE(a.directory, b.directory);
    QCOMPARE(a.created, b.created);
    QCOMPARE(a.modified, b.modified);
    QCOMPARE(a.finished, b.finished);
    QCOMPARE(a.retryAt, b.retryAt);
    QCOMPARE(a.failingSince, b.failingSince);
    QCOMPARE(bool(a.error), bool(b.error));
    QVERIFY(!a.error || *a.error == *b.error);
    QCOMPARE(a.effectiveOptions(), b.effectiveOptions());
    QCOMPARE(a.files.size(), b.files.size());
    for (std::size_t i = 0; i < a.files.size(); ++i)
        compareFiles(a.files[i], b.files[i]);
}

} // namespace

void SqliteJobStoreTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void SqliteJobStoreTest::everyFieldComesBack()
{
    const Job job = fullJob();
    {
        StoreHarness harness(path());
        QCOMPARE(harness.apply({InsertJob {job}}), Error());
        compareJobs(harness.ask<JobFound>(FindJob {job.id}).job.value(), job);
    }
    StoreHarness harness(path());
    const QueueLoaded loaded = harness.load();
    QCOMPARE(loaded.jobs.size(), 1U);
    compareJobs(loaded.jobs.front(), job);
    QCOMPARE(loaded.lastKey, job.key);
}

void SqliteJobStoreTest::defaultsComeBack()
{
    Job job;
    job.key = {1};
    job.id = JobId::create();
    job.files.emplace_back();
    StoreHarness harness(path());
    QCOMPARE(harness.apply({InsertJob {job}}), Error());
    const Job found = harness.ask<JobFound>(FindJob {job.id}).job.value();
    compareJobs(found, job);
    QVERIFY(!found.options);
    QVERIFY(!harness.ask<JobFound>(FindJob {JobId::create()}).job);
}

void SqliteJobStoreTest::optionsJson()
{
    QVERIFY(optionsToJson({}).isEmpty());
    QVERIFY(!optionsFromJson({}));
    const JobOptions options = *fullJob().options;
    QCOMPARE(*optionsFromJson(optionsToJson(options)), options);
    QCOMPARE(*optionsFromJson("{\"unknown\": 1, \"headers\": 5, \"rateLimit\": \"x\"}"),
             JobOptions());
    QCOMPARE(*optionsFromJson("no json"), JobOptions());
    QCOMPARE(*optionsFromJson("{\"protocol\": 99}"), JobOptions());
}

void SqliteJobStoreTest::artefactComesBackAndIsReplaced()
{
    StoreHarness harness(path());
    Artefact artefact = sampleArtefact(5, JobId::create(), ArtefactState::Pending);
    artefact.file = 3;
    artefact.kind = ArtefactKind::ServerSession;
    artefact.device = std::numeric_limits<quint64>::max();
    artefact.inode = std::numeric_limits<quint64>::max() - 1;
    artefact.birth = 1'700'000'000'123'456'789;
    artefact.folder = {std::numeric_limits<quint64>::max(), 77, -5};
    artefact.bytes = 6;
    for (const ErrorCode code : {ErrorCode::Ok, ErrorCode::EAccessDenied}) {
        artefact.attempts += 1;
        artefact.session = {UploadProtocol::S3,
                            "https://files.example/" + QByteArray::number(artefact.attempts),
                            QByteArray("token\xff")};
        artefact.nextAttempt += 8;
        artefact.reason.code = code;
        if (code != ErrorCode::Ok) {
            artefact.state = ArtefactState::Failed;
            artefact.reason = {code, ErrorContext::LocalFile, QStringLiteral("d"),
                               QStringLiteral("s")};
        }
        QCOMPARE(harness.apply({PutArtefact {artefact}}), Error());
        const auto read = harness.ask<ArtefactsRead>(ReadArtefacts {artefact.job}).artefacts;
        QCOMPARE(read.size(), 1);
        QCOMPARE(read[0].id, artefact.id);
        QCOMPARE(read[0].job, artefact.job);
        QCOMPARE(read[0].file, artefact.file);
        QCOMPARE(read[0].kind, artefact.kind);
        QCOMPARE(read[0].state, artefact.state);
        QCOMPARE(read[0].where(), artefact.where());
        QCOMPARE(read[0].name, artefact.name);
        QCOMPARE(read[0].device, artefact.device);
        QCOMPARE(read[0].inode, artefact.inode);
        QCOMPARE(read[0].birth, artefact.birth);
        QCOMPARE(read[0].folder, artefact.folder);
        QCOMPARE(read[0].bytes, artefact.bytes);
        QCOMPARE(read[0].attempts, artefact.attempts);
        QCOMPARE(read[0].nextAttempt, artefact.nextAttempt);
        QCOMPARE(read[0].reason, artefact.reason);
        QCOMPARE(read[0].session, artefact.session);
    }
}

void SqliteJobStoreTest::updates()
{
    StoreHarness harness(path());
    Job job = fullJob();
    const Job other = sampleJob(8, JobState::Queued, 2);
    QCOMPARE(harness.apply({InsertJob {job}, InsertJob {other}}), Error());
    Job changed = sampleJob(7, JobState::Suspended, 2);
    changed.id = job.id;
    // These a job keeps for life.
    changed.type = job.type;
    changed.directory = job.directory;
    changed.created = job.created;
    changed.files = job.files;
    changed.files[1].proven.add({100, 177});
    changed.files[1].state = FileState::Dropped;
    Job withoutFiles = changed;
    withoutFiles.files.clear();
    QCOMPARE(harness.apply({UpdateJob {withoutFiles}, UpdateFile {{7}, 1, changed.files[1]}}),
             Error());
    compareJobs(harness.ask<JobFound>(FindJob {job.id}).job.value(), changed);
    compareJobs(harness.ask<JobFound>(FindJob {other.id}).job.value(), other);
}

void SqliteJobStoreTest::provenRanges()
{
    Job job = sampleJob(1, JobState::Suspended, 3);
    job.files[0].proven = ByteRanges::prefix(10);
    for (std::size_t i = 1; i < 3; ++i) {
        job.files[i].proven = ByteRanges::prefix(5);
        job.files[i].proven.add({20, 30});
    }
    {
        StoreHarness harness(path());
        QCOMPARE(harness.apply({InsertJob {job}}), Error());
        compareJobs(harness.ask<JobFound>(FindJob {job.id}).job.value(), job);
    }
    {
        SQLite::Database raw(path().toStdString(), SQLite::OPEN_READWRITE);
        const auto text = [&raw](const char *position) {
            return raw.execAndGet(std::string("SELECT ifnull(proven_ranges, 'NULL') FROM files "
                                              "WHERE position = ")
                                  + position);
        };
        QCOMPARE(text("0").getString(), std::string("NULL"));
        QCOMPARE(text("1").getString(), std::string("0-5,20-30"));
        // What contradicts itself proves nothing.
        raw.exec("UPDATE files SET proven_ranges = '0-5,20-31' WHERE position = 2");
    }
    StoreHarness harness(path());
    job.files[2].proven = {};
    compareJobs(harness.ask<JobFound>(FindJob {job.id}).job.value(), job);
}

void SqliteJobStoreTest::damagedMarkFitsNoFile()
{
    const Job job = fullJob();
    {
        StoreHarness harness(path());
        QCOMPARE(harness.apply({InsertJob {job}}), Error());
    }
    {
        SQLite::Database database(path().toStdString(), SQLite::OPEN_READWRITE);
        database.exec("UPDATE files SET source_mark = '1:2:x' WHERE source IS NOT NULL");
    }
    StoreHarness harness(path());
    const SourceMark mark = harness.load().jobs.front().files.back().mark;
    QVERIFY(mark.isKnown());
    QVERIFY(!mark.sameContent(job.files.back().mark));
}

void SqliteJobStoreTest::updateOfUnknownFails()
{
    StoreHarness harness(path());
    const Job job = sampleJob(1);
    const Job unknown = sampleJob(2);
    QCOMPARE(harness.apply({InsertJob {job}, UpdateJob {unknown}}).code, ErrorCode::DoEJobNotFound);
    QCOMPARE(harness.apply({UpdateFile {{1}, 0, {}}}).code, ErrorCode::DoEJobNotFound);
    QVERIFY(!harness.ask<JobFound>(FindJob {job.id}).job);
}

void SqliteJobStoreTest::failingBatchIsIsolated()
{
    StoreHarness harness(path());
    const Job first = sampleJob(1);
    const Job second = sampleJob(2);
    Job twin = sampleJob(3);
    twin.id = first.id;
    const Job beside = sampleJob(4);
    harness.store().apply({{1}, {InsertJob {first}}});
    harness.store().apply({{2}, {InsertJob {beside}, InsertJob {twin}}});
    harness.store().apply({{3}, {InsertJob {second}}});
    QCOMPARE(harness.next<BatchStored>().error, Error());
    const BatchStored failed = harness.next<BatchStored>();
    QCOMPARE(failed.ticket, StoreTicket {2});
    QCOMPARE(failed.error.code, ErrorCode::EInvalidArg);
    QVERIFY(!failed.error.detail.isEmpty());
    QCOMPARE(harness.next<BatchStored>().error, Error());
    const QueueLoaded loaded = harness.load();
    QCOMPARE(loaded.jobs.size(), 2U);
    QCOMPARE(loaded.jobs[0].key, first.key);
    QCOMPARE(loaded.jobs[1].key, second.key);
}

void SqliteJobStoreTest::ordersEvents()
{
    constexpr qint64 count = 500;
    StoreHarness harness(path());
    for (qint64 i = 1; i <= count; ++i)
        harness.store().apply({{i}, {InsertJob {sampleJob(i)}}});
    harness.store().ask({{count + 1}, ReadArtefacts {}});
    for (qint64 i = 1; i <= count; ++i)
        QCOMPARE(harness.next<BatchStored>().ticket.value, i);
    QCOMPARE(harness.next<ArtefactsRead>().ticket.value, count + 1);
}

void SqliteJobStoreTest::loadsOnlyWhatIsOpen()
{
    StoreHarness harness(path());
    std::vector<StoreMutation> mutations;
    for (qint64 key = 9; key >= 1; --key)
        mutations.emplace_back(InsertJob {sampleJob(key, static_cast<JobState>(key - 1))});
    QCOMPARE(harness.apply(std::move(mutations)), Error());
    const QueueLoaded loaded = harness.load();
    QCOMPARE(loaded.jobs.size(), 7U);
    for (std::size_t i = 0; i < loaded.jobs.size(); ++i) {
        QCOMPARE(loaded.jobs[i].key.value, static_cast<qint64>(i + 1));
        QCOMPARE(loaded.jobs[i].state, static_cast<JobState>(i));
    }
    QCOMPARE(loaded.lastKey.value, 9);
    QVERIFY(loaded.jobs[0].directory.constData() == loaded.jobs[6].directory.constData());
}

void SqliteJobStoreTest::artefactsComeWithTheirJob()
{
    StoreHarness harness(path());
    const Job open = sampleJob(1);
    const Job cancelled = sampleJob(2, JobState::Cancelled);
    std::vector<StoreMutation> mutations = {InsertJob {open}, InsertJob {cancelled}};
    qint64 id = 0;
    for (const Job *job : {&cancelled, &open}) {
        for (int state = 0; state <= static_cast<int>(ArtefactState::Published); ++state) {
            mutations.emplace_back(
                PutArtefact {sampleArtefact(++id, job->id, static_cast<ArtefactState>(state))});
        }
    }
    mutations.emplace_back(
        PutArtefact {sampleArtefact(++id, JobId::create(), ArtefactState::Pending)});
    QCOMPARE(harness.apply(std::move(mutations)), Error());
    harness.store().load();
    const QueueLoaded first = harness.next<QueueLoaded>();
    QCOMPARE(first.jobs.size(), 1U);
    QCOMPARE(first.artefacts.size(), 4U);
    for (const Artefact &artefact : first.artefacts)
        QCOMPARE(artefact.job, open.id);
    const QueueLoaded second = harness.next<QueueLoaded>();
    QVERIFY(second.jobs.empty());
    QCOMPARE(second.artefacts.size(), 5U);
    const QueueLoaded last = harness.next<QueueLoaded>();
    QVERIFY(last.complete);
    QCOMPARE(last.lastArtefact.value, id);
    QCOMPARE(last.lastKey.value, 2);
}

void SqliteJobStoreTest::historyPages()
{
    StoreHarness harness(path());
    std::vector<StoreMutation> mutations;
    for (qint64 key = 1; key <= 25; ++key) {
        Job job = sampleJob(key, key % 2 != 0 ? JobState::Cancelled : JobState::Acknowledged, 2);
        job.finished = 5000 + key / 4; // Four jobs ended in the same moment.
        job.files[0].bytesTotal = key;
        if (key == 25) {
            mutations.emplace_back(PutArtefact {sampleArtefact(1, job.id, ArtefactState::Failed)});
        }
        mutations.emplace_back(InsertJob {job});
    }
    mutations.emplace_back(InsertJob {sampleJob(26, JobState::Transferred)});
    QCOMPARE(harness.apply(std::move(mutations)), Error());
    HistoryQuery query;
    query.limit = 7;
    qint64 expected = 25;
    for (int pages = 0; pages < 4; ++pages) {
        const HistoryPage page = harness.ask<HistoryRead>(ReadHistory {query}).page;
        QCOMPARE(page.rows.size(), pages == 3 ? 4U : 7U);
        QCOMPARE(page.more, pages != 3);
        for (const JobSnapshot &row : page.rows) {
            QCOMPARE(row.key.value, expected--);
            QCOMPARE(row.filesTotal, 2);
            QCOMPARE(row.host, QStringLiteral("example.org"));
            QCOMPARE(row.cleanup, row.key.value == 25 ? CleanupState::Failed : CleanupState::None);
        }
        query.beforeFinished = page.rows.back().finished;
        query.beforeKey = page.rows.back().key;
    }
    QCOMPARE(expected, 0);
}

void SqliteJobStoreTest::findsByPrefixAndName()
{
    StoreHarness harness(path());
    const auto withId = [](qint64 key, const char *id, JobState state, const char *name) {
        Job job = sampleJob(key, state);
        job.id = JobId::fromString(QString::fromLatin1(id));
        job.name = QString::fromUtf8(name);
        return job;
    };
    const Job a = withId(1, "12345678-1111-4000-8000-000000000001", JobState::Cancelled, "film");
    const Job b = withId(2, "12345678-2222-4000-8000-000000000002", JobState::Acknowledged, "film");
    const Job c = withId(3, "12345678-3333-4000-8000-000000000003", JobState::Queued, "film");
    const Job d = withId(4, "ffffffff-ffff-4fff-bfff-ffffffffffff", JobState::Cancelled, "fiff");
    QCOMPARE(harness.apply({InsertJob {a}, InsertJob {b}, InsertJob {c}, InsertJob {d}}), Error());
    const auto find = [&harness](const char *text) {
        return harness.ask<FinalJobsFound>(FindFinalJobs {QString::fromUtf8(text)}).ids;
    };
    QCOMPARE(find("1234"), QList<JobId>({a.id, b.id}));
    QCOMPARE(find("12345678-1"), QList<JobId>({a.id}));
    QCOMPARE(find("12345"), QList<JobId>({a.id, b.id}));
    QCOMPARE(find("12345678-1111-4000-8000-000000000001"), QList<JobId>({a.id}));
    QCOMPARE(find("12345678-1111-4000-8000-0000000000011"), QList<JobId>());
    QCOMPARE(find("123456781111"), QList<JobId>());
    QCOMPARE(find("ffff"), QList<JobId>({d.id}));
    QCOMPARE(find("fff"), QList<JobId>());
    QCOMPARE(find("film"), QList<JobId>({a.id, b.id}));
    QCOMPARE(find("fil"), QList<JobId>());
    QCOMPARE(find("1' OR '1'='1"), QList<JobId>());
    QCOMPARE(find(""), QList<JobId>());
}

void SqliteJobStoreTest::unresolvedArtefacts()
{
    StoreHarness harness(path());
    std::vector<StoreMutation> mutations;
    for (int state = 0; state <= static_cast<int>(ArtefactState::Published); ++state) {
        mutations.emplace_back(PutArtefact {
            sampleArtefact(state + 1, JobId::create(), static_cast<ArtefactState>(state))});
    }
    QCOMPARE(harness.apply(std::move(mutations)), Error());
    const auto artefacts = harness.ask<ArtefactsRead>(ReadArtefacts {}).artefacts;
    QCOMPARE(artefacts.size(), 3);
    QCOMPARE(artefacts[0].state, ArtefactState::Pending);
    QCOMPARE(artefacts[1].state, ArtefactState::Failed);
    QCOMPARE(artefacts[2].state, ArtefactState::Abandoned);
}

void SqliteJobStoreTest::filesArePrivate()
{
    StoreHarness harness(path());
    QCOMPARE(harness.apply({InsertJob {sampleJob(1)}}), Error());
    for (const char *suffix : {"", "-wal", "-shm"}) {
        struct stat status
        {
        };
        QCOMPARE(::stat(QByteArray(QFile::encodeName(path()) + suffix).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0600U);
    }
}

void SqliteJobStoreTest::opensOnceTheDirectoryIsThere()
{
    const QString later = m_directory->filePath(QStringLiteral("later"));
    StoreHarness harness(later + QStringLiteral("/queue.db"));
    QCOMPARE(harness.apply({InsertJob {sampleJob(1)}}).code, ErrorCode::EPathNotFound);
    QVERIFY(harness.load().jobs.empty());
    QVERIFY(QDir().mkdir(later));
    QCOMPARE(harness.apply({InsertJob {sampleJob(1)}}), Error());
    QCOMPARE(harness.load().jobs.size(), 1U);
}

QTEST_GUILESS_MAIN(SqliteJobStoreTest)
#include "tst_sqlitejobstore.moc"
