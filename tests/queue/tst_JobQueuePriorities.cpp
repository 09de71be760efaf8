// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;
using namespace std::chrono_literals;

/// Who gets the slots, as the queue carries the scheduler's decisions out.
class JobQueuePrioritiesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preemptedJobKeepsItsBytes();
    void victimIsNotRestartedBeforeItsEnd();
    void raisedWhileWaiting();
    void loweredWhileRunning();
    void raisedToForeground();
    void changeKeepsTheTurn();
    void changeKeepsWhatCannotBeContinued();
    void inEveryState_data();
    void inEveryState();
    void fewerSlots();
    void roundRobin();

private:
    static JobKey add(QueueBench &bench, JobPriority priority)
    {
        QueueBench::Wish wish;
        wish.priority = priority;
        return bench.add(wish);
    }
    static void begin(QueueBench &bench, JobKey key, const QByteArray &validator = "\"v\"")
    {
        bench.record(bench.attemptOf(key));
        bench.connected(bench.attemptOf(key), 100, validator);
    }
};

void JobQueuePrioritiesTest::preemptedJobKeepsItsBytes()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey low = add(bench, JobPriority::Low);
    bench.advance();
    begin(bench, low);
    bench.progress(bench.attemptOf(low), 60);
    const JobKey high = add(bench, JobPriority::High);
    bench.takeLog();
    bench.advance();
    const QStringList wanted {step("stop", low, 0), step("start", high, 0)};
    QCOMPARE(bench.takeLog(), wanted);
    QCOMPARE(bench.state(low), JobState::Queued);
    bench.end(bench.attemptOf(low), TransferOutcome::Stopped, 60);
    QCOMPARE(bench.job(low)->files[0].proven.sum(), 60);
    bench.finishFile(high);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList {step("start", low, 0)});
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::victimIsNotRestartedBeforeItsEnd()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey low = add(bench, JobPriority::Low);
    bench.advance();
    begin(bench, low);
    const JobKey high = add(bench, JobPriority::High);
    bench.advance();
    bench.finishFile(high);
    bench.takeLog();
    bench.setPriority(low, JobPriority::Foreground);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    bench.end(bench.attemptOf(low), TransferOutcome::Stopped, 0);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList {step("start", low, 0)});
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::raisedWhileWaiting()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey first = add(bench, JobPriority::Normal);
    const JobKey second = add(bench, JobPriority::Normal);
    bench.advance();
    QCOMPARE(bench.state(second), JobState::Queued);
    bench.setPriority(second, JobPriority::High);
    QCOMPARE(bench.stored(second).priority, JobPriority::High);
    bench.advance();
    QCOMPARE(bench.state(second), JobState::Connecting);
    QCOMPARE(bench.state(first), JobState::Queued);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::loweredWhileRunning()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey first = add(bench, JobPriority::High);
    const JobKey second = add(bench, JobPriority::Normal);
    bench.advance();
    bench.setPriority(first, JobPriority::Low);
    bench.advance();
    QCOMPARE(bench.state(first), JobState::Queued);
    QCOMPARE(bench.state(second), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::raisedToForeground()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey first = add(bench, JobPriority::Normal);
    const JobKey second = add(bench, JobPriority::Normal);
    bench.advance();
    bench.setPriority(first, JobPriority::Foreground);
    bench.advance();
    QCOMPARE(bench.state(first), JobState::Connecting);
    QCOMPARE(bench.state(second), JobState::Connecting);
    // Back again there is one too many.
    bench.setPriority(first, JobPriority::Normal);
    bench.advance();
    QCOMPARE(isActive(bench.state(first)) + isActive(bench.state(second)), 1);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::changeKeepsTheTurn()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey first = add(bench, JobPriority::High);
    bench.advance();
    begin(bench, first);
    const JobKey second = add(bench, JobPriority::Normal);
    bench.wait(QueueScheduler::kTimeSlice - 1s);
    bench.setPriority(first, JobPriority::Normal);
    bench.advance();
    QCOMPARE(bench.state(first), JobState::Transferring);
    bench.wait(1s);
    bench.advance();
    QCOMPARE(bench.state(first), JobState::Queued);
    QCOMPARE(bench.state(second), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::changeKeepsWhatCannotBeContinued()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey first = add(bench, JobPriority::High);
    bench.advance();
    begin(bench, first, {});
    add(bench, JobPriority::Normal);
    bench.setPriority(first, JobPriority::Normal);
    bench.wait(10 * QueueScheduler::kTimeSlice);
    bench.advance();
    // Stopping it would throw its bytes away: its peers wait.
    QCOMPARE(bench.state(first), JobState::Transferring);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::inEveryState_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : kAllJobStates) {
        if (!isFinal(state))
            QTest::newRow(qPrintable(jobStateName(state))) << state;
    }
}

void JobQueuePrioritiesTest::inEveryState()
{
    QFETCH(JobState, state);
    QueueBench bench;
    const JobKey key = bench.make(state, 1, state == JobState::Transferred ? 1 : 0);
    for (const JobPriority priority : {JobPriority::Low, JobPriority::Low, JobPriority::Foreground,
                                       JobPriority::High, JobPriority::Normal}) {
        bench.setPriority(key, priority);
        QCOMPARE(bench.job(key)->priority, priority);
        QCOMPARE(bench.state(key), state);
    }
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::fewerSlots()
{
    QueueBench bench;
    bench.queue.setActiveJobs(4);
    for (int i = 0; i < 6; ++i)
        add(bench, JobPriority::Low);
    bench.advance();
    for (int i = 0; i < 6; ++i)
        add(bench, JobPriority::High);
    bench.queue.setActiveJobs(1);
    bench.advance();
    qint64 active = 0;
    bench.queue.visitAfter({}, [&active](const Job &job) {
        active += isActive(job.state);
        return true;
    });
    QCOMPARE(active, 1);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueuePrioritiesTest::roundRobin()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    std::map<JobKey, int> turns;
    for (int i = 0; i < 5; ++i)
        turns[add(bench, JobPriority::Normal)] = 0;
    for (int round = 0; round < 20; ++round) {
        bench.advance();
        for (auto &[key, count] : turns) {
            if (bench.state(key) == JobState::Queued && !bench.attemptOf(key).isNull())
                bench.end(bench.attemptOf(key), TransferOutcome::Stopped, 0);
            if (isActive(bench.state(key)))
                ++count;
        }
        bench.wait(QueueScheduler::kTimeSlice);
    }
    for (const auto &[key, count] : turns)
        QCOMPARE(count, 4);
    QCOMPARE(bench.trouble(), QString());
}

QTEST_GUILESS_MAIN(JobQueuePrioritiesTest)
#include "tst_JobQueuePriorities.moc"
