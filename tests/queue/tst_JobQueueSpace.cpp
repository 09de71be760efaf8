// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/MissingSpace.h"

#include <QTest>

#include "QueueBench.h"

using namespace kurier;
using namespace std::chrono_literals;

/// A full disk suspends a job until there is room; nothing else ends its wait but a person.
class JobQueueSpaceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullDiskWaits_data();
    void fullDiskWaits();
    void whatIsNeeded_data();
    void whatIsNeeded();
    void roomBringsItBack();
    void tellsWhatIsMissingNow();
    void patienceDoesNotRunOut();
    void verbsEndTheWait_data();
    void verbsEndTheWait();
    void delayGrowsWithFailures();
    void networkBackIsNotRoom();
    void offlineWhenRoomIsFound();
    void afterARestart();
    void anotherJobLeaves();
    void twoThatDoNotFitTogether();

private:
    static JobKey fill(QueueBench &bench, qint64 received = 40)
    {
        const JobKey key = bench.make(JobState::Transferring);
        bench.end(bench.attemptOf(key), TransferOutcome::Failed, received, ErrorCode::EDiskFull, {},
                  false, ErrorContext::LocalFile);
        return key;
    }
    static void look(QueueBench &bench, std::optional<qint64> free)
    {
        bench.wait(bench.queue.nextDeadline() - bench.now.steady);
        bench.advance();
        QCOMPARE(bench.takeLog(), QStringList(QStringLiteral("look /srv/downloads")));
        bench.roomFound(free);
        bench.advance();
    }
    static qint64 missing(const QueueBench &bench, JobKey key)
    {
        const auto missing = MissingSpace::fromDetail(bench.stored(key).error->detail);
        return missing ? missing->bytes : -1;
    }
};

void JobQueueSpaceTest::fullDiskWaits_data()
{
    QTest::addColumn<JobState>("before");
    QTest::newRow("connecting") << JobState::Connecting;
    QTest::newRow("transferring") << JobState::Transferring;
}

void JobQueueSpaceTest::fullDiskWaits()
{
    QFETCH(JobState, before);
    QueueBench bench;
    const JobKey key = bench.make(before);
    const qint64 received = before == JobState::Connecting ? 0 : 40;
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, received, ErrorCode::EDiskFull, {},
              false, ErrorContext::LocalFile);
    const Job &job = bench.stored(key);
    QCOMPARE(job.state, JobState::TransientError);
    QCOMPARE(job.error->code, ErrorCode::EDiskFull);
    QCOMPARE(job.error->subject, QStringLiteral("/srv/downloads"));
    QCOMPARE(job.errorCount, 1U);
    QCOMPARE(job.retryAt, 0);
    QCOMPARE(job.failingSince, 0);
    QCOMPARE(job.files[0].proven.sum(), received);
    QCOMPARE(bench.queue.nextDeadline(), bench.now.steady + 1s);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueSpaceTest::whatIsNeeded_data()
{
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("received");
    QTest::addColumn<qint64>("need");
    QTest::newRow("the rest") << 100LL << 40LL << 60LL;
    QTest::newRow("nothing here yet") << 100LL << 0LL << 100LL;
    QTest::newRow("all here but the end") << 100LL << 100LL << 1LL;
    QTest::newRow("size not known") << -1LL << 40LL << 1024LL * 1024;
}

void JobQueueSpaceTest::whatIsNeeded()
{
    QFETCH(qint64, total);
    QFETCH(qint64, received);
    QFETCH(qint64, need);
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt, total);
    bench.end(attempt, TransferOutcome::Failed, received, ErrorCode::EDiskFull, {}, false,
              ErrorContext::LocalFile);
    QCOMPARE(missing(bench, key), need);
    bench.takeLog();
    look(bench, need - 1);
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(missing(bench, key), 1);
    look(bench, need);
    QCOMPARE(bench.state(key), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueSpaceTest::roomBringsItBack()
{
    QueueBench bench;
    const JobKey key = fill(bench);
    bench.takeLog();
    look(bench, std::nullopt);
    QCOMPARE(bench.state(key), JobState::Connecting);
    QCOMPARE(bench.takeLog(), QStringList(step("start", key, 0)));
    bench.connected(bench.attemptOf(key));
    QVERIFY(!bench.stored(key).error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueSpaceTest::tellsWhatIsMissingNow()
{
    QueueBench bench;
    const JobKey key = fill(bench);
    bench.takeLog();
    for (const qint64 free : {0, 20, 20, 59}) {
        look(bench, free);
        QCOMPARE(missing(bench, key), 60 - free);
        QCOMPARE(bench.stored(key).error->code, ErrorCode::EDiskFull);
    }
    QCOMPARE(bench.stored(key).errorCount, 1U);
}

void JobQueueSpaceTest::patienceDoesNotRunOut()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.noProgressTimeout = 20s;
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 0, ErrorCode::EDiskFull, {}, false,
              ErrorContext::LocalFile);
    bench.takeLog();
    for (int i = 0; i < 20; ++i)
        look(bench, 0);
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.wait(30 * 24h);
    look(bench, 2'000'000);
    QCOMPARE(bench.state(key), JobState::Connecting);
}

void JobQueueSpaceTest::verbsEndTheWait_data()
{
    QTest::addColumn<JobCommand>("verb");
    QTest::addColumn<JobState>("after");
    QTest::newRow("suspend") << JobCommand::Suspend << JobState::Suspended;
    QTest::newRow("resume") << JobCommand::Resume << JobState::Queued;
    QTest::newRow("cancel") << JobCommand::Cancel << JobState::Cancelled;
    QTest::newRow("complete") << JobCommand::Complete << JobState::Cancelled;
}

void JobQueueSpaceTest::verbsEndTheWait()
{
    QFETCH(JobCommand, verb);
    QueueBench bench;
    const JobKey key = fill(bench);
    static_cast<void>(bench.command(verb, key));
    QTEST(bench.state(key), "after");
    QCOMPARE(bench.queue.nextDeadline(), std::chrono::milliseconds::max());
    bench.takeLog();
    bench.wait(100s);
    if (bench.state(key) == JobState::Suspended)
        bench.advance();
    bench.roomFound(1'000'000);
    QTEST(bench.state(key), "after");
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueSpaceTest::delayGrowsWithFailures()
{
    // A quota: the file system tells of room, and every write fails.
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    for (const auto delay : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
        bench.end(bench.attemptOf(key), TransferOutcome::Failed, 40, ErrorCode::EDiskFull, {},
                  false, ErrorContext::LocalFile);
        bench.takeLog();
        QCOMPARE(bench.queue.nextDeadline(), bench.now.steady + delay);
        look(bench, 1000);
        QCOMPARE(bench.state(key), JobState::Connecting);
        bench.connected(bench.attemptOf(key));
        bench.progress(bench.attemptOf(key), 41);
    }
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 40, ErrorCode::EDiskFull, {}, false,
              ErrorContext::LocalFile);
    static_cast<void>(bench.command(JobCommand::Resume, key));
    bench.advance();
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 40, ErrorCode::EDiskFull, {}, false,
              ErrorContext::LocalFile);
    QCOMPARE(bench.queue.nextDeadline(), bench.now.steady + 1s);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueSpaceTest::networkBackIsNotRoom()
{
    QueueBench bench;
    const JobKey key = fill(bench);
    bench.setNetwork({NetworkReach::Offline, NetworkCost::Unknown});
    QCOMPARE(bench.stored(key).error->code, ErrorCode::EDiskFull);
    bench.setNetwork({NetworkReach::Online, NetworkCost::Free});
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.takeLog();
    look(bench, 1000);
    QCOMPARE(bench.state(key), JobState::Connecting);
}

void JobQueueSpaceTest::offlineWhenRoomIsFound()
{
    QueueBench bench;
    const JobKey key = fill(bench);
    bench.setNetwork({NetworkReach::Offline, NetworkCost::Unknown});
    bench.takeLog();
    look(bench, 1000);
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(bench.stored(key).error->code, ErrorCode::BgENetworkDisconnected);
    bench.setNetwork({NetworkReach::Online, NetworkCost::Free});
    QCOMPARE(bench.state(key), JobState::Queued);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueSpaceTest::afterARestart()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    // No validator: the bytes prove nothing after a restart, but hold their room.
    bench.connected(attempt, 100, {});
    bench.end(attempt, TransferOutcome::Failed, 70, ErrorCode::EDiskFull, {}, false,
              ErrorContext::LocalFile);
    bench.restart();
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(bench.queue.nextDeadline(), bench.now.steady);
    bench.takeLog();
    look(bench, 29);
    QCOMPARE(bench.state(key), JobState::TransientError);
    look(bench, 30);
    QCOMPARE(bench.state(key), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueSpaceTest::anotherJobLeaves()
{
    QueueBench bench;
    const JobKey other = bench.make(JobState::Suspended);
    const JobKey key = fill(bench);
    bench.takeLog();
    for (int i = 0; i < 8; ++i)
        look(bench, 0);
    static_cast<void>(bench.command(JobCommand::Cancel, other));
    bench.takeLog();
    bench.wait(200ms);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList(QStringLiteral("look /srv/downloads")));
    bench.roomFound(59);
    // Its temp file is gone a little later.
    bench.wait(200ms);
    bench.queue.roomMayHaveGrown(QStringLiteral("/srv/other"), 7, bench.now);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList(QStringLiteral("look /srv/downloads")));
    bench.roomFound(60);
    QCOMPARE(bench.state(key), JobState::Queued);
}

void JobQueueSpaceTest::twoThatDoNotFitTogether()
{
    QueueBench bench;
    const JobKey first = fill(bench);
    const JobKey second = fill(bench);
    bench.takeLog();
    look(bench, 100);
    QCOMPARE(bench.state(first), JobState::Connecting);
    QCOMPARE(bench.state(second), JobState::TransientError);
    QCOMPARE(missing(bench, second), 20);
    bench.finishFile(first);
    static_cast<void>(bench.command(JobCommand::Complete, first));
    bench.published(first, 0);
    bench.takeLog();
    look(bench, 60);
    QCOMPARE(bench.state(second), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

QTEST_GUILESS_MAIN(JobQueueSpaceTest)
#include "tst_JobQueueSpace.moc"
