// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/StoreFixture.h"

#include <QDateTime>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace kurier;

namespace {

constexpr qint64 kDay = 86'400'000;

} // namespace

/// The history keeps what it has room for, and everything of which something may be left.
class HistoryTrimmerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oldJobsGo();
    void theOldestGoWhereThereAreTooMany();
    void bothRulesCount();
    void nothingGoesUnasked();
    void openCleanupStays_data();
    void openCleanupStays();
    void jobsInTheQueueStay();
    void goesOnWhileTheStoreWorks();

private:
    /// Ended so many days ago.
    JobId addEnded(qint64 daysAgo, JobState state = JobState::Acknowledged);
    void addArtefact(const JobId &job, ArtefactState state);
    QStringList names();
    [[nodiscard]] qint64 rows(const char *table) const;
    void keep(qint32 days, qint32 jobs) { m_store->store().keepHistory({days, jobs}); }

    QString path() const { return m_directory->filePath(QStringLiteral("queue.db")); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<StoreHarness> m_store;
    qint64 m_lastKey = 0;
};

void HistoryTrimmerTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<StoreHarness>(path());
    m_lastKey = 0;
}

void HistoryTrimmerTest::cleanup()
{
    m_store.reset();
    m_directory.reset();
}

JobId HistoryTrimmerTest::addEnded(qint64 daysAgo, JobState state)
{
    Job job = sampleJob(++m_lastKey, state, 2);
    job.name = QString::number(daysAgo);
    job.finished = QDateTime::currentMSecsSinceEpoch() - daysAgo * kDay - 60'000;
    const Error stored = m_store->apply({InsertJob {job}});
    if (stored.code != ErrorCode::Ok)
        qWarning("not stored: %s", qUtf8Printable(stored.detail));
    return job.id;
}

void HistoryTrimmerTest::addArtefact(const JobId &job, ArtefactState state)
{
    static qint64 last = 0;
    QCOMPARE(m_store->apply({PutArtefact {sampleArtefact(++last, job, state)}}).code,
             ErrorCode::Ok);
}

/// Of the history, newest first.
QStringList HistoryTrimmerTest::names()
{
    QStringList names;
    for (const JobSnapshot &row : m_store->ask<HistoryRead>(ReadHistory {}).page.rows)
        names.append(row.name);
    return names;
}

qint64 HistoryTrimmerTest::rows(const char *table) const
{
    SQLite::Database database(path().toStdString(), SQLite::OPEN_READONLY, 5000);
    return database.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt64();
}

void HistoryTrimmerTest::oldJobsGo()
{
    for (const qint64 days : {0, 29, 30, 31, 400})
        addArtefact(addEnded(days), ArtefactState::Removed);
    keep(30, 0);
    QTRY_COMPARE(names(), (QStringList {QStringLiteral("0"), QStringLiteral("29")}));
    // With all that belonged to them.
    QCOMPARE(rows("jobs"), 2);
    QCOMPARE(rows("files"), 4);
    QCOMPARE(rows("artefacts"), 2);
}

void HistoryTrimmerTest::theOldestGoWhereThereAreTooMany()
{
    for (const qint64 days : {5, 1, 4, 2, 3})
        addEnded(days, days % 2 == 0 ? JobState::Cancelled : JobState::Acknowledged);
    keep(0, 3);
    QTRY_COMPARE(names(),
                 (QStringList {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
}

void HistoryTrimmerTest::bothRulesCount()
{
    for (const qint64 days : {1, 2, 3, 4, 5})
        addEnded(days);
    keep(3, 4);
    QTRY_COMPARE(names(), (QStringList {QStringLiteral("1"), QStringLiteral("2")}));
    keep(10, 1);
    QTRY_COMPARE(names(), QStringList {QStringLiteral("1")});
}

void HistoryTrimmerTest::nothingGoesUnasked()
{
    addEnded(10'000);
    addEnded(1);
    keep(0, 0);
    QTest::qWait(300);
    QCOMPARE(names().size(), 2);
}

void HistoryTrimmerTest::openCleanupStays_data()
{
    QTest::addColumn<ArtefactState>("state");
    QTest::addColumn<bool>("stays");
    QTest::newRow("in use") << ArtefactState::Live << true;
    QTest::newRow("to be removed") << ArtefactState::Pending << true;
    QTest::newRow("not removable yet") << ArtefactState::Failed << true;
    QTest::newRow("given up") << ArtefactState::Abandoned << true;
    QTest::newRow("removed") << ArtefactState::Removed << false;
    QTest::newRow("published") << ArtefactState::Published << false;
}

void HistoryTrimmerTest::openCleanupStays()
{
    QFETCH(ArtefactState, state);
    QFETCH(bool, stays);
    const JobId job = addEnded(50, JobState::Cancelled);
    addArtefact(job, ArtefactState::Removed);
    addArtefact(job, state);
    addEnded(49);
    keep(30, 1);
    QTRY_COMPARE(names().size(), stays ? 1 : 0);
    QCOMPARE(rows("artefacts"), stays ? 2 : 0);
}

void HistoryTrimmerTest::jobsInTheQueueStay()
{
    Job job = sampleJob(++m_lastKey, JobState::Error);
    QCOMPARE(m_store->apply({InsertJob {job}}).code, ErrorCode::Ok);
    Job completing = sampleJob(++m_lastKey, JobState::Acknowledged);
    completing.pendingEffect = PendingEffect::Complete;
    completing.finished = 5;
    QCOMPARE(m_store->apply({InsertJob {completing}}).code, ErrorCode::Ok);
    addEnded(2);
    addEnded(1);
    keep(1, 1);
    QTRY_COMPARE(rows("jobs"), 2);
    QCOMPARE(m_store->load().jobs.size(), std::size_t {1});
}

/// More than go with one commit, while batches and questions come in between.
void HistoryTrimmerTest::goesOnWhileTheStoreWorks()
{
    constexpr int kMany = 1100;
    std::vector<StoreMutation> many;
    for (int i = 0; i < kMany; ++i) {
        Job job = sampleJob(++m_lastKey, JobState::Acknowledged);
        job.finished = 1000 + i;
        many.emplace_back(InsertJob {job});
    }
    QCOMPARE(m_store->apply(std::move(many)).code, ErrorCode::Ok);
    keep(0, 10);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(m_store->apply({InsertJob {sampleJob(++m_lastKey)}}).code, ErrorCode::Ok);
        QVERIFY(!names().isEmpty());
    }
    QTRY_COMPARE(names().size(), 10);
    QCOMPARE(m_store->load().jobs.size(), std::size_t {20});
    // And so with what ends later.
    QTRY_COMPARE_WITH_TIMEOUT(rows("jobs"), 30, 5000);
    addEnded(0);
    QTRY_COMPARE_WITH_TIMEOUT(rows("jobs"), 30, 20000);
}

QTEST_GUILESS_MAIN(HistoryTrimmerTest)
#include "tst_historytrimmer.moc"
