// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SegmentPlan.h"
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <random>

namespace kurier::test {

namespace {

constexpr qint64 kMiB = kLeastPiece;
constexpr qint64 kSize = 6 * kMiB;

} // namespace

/// What a server does wrong with parts: a further connection costs nothing but itself, and bytes of
/// another file never come between.
class tst_EngineSegmentFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheAttempt_data();
    void endsTheAttempt();
    void costsNothingElse_data();
    void costsNothingElse();
    void refusedConnections();
    void theLastOneTellsWhy();
    void headBreaksOff();
    void nothingIsTakenBeforeItIsProven();
    void randomFaults();

private:
    static constexpr int kConnections = 4;
    /// Runs a download whose first request stops after 200,000 bytes until the others came; parts
    /// are answered with \a part, from the fourth on well.
    static Outcome runWith(EngineHarness &harness, const OriginAnswer &part, FileHandlePtr *file);
};

Outcome tst_EngineSegmentFaults::runWith(EngineHarness &harness, const OriginAnswer &part,
                                         FileHandlePtr *file)
{
    const auto parts = std::make_shared<std::atomic<int>>(0);
    harness.origin.route("/f", [part, parts](const OriginRequest &request) {
        if (request.has("range"))
            return ++*parts < kConnections ? part : OriginAnswer::file(kSize);
        OriginAnswer answer = OriginAnswer::file(kSize);
        answer.gate = "head";
        answer.gateAfter = 200'000;
        return answer;
    });
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = kConnections;
    harness.engine().start({request});
    if (!harness.origin.waitForRequests(2, kPatience))
        return {};
    QTest::qSleep(50);
    harness.origin.release("head");
    Outcome outcome;
    outcome.ended = harness.log.waitForEnd(request.attempt);
    outcome.bytes = EngineHarness::contents(request.file);
    *file = request.file;
    return outcome;
}

void tst_EngineSegmentFaults::endsTheAttempt_data()
{
    QTest::addColumn<OriginAnswer>("part");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, ErrorCode code, auto change) {
        OriginAnswer part = OriginAnswer::file(kSize);
        change(part);
        QTest::newRow(name) << part << code;
    };
    constexpr auto changed = ErrorCode::BgERemoteFileChanged;
    constexpr auto range = ErrorCode::BgEInvalidRange;
    row("changed, announced", changed, [](OriginAnswer &a) { a.seed = 2, a.etag = "\"v2\""; });
    row("changed, If-Range ignored", changed,
        [](OriginAnswer &a) { a.seed = 2, a.etag = "\"v2\"", a.honourIfRange = false; });
    row("longer, same tag", changed, [](OriginAnswer &a) { a.seed = 2, a.size = kSize + 1; });
    row("shorter, same tag", changed, [](OriginAnswer &a) { a.seed = 2, a.size = kSize - 1; });
    row("much shorter, same tag", changed, [](OriginAnswer &a) { a.seed = 2, a.size = 1000; });
    row("whole, other length", changed,
        [](OriginAnswer &a) { a.seed = 2, a.ranges = false, a.size = kSize + 1; });
    row("whole, no tag", changed, [](OriginAnswer &a) { a.seed = 2, a.etag.clear(); });
    row("weak now", changed, [](OriginAnswer &a) { a.etag = "W/\"v1\"", a.honourIfRange = false; });
    row("start before", range, [](OriginAnswer &a) { a.rangeStartShift = -1; });
    row("start after", range, [](OriginAnswer &a) { a.rangeStartShift = 1; });
    row("from zero", range, [](OriginAnswer &a) { a.rangeStartShift = -kSize; });
    row("other total", changed, [](OriginAnswer &a) { a.rangeTotalShift = 5; });
    row("no Content-Range", range, [](OriginAnswer &a) { a.omitContentRange = true; });
    row("nonsense range", range, [](OriginAnswer &a) { a.contentRange = "bytes all"; });
    row("multipart", range,
        [](OriginAnswer &a) { a.headers = {"Content-Type: multipart/byteranges; boundary=x"}; });
}

void tst_EngineSegmentFaults::endsTheAttempt()
{
    QFETCH(OriginAnswer, part);
    QFETCH(ErrorCode, code);
    EngineHarness harness;
    FileHandlePtr file;
    const Outcome outcome = runWith(harness, part, &file);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Unproven);
    QCOMPARE(errorCodeName(outcome.ended.error.code), errorCodeName(code));
    QVERIFY(outcome.ended.split);
    QVERIFY(outcome.ended.written.prefixLength() >= 0);
    QVERIFY2(isRight(file, ByteRanges::prefix(static_cast<qint64>(outcome.bytes.size())), 1),
             "no byte of the other answer may be written");
}

void tst_EngineSegmentFaults::costsNothingElse_data()
{
    QTest::addColumn<OriginAnswer>("part");
    const auto row = [](const char *name, auto change) {
        OriginAnswer part = OriginAnswer::file(kSize);
        change(part);
        QTest::newRow(name) << part;
    };
    for (const int status : {400, 403, 404, 429, 500, 503})
        row(qPrintable(QString::number(status)),
            [status](OriginAnswer &a) { a = OriginAnswer::error(status, {"Retry-After: 9"}); });
    row("whole, same tag", [](OriginAnswer &a) { a.ranges = false; });
    row("part without its tag", [](OriginAnswer &a) { a.etag.clear(), a.honourIfRange = false; });
    row("hangs up", [](OriginAnswer &a) { a = OriginAnswer::exactly(""); });
    row("resets", [](OriginAnswer &a) { a = OriginAnswer::exactly(""), a.reset = true; });
    row("no HTTP", [](OriginAnswer &a) { a = OriginAnswer::exactly("go away\r\n\r\n"); });
    row("no content", [](OriginAnswer &a) { a.status = 204; });
    row("lying length", [](OriginAnswer &a) { a.lengthText = "12"; });
    row("cut body", [](OriginAnswer &a) { a.cutAfter = 150'000; });
    row("reset body", [](OriginAnswer &a) { a.cutAfter = 150'000, a.reset = true; });
    row("short parts", [](OriginAnswer &a) { a.rangeCap = 300'000; });
    row("chunked parts", [](OriginAnswer &a) { a.chunked = true; });
    row("closing", [](OriginAnswer &a) { a.keepAlive = false; });
    row("stalls", [](OriginAnswer &a) { a.stallAfter = 100'000; });
    row("slow", [](OriginAnswer &a) { a.bytesPerSecond = 3'000'000; });
    row("sent away", [](OriginAnswer &a) { a = OriginAnswer::redirect("file:///etc/passwd"); });
    row("sent in circles", [](OriginAnswer &a) { a = OriginAnswer::redirect("/f"); });
}

void tst_EngineSegmentFaults::costsNothingElse()
{
    QFETCH(OriginAnswer, part);
    TransferOptions options;
    options.stallTimeout = std::chrono::seconds(1);
    EngineHarness harness(options);
    FileHandlePtr file;
    const Outcome outcome = runWith(harness, part, &file);
    QCOMPARE(errorCodeName(outcome.ended.error.code), errorCodeName(ErrorCode::Ok));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QCOMPARE(outcome.ended.written, ByteRanges::prefix(kSize));
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
}

void tst_EngineSegmentFaults::refusedConnections()
{
    // A server with room for two.
    EngineHarness harness;
    harness.origin.route("/f", [&harness](const OriginRequest &) {
        OriginAnswer refusal = OriginAnswer::error(503);
        refusal.keepAlive = false;
        if (harness.origin.openConnections() > 2)
            return refusal;
        OriginAnswer answer = OriginAnswer::file(kSize);
        answer.bytesPerSecond = 6'000'000;
        return answer;
    });
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 16;
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
}

void tst_EngineSegmentFaults::theLastOneTellsWhy()
{
    // When none is left, the attempt fails like one with a single connection, with what came.
    EngineHarness harness;
    harness.origin.route("/f", [](const OriginRequest &) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        answer.cutAfter = 300'000;
        return answer;
    });
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = kConnections;
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(outcome.ended.error.code, ErrorCode::BgEConnectionClosed);
    QVERIFY(outcome.ended.written.sum() >= 300'000);
    QVERIFY(isRight(request.file, outcome.ended.written, 1));
}

void tst_EngineSegmentFaults::headBreaksOff()
{
    EngineHarness harness;
    harness.origin.route("/f", [](const OriginRequest &request) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        if (!request.has("range")) {
            answer.cutAfter = 100'000;
            answer.gate = "head";
            answer.gateAfter = 50'000;
        } else {
            answer.bytesPerSecond = 4'000'000;
        }
        return answer;
    });
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = 2;
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, 500'000));
    harness.origin.release("head");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
}

void tst_EngineSegmentFaults::nothingIsTakenBeforeItIsProven()
{
    // The first answer outruns the others, which then turn out to be of no use.
    EngineHarness harness;
    harness.origin.route("/f", [](const OriginRequest &request) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        if (request.has("range")) {
            answer.ranges = false;
            answer.gate = "parts";
        } else {
            answer.gate = "end";
            answer.gateAfter = kSize - 100;
            answer.bytesPerSecond = 6'000'000;
        }
        return answer;
    });
    auto request = harness.request(harness.origin.url("/f"));
    request.connections = kConnections;
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, kSize - 100));
    QVERIFY(harness.origin.waitUntilHeld("parts", 3, kPatience));
    harness.origin.release("parts");
    QVERIFY(harness.origin.waitForOpenConnections(1, kPatience));
    harness.origin.release("end");
    QCOMPARE(harness.log.waitForEnd(request.attempt).outcome, TransferOutcome::Finished);
    QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, kSize));
}

namespace {

/// A server with a mood for each request; may change its file once, announced.
class MoodyServer
{
public:
    explicit MoodyServer(std::uint64_t seed)
        : m_random(seed)
        , m_changesAt(seed % 3 == 0 ? 2 + seed % 5 : 0)
    {
    }

    OriginAnswer operator()(const OriginRequest &request)
    {
        const std::lock_guard lock(m_mutex);
        const bool changed = m_changesAt > 0 && ++m_requests > m_changesAt;
        OriginAnswer answer = OriginAnswer::file(kSize, changed ? "\"v2\"" : "\"v1\"");
        answer.seed = changed ? 2 : 1;
        answer.bytesPerSecond = 20'000'000;
        const auto place = static_cast<std::int64_t>(m_random() % kMiB);
        switch (m_random() % (request.has("range") ? 26 : 8)) {
        case 0:
            answer.cutAfter = place;
            break;
        case 1:
            answer.cutAfter = place, answer.reset = true;
            break;
        case 2:
            return OriginAnswer::error(503);
        case 8:
            answer.rangeStartShift = static_cast<std::int64_t>(m_random() % 3) - 1;
            break;
        case 9:
            answer.rangeTotalShift = static_cast<std::int64_t>(m_random() % 3) - 1;
            break;
        case 10:
            answer.ranges = false;
            break;
        case 11:
            answer.rangeCap = 1 + place;
            break;
        case 12:
            answer.honourIfRange = false;
            break;
        case 13:
            answer.omitContentRange = true;
            break;
        case 14:
            answer.etag = "W/" + answer.etag;
            break;
        case 15:
            return OriginAnswer::exactly("HTTP/1.1 206 Part\r\nContent-Le");
        case 16:
            answer.chunked = true, answer.cutAfter = place;
            break;
        case 17:
        case 18:
            // Most of its part, which is at least a MiB.
            answer.stallAfter = kMiB + place / 2;
            break;
        default:
            break;
        }
        return answer;
    }

private:
    std::mutex m_mutex;
    std::mt19937_64 m_random;
    std::uint64_t m_changesAt;
    std::uint64_t m_requests = 0;
};

} // namespace

void tst_EngineSegmentFaults::randomFaults()
{
    const auto base = static_cast<std::uint64_t>(qEnvironmentVariableIntValue("KURIER_TEST_SEED"));
    constexpr std::uint64_t kRounds = 24;
    int finished = 0;
    int interrupted = 0;
    int unproven = 0;
    for (std::uint64_t seed = base; seed < base + kRounds; ++seed) {
        TransferOptions options;
        options.stallTimeout = std::chrono::seconds(1);
        EngineHarness harness(options);
        const auto server = std::make_shared<MoodyServer>(seed);
        harness.origin.route("/f", [server](const OriginRequest &r) { return (*server)(r); });
        auto request = harness.request(harness.origin.url("/f"));
        request.connections = static_cast<qint32>(2 + seed % 7);
        for (int attempt = 0; attempt < 60; ++attempt) {
            const auto outcome = harness.run(request);
            const QByteArray number = QByteArray::number(static_cast<qulonglong>(seed));
            const char *const where = number.constData();
            QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {1});
            const QByteArray tag =
                outcome.connected ? outcome.connected->validator : request.validator;
            if (outcome.ended.outcome == TransferOutcome::Finished) {
                const std::uint64_t version = outcome.bytes == pattern(1, 0, kSize) ? 1 : 2;
                QVERIFY2(outcome.bytes == pattern(version, 0, kSize), where);
                ++finished;
                break;
            }
            QVERIFY2(outcome.ended.error.code != ErrorCode::Ok, where);
            // As the queue does.
            request.attempt = harness.nextAttempt();
            const bool kept = outcome.ended.outcome == TransferOutcome::Failed && !tag.isEmpty();
            kept ? ++interrupted : ++unproven;
            if (kept)
                QVERIFY2(isRight(request.file, outcome.ended.written, tag == "\"v2\"" ? 2 : 1),
                         where);
            request.proven = kept ? outcome.ended.written : ByteRanges();
            request.validator = kept ? tag : QByteArray();
            request.expectedTotal = kept ? kSize : -1;
            if (outcome.ended.outcome == TransferOutcome::Unproven && outcome.ended.split)
                request.connections = 1;
        }
    }
    qInfo("%d finished, %d continued, %d from zero", finished, interrupted, unproven);
    QCOMPARE(finished, static_cast<int>(kRounds));
    QVERIFY(interrupted > 0);
    QVERIFY(unproven > 0);
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineSegmentFaults)
#include "tst_EngineSegmentFaults.moc"
