// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include "ControllerBench.h"

using namespace kurier;

namespace {

const QString kUrl = QStringLiteral("http://host.example/a.bin");

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

/// The shell around the rules: turns, records before deeds, one delta per turn, begin and end.
class JobControllerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void addingIsDurableFirst();
    void addingFails();
    void recordsComeBeforeDeeds();
    void smallFilesAreNamedWhenTheyArePublished();
    void cancelAnswersWhenDurable();
    void publishingWaitsForItsRecord();
    void removalWaitsForRecordAndWriter();
    void oneDeltaForOneTurn();
    void progressWaitsForTheTick();
    void statusIsTold();
    void commandsBeforeLoad();
    void finalJobsAreRefused();
    void shutdownEndsAttempts();
    void shutdownWithoutAStore();
    void nothingAfterShutdown();
    void checkpointsAreStored();
    void rateLimitReachesTheEngine();
    void scheduledRate();
    void networkReachesTheQueue();
    void nothingBeginsBeforeTheNetworkIsKnown();
    void theNetworkIsAwaitedAfterAnEmptyStart();
    void changesReachTheTransfer();
    void changesAnswerWhenDurable();
    void changesAreRefused();

private:
    void load()
    {
        m_bench->controller.load();
        ControllerBench::settle();
    }
    AttemptId startOne()
    {
        m_id = m_bench->add(QStringLiteral("a.bin"));
        return m_bench->attemptAt(kUrl);
    }
    /// One whose file has a temp name from the beginning.
    AttemptId startNamed()
    {
        JobSpec spec = ControllerBench::spec(QStringLiteral("a.bin"));
        spec.autoComplete = false;
        m_id = m_bench->add(spec);
        return m_bench->attemptAt(kUrl);
    }

    std::unique_ptr<ControllerBench> m_bench;
    JobId m_id;
};

void JobControllerTest::init()
{
    m_bench = std::make_unique<ControllerBench>();
}

void JobControllerTest::cleanup()
{
    m_bench.reset();
}

void JobControllerTest::addingIsDurableFirst()
{
    load();
    m_bench->store.automatic = false;
    int replies = 0;
    m_bench->controller.addJobs({ControllerBench::spec(QStringLiteral("a.bin"))}, nullptr,
                                [&replies](const Result<QList<JobId>> &) { ++replies; });
    ControllerBench::settle();
    QCOMPARE(m_bench->store.open.size(), std::size_t {1});
    QCOMPARE(m_bench->takeLog(), words("store"));
    QCOMPARE(replies, 0);
    m_bench->store.finish();
    ControllerBench::settle();
    QCOMPARE(replies, 1);
}

void JobControllerTest::addingFails()
{
    load();
    m_bench->store.automatic = false;
    Error error;
    m_bench->controller.addJobs(
        {ControllerBench::spec(QStringLiteral("a.bin"))}, nullptr,
        [&error](const Result<QList<JobId>> &added) { error = added.error(); });
    ControllerBench::settle();
    m_bench->store.finish({ErrorCode::EDiskFull, ErrorContext::QueueManager, {}, {}});
    ControllerBench::settle();
    QCOMPARE(error.code, ErrorCode::EDiskFull);
    QVERIFY(m_bench->engine.running.empty());
    QVERIFY(m_bench->store.jobs.empty());
}

void JobControllerTest::recordsComeBeforeDeeds()
{
    load();
    startNamed();
    QCOMPARE(m_bench->takeLog(), words("store prepare store link start"));
    QCOMPARE(m_bench->store.artefacts.size(), std::size_t {1});
    QCOMPARE(m_bench->store.artefacts.begin()->second.state, ArtefactState::Live);

    m_bench->store.automatic = false;
    JobSpec spec = ControllerBench::spec(QStringLiteral("b.bin"));
    spec.autoComplete = false;
    m_bench->controller.addJobs({spec}, nullptr, [](const Result<QList<JobId>> &) {});
    ControllerBench::settle();
    QVERIFY(!m_bench->log.contains(QStringLiteral("prepare")));
    m_bench->store.finish(); // the job
    ControllerBench::settle();
    QVERIFY(m_bench->log.contains(QStringLiteral("prepare")));
    QVERIFY(!m_bench->log.contains(QStringLiteral("link")));
    m_bench->store.finish(); // the temp file's record
    ControllerBench::settle();
    QVERIFY(m_bench->log.contains(QStringLiteral("link")));
}

void JobControllerTest::smallFilesAreNamedWhenTheyArePublished()
{
    load();
    const AttemptId attempt = startOne();
    QCOMPARE(m_bench->takeLog(), words("store prepare start"));
    m_bench->engine.connected(attempt);
    ControllerBench::settle();
    m_bench->store.automatic = false;
    m_bench->engine.end(attempt, TransferOutcome::Finished, 100);
    ControllerBench::settle();
    QVERIFY2(!m_bench->log.contains(QStringLiteral("publish")), "before its record");
    m_bench->store.finish();
    ControllerBench::settle();
    QCOMPARE(m_bench->takeLog(), words("store publish store"));
    QCOMPARE(m_bench->store.artefacts.begin()->second.state, ArtefactState::Intended);
    QCOMPARE(m_bench->stored(m_id).files[0].state, FileState::Publishing);
    m_bench->store.finish();
    ControllerBench::settle();
    QCOMPARE(m_bench->state(m_id), JobState::Acknowledged);
    QCOMPARE(m_bench->store.artefacts.begin()->second.state, ArtefactState::Published);
}

void JobControllerTest::cancelAnswersWhenDurable()
{
    load();
    const AttemptId attempt = startOne();
    m_bench->engine.connected(attempt);
    m_bench->engine.progress(attempt, 40);
    ControllerBench::settle();
    m_bench->store.automatic = false;
    CommandResults results;
    m_bench->controller.cancel({m_id}, {}, nullptr,
                               [&results](const CommandResults &told) { results = told; });
    ControllerBench::settle();
    QVERIFY(results.isEmpty());
    m_bench->store.finish();
    ControllerBench::settle();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results[0].error.code, ErrorCode::Ok);
    QCOMPARE(m_bench->state(m_id), JobState::Cancelled);
}

void JobControllerTest::publishingWaitsForItsRecord()
{
    load();
    const AttemptId attempt = startOne();
    m_bench->engine.connected(attempt);
    ControllerBench::settle();
    m_bench->store.automatic = false;
    m_bench->engine.end(attempt, TransferOutcome::Finished, 100);
    ControllerBench::settle();
    QVERIFY(!m_bench->log.contains(QStringLiteral("publish")));
    QCOMPARE(m_bench->store.open.size(), std::size_t {1});
    m_bench->store.finish();
    ControllerBench::settle();
    QVERIFY(m_bench->log.contains(QStringLiteral("publish")));
    QCOMPARE(m_bench->stored(m_id).files[0].state, FileState::Publishing);
    m_bench->store.finish();
    ControllerBench::settle();
    QCOMPARE(m_bench->state(m_id), JobState::Acknowledged);
}

void JobControllerTest::removalWaitsForRecordAndWriter()
{
    load();
    const AttemptId attempt = startNamed();
    m_bench->engine.stopsAtOnce = false;
    m_bench->store.automatic = false;
    m_bench->takeLog();
    m_bench->controller.cancel({m_id}, {}, nullptr, [](const CommandResults &) {});
    ControllerBench::settle();
    m_bench->engine.end(attempt, TransferOutcome::Stopped, 0);
    ControllerBench::settle();
    QVERIFY2(!m_bench->log.contains(QStringLiteral("remove")), "before its record");
    while (!m_bench->store.open.empty()) {
        m_bench->store.finish();
        ControllerBench::settle();
    }
    QVERIFY(m_bench->log.contains(QStringLiteral("remove")));

    m_bench->store.automatic = true;
    const AttemptId second = startNamed();
    m_bench->takeLog();
    m_bench->command(JobCommand::Cancel, {m_id});
    QVERIFY2(!m_bench->log.contains(QStringLiteral("remove")), "while it is written");
    m_bench->engine.end(second, TransferOutcome::Stopped, 0);
    ControllerBench::settle();
    QVERIFY(m_bench->log.contains(QStringLiteral("remove")));
}

void JobControllerTest::oneDeltaForOneTurn()
{
    load();
    QList<JobId> ids;
    for (int i = 0; i < 20; ++i)
        ids.append(m_bench->add(QStringLiteral("%1.bin").arg(i)));
    m_bench->controller.subscribe();
    ControllerBench::settle();
    QSignalSpy changed(&m_bench->controller, &JobController::changed);
    m_bench->store.automatic = false;
    m_bench->controller.command(JobCommand::Suspend, ids, nullptr, [](const CommandResults &) {});
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE(changed.size(), 1);
    const auto delta = changed[0][0].value<QueueDelta>();
    QCOMPARE(delta.upserted.size(), 20);
    for (const JobSnapshot &row : delta.upserted)
        QCOMPARE(row.state, JobState::Suspended);
    QCOMPARE(m_bench->store.open.size(), std::size_t {1});
}

void JobControllerTest::progressWaitsForTheTick()
{
    load();
    const AttemptId attempt = startOne();
    m_bench->engine.connected(attempt);
    m_bench->controller.subscribe();
    ControllerBench::settle();
    QSignalSpy changed(&m_bench->controller, &JobController::changed);
    for (int bytes = 1; bytes <= 50; ++bytes)
        m_bench->engine.progress(attempt, bytes);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY2(changed.size() <= 2, "50 bytes are no 50 deltas");
    const auto delta = changed.constLast()[0].value<QueueDelta>();
    QCOMPARE(delta.upserted.size(), 1);
    QCOMPARE(delta.upserted[0].bytesTransferred, qint64 {50});
}

void JobControllerTest::statusIsTold()
{
    QSignalSpy told(&m_bench->controller, &JobController::statusChanged);
    load();
    startOne();
    QTRY_VERIFY(!told.isEmpty()
                && told.constLast()[0].value<QueueStatus>().jobs.at(
                       static_cast<std::size_t>(JobState::Connecting))
                    == 1);
    QVERIFY(told.constLast()[0].value<QueueStatus>().loaded);
}

void JobControllerTest::commandsBeforeLoad()
{
    load();
    const JobId id = m_bench->add(QStringLiteral("a.bin"));
    const std::map<JobKey, Job> jobs = m_bench->store.jobs;
    const std::map<ArtefactId, Artefact> artefacts = m_bench->store.artefacts;

    m_bench = std::make_unique<ControllerBench>();
    m_bench->store.jobs = jobs;
    m_bench->store.artefacts = artefacts;
    CommandResults results;
    m_bench->controller.command(JobCommand::Suspend, {id}, nullptr,
                                [&results](const CommandResults &told) { results = told; });
    ControllerBench::settle();
    QVERIFY(results.isEmpty());
    QVERIFY(m_bench->log.isEmpty());
    load();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results[0].error.code, ErrorCode::Ok);
    QCOMPARE(m_bench->state(id), JobState::Suspended);
    QVERIFY2(m_bench->engine.running.empty(), "it was never to run");
}

void JobControllerTest::finalJobsAreRefused()
{
    load();
    startOne();
    m_bench->command(JobCommand::Cancel, {m_id});
    m_bench->takeLog();
    const CommandResults results =
        m_bench->command(JobCommand::Cancel, {m_id, JobId::create(), m_id});
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0].error.code, ErrorCode::DoEInvalidState);
    QCOMPARE(results[1].error.code, ErrorCode::DoEJobNotFound);
    QCOMPARE(results[2].error.code, ErrorCode::DoEInvalidState);
    QVERIFY2(m_bench->log.isEmpty(), "no side effect whatever");
}

void JobControllerTest::shutdownEndsAttempts()
{
    load();
    const AttemptId attempt = startNamed();
    m_bench->engine.connected(attempt);
    m_bench->engine.progress(attempt, 60);
    ControllerBench::settle();
    m_bench->engine.stopsAtOnce = false;
    m_bench->takeLog();
    int ended = 0;
    m_bench->controller.shutdown([&ended] { ++ended; });
    ControllerBench::settle();
    QCOMPARE(m_bench->takeLog(), words("stop"));
    QCOMPARE(ended, 0);
    m_bench->engine.end(attempt, TransferOutcome::Stopped, 60);
    ControllerBench::settle();
    QCOMPARE(m_bench->takeLog(), words("sync store"));
    QCOMPARE(ended, 1);
    QCOMPARE(m_bench->stored(m_id).files[0].proven.sum(), qint64 {60});
}

void JobControllerTest::shutdownWithoutAStore()
{
    load();
    startOne();
    m_bench->store.automatic = false;
    int ended = 0;
    m_bench->controller.shutdown([&ended] { ++ended; });
    ControllerBench::settle();
    while (!m_bench->store.open.empty()) {
        QCOMPARE(ended, 0);
        m_bench->store.finish({ErrorCode::EDiskFull, ErrorContext::QueueManager, {}, {}});
        ControllerBench::settle();
    }
    QCOMPARE(ended, 1);
}

void JobControllerTest::nothingAfterShutdown()
{
    load();
    startOne();
    m_bench->controller.shutdown([] {});
    ControllerBench::settle();
    m_bench->takeLog();
    bool replied = false;
    m_bench->controller.command(JobCommand::Cancel, {m_id}, nullptr,
                                [&replied](const CommandResults &) { replied = true; });
    ControllerBench::settle();
    QVERIFY(!replied);
    QVERIFY(m_bench->log.isEmpty());
    QVERIFY(!isFinal(m_bench->state(m_id)));
}

void JobControllerTest::checkpointsAreStored()
{
    load();
    const AttemptId attempt = startNamed();
    m_bench->engine.connected(attempt);
    m_bench->engine.progress(attempt, 70);
    ControllerBench::settle();
    QCOMPARE(m_bench->stored(m_id).files[0].proven.sum(), qint64 {0});
    m_bench->clock.at += std::chrono::seconds(2);
    QTRY_COMPARE(m_bench->stored(m_id).files[0].proven.sum(), qint64 {70});
}

void JobControllerTest::rateLimitReachesTheEngine()
{
    load();
    QueueLimits limits;
    limits.rateLimit = 12345;
    m_bench->controller.setLimits(limits);
    QCOMPARE(m_bench->engine.rateLimit, qint64 {12345});
}

void JobControllerTest::scheduledRate()
{
    load();
    const auto minuteOf = [](std::chrono::milliseconds wall) {
        const QTime time = QDateTime::fromMSecsSinceEpoch(wall.count()).time();
        return time.hour() * 60 + time.minute();
    };
    QueueLimits limits;
    limits.rateLimit = 100;
    const std::chrono::milliseconds wall = m_bench->clock.wall();
    limits.schedule = RateSchedule({RateRule {0x7F, minuteOf(wall + std::chrono::minutes(2)),
                                              minuteOf(wall + std::chrono::minutes(4)), 200}});
    m_bench->controller.setLimits(limits);
    QCOMPARE(m_bench->engine.rateLimit, qint64 {100});
    QSignalSpy told(&m_bench->controller, &JobController::statusChanged);
    // The wall clock is put forward; the steady one says when to look at it.
    m_bench->clock.epoch += std::chrono::minutes(2);
    m_bench->clock.at += ScheduledRate::kLookAgain / 2;
    m_bench->add(QStringLiteral("a.bin"));
    QCOMPARE(m_bench->engine.rateLimit, qint64 {100});
    m_bench->clock.at += ScheduledRate::kLookAgain / 2;
    m_bench->add(QStringLiteral("b.bin"));
    QCOMPARE(m_bench->engine.rateLimit, qint64 {200});
    QTRY_VERIFY(!told.isEmpty() && told.constLast()[0].value<QueueStatus>().rateLimit == 200);
    m_bench->clock.at += std::chrono::minutes(2);
    m_bench->add(QStringLiteral("c.bin"));
    QCOMPARE(m_bench->engine.rateLimit, qint64 {100});
}

void JobControllerTest::networkReachesTheQueue()
{
    m_bench->controller.setNetwork({NetworkReach::Offline, NetworkCost::Unknown});
    load();
    startOne();
    QVERIFY(m_bench->engine.running.empty());
    QCOMPARE(m_bench->state(m_id), JobState::TransientError);
    QCOMPARE(m_bench->stored(m_id).error->code, ErrorCode::BgENetworkDisconnected);
    QueueLimits limits;
    limits.metered = MeteredPolicy::Foreground;
    m_bench->controller.setLimits(limits);
    m_bench->controller.setNetwork({NetworkReach::Online, NetworkCost::Metered});
    ControllerBench::settle();
    QCOMPARE(m_bench->state(m_id), JobState::TransientError);
    QCOMPARE(m_bench->stored(m_id).error->code, ErrorCode::DoEBlockedByCostTransferPolicy);
    m_bench->controller.setNetwork({NetworkReach::Online, NetworkCost::Free});
    ControllerBench::settle();
    QCOMPARE(m_bench->engine.running.size(), std::size_t {1});
}

void JobControllerTest::nothingBeginsBeforeTheNetworkIsKnown()
{
    m_bench->controller.awaitNetwork();
    const QSignalSpy wanted(&m_bench->controller, &JobController::networkWanted);
    load();
    QCOMPARE(wanted.size(), 0);
    startOne();
    m_bench->add(QStringLiteral("b.bin"));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(m_bench->engine.running.empty());
    QCOMPARE(m_bench->state(m_id), JobState::Queued);
    // Not a byte before it turns out that there is none.
    m_bench->controller.setNetwork({NetworkReach::Offline, NetworkCost::Unknown});
    ControllerBench::settle();
    QVERIFY(m_bench->engine.running.empty());
    QCOMPARE(m_bench->state(m_id), JobState::TransientError);
    m_bench->controller.setNetwork({NetworkReach::Online, NetworkCost::Unknown});
    ControllerBench::settle();
    QCOMPARE(m_bench->engine.running.size(), std::size_t {2});
    QCOMPARE(wanted.size(), 1);
}

void JobControllerTest::theNetworkIsAwaitedAfterAnEmptyStart()
{
    // The store finds its database damaged in the middle of reading it.
    m_bench->controller.awaitNetwork();
    const QSignalSpy wanted(&m_bench->controller, &JobController::networkWanted);
    std::vector<StoreEvent> events;
    events.emplace_back(StoreSetAside {});
    ControllerInbox::storeSink(m_bench->inbox)(std::move(events));
    load();
    startOne();
    QVERIFY(m_bench->engine.running.empty());
    QCOMPARE(wanted.size(), 1);
    // A system that tells nothing keeps nothing from running.
    m_bench->controller.setNetwork({});
    ControllerBench::settle();
    QCOMPARE(m_bench->engine.running.size(), std::size_t {1});
}

void JobControllerTest::changesReachTheTransfer()
{
    load();
    m_bench->files.automatic = false;
    m_bench->controller.addJobs({ControllerBench::spec(QStringLiteral("a.bin"))}, this,
                                [this](const Result<QList<JobId>> &ids) { m_id = ids->at(0); });
    ControllerBench::settle();
    m_bench->files.finish(); // its destination; its temp file is still being prepared
    ControllerBench::settle();
    QCOMPARE(m_bench->files.open.size(), std::size_t {1});
    JobChanges changes;
    changes.rateLimit = 11;
    QCOMPARE(m_bench->change(changes, {m_id})[0].error.code, ErrorCode::Ok);
    while (!m_bench->files.open.empty()) {
        m_bench->files.finish();
        ControllerBench::settle();
    }
    const AttemptId attempt = m_bench->attemptAt(kUrl);
    QCOMPARE(m_bench->engine.running.at(attempt).rateLimit, qint64 {11});
    changes.rateLimit = 22;
    m_bench->change(changes, {m_id});
    QCOMPARE(m_bench->engine.running.at(attempt).rateLimit, qint64 {22});
    QCOMPARE(m_bench->stored(m_id).effectiveOptions().rateLimit, qint64 {22});
}

void JobControllerTest::changesAnswerWhenDurable()
{
    load();
    startOne();
    m_bench->store.automatic = false;
    JobChanges changes;
    changes.name = QStringLiteral("a name");
    QVERIFY(m_bench->change(changes, {m_id}).isEmpty());
    QVERIFY(m_bench->stored(m_id).name != QStringLiteral("a name"));
    m_bench->store.finish();
    ControllerBench::settle();
    QCOMPARE(m_bench->lastResults.size(), 1);
    QCOMPARE(m_bench->stored(m_id).name, QStringLiteral("a name"));
}

void JobControllerTest::changesAreRefused()
{
    load();
    startOne();
    JobChanges changes;
    changes.rateLimit = -1;
    QCOMPARE(m_bench->change(changes, {m_id})[0].error.code, ErrorCode::EInvalidArg);
    changes.rateLimit = 5;
    m_bench->command(JobCommand::Cancel, {m_id});
    m_bench->takeLog();
    const CommandResults results = m_bench->change(changes, {m_id, JobId::create()});
    QCOMPARE(results[0].error.code, ErrorCode::DoEInvalidState);
    QCOMPARE(results[1].error.code, ErrorCode::DoEJobNotFound);
    QVERIFY(m_bench->log.isEmpty());
}

QTEST_GUILESS_MAIN(JobControllerTest)
#include "tst_JobController.moc"
