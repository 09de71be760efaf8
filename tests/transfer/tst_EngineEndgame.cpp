// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SegmentPlan.h"
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>

namespace kurier::test {

namespace {

constexpr qint64 kMiB = kLeastPiece;
constexpr qint64 kSize = 12 * kMiB;
constexpr qint64 kTail = 10'000;
/// Long enough for a second request that must not come.
constexpr std::chrono::milliseconds kNever {1000};

/// The range of a request for part of a file of kSize bytes; the whole where there is none.
ByteRange askedRange(const OriginRequest &request)
{
    if (!request.has("range"))
        return {0, kSize};
    const std::string range = request.header("range").substr(6);
    const std::size_t dash = range.find('-');
    const std::string last = range.substr(dash + 1);
    return {std::stoll(range.substr(0, dash)), last.empty() ? kSize : std::stoll(last) + 1};
}

bool isSecond(const OriginRequest &request)
{
    return askedRange(request).size() < kMiB;
}

std::vector<OriginRequest> secondsOf(const FaultOrigin &origin)
{
    std::vector<OriginRequest> all = origin.requests();
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const OriginRequest &each) { return !isSecond(each); }),
              all.end());
    return all;
}

/// Keeps the last bytes of each answer back at the gate "tails"; the first answer, whose end it
/// does not know, stops after \a head bytes. A request for less than a MiB gets \a second.
OriginHandler keepingTails(qint64 head, const OriginAnswer &second = OriginAnswer::file(kSize))
{
    return [head, second](const OriginRequest &request) {
        if (isSecond(request))
            return second;
        OriginAnswer answer = OriginAnswer::file(kSize);
        answer.gate = "tails";
        answer.gateAfter = request.has("range") ? askedRange(request).size() - kTail : head;
        return answer;
    };
}

/// Each is too small to be divided.
constexpr ByteRange kLeft {4 * kMiB, 6 * kMiB - 1};
constexpr ByteRange kRight {8 * kMiB, 10 * kMiB - 1};

/// A request for a file of which these two parts are missing.
TransferRequest withHoles(EngineHarness &harness)
{
    TransferRequest request = harness.resume(harness.origin.url("/f"), kSize, "\"v1\"", kSize);
    for (const ByteRange hole : {kLeft, kRight}) {
        const std::string nothing(static_cast<std::size_t>(hole.size()), '\0');
        if (::pwrite(request.file->descriptor(), nothing.data(), nothing.size(), hole.begin)
            != hole.size())
            throw std::runtime_error("cannot make a hole");
        request.proven.remove(hole);
    }
    return request;
}

} // namespace

/// What a server keeps back of a segment's end is asked for a second time.
class tst_EngineEndgame final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyConnectionWaits();
    void oneConnectionWaits();
    void theFirstMayBeFaster();
    void whatElseIsMissingComes();
    void refused_data();
    void refused();
    void refusedWhereThereIsNoRoom();
    void unproven_data();
    void unproven();
    void onlyOnce();
    void neverBeyondALimit_data();
    void neverBeyondALimit();
    void notWhereTheRateIsOurs();
};

void tst_EngineEndgame::everyConnectionWaits()
{
    EngineHarness harness;
    harness.origin.route("/f", keepingTails(11 * kMiB / 4));
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 4;
    harness.engine().start({request});
    const auto ended = harness.log.waitForEnd(request.attempt);
    QCOMPARE(ended.error, Error());
    QCOMPARE(ended.outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    const auto seconds = secondsOf(harness.origin);
    QVERIFY2(seconds.size() >= 3, qPrintable(QString::number(seconds.size())));
    for (const OriginRequest &second : seconds) {
        QCOMPARE(second.header("if-range"), std::string("\"v1\""));
        const auto same = std::count_if(seconds.begin(), seconds.end(), [&](const auto &other) {
            return other.header("range") == second.header("range");
        });
        QCOMPARE(same, 1);
    }
}

void tst_EngineEndgame::oneConnectionWaits()
{
    EngineHarness harness;
    harness.origin.route("/f", keepingTails(kSize - kTail));
    const auto request = harness.request(harness.origin.url("/f"));
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.error, Error());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.ended.split);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
    QCOMPARE(harness.origin.requests().size(), std::size_t {2});
    QCOMPARE(askedRange(harness.origin.requests().back()), (ByteRange {kSize - kTail, kSize}));
    QCOMPARE(harness.origin.requests().back().header("if-range"), std::string("\"v1\""));
}

/// With room for two more connections.
void tst_EngineEndgame::theFirstMayBeFaster()
{
    EngineHarness harness;
    harness.origin.route("/f", [](const OriginRequest &request) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        const ByteRange asked = askedRange(request);
        const bool isLeft = asked.begin == kLeft.begin;
        answer.gate = isSecond(request) ? "second" : isLeft ? "left" : "right";
        answer.gateAfter = isSecond(request) ? -1
            : isLeft                         ? kLeft.size() - kTail
                                             : asked.size() - 2 * kTail;
        // The right one is not silent before the left one has been asked about.
        if (!isSecond(request) && !isLeft)
            answer.bytesPerSecond = kRight.size();
        return answer;
    });
    auto request = withHoles(harness);
    request.connections = 4;
    harness.engine().start({request});
    QVERIFY(harness.origin.waitUntilHeld("second", 1, kPatience));
    QCOMPARE(askedRange(secondsOf(harness.origin).front()).begin, kLeft.end - kTail);
    // The left one's own bytes come after all: the question is taken back, and another one asked.
    harness.origin.release("left");
    QVERIFY(harness.origin.waitForRequests(4, kPatience));
    QCOMPARE(askedRange(secondsOf(harness.origin).back()).begin, kRight.end - 2 * kTail);
    harness.origin.release("second");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    QCOMPARE(harness.origin.requests().size(), std::size_t {4});
}

/// The only connection goes on to the next hole; its second request is never answered.
void tst_EngineEndgame::whatElseIsMissingComes()
{
    EngineHarness harness;
    OriginAnswer silent = OriginAnswer::file(kSize);
    silent.gate = "second";
    harness.origin.route("/f", keepingTails(0, silent));
    auto request = withHoles(harness);
    harness.engine().start({request});
    QVERIFY(harness.origin.waitUntilHeld("second", 1, kPatience));
    harness.origin.release("tails");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
}

void tst_EngineEndgame::refused_data()
{
    QTest::addColumn<OriginAnswer>("second");
    QTest::newRow("busy") << OriginAnswer::error(503);
    QTest::newRow("too many requests") << OriginAnswer::error(429, {"Retry-After: 1"});
    QTest::newRow("not found") << OriginAnswer::error(404);
    QTest::newRow("no answer") << OriginAnswer::exactly("");
    QTest::newRow("a broken answer") << OriginAnswer::exactly("HTTP/1.1 206 Part\r\nContent-Le");
    OriginAnswer whole = OriginAnswer::file(kSize);
    whole.ranges = false;
    QTest::newRow("the whole file") << whole;
    QTest::newRow("another place") << OriginAnswer::redirect("file:///etc/passwd");
    OriginAnswer cut = OriginAnswer::file(kSize);
    cut.cutAfter = 0;
    QTest::newRow("a head without a body") << cut;
}

void tst_EngineEndgame::refused()
{
    QFETCH(OriginAnswer, second);
    EngineHarness harness;
    harness.origin.route("/f", keepingTails(kSize - kTail, second));
    const auto request = harness.request(harness.origin.url("/f"));
    harness.engine().start({request});
    QVERIFY(harness.origin.waitForRequests(2, kPatience));
    QVERIFY2(!harness.origin.waitForRequests(3, kNever), "it is not asked over and over");
    QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {0});
    harness.origin.release("tails");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
}

void tst_EngineEndgame::refusedWhereThereIsNoRoom()
{
    EngineHarness harness;
    const auto refusals = std::make_shared<std::atomic<int>>(0);
    const OriginHandler usual = keepingTails(11 * kMiB / 4);
    harness.origin.route("/f", [usual, refusals](const OriginRequest &request) {
        return isSecond(request) && (*refusals)++ == 0 ? OriginAnswer::error(503) : usual(request);
    });
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 4;
    harness.engine().start({request});
    QVERIFY(harness.origin.waitForRequests(5, kPatience));
    QVERIFY2(!harness.origin.waitForRequests(6, kNever), "no other one is tried");
    harness.origin.release("tails");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    // What was dropped for it is asked for like everything else.
    const auto seconds = secondsOf(harness.origin);
    QVERIFY(seconds.size() >= 2);
    QCOMPARE(askedRange(seconds.back()), askedRange(seconds.front()));
}

void tst_EngineEndgame::unproven_data()
{
    QTest::addColumn<OriginAnswer>("second");
    const auto row = [](const char *name, auto change) {
        OriginAnswer second = OriginAnswer::file(kSize);
        change(second);
        QTest::newRow(name) << second;
    };
    row("changed, announced", [](OriginAnswer &a) { a.seed = 2, a.etag = "\"v2\""; });
    row("changed, If-Range ignored",
        [](OriginAnswer &a) { a.seed = 2, a.etag = "\"v2\"", a.honourIfRange = false; });
    row("longer, same tag", [](OriginAnswer &a) { a.seed = 2, a.size = kSize + 1; });
    row("start before", [](OriginAnswer &a) { a.rangeStartShift = -1; });
    row("start after", [](OriginAnswer &a) { a.rangeStartShift = 1; });
    row("other total", [](OriginAnswer &a) { a.rangeTotalShift = 5; });
    row("no Content-Range", [](OriginAnswer &a) { a.omitContentRange = true; });
}

void tst_EngineEndgame::unproven()
{
    QFETCH(OriginAnswer, second);
    EngineHarness harness;
    harness.origin.route("/f", keepingTails(kSize - kTail, second));
    const auto request = harness.request(harness.origin.url("/f"));
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Unproven);
    QVERIFY2(outcome.bytes == pattern(1, 0, kSize - kTail),
             "no byte of the other answer may be written");
    QVERIFY(isRight(request.file, outcome.ended.written));
}

void tst_EngineEndgame::onlyOnce()
{
    // The second answer keeps its end back as well.
    OriginAnswer second = OriginAnswer::file(kSize);
    second.gate = "tails";
    second.gateAfter = 100;
    EngineHarness harness;
    harness.origin.route("/f", keepingTails(kSize - kTail, second));
    const auto request = harness.request(harness.origin.url("/f"));
    harness.engine().start({request});
    QVERIFY(harness.origin.waitUntilHeld("tails", 2, kPatience));
    QVERIFY(!harness.origin.waitForRequests(3, kNever));
    harness.origin.release("tails");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
}

void tst_EngineEndgame::neverBeyondALimit_data()
{
    QTest::addColumn<int>("connections");
    QTest::addColumn<int>("connectionsPerHost");
    QTest::newRow("of the file") << 1 << 16;
    QTest::newRow("of the host") << 0 << 1;
}

void tst_EngineEndgame::neverBeyondALimit()
{
    QFETCH(int, connections);
    QFETCH(int, connectionsPerHost);
    EngineHarness harness;
    harness.engine().setConnectionsPerHost(connectionsPerHost);
    harness.origin.route("/f", keepingTails(kSize - kTail));
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = connections;
    harness.engine().start({request});
    QVERIFY(harness.origin.waitUntilHeld("tails", 1, kPatience));
    QVERIFY(!harness.origin.waitForRequests(2, kNever));
    harness.origin.release("tails");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
}

void tst_EngineEndgame::notWhereTheRateIsOurs()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(kSize));
    auto request = harness.request(harness.origin.url("/f"));
    request.rateLimit = 4 * kMiB;
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, 10 * kMiB));
    // A block of curl's now takes most of a second.
    harness.engine().setAttemptRate(request.attempt, 20'000);
    QVERIFY(!harness.origin.waitForRequests(2, kNever));
    QVERIFY(harness.log.ends().empty());
    harness.engine().setAttemptRate(request.attempt, 0);
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
    QCOMPARE(harness.origin.requests().size(), std::size_t {1});
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineEndgame)
#include "tst_EngineEndgame.moc"
