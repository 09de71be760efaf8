// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"

#include <QTest>

namespace kurier::test {

/// Rate limits and proxies. A lower bound on time proves a limit; no upper bound is asserted.
class tst_EngineLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownLimitHolds();
    void globalLimitIsShared();
    void limitCanBeLifted();
    void ownLimitCanBeChanged();
    void queueOfAnotherHost();
    void queueBehindASilentServer();
    void namedProxyIsUsed();
    void deadProxyIsNamed();
};

void tst_EngineLimits::ownLimitHolds()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(400'000));
    auto request = harness.request(harness.origin.url("/f"));
    request.rateLimit = 200'000;
    const auto begun = std::chrono::steady_clock::now();
    const auto outcome = harness.run(request);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 400'000));
    QVERIFY2(took.count() > 1.4, qPrintable(QString::number(took.count())));
}

void tst_EngineLimits::globalLimitIsShared()
{
    EngineHarness harness;
    harness.engine().setRateLimit(800'000);
    harness.origin.route("/f", OriginAnswer::file(400'000));
    std::vector<TransferRequest> requests;
    for (int i = 0; i < 4; ++i)
        requests.push_back(harness.request(harness.origin.url("/f")));
    const auto begun = std::chrono::steady_clock::now();
    harness.engine().start(requests);
    QVERIFY(harness.log.waitForEnds(4));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    qInfo("1.6 MB at 0.8 MB/s in 4 transfers took %.2f s", took.count());
    QVERIFY2(took.count() > 1.4, qPrintable(QString::number(took.count())));
    for (const TransferRequest &request : requests)
        QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, 400'000));
}

void tst_EngineLimits::limitCanBeLifted()
{
    EngineHarness harness;
    harness.engine().setRateLimit(10'000);
    harness.origin.route("/f", OriginAnswer::file(20'000'000));
    const auto request = harness.request(harness.origin.url("/f"));
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, 1));
    QVERIFY(harness.log.ends().empty());
    harness.engine().setRateLimit(0);
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
}

void tst_EngineLimits::ownLimitCanBeChanged()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(20'000'000));
    const auto request = harness.request(harness.origin.url("/f"));
    const auto other = harness.request(harness.origin.url("/f"));
    harness.engine().setAttemptRate(request.attempt, 10'000); // not known yet: ignored
    harness.engine().start({request});
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);

    auto slow = harness.request(harness.origin.url("/f"));
    slow.rateLimit = 10'000;
    harness.engine().start({slow});
    QVERIFY(harness.log.waitForProgress(slow.attempt, 1));
    harness.engine().setAttemptRate(other.attempt, 0);
    QVERIFY(harness.log.endedCount(slow.attempt) == 0);
    harness.engine().setAttemptRate(slow.attempt, 0);
    QCOMPARE(harness.log.waitForEnd(slow.attempt).outcome, TransferOutcome::Finished);
}

/// A host whose connections are taken for long, with others waiting, holds up nobody elsewhere.
void tst_EngineLimits::queueOfAnotherHost()
{
    EngineHarness harness;
    FaultOrigin other;
    harness.engine().setConnectionsPerHost(1);
    OriginAnswer slow = OriginAnswer::file(10'000'000);
    slow.bytesPerSecond = 20'000;
    harness.origin.route("/slow", slow);
    OriginAnswer gated = OriginAnswer::file(1000);
    gated.gate = "go";
    other.route("/first", gated);
    other.route("/second", OriginAnswer::file(2000));
    const auto slowOne = harness.request(harness.origin.url("/slow"));
    const auto first = harness.request(other.url("/first"));
    harness.engine().start({slowOne, first});
    QVERIFY(harness.origin.waitForRequests(1, std::chrono::seconds(30)));
    QVERIFY(other.waitUntilHeld("go", 1, std::chrono::seconds(30)));
    std::vector<TransferRequest> waiting;
    for (int i = 0; i < 8; ++i)
        waiting.push_back(harness.request(harness.origin.url("/slow")));
    const auto second = harness.request(other.url("/second"));
    waiting.push_back(second);
    harness.engine().start(waiting);
    QTest::qWait(300);
    other.release("go");
    QCOMPARE(harness.log.waitForEnd(first.attempt).outcome, TransferOutcome::Finished);
    QCOMPARE(harness.log.waitForEnd(second.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(second.file) == pattern(1, 0, 2000));
    QCOMPARE(harness.origin.connections(), 1);
    QCOMPARE(harness.origin.requests().size(), std::size_t {1});
}

/// Who holds the only connection and says nothing loses it by the stall's end.
void tst_EngineLimits::queueBehindASilentServer()
{
    TransferOptions options;
    options.stallTimeout = std::chrono::seconds(2);
    EngineHarness harness(options);
    harness.engine().setConnectionsPerHost(1);
    OriginAnswer silent = OriginAnswer::file(10'000'000);
    silent.stallAfter = 1000;
    harness.origin.route("/silent", silent);
    harness.origin.route("/f", OriginAnswer::file(3000));
    const auto first = harness.request(harness.origin.url("/silent"));
    harness.engine().start({first});
    QVERIFY(harness.origin.waitForRequests(1, std::chrono::seconds(30)));
    const auto second = harness.request(harness.origin.url("/f"));
    harness.engine().start({second});
    const auto ended = harness.log.waitForEnd(first.attempt);
    QCOMPARE(ended.outcome, TransferOutcome::Failed);
    QCOMPARE(ended.error.code, ErrorCode::ETimeout);
    QCOMPARE(harness.log.waitForEnd(second.attempt).outcome, TransferOutcome::Finished);
}

void tst_EngineLimits::namedProxyIsUsed()
{
    EngineHarness harness;
    FaultOrigin proxy;
    const std::string target = "http://files.invalid/f";
    proxy.route(target, OriginAnswer::file(1000));
    auto request = harness.request(target);
    request.proxy = QByteArray::fromStdString(proxy.url(""));
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.error, Error());
    QVERIFY(outcome.bytes == pattern(1, 0, 1000));
    QCOMPARE(proxy.requests().front().header("host"), std::string("files.invalid"));
}

void tst_EngineLimits::deadProxyIsNamed()
{
    EngineHarness harness;
    auto request = harness.request("http://files.invalid/f");
    request.proxy = "http://proxy.invalid:3128";
    QCOMPARE(harness.run(request).ended.error.code, ErrorCode::BgEInvalidProxyInfo);
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineLimits)
#include "tst_EngineLimits.moc"
