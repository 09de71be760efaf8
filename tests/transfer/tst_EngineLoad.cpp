// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <set>

namespace kurier::test {

class tst_EngineLoad final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHundredAtOnce();
    void reusesConnections();
    void startsFromManyThreads();
    void coalescesProgress();
    void aRunningAttemptIsNotStartedAgain();
};

void tst_EngineLoad::twoHundredAtOnce()
{
    constexpr qint64 count = 200;
    EngineHarness harness;
    std::vector<TransferRequest> requests;
    for (qint64 i = 0; i < count; ++i) {
        OriginAnswer answer = OriginAnswer::file(50'000 + i * 13);
        answer.seed = static_cast<std::uint64_t>(i + 1);
        answer.gate = "all";
        answer.gateAfter = 10'000;
        const std::string path = "/" + std::to_string(i);
        harness.origin.route(path, answer);
        requests.push_back(harness.request(harness.origin.url(path)));
    }
    harness.engine().start(requests);
    QVERIFY(harness.origin.waitUntilHeld("all", count, kPatience));
    harness.origin.release("all");
    QVERIFY(harness.log.waitForEnds(count));
    for (qint64 i = 0; i < count; ++i) {
        const auto &request = requests[static_cast<std::size_t>(i)];
        const TransferEnded ended = harness.log.waitForEnd(request.attempt);
        QCOMPARE(ended.outcome, TransferOutcome::Finished);
        QCOMPARE(ended.written.sum(), 50'000 + i * 13);
        QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {1});
        QVERIFY(EngineHarness::contents(request.file)
                == pattern(static_cast<std::uint64_t>(i + 1), 0,
                           static_cast<std::size_t>(ended.written.sum())));
    }
}

void tst_EngineLoad::reusesConnections()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(1000));
    harness.origin.route("/missing", OriginAnswer::error(404));
    for (int i = 0; i < 20; ++i) {
        const std::string path = i % 2 == 0 ? "/f" : "/missing";
        const auto outcome = harness.run(harness.request(harness.origin.url(path)));
        QCOMPARE(outcome.ended.outcome == TransferOutcome::Finished, i % 2 == 0);
    }
    QCOMPARE(harness.origin.requests().size(), std::size_t {20});
    QCOMPARE(harness.origin.connections(), 1);
}

void tst_EngineLoad::startsFromManyThreads()
{
    constexpr std::size_t threads = 8;
    constexpr std::size_t each = 20;
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(10'000));
    std::vector<TransferRequest> requests;
    for (std::size_t i = 0; i < threads * each; ++i)
        requests.push_back(harness.request(harness.origin.url("/f")));
    {
        std::vector<std::jthread> starters;
        for (std::size_t t = 0; t < threads; ++t) {
            starters.emplace_back([&, t] {
                for (std::size_t i = t * each; i < (t + 1) * each; ++i) {
                    harness.engine().start({requests[i]});
                    if (i % 3 == 0)
                        harness.engine().stop({requests[i].attempt});
                }
            });
        }
    }
    QVERIFY(harness.log.waitForEnds(requests.size()));
    std::set<AttemptId> seen;
    for (const TransferEnded &ended : harness.log.ends()) {
        QVERIFY2(seen.insert(ended.attempt).second, "one end per attempt");
        QVERIFY(ended.outcome == TransferOutcome::Finished
                || ended.outcome == TransferOutcome::Stopped);
    }
}

void tst_EngineLoad::coalescesProgress()
{
    EngineHarness harness;
    OriginAnswer answer = OriginAnswer::file(400'000);
    answer.bytesPerSecond = 400'000;
    harness.origin.route("/f", answer);
    const auto request = harness.request(harness.origin.url("/f"));
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
    const auto events = harness.log.of(request.attempt).size();
    QVERIFY2(events >= 4, "progress is shown while it drips");
    QVERIFY2(events <= 40, "progress is coalesced");
}

void tst_EngineLoad::aRunningAttemptIsNotStartedAgain()
{
    EngineHarness harness;
    OriginAnswer answer = OriginAnswer::file(1000);
    answer.gate = "g";
    harness.origin.route("/f", answer);
    const auto request = harness.request(harness.origin.url("/f"));
    QTest::ignoreMessage(QtWarningMsg, "attempt 1 is running already");
    harness.engine().start({request, request});
    QVERIFY(harness.origin.waitUntilHeld("g", 1, kPatience));
    harness.origin.release("g");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    harness.engine().shutdown(std::chrono::seconds(1));
    QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {1});
    QCOMPARE(harness.origin.requests().size(), std::size_t {1});
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineLoad)
#include "tst_EngineLoad.moc"
