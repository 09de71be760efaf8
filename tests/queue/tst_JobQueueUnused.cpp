// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/UnusedJobs.h"

#include <QTest>

#include "QueueBench.h"

using namespace kurier;
using namespace std::chrono_literals;
using UnusedJobs::kDay;
using UnusedJobs::Standing;

namespace {

constexpr auto kOneDay = 24h;

} // namespace

/// Jobs that nobody uses: announced in time, cancelled in the end, and never in doubt.
class JobQueueUnusedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standing_data();
    void standing();
    void wholeStory_data();
    void wholeStory();
    void finishedFilesAreKept();
    void usedAgain_data();
    void usedAgain();
    void progressCounts();
    void kurierDidNotRun();
    void seenNowAndThen();
    void aCrashWhileTransferring();
    void neverWhenSwitchedOff();
    void thousandsOfThem();

private:
    /// Days pass, Kurier runs, and looks every hour.
    static void pass(QueueBench &bench, int days)
    {
        for (int hour = 0; hour < 24 * days; ++hour) {
            bench.wait(1h);
            bench.advance();
        }
    }
    static std::unique_ptr<QueueBench> bench90()
    {
        auto bench = std::make_unique<QueueBench>();
        bench->queue.setInactiveDays(90, bench->now);
        bench->queue.setActiveJobs(100);
        return bench;
    }
};

void JobQueueUnusedTest::standing_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("seen");
    QTest::addColumn<qint64>("cancelAt");
    QTest::addColumn<Standing>("expected");
    const auto row = [](const char *name, qint64 now, qint64 seen, qint64 cancelAt,
                        const Standing &expected) {
        QTest::newRow(name) << now << seen << cancelAt << expected;
    };
    // Last used on day 1000, to be cancelled on day 1090.
    row("fresh", 1001 * kDay, 0, 0, {});
    row("just before", 1083 * kDay - 1, 0, 0, {});
    row("announced", 1083 * kDay, 0, 0, {1083 * kDay, 1090 * kDay, false});
    row("announced late", 1085 * kDay, 0, 0, {1085 * kDay, 1092 * kDay, false});
    row("seen today", 1084 * kDay, 1084 * kDay - 1000, 1090 * kDay,
        {1084 * kDay - 1000, 1090 * kDay, false});
    row("seen yesterday", 1084 * kDay, 1083 * kDay, 1090 * kDay, {1084 * kDay, 1090 * kDay, false});
    row("the last moment", 1090 * kDay - 1, 1090 * kDay - 2, 1090 * kDay,
        {1090 * kDay - 2, 1090 * kDay, false});
    row("over", 1090 * kDay, 1090 * kDay - 2, 1090 * kDay, {1090 * kDay - 2, 1090 * kDay, true});
    row("seen for the last time six days ago", 1090 * kDay, 1084 * kDay, 1090 * kDay,
        {1090 * kDay, 1090 * kDay, true});
    row("not seen for seven days", 1090 * kDay, 1083 * kDay, 1090 * kDay,
        {1090 * kDay, 1097 * kDay, false});
    row("first start after years", 3000 * kDay, 0, 0, {3000 * kDay, 3007 * kDay, false});
    row("the clock was set back", 1085 * kDay, 2000 * kDay, 2007 * kDay,
        {1085 * kDay, 1092 * kDay, false});
    row("the end comes before the plan", 1091 * kDay, 1091 * kDay - 2, 1092 * kDay,
        {1091 * kDay - 2, 1092 * kDay, false});
}

void JobQueueUnusedTest::standing()
{
    QFETCH(qint64, now);
    QFETCH(qint64, seen);
    QFETCH(qint64, cancelAt);
    QFETCH(Standing, expected);
    Job job;
    job.files.resize(1);
    job.activeAt = 1000 * kDay;
    job.noticeSeen = seen;
    job.cancelAt = cancelAt;
    const Standing is = UnusedJobs::standingOf(job, now, 90);
    QCOMPARE(is.noticeSeen, expected.noticeSeen);
    QCOMPARE(is.cancelAt, expected.cancelAt);
    QCOMPARE(is.cancel, expected.cancel);
    QCOMPARE(UnusedJobs::standingOf(job, now, 0), Standing());
    job.files[0].state = FileState::Published;
    const Standing kept = UnusedJobs::standingOf(job, now, 90);
    QVERIFY(!kept.cancel);
    QCOMPARE(kept.cancelAt, 0);
    QCOMPARE(kept.noticeSeen > 0, expected.noticeSeen > 0);
    job.state = JobState::Queued;
    QCOMPARE(UnusedJobs::standingOf(job, now, 90), Standing());
}

void JobQueueUnusedTest::wholeStory_data()
{
    QTest::addColumn<JobState>("state");
    QTest::newRow("suspended") << JobState::Suspended;
    QTest::newRow("error") << JobState::Error;
    QTest::newRow("full disk") << JobState::TransientError;
}

void JobQueueUnusedTest::wholeStory()
{
    QFETCH(JobState, state);
    const auto bench = bench90();
    const JobKey key =
        bench->make(state == JobState::TransientError ? JobState::Transferring : state);
    if (state == JobState::TransientError)
        bench->end(bench->attemptOf(key), TransferOutcome::Failed, 40, ErrorCode::EDiskFull, {},
                   false, ErrorContext::LocalFile);
    pass(*bench, 82);
    QCOMPARE(bench->stored(key).noticeSeen, 0);
    QCOMPARE(bench->queue.unusedJobs(), 0);
    pass(*bench, 2);
    const qint64 end = bench->stored(key).cancelAt;
    QCOMPARE(bench->queue.unusedJobs(), 1);
    QVERIFY(qAbs(end - bench->now.wall - 6 * kDay) <= kDay / 24 * 2);
    QCOMPARE(makeSnapshot(*bench->job(key)).cancelAt, end);
    QCOMPARE(makeSnapshot(*bench->job(key)).unusedSince, bench->stored(key).activeAt);
    pass(*bench, 5);
    QCOMPARE(bench->state(key), state);
    QCOMPARE(bench->stored(key).cancelAt, end);
    bench->takeLog();
    pass(*bench, 2);
    QCOMPARE(bench->state(key), JobState::Cancelled);
    const QStringList log = bench->takeLog();
    QVERIFY(log.contains(QStringLiteral("drop temp 1")));
    QCOMPARE(bench->stored(key).error->code, ErrorCode::BgENoProgress);
    QCOMPARE(bench->queue.unusedJobs(), 0);
    QCOMPARE(bench->trouble(), QString());
}

void JobQueueUnusedTest::finishedFilesAreKept()
{
    const auto bench = bench90();
    const JobKey all = bench->make(JobState::Transferred, 2, 2);
    const JobKey one = bench->make(JobState::Suspended, 2, 1);
    bench->takeLog();
    pass(*bench, 400);
    for (const JobKey key : {all, one}) {
        QVERIFY(bench->stored(key).noticeSeen > 0);
        QCOMPARE(bench->stored(key).cancelAt, 0);
        QVERIFY(makeSnapshot(*bench->job(key)).unusedSince > 0);
    }
    QCOMPARE(bench->takeLog(), QStringList());
    QCOMPARE(bench->queue.unusedJobs(), 2);
    QCOMPARE(bench->trouble(), QString());
}

void JobQueueUnusedTest::usedAgain_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("suspended again") << 0;
    QTest::newRow("resumed") << 1;
    QTest::newRow("changed") << 2;
}

void JobQueueUnusedTest::usedAgain()
{
    QFETCH(int, how);
    const auto bench = bench90();
    const JobKey key = bench->make(JobState::Suspended);
    pass(*bench, 88);
    QVERIFY(bench->stored(key).cancelAt > 0);
    if (how == 0)
        QCOMPARE(bench->command(JobCommand::Suspend, key)->code, ErrorCode::Ok);
    if (how == 1)
        QCOMPARE(bench->command(JobCommand::Resume, key)->code, ErrorCode::Ok);
    if (how == 2) {
        JobChanges changes;
        changes.description = QStringLiteral("still wanted");
        bench->change(key, changes);
    }
    QCOMPARE(bench->stored(key).noticeSeen, 0);
    QCOMPARE(bench->stored(key).cancelAt, 0);
    QCOMPARE(bench->stored(key).activeAt, bench->now.wall);
    QCOMPARE(bench->queue.unusedJobs(), 0);
    if (how == 1)
        return;
    pass(*bench, 82);
    QCOMPARE(bench->stored(key).noticeSeen, 0);
    pass(*bench, 9);
    QCOMPARE(bench->state(key), JobState::Cancelled);
}

void JobQueueUnusedTest::progressCounts()
{
    const auto bench = bench90();
    const JobKey key = bench->make(JobState::Transferring);
    pass(*bench, 200);
    bench->progress(bench->attemptOf(key), 50);
    bench->end(bench->attemptOf(key), TransferOutcome::Failed, 50, httpErrorCode(404));
    QCOMPARE(bench->state(key), JobState::Error);
    QCOMPARE(bench->stored(key).activeAt, bench->now.wall);
    // A connection alone is none.
    const JobKey idle = bench->make(JobState::Connecting);
    const qint64 before = bench->job(idle)->activeAt;
    bench->wait(kOneDay);
    bench->connected(bench->attemptOf(idle));
    bench->end(bench->attemptOf(idle), TransferOutcome::Failed, 0, httpErrorCode(404));
    QCOMPARE(bench->stored(idle).activeAt, before);
}

void JobQueueUnusedTest::kurierDidNotRun()
{
    const auto bench = bench90();
    const JobKey key = bench->make(JobState::Suspended);
    bench->wait(400 * kOneDay);
    bench->restart();
    bench->queue.setInactiveDays(90, bench->now);
    bench->advance();
    const qint64 end = bench->stored(key).cancelAt;
    QCOMPARE(end, bench->now.wall + 7 * kDay);
    // And again not.
    bench->wait(30 * kOneDay);
    bench->restart();
    bench->queue.setInactiveDays(90, bench->now);
    bench->advance();
    QCOMPARE(bench->state(key), JobState::Suspended);
    QCOMPARE(bench->stored(key).cancelAt, bench->now.wall + 7 * kDay);
    pass(*bench, 8);
    QCOMPARE(bench->state(key), JobState::Cancelled);
    QCOMPARE(bench->trouble(), QString());
}

void JobQueueUnusedTest::seenNowAndThen()
{
    // A computer that is on for a moment every third day.
    const auto bench = bench90();
    const JobKey key = bench->make(JobState::Suspended);
    int starts = 0;
    while (bench->state(key) == JobState::Suspended && starts < 100) {
        bench->wait(3 * kOneDay);
        bench->restart();
        bench->queue.setInactiveDays(90, bench->now);
        bench->advance();
        ++starts;
    }
    QCOMPARE(starts, 31); // Announced on day 84, over on day 91.
}

void JobQueueUnusedTest::aCrashWhileTransferring()
{
    const auto bench = bench90();
    const JobKey key = bench->make(JobState::Transferring);
    bench->wait(200 * kOneDay);
    bench->restart();
    bench->queue.setInactiveDays(90, bench->now);
    bench->advance();
    bench->fail(key, httpErrorCode(404));
    pass(*bench, 80);
    QCOMPARE(bench->stored(key).noticeSeen, 0);
}

void JobQueueUnusedTest::neverWhenSwitchedOff()
{
    const auto bench = bench90();
    const JobKey key = bench->make(JobState::Suspended);
    pass(*bench, 88);
    QVERIFY(bench->stored(key).cancelAt > 0);
    bench->queue.setInactiveDays(0, bench->now);
    bench->advance();
    QCOMPARE(bench->stored(key).cancelAt, 0);
    QCOMPARE(bench->stored(key).noticeSeen, 0);
    pass(*bench, 100);
    QCOMPARE(bench->state(key), JobState::Suspended);
    QCOMPARE(bench->queue.nextDeadline(), std::chrono::milliseconds::max());
    QCOMPARE(bench->trouble(), QString());
}

void JobQueueUnusedTest::thousandsOfThem()
{
    // No turn does more than its part, and none is left out.
    const auto bench = bench90();
    for (int i = 0; i < 1200; ++i) {
        QueueBench::Wish wish;
        wish.resumed = false;
        wish.fileName = QString::number(i);
        bench->add(wish);
    }
    bench->wait(85 * kOneDay);
    bench->advance();
    QCOMPARE(bench->queue.unusedJobs(), 500);
    bench->advance();
    QCOMPARE(bench->queue.unusedJobs(), 1000);
    bench->advance();
    QCOMPARE(bench->queue.unusedJobs(), 1200);
    QVERIFY(bench->queue.nextDeadline() > bench->now.steady);
}

QTEST_GUILESS_MAIN(JobQueueUnusedTest)
#include "tst_JobQueueUnused.moc"
