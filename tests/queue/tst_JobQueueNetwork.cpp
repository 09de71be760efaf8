// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;
using namespace std::chrono_literals;

namespace {

constexpr NetworkCondition kOffline {NetworkReach::Offline, NetworkCost::Unknown};
constexpr NetworkCondition kOnline {NetworkReach::Online, NetworkCost::Free};
constexpr NetworkCondition kMetered {NetworkReach::Online, NetworkCost::Metered};

} // namespace

/// The network goes, comes back, and costs.
class JobQueueNetworkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void networkGone_data();
    void networkGone();
    void unknownChangesNothing();
    void loopbackGoesOn_data();
    void loopbackGoesOn();
    void newJobsWaitToo();
    void noTimedRetry();
    void networkBackQueuesEverything();
    void backByWayOfUnknown();
    void timeWithoutNetworkDoesNotCount();
    void suspendAndCancelWhileGone();
    void resumeWhileGone();
    void afterARestart();
    void meteredHoldsBackgroundJobs();
    void meteredAndPriorities();
    void policyChanges();
    void offlineOnAMeteredNetwork();
    void randomNetworks();

private:
    static ErrorCode errorOf(QueueBench &bench, JobKey key)
    {
        const Job &job = bench.stored(key);
        return job.error ? job.error->code : ErrorCode::Ok;
    }
    static JobKey add(QueueBench &bench, JobPriority priority = JobPriority::Normal)
    {
        QueueBench::Wish wish;
        wish.priority = priority;
        return bench.add(wish);
    }
};

void JobQueueNetworkTest::networkGone_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : kAllJobStates) {
        if (!isFinal(state))
            QTest::newRow(qPrintable(jobStateName(state))) << state;
    }
}

void JobQueueNetworkTest::networkGone()
{
    QFETCH(JobState, state);
    QueueBench bench;
    const JobKey key = bench.make(state, 2, state == JobState::Transferred ? 2 : 0);
    const quint32 errors = bench.job(key)->errorCount;
    const Job before = *bench.job(key);
    bench.setNetwork(kOffline);
    bench.advance();
    const bool hit = state == JobState::Queued || isActive(state);
    if (!hit) {
        QCOMPARE(bench.state(key), state);
        QCOMPARE(bench.job(key)->error, before.error);
        QCOMPARE(bench.takeLog(), QStringList());
        return;
    }
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(errorOf(bench, key), ErrorCode::BgENetworkDisconnected);
    QCOMPARE(bench.stored(key).error->context, ErrorContext::Transport);
    QCOMPARE(bench.job(key)->errorCount, errors);
    QCOMPARE(bench.job(key)->retryAt, qint64 {0});
    QCOMPARE(bench.takeLog(), isActive(state) ? QStringList {step("stop", key, 0)} : QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueNetworkTest::unknownChangesNothing()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    bench.setNetwork({});
    bench.setNetwork(kOnline);
    bench.setNetwork({});
    QCOMPARE(bench.state(key), JobState::Transferring);
    QCOMPARE(bench.takeLog(), QStringList());
}

void JobQueueNetworkTest::loopbackGoesOn_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("here");
    for (const char *url : {"http://127.0.0.1:80/f", "http://localhost/f", "http://LOCALHOST./f",
                            "http://a.localhost/f", "http://[::1]:8080/f", "http://127.9.9.9/f"})
        QTest::newRow(url) << QByteArray(url) << true;
    for (const char *url : {"http://192.168.0.1/f", "http://localhost.example/f",
                            "http://127.example/f", "http://[::2]/f", "http://128.0.0.1/f"})
        QTest::newRow(url) << QByteArray(url) << false;
}

void JobQueueNetworkTest::loopbackGoesOn()
{
    QFETCH(QByteArray, url);
    QueueBench bench;
    QueueBench::Wish wish;
    wish.url = url;
    bench.setNetwork(kOffline);
    const JobKey key = bench.add(wish);
    bench.advance();
    QFETCH(bool, here);
    QCOMPARE(bench.state(key), here ? JobState::Connecting : JobState::TransientError);
}

void JobQueueNetworkTest::newJobsWaitToo()
{
    QueueBench bench;
    bench.setNetwork(kOffline);
    const JobKey key = add(bench);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(bench.takeLog(), QStringList());
    bench.setNetwork(kOnline);
    QCOMPARE(bench.state(key), JobState::Queued);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList {step("start", key, 0)});
}

void JobQueueNetworkTest::noTimedRetry()
{
    QueueBench bench;
    const JobKey running = bench.make(JobState::Transferring);
    const JobKey failing = bench.make(JobState::TransientError);
    bench.setNetwork(kOffline);
    bench.end(bench.attemptOf(running), TransferOutcome::Stopped, 40);
    bench.takeLog();
    for (int i = 0; i < 100; ++i) {
        bench.wait(10min);
        bench.advance();
    }
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(running), JobState::TransientError);
    QCOMPARE(bench.state(failing), JobState::TransientError);
    QVERIFY2(bench.queue.nextDeadline() == std::chrono::milliseconds::max(), "a timer for nothing");
}

void JobQueueNetworkTest::networkBackQueuesEverything()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey failing = bench.make(JobState::TransientError);
    const JobKey suspended = bench.make(JobState::Suspended);
    const JobKey error = bench.make(JobState::Error);
    const JobKey running = bench.make(JobState::Transferring);
    bench.setNetwork(kOffline);
    bench.end(bench.attemptOf(running), TransferOutcome::Stopped, 40);
    bench.setNetwork({}); // no longer said to be gone
    QCOMPARE(bench.state(failing), JobState::Queued);
    QCOMPARE(bench.state(running), JobState::Queued);
    QCOMPARE(bench.state(suspended), JobState::Suspended);
    QCOMPARE(bench.state(error), JobState::Error);
    bench.advance();
    QCOMPARE(bench.job(running)->files[0].proven.sum(), qint64 {40});
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueNetworkTest::backByWayOfUnknown()
{
    QueueBench bench;
    const JobKey key = add(bench);
    bench.setNetwork(kOffline);
    bench.setNetwork({});
    bench.advance();
    bench.fail(key, ErrorCode::ENameNotResolved);
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.setNetwork(kOnline);
    QCOMPARE(bench.state(key), JobState::Queued);
    bench.advance();
    bench.fail(key, ErrorCode::ENameNotResolved);
    bench.setNetwork({});
    bench.setNetwork(kOnline);
    QCOMPARE(bench.state(key), JobState::TransientError);
}

void JobQueueNetworkTest::timeWithoutNetworkDoesNotCount()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::TransientError);
    bench.setNetwork(kOffline);
    bench.wait(30 * 24h);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.setNetwork(kOnline);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Connecting);
    bench.fail(key, httpErrorCode(503));
    QCOMPARE(bench.state(key), JobState::TransientError);
}

void JobQueueNetworkTest::suspendAndCancelWhileGone()
{
    QueueBench bench;
    const JobKey one = bench.make(JobState::Transferring);
    const JobKey two = bench.make(JobState::Queued);
    bench.setNetwork(kOffline);
    QCOMPARE(bench.command(JobCommand::Suspend, one)->code, ErrorCode::Ok);
    QCOMPARE(bench.command(JobCommand::Cancel, two)->code, ErrorCode::Ok);
    bench.end(bench.attemptOf(one), TransferOutcome::Stopped, 40);
    bench.setNetwork(kOnline);
    bench.advance();
    QCOMPARE(bench.state(one), JobState::Suspended);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueNetworkTest::resumeWhileGone()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Suspended);
    bench.setNetwork(kOffline);
    QCOMPARE(bench.command(JobCommand::Resume, key)->code, ErrorCode::Ok);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(errorOf(bench, key), ErrorCode::BgENetworkDisconnected);
    QCOMPARE(bench.takeLog(), QStringList());
}

void JobQueueNetworkTest::afterARestart()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Queued);
    bench.setNetwork(kOffline);
    bench.advance();
    bench.restart(); // nothing is known of the network now
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Connecting);
}

void JobQueueNetworkTest::meteredHoldsBackgroundJobs()
{
    QueueBench bench;
    const JobKey low = add(bench, JobPriority::Low);
    const JobKey high = add(bench, JobPriority::High);
    const JobKey front = add(bench, JobPriority::Foreground);
    bench.advance();
    bench.takeLog();
    bench.setNetwork(kMetered);
    QCOMPARE(bench.takeLog(), QStringList());
    bench.setNetwork(kMetered, MeteredPolicy::Foreground);
    QCOMPARE(bench.state(low), JobState::TransientError);
    QCOMPARE(bench.state(high), JobState::TransientError);
    QCOMPARE(errorOf(bench, high), ErrorCode::DoEBlockedByCostTransferPolicy);
    QCOMPARE(bench.state(front), JobState::Connecting);
    bench.end(bench.attemptOf(low), TransferOutcome::Stopped, 0);
    bench.end(bench.attemptOf(high), TransferOutcome::Stopped, 0);
    bench.wait(1h);
    bench.advance();
    QCOMPARE(bench.state(low), JobState::TransientError);
    bench.setNetwork(kOnline, MeteredPolicy::Foreground);
    bench.advance();
    QCOMPARE(bench.state(low), JobState::Connecting);
    QCOMPARE(bench.state(high), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueNetworkTest::meteredAndPriorities()
{
    QueueBench bench;
    bench.setNetwork(kMetered, MeteredPolicy::Foreground);
    const JobKey key = add(bench);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.setPriority(key, JobPriority::Foreground);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Connecting);
    bench.setPriority(key, JobPriority::High);
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueNetworkTest::policyChanges()
{
    QueueBench bench;
    const JobKey failing = bench.make(JobState::TransientError);
    const JobKey key = add(bench);
    bench.setNetwork(kMetered, MeteredPolicy::Foreground);
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.setNetwork(kMetered, MeteredPolicy::Everything);
    QCOMPARE(bench.state(key), JobState::Queued);
    QCOMPARE(bench.state(failing), JobState::TransientError);
}

void JobQueueNetworkTest::offlineOnAMeteredNetwork()
{
    QueueBench bench;
    const JobKey key = add(bench);
    bench.setNetwork(kMetered, MeteredPolicy::Foreground);
    bench.setNetwork(kOffline, MeteredPolicy::Foreground);
    bench.setNetwork(kMetered, MeteredPolicy::Foreground);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.setNetwork(kOnline, MeteredPolicy::Foreground);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Connecting);
}

/// Whatever the network does: nothing that may not run runs, and nothing that may is forgotten.
void JobQueueNetworkTest::randomNetworks()
{
    const quint32 seed = std::random_device {}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int limit) {
        return std::uniform_int_distribution<int>(0, limit)(random);
    };
    for (int round = 0; round < 40; ++round) {
        QueueBench bench;
        std::vector<JobKey> keys;
        NetworkCondition network;
        MeteredPolicy policy = MeteredPolicy::Everything;
        for (int i = 0; i < 200; ++i) {
            const JobKey key = keys.empty()
                ? JobKey {}
                : keys[static_cast<std::size_t>(upTo(int(keys.size()) - 1))];
            const int what = upTo(8);
            if (keys.empty() || (what == 0 && keys.size() < 8)) {
                keys.push_back(add(bench, static_cast<JobPriority>(upTo(3))));
            } else if (what <= 2) {
                network = {static_cast<NetworkReach>(upTo(2)), static_cast<NetworkCost>(upTo(2))};
                policy = static_cast<MeteredPolicy>(upTo(1));
                bench.setNetwork(network, policy);
            } else if (what == 3) {
                bench.setPriority(key, static_cast<JobPriority>(upTo(3)));
            } else if (what == 4) {
                static_cast<void>(
                    bench.command(upTo(1) ? JobCommand::Resume : JobCommand::Suspend, key));
            } else if (what == 5) {
                if (const AttemptId attempt = bench.attemptOf(key); !attempt.isNull())
                    bench.end(attempt, TransferOutcome::Failed, 0, httpErrorCode(503));
            }
            bench.wait(5s);
            bench.advance();
            for (const JobKey one : keys) {
                const bool offline = network.reach == NetworkReach::Offline;
                const bool tooDear = network.cost == NetworkCost::Metered
                    && policy == MeteredPolicy::Foreground
                    && bench.job(one)->priority != JobPriority::Foreground;
                const JobState state = bench.state(one);
                QVERIFY(!(offline || tooDear) || (!isActive(state) && state != JobState::Queued));
                const bool stuck = state == JobState::TransientError && !offline && !tooDear
                    && bench.job(one)->retryAt == 0;
                QVERIFY2(!stuck, "it waits for nothing");
            }
            QCOMPARE(bench.trouble(), QString());
        }
    }
}

QTEST_GUILESS_MAIN(JobQueueNetworkTest)
#include "tst_JobQueueNetwork.moc"
