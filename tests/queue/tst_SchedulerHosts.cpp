// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "SchedulerMachine.h"

using namespace kurier;
using namespace std::chrono_literals;

/// Who runs when one host may have only so many jobs, and that nobody starves.
class SchedulerHostsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullHostHoldsUpNobody();
    void turnsInsideAFullHost();
    void moreUrgentTakesTheHost();
    void foregroundTakesTheHost();
    void smallerHostLimit();
    void movingToAnotherHost();
    void manyWaitingAtOneHost();
    void propertiesWithHosts();
    void everybodyGetsATurn();
};

void SchedulerHostsTest::fullHostHoldsUpNobody()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(4);
    machine.scheduler.setJobsPerHost(2);
    for (const qint64 key : {1, 2, 3, 4})
        machine.wait(key, JobPriority::Normal, 1);
    machine.wait(5, JobPriority::Normal, 2);
    machine.wait(6, JobPriority::Low, 3);
    machine.wait(7, JobPriority::Low);
    QCOMPARE(machine.turn().start, keys({1, 2, 5, 6}));
    machine.finish(JobKey {5});
    QCOMPARE(machine.turn().start, keys({7}));
    machine.finish(JobKey {2});
    QCOMPARE(machine.turn().start, keys({3}));
}

void SchedulerHostsTest::turnsInsideAFullHost()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(8);
    machine.scheduler.setJobsPerHost(1);
    machine.wait(1, JobPriority::Normal, 1);
    machine.wait(2, JobPriority::Normal, 2);
    machine.turn();
    machine.wait(3, JobPriority::Normal, 1);
    QVERIFY(machine.turn().start.empty());
    QCOMPARE(machine.scheduler.nextDeadline(), machine.now + QueueScheduler::kTimeSlice);
    machine.now += QueueScheduler::kTimeSlice;
    const auto decision = machine.turn();
    QCOMPARE(decision.preempt, keys({1}));
    QCOMPARE(decision.start, keys({3}));
    machine.finish(JobKey {1});
    QVERIFY2(machine.scheduler.nextDeadline() == std::chrono::milliseconds::max(),
             "a timer that changes nothing");
}

void SchedulerHostsTest::moreUrgentTakesTheHost()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(4);
    machine.scheduler.setJobsPerHost(1);
    machine.wait(1, JobPriority::Low, 1);
    machine.wait(2, JobPriority::Low, 2);
    machine.turn();
    machine.wait(3, JobPriority::High, 2);
    const auto decision = machine.turn();
    QCOMPARE(decision.preempt, keys({2}));
    QCOMPARE(decision.start, keys({3}));
    QVERIFY(machine.turn().start.empty());
}

void SchedulerHostsTest::foregroundTakesTheHost()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(4);
    machine.scheduler.setJobsPerHost(2);
    machine.wait(1, JobPriority::Low, 1);
    machine.wait(2, JobPriority::High, 1);
    machine.turn();
    machine.wait(3, JobPriority::Foreground, 1);
    auto decision = machine.turn();
    QCOMPARE(decision.start, keys({3}));
    QCOMPARE(decision.preempt, keys({1}));
    for (const qint64 key : {4, 5, 6})
        machine.wait(key, JobPriority::Foreground, 1);
    decision = machine.turn();
    QCOMPARE(decision.start, keys({4, 5, 6}));
    QCOMPARE(machine.running(), keys({3, 4, 5, 6}));
}

void SchedulerHostsTest::smallerHostLimit()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(6);
    for (const qint64 key : {1, 2, 3}) {
        machine.wait(key, JobPriority::Normal, 1);
        machine.turn();
        machine.now += 1s;
    }
    machine.wait(9, JobPriority::Normal, 2);
    machine.turn();
    machine.scheduler.setJobsPerHost(1);
    QCOMPARE(machine.turn().preempt, keys({3, 2}));
    QCOMPARE(machine.running(), keys({1, 9}));
    QVERIFY(machine.turn().start.empty());
    machine.scheduler.setJobsPerHost(0);
    QCOMPARE(sorted(machine.turn().start), keys({2, 3}));
}

void SchedulerHostsTest::movingToAnotherHost()
{
    SchedulerMachine machine;
    machine.scheduler.setSlots(6);
    machine.scheduler.setJobsPerHost(1);
    machine.wait(1, JobPriority::Normal, 1);
    machine.wait(2, JobPriority::Normal, 2);
    machine.wait(3, JobPriority::Foreground, 3);
    machine.turn();
    QVERIFY(!machine.scheduler.moveTo(JobKey {1}, HostId {2}));
    QVERIFY(machine.scheduler.moveTo(JobKey {1}, HostId {4}));
    QVERIFY(machine.scheduler.moveTo(JobKey {3}, HostId {2}));
    machine.wait(5, JobPriority::Normal, 1);
    const auto decision = machine.turn();
    QCOMPARE(decision.start, keys({5}));
    QCOMPARE(decision.preempt, keys({2}));
}

void SchedulerHostsTest::manyWaitingAtOneHost()
{
    // 2000 turns over 200,000 waiting jobs: looking at each would take minutes.
    SchedulerMachine machine;
    machine.scheduler.setSlots(8);
    machine.scheduler.setJobsPerHost(2);
    for (qint64 key = 1; key <= 100'000; ++key) {
        machine.wait(key, JobPriority::Normal, 1);
        machine.wait(200'000 + key, JobPriority::Low, 1);
    }
    machine.wait(500'000, JobPriority::Low, 2);
    QCOMPARE(machine.turn().start, keys({1, 2, 500'000}));
    std::size_t started = 0;
    for (int i = 0; i < 2000; ++i) {
        started += machine.scheduler.decide(machine.now).start.size();
        started += machine.scheduler.nextDeadline() <= machine.now;
    }
    QCOMPARE(started, std::size_t {0});
}

void SchedulerHostsTest::propertiesWithHosts()
{
    const quint32 seed = std::random_device {}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int limit) {
        return std::uniform_int_distribution<int>(0, limit)(random);
    };
    for (int round = 0; round < 15; ++round) {
        SchedulerMachine machine;
        int slots = 1 + upTo(7);
        int perHost = upTo(3);
        machine.scheduler.setSlots(slots);
        machine.scheduler.setJobsPerHost(perHost);
        qint64 nextKey = 1;
        for (int step = 0; step < 300; ++step) {
            const int what = upTo(11);
            const Keys before = machine.running();
            if (what < 5 && machine.all().size() < 40)
                machine.wait(nextKey++, static_cast<JobPriority>(upTo(3)), upTo(4));
            else if (what < 8 && !before.empty())
                machine.finish(before[static_cast<std::size_t>(upTo(int(before.size()) - 1))]);
            else if (what == 8)
                machine.scheduler.setSlots(slots = 1 + upTo(7));
            else if (what == 9)
                machine.scheduler.setJobsPerHost(perHost = upTo(3));
            machine.now += std::chrono::seconds(upTo(40));
            // Who has just lost its place may at once take that of another whose slice is over.
            int turns = 0;
            for (auto made = machine.turn(); !made.start.empty() || !made.preempt.empty();
                 made = machine.turn())
                QVERIFY2(++turns <= 80, "it does not come to rest");
            QVERIFY2(machine.scheduler.nextDeadline() > machine.now, "a timer that spins");

            int background = 0;
            for (const JobKey key : machine.running())
                background += machine.levelOf(key) != JobPriority::Foreground;
            QVERIFY(background <= slots);
            for (qint64 host = 1; host <= 4 && perHost > 0; ++host) {
                const int own = machine.atHost(HostId {host}, true);
                QVERIFY2(own == 0 || machine.atHost(HostId {host}) <= perHost,
                         "too many jobs at one host");
            }
            for (const auto &[key, level] : machine.all()) {
                if (machine.scheduler.isRunning(key))
                    continue;
                QVERIFY2(level != JobPriority::Foreground, "a foreground job waits");
                const HostId host = machine.hostOf(key);
                const bool full = perHost > 0 && !host.isNull() && machine.atHost(host) >= perHost;
                QVERIFY2(full || background == slots, "a slot is idle although a job may run");
                for (const JobKey other : machine.running()) {
                    const bool inItsPlace = !full || machine.hostOf(other) == host;
                    QVERIFY2(!inItsPlace || machine.levelOf(other) <= level,
                             "a less urgent job runs in a waiting job's place");
                }
            }
        }
    }
}

void SchedulerHostsTest::everybodyGetsATurn()
{
    // Jobs too long to end, at few hosts: within one slice for each of them all have had a turn,
    // wherever they are and whatever else arrives later.
    const quint32 seed = std::random_device {}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int limit) {
        return std::uniform_int_distribution<int>(0, limit)(random);
    };
    for (int round = 0; round < 10; ++round) {
        SchedulerMachine machine;
        machine.scheduler.setSlots(1 + upTo(3));
        machine.scheduler.setJobsPerHost(1 + upTo(2));
        std::map<JobKey, std::chrono::milliseconds> lastRun;
        qint64 nextKey = 1;
        for (; nextKey <= 12; ++nextKey)
            machine.wait(nextKey, JobPriority::Normal, 1 + upTo(3));
        for (int step = 0; step < 400; ++step) {
            const std::size_t count = machine.all().size();
            if (upTo(19) == 0 && count < 24)
                machine.wait(nextKey++, JobPriority::Normal, 1 + upTo(3));
            if (upTo(19) == 0)
                machine.wait(nextKey++, JobPriority::Low, 1 + upTo(3));
            machine.turn();
            for (const auto &[key, level] : machine.all()) {
                if (level != JobPriority::Normal)
                    continue;
                lastRun.try_emplace(key, machine.now);
                if (machine.scheduler.isRunning(key))
                    lastRun[key] = machine.now;
                QVERIFY2(machine.now - lastRun[key] <= 26 * (QueueScheduler::kTimeSlice + 20s),
                         "a job starves inside its level");
            }
            machine.now += 20s;
        }
    }
}

QTEST_GUILESS_MAIN(SchedulerHostsTest)
#include "tst_SchedulerHosts.moc"
