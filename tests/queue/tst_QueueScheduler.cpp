// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "SchedulerMachine.h"

using namespace kurier;
using namespace std::chrono_literals;

/// Who runs: levels, slots, preemption, time slices.
class QueueSchedulerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstComeFirstServed();
    void levelsComeInOrder();
    void foregroundIsUnlimited();
    void moreUrgentTakesTheSlot();
    void leastUrgentGivesWay();
    void slices();
    void noSliceWithoutRivals();
    void notContinuable();
    void fewerSlots();
    void fewerSlotsAndMoreUrgent();
    void slotsAreAtLeastOne();
    void deadlineLiesAhead();
    void decidingChangesNothing();
    void properties();
};

void QueueSchedulerTest::firstComeFirstServed()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(2);
    for (const qint64 key : {5, 3, 9})
        machine.wait(key, JobPriority::Normal);
    QCOMPARE(machine.turn().start, keys({5, 3}));
    QCOMPARE(machine.scheduler.waitingCount(), std::size_t {1});
    machine.finish(JobKey {5});
    QCOMPARE(machine.turn().start, keys({9}));
}

void QueueSchedulerTest::levelsComeInOrder()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(2);
    machine.wait(1, JobPriority::Low);
    machine.wait(2, JobPriority::Normal);
    machine.wait(3, JobPriority::High);
    QCOMPARE(machine.turn().start, keys({3, 2}));
    machine.finish(JobKey {3});
    QCOMPARE(machine.turn().start, keys({1}));
}

void QueueSchedulerTest::foregroundIsUnlimited()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(1);
    machine.wait(1, JobPriority::Low);
    for (qint64 key = 10; key < 60; ++key)
        machine.wait(key, JobPriority::Foreground);
    QCOMPARE(machine.turn().start.size(), std::size_t {51});
    machine.wait(2, JobPriority::Foreground);
    const auto decision = machine.turn();
    QCOMPARE(decision.start, keys({2}));
    QVERIFY(decision.preempt.empty());
}

void QueueSchedulerTest::moreUrgentTakesTheSlot()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(1);
    machine.wait(1, JobPriority::Low);
    machine.turn();
    machine.wait(2, JobPriority::Normal);
    auto decision = machine.turn();
    QCOMPARE(decision.start, keys({2}));
    QCOMPARE(decision.preempt, keys({1}));
    machine.wait(3, JobPriority::High);
    decision = machine.turn();
    QCOMPARE(decision.start, keys({3}));
    QCOMPARE(decision.preempt, keys({2}));
    machine.wait(4, JobPriority::Normal);
    QVERIFY(machine.turn().start.empty());
}

void QueueSchedulerTest::leastUrgentGivesWay()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(3);
    machine.wait(1, JobPriority::Low);
    machine.wait(2, JobPriority::Normal);
    machine.wait(3, JobPriority::High);
    machine.turn();
    machine.wait(4, JobPriority::High);
    QCOMPARE(machine.turn().preempt, keys({1}));
    machine.wait(5, JobPriority::High);
    QCOMPARE(machine.turn().preempt, keys({2}));
    machine.wait(6, JobPriority::High);
    QVERIFY(machine.turn().preempt.empty());
}

void QueueSchedulerTest::slices()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(1);
    machine.wait(1, JobPriority::Normal);
    machine.turn();
    machine.wait(2, JobPriority::Normal);
    machine.now += QueueScheduler::kTimeSlice - 1ms;
    QVERIFY(machine.turn().preempt.empty());
    QCOMPARE(machine.scheduler.nextDeadline(), machine.now + 1ms);
    machine.now += 1ms;
    const auto decision = machine.turn();
    QCOMPARE(decision.preempt, keys({1}));
    QCOMPARE(decision.start, keys({2}));
    // A less urgent rival never ends a slice.
    machine.finish(JobKey {1});
    machine.wait(3, JobPriority::Low);
    machine.now += 10 * QueueScheduler::kTimeSlice;
    QVERIFY(machine.turn().preempt.empty());
    QCOMPARE(machine.running(), keys({2}));
}

void QueueSchedulerTest::noSliceWithoutRivals()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(2);
    machine.wait(1, JobPriority::Normal);
    machine.turn();
    QCOMPARE(machine.scheduler.nextDeadline(), std::chrono::milliseconds::max());
    machine.now += 5 * QueueScheduler::kTimeSlice;
    machine.wait(2, JobPriority::Normal);
    const auto decision = machine.turn();
    QCOMPARE(decision.start, keys({2}));
    QVERIFY(decision.preempt.empty());
}

void QueueSchedulerTest::notContinuable()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(1);
    machine.wait(1, JobPriority::Normal);
    machine.turn();
    machine.scheduler.setContinuable(JobKey {1}, false);
    machine.wait(2, JobPriority::Normal);
    machine.now += 5 * QueueScheduler::kTimeSlice;
    QVERIFY(machine.turn().preempt.empty());
    QCOMPARE(machine.scheduler.nextDeadline(), std::chrono::milliseconds::max());
    // Strict preemption by level spares nobody.
    machine.wait(3, JobPriority::High);
    QCOMPARE(machine.turn().preempt, keys({1}));
}

void QueueSchedulerTest::fewerSlots()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(4);
    machine.wait(1, JobPriority::High);
    for (const qint64 key : {2, 3, 4}) {
        machine.turn();
        machine.now += 1s;
        machine.wait(key, JobPriority::Normal);
    }
    machine.wait(9, JobPriority::Foreground);
    machine.turn();
    machine.scheduler.setSlots(2);
    const auto decision = machine.turn();
    QCOMPARE(decision.preempt, keys({4, 3}));
    QCOMPARE(machine.running(), keys({1, 2, 9}));
}

void QueueSchedulerTest::fewerSlotsAndMoreUrgent()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(4);
    for (const qint64 key : {1, 2, 3, 4})
        machine.wait(key, JobPriority::Low);
    machine.turn();
    for (const qint64 key : {11, 12, 13, 14, 15})
        machine.wait(key, JobPriority::High);
    machine.scheduler.setSlots(1);
    const auto decision = machine.turn();
    QCOMPARE(sorted(decision.preempt), keys({1, 2, 3, 4}));
    QCOMPARE(decision.start, keys({11}));
    QCOMPARE(machine.running(), keys({11}));
}

void QueueSchedulerTest::slotsAreAtLeastOne()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(0);
    machine.wait(1, JobPriority::Normal);
    QCOMPARE(machine.turn().start, keys({1}));
    machine.scheduler.setSlots(-5);
    QVERIFY(machine.turn().preempt.empty());
}

void QueueSchedulerTest::deadlineLiesAhead()
{
    // A deadline that has passed and changes nothing would make the timer spin.
    SchedulerMachine machine;
    machine.scheduler.setSlots(2);
    machine.wait(1, JobPriority::Normal);
    machine.wait(2, JobPriority::Low);
    machine.turn();
    machine.scheduler.setContinuable(JobKey {1}, false);
    machine.wait(3, JobPriority::Normal);
    machine.wait(4, JobPriority::Low);
    for (int round = 0; round < 50; ++round) {
        machine.turn();
        QVERIFY(machine.scheduler.nextDeadline() > machine.now);
        machine.now += 17s;
    }
}

void QueueSchedulerTest::decidingChangesNothing()
{
    QueueScheduler scheduler;
    static_cast<void>(scheduler.enqueue(JobKey {1}, JobPriority::Normal));
    scheduler.ended(JobKey {77});
    scheduler.setContinuable(JobKey {77}, false);
    QCOMPARE(scheduler.decide(1s).start, keys({1}));
    QCOMPARE(scheduler.decide(2s).start, keys({1}));
    QVERIFY(!scheduler.isRunning(JobKey {1}));
    QCOMPARE(scheduler.waitingCount(), std::size_t {1});
}

void QueueSchedulerTest::properties()
{
    const quint32 seed = std::random_device {}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int limit) {
        return std::uniform_int_distribution<int>(0, limit)(random);
    };
    for (int round = 0; round < 60; ++round) {
        SchedulerMachine machine;
        int slots = 1 + upTo(5);
        machine.scheduler.setSlots(slots);
        qint64 nextKey = 1;
        std::map<JobKey, std::chrono::milliseconds> waitingSince;
        for (int step = 0; step < 300; ++step) {
            const int what = upTo(9);
            if (what < 4 && machine.all().size() < 30)
                machine.wait(nextKey++, static_cast<JobPriority>(upTo(3)));
            else if (const Keys running = machine.running(); what < 6 && !running.empty())
                machine.finish(running[static_cast<std::size_t>(upTo(int(running.size()) - 1))]);
            else if (what == 6)
                machine.scheduler.setSlots(slots = 1 + upTo(5));
            machine.now += std::chrono::seconds(upTo(40));
            machine.turn();
            int background = 0;
            auto leastUrgent = JobPriority::Foreground;
            for (const JobKey key : machine.running()) {
                background += machine.levelOf(key) != JobPriority::Foreground;
                leastUrgent = std::max(leastUrgent, machine.levelOf(key));
                waitingSince.erase(key);
            }
            QVERIFY(background <= slots);
            for (const auto &[key, level] : machine.all()) {
                if (machine.scheduler.isRunning(key))
                    continue;
                QVERIFY2(level != JobPriority::Foreground, "a foreground job waits");
                QVERIFY2(background == slots, "a slot is free although a job waits");
                QVERIFY2(leastUrgent <= level, "a less urgent job runs while a job waits");
                waitingSince.try_emplace(key, machine.now);
                // Alone at the most urgent level, 30 rivals at most: nobody waits for ever.
                const bool mostUrgent = std::none_of(
                    machine.all().begin(), machine.all().end(), [level = level](const auto &other) {
                        return other.second != JobPriority::Foreground && other.second < level;
                    });
                if (!mostUrgent)
                    waitingSince[key] = machine.now;
                QVERIFY2(machine.now - waitingSince[key] <= 31 * (QueueScheduler::kTimeSlice + 40s),
                         "a job starves inside its level");
            }
        }
    }
}

QTEST_GUILESS_MAIN(QueueSchedulerTest)
#include "tst_QueueScheduler.moc"
