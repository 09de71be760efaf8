// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SegmentPlan.h"
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <unistd.h>

#include <algorithm>

namespace kurier::test {

namespace {

constexpr qint64 kMiB = kLeastPiece;
constexpr qint64 kSize = 12 * kMiB;
constexpr const char *kTag = "\"v1\"";

/// The range of a request for part of a file of kSize bytes.
ByteRange askedRange(const OriginRequest &request)
{
    const std::string range = request.header("range").substr(6);
    const std::size_t dash = range.find('-');
    const std::string last = range.substr(dash + 1);
    return {std::stoll(range.substr(0, dash)), last.empty() ? kSize : std::stoll(last) + 1};
}

/// Whole answers stop at the gate "head" after 200,000 bytes; parts come at once.
OriginHandler heldHead()
{
    return [](const OriginRequest &request) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        if (!request.has("range")) {
            answer.gate = "head";
            answer.gateAfter = 200'000;
        }
        return answer;
    };
}

} // namespace

/// One file over several connections.
class tst_EngineSegments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAsTold();
    void asksNoMoreThanOnce();
    void takesWorkFromTheSlowest();
    void growsWhereItPays();
    void smallFilesStayWhole();
    void staysWithOne_data();
    void staysWithOne();
    void fillsHoles_data();
    void fillsHoles();
    void holesNeedASize();
    void stopKeepsEverySegment();
    void hostLimitHolds();
    void firstsOfOthersComeFirst();
    void attemptsBeyondTheHostLimitWait();
    void rateLimitIsShared();
};

void tst_EngineSegments::splitsAsTold()
{
    EngineHarness harness;
    harness.origin.route("/f", heldHead());
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 4;
    harness.engine().start({request});
    QVERIFY(harness.origin.waitForRequests(4, kPatience));
    harness.origin.release("head");
    const auto ended = harness.log.waitForEnd(request.attempt);
    QCOMPARE(ended.error, Error());
    QCOMPARE(ended.outcome, TransferOutcome::Finished);
    QCOMPARE(ended.written, ByteRanges::prefix(kSize));
    QVERIFY(ended.split);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    const auto requests = harness.origin.requests();
    QVERIFY(!requests.front().has("range"));
    for (std::size_t i = 1; i < requests.size(); ++i) {
        QCOMPARE(requests[i].header("if-range"), std::string(kTag));
        QVERIFY(askedRange(requests[i]).size() >= kLeastPiece);
        QVERIFY(requests[i].connection != 1);
    }
    int connected = 0;
    for (const TransferEvent &event : harness.log.of(request.attempt))
        connected += std::holds_alternative<TransferConnected>(event) ? 1 : 0;
    QCOMPARE(connected, 1);
}

void tst_EngineSegments::asksNoMoreThanOnce()
{
    EngineHarness harness;
    harness.origin.route("/f", heldHead());
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 1;
    harness.engine().start({request});
    QVERIFY(harness.origin.waitUntilHeld("head", 1, kPatience));
    harness.origin.release("head");
    const auto ended = harness.log.waitForEnd(request.attempt);
    QCOMPARE(ended.outcome, TransferOutcome::Finished);
    QVERIFY(!ended.split);
    QCOMPARE(harness.origin.requests().size(), std::size_t {1});
}

void tst_EngineSegments::takesWorkFromTheSlowest()
{
    // The head stays where it is; the others get everything but its last MiB.
    EngineHarness harness;
    harness.origin.route("/f", heldHead());
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 2;
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, kSize - 2 * kMiB));
    harness.origin.release("head");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    QVERIFY(harness.origin.requests().size() >= 4);
    QVERIFY(harness.origin.connections() <= 3);
}

void tst_EngineSegments::growsWhereItPays()
{
    TransferOptions options;
    options.growthWindow = std::chrono::milliseconds(100);
    options.automaticConnections = 4;
    EngineHarness harness(options);
    OriginAnswer slow = OriginAnswer::file(kSize);
    slow.bytesPerSecond = 2'000'000;
    harness.origin.route("/f", slow);
    const auto request = harness.request(harness.origin.url("/f"));
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
    QVERIFY(outcome.ended.split);
    const auto requests = harness.origin.requests();
    QVERIFY2(requests.size() >= 3, "a throttling server is asked for more");
}

void tst_EngineSegments::smallFilesStayWhole()
{
    EngineHarness harness;
    OriginAnswer small = OriginAnswer::file(2 * kMiB - 1);
    small.bytesPerSecond = 4'000'000;
    harness.origin.route("/f", small);
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 16;
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
    QCOMPARE(harness.origin.requests().size(), std::size_t {1});
}

void tst_EngineSegments::staysWithOne_data()
{
    QTest::addColumn<OriginAnswer>("answer");
    const auto row = [](const char *name, auto change) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        change(answer);
        answer.gate = "head";
        answer.gateAfter = 200'000;
        QTest::newRow(name) << answer;
    };
    row("weak validator", [](OriginAnswer &a) { a.etag = "W/\"v1\""; });
    row("no validator", [](OriginAnswer &a) { a.etag.clear(); });
    row("no ranges", [](OriginAnswer &a) { a.headers = {"Accept-Ranges: none"}; });
    row("no length", [](OriginAnswer &a) { a.sendLength = false; });
    row("chunked", [](OriginAnswer &a) { a.chunked = true; });
    row("transformed", [](OriginAnswer &a) { a.status = 203; });
    row("changed a moment ago", [](OriginAnswer &a) {
        a.etag.clear();
        a.lastModified = "Tue, 03 Nov 2026 09:00:00 GMT";
        a.date = "Tue, 03 Nov 2026 09:00:30 GMT";
    });
}

void tst_EngineSegments::staysWithOne()
{
    QFETCH(OriginAnswer, answer);
    EngineHarness harness;
    harness.origin.route("/f", answer);
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 8;
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, 100'000));
    QVERIFY2(!harness.origin.waitForRequests(2, std::chrono::milliseconds(200)),
             "nothing would prove another part");
    harness.origin.release("head");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    QCOMPARE(harness.origin.requests().size(), std::size_t {1});
}

void tst_EngineSegments::fillsHoles_data()
{
    QTest::addColumn<int>("connections");
    for (const int connections : {0, 1, 2, 4, 16})
        QTest::addRow("%d", connections) << connections;
}

void tst_EngineSegments::fillsHoles()
{
    QFETCH(int, connections);
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(kSize));
    auto request = harness.resume(harness.origin.url("/f"), 2 * kMiB, kTag, kSize);
    for (const ByteRange range :
         {ByteRange {4 * kMiB, 5 * kMiB + 17}, ByteRange {9 * kMiB, 9 * kMiB + 1}}) {
        const auto bytes = pattern(1, range.begin, static_cast<std::size_t>(range.size()));
        QCOMPARE(::pwrite(request.file->descriptor(), bytes.data(), bytes.size(), range.begin),
                 range.size());
        request.proven.add(range);
    }
    request.connections = connections;
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.error, Error());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QCOMPARE(outcome.connected->proven, request.proven);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
    ByteRanges asked;
    for (const OriginRequest &each : harness.origin.requests())
        asked.add(askedRange(each));
    for (const ByteRange &range : request.proven.ranges())
        QVERIFY2(!asked.contains(range), "proven bytes are not fetched again");
}

void tst_EngineSegments::holesNeedASize()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(kSize));
    auto request = harness.resume(harness.origin.url("/f"), 100, kTag, -1);
    request.proven.add({200, 300});
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Unproven);
    request.attempt = harness.nextAttempt();
    request.expectedTotal = 250;
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Unproven);
    QVERIFY(harness.origin.requests().empty());
}

void tst_EngineSegments::stopKeepsEverySegment()
{
    EngineHarness harness;
    harness.origin.route("/f", [](const OriginRequest &) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        answer.stallAfter = 100'001;
        return answer;
    });
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 4;
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, 4 * 100'001));
    harness.engine().stop({request.attempt});
    const auto ended = harness.log.waitForEnd(request.attempt);
    QCOMPARE(ended.outcome, TransferOutcome::Stopped);
    QCOMPARE(ended.written.sum(), 4 * 100'001);
    QCOMPARE(ended.written.ranges().size(), std::size_t {4});
    QVERIFY(isRight(request.file, ended.written));
    QVERIFY(harness.origin.waitForOpenConnections(0, kPatience));

    harness.origin.route("/f", OriginAnswer::file(kSize));
    request.attempt = harness.nextAttempt();
    request.proven = ended.written;
    request.validator = kTag;
    request.expectedTotal = kSize;
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
}

void tst_EngineSegments::hostLimitHolds()
{
    EngineHarness harness;
    harness.engine().setConnectionsPerHost(3);
    OriginAnswer slow = OriginAnswer::file(kSize);
    slow.bytesPerSecond = 4'000'000;
    harness.origin.route("/f", slow);
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 16;
    harness.engine().start({request});
    QVERIFY(harness.origin.waitForRequests(3, kPatience));
    int most = 0;
    while (harness.log.ends().empty()) {
        most = std::max(most, harness.origin.openConnections());
        QTest::qSleep(5);
    }
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    // A connection that was cut off may be open over there for a moment longer.
    QVERIFY2(most <= 4, qPrintable(QString::number(most)));
}

void tst_EngineSegments::firstsOfOthersComeFirst()
{
    EngineHarness harness;
    harness.engine().setConnectionsPerHost(3);
    OriginAnswer held = OriginAnswer::file(kSize);
    held.gate = "held";
    held.gateAfter = 50'000;
    harness.origin.route("/big", held);
    harness.origin.route("/small", OriginAnswer::file(1000));
    auto big = harness.request(harness.origin.url("/big"));
    big.connections = 8;
    harness.engine().start({big});
    QVERIFY(harness.origin.waitUntilHeld("held", 3, kPatience));
    for (int i = 0; i < 3; ++i) {
        const auto small = harness.run(harness.request(harness.origin.url("/small")));
        QCOMPARE(small.ended.outcome, TransferOutcome::Finished);
    }
    QCOMPARE(harness.log.endedCount(big.attempt), std::size_t {0});
    harness.origin.release("held");
    QCOMPARE(harness.log.waitForEnd(big.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(big.file) == pattern(1, 0, kSize));
}

void tst_EngineSegments::attemptsBeyondTheHostLimitWait()
{
    EngineHarness harness;
    harness.engine().setConnectionsPerHost(2);
    OriginAnswer held = OriginAnswer::file(100'000);
    held.gate = "held";
    harness.origin.route("/f", held);
    std::vector<TransferRequest> requests;
    for (int i = 0; i < 6; ++i)
        requests.push_back(harness.request(harness.origin.url("/f")));
    harness.engine().start(requests);
    QVERIFY(harness.origin.waitUntilHeld("held", 2, kPatience));
    QVERIFY(!harness.origin.waitForRequests(3, std::chrono::milliseconds(200)));
    // One that waits can be stopped like any other.
    harness.engine().stop({requests.back().attempt});
    QCOMPARE(harness.log.waitForEnd(requests.back().attempt).outcome, TransferOutcome::Stopped);
    harness.origin.release("held");
    QVERIFY(harness.log.waitForEnds(6));
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(harness.log.waitForEnd(requests[i].attempt).outcome, TransferOutcome::Finished);
    QCOMPARE(harness.origin.connections(), 2);
}

void tst_EngineSegments::rateLimitIsShared()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(6 * kMiB));
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 6;
    request.rateLimit = 4 * kMiB;
    const auto begun = std::chrono::steady_clock::now();
    const auto outcome = harness.run(request);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.ended.split);
    QVERIFY(outcome.bytes == pattern(1, 0, static_cast<std::size_t>(6 * kMiB)));
    qInfo("6 MiB at 4 MiB/s over 6 connections took %.2f s", took.count());
    QVERIFY2(took.count() > 1.2, qPrintable(QString::number(took.count())));
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineSegments)
#include "tst_EngineSegments.moc"
