// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <functional>

namespace kurier::test {

namespace {

constexpr qint64 kSize = 300'000;
constexpr qint64 kOffset = 100'000;
constexpr const char *kTag = "\"v1\"";

} // namespace

/// Bytes are continued only with proof (product.md, decision 11).
class tst_EngineResume final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void continues_data();
    void continues();
    void refuses_data();
    void refuses();
    void refusesWithoutAskingWhenNothingProves_data();
    void refusesWithoutAskingWhenNothingProves();
    void nothingIsMissing();
    void continuesCappedRanges();
    void changedInTheMiddle();
    void cutThenContinued();
    void largeOffsets();
};

void tst_EngineResume::continues_data()
{
    QTest::addColumn<OriginAnswer>("answer");
    QTest::addColumn<QByteArray>("validator");
    QTest::addColumn<qint64>("expected");
    OriginAnswer plain = OriginAnswer::file(kSize);
    QTest::newRow("tag") << plain << QByteArray(kTag) << kSize;
    QTest::newRow("size unknown before") << plain << QByteArray(kTag) << qint64 {-1};
    OriginAnswer chunked = plain;
    chunked.chunked = true;
    QTest::newRow("chunked part") << chunked << QByteArray(kTag) << kSize;
    OriginAnswer dated = plain;
    dated.etag.clear();
    dated.lastModified = "Tue, 03 Nov 2026 09:00:00 GMT";
    QTest::newRow("date") << dated << QByteArray::fromStdString(dated.lastModified) << kSize;
}

void tst_EngineResume::continues()
{
    QFETCH(OriginAnswer, answer);
    QFETCH(QByteArray, validator);
    QFETCH(qint64, expected);
    EngineHarness harness;
    harness.origin.route("/f", answer);
    const auto outcome =
        harness.run(harness.resume(harness.origin.url("/f"), kOffset, validator, expected));
    QCOMPARE(outcome.ended.error, Error());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QCOMPARE(outcome.ended.written.sum(), kSize);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
    QVERIFY(outcome.connected.has_value());
    QCOMPARE(outcome.connected->proven.sum(), kOffset);
    QCOMPARE(outcome.connected->bytesTotal, kSize);
    QCOMPARE(outcome.connected->validator, validator);
    const auto seen = harness.origin.requests().front();
    QCOMPARE(seen.header("range"), std::string("bytes=100000-"));
    QCOMPARE(seen.header("if-range"), validator.toStdString());
}

void tst_EngineResume::refuses_data()
{
    QTest::addColumn<OriginAnswer>("answer");
    QTest::addColumn<TransferOutcome>("result");
    const auto row = [](const char *name, const std::function<void(OriginAnswer &)> &change,
                        TransferOutcome result = TransferOutcome::Unproven) {
        OriginAnswer answer = OriginAnswer::file(kSize);
        change(answer);
        QTest::newRow(name) << answer << result;
    };
    row("no ranges", [](OriginAnswer &a) { a.ranges = false; });
    row("changed, announced", [](OriginAnswer &a) { a.seed = 2, a.etag = "\"v2\""; });
    row("changed, If-Range ignored",
        [](OriginAnswer &a) { a.seed = 2, a.etag = "\"v2\"", a.honourIfRange = false; });
    row("changed size, same tag", [](OriginAnswer &a) { a.size = kSize + 1; });
    row("weak now", [](OriginAnswer &a) { a.etag = "W/\"v1\"", a.honourIfRange = false; });
    row("start before", [](OriginAnswer &a) { a.rangeStartShift = -1; });
    row("start after", [](OriginAnswer &a) { a.rangeStartShift = 1; });
    row("from zero", [](OriginAnswer &a) { a.rangeStartShift = -kOffset; });
    row("other total", [](OriginAnswer &a) { a.rangeTotalShift = 5; });
    row("no total", [](OriginAnswer &a) { a.contentRange = "bytes 100000-299999/*"; });
    row("no Content-Range", [](OriginAnswer &a) { a.omitContentRange = true; });
    row("nonsense range", [](OriginAnswer &a) { a.contentRange = "bytes all of them"; });
    row("multipart",
        [](OriginAnswer &a) { a.headers = {"Content-Type: multipart/byteranges; boundary=x"}; });
    row("shorter now", [](OriginAnswer &a) { a.size = 50'000; });
    row("same end, no tag", [](OriginAnswer &a) { a = OriginAnswer::error(416); });
    row(
        "gone", [](OriginAnswer &a) { a = OriginAnswer::error(404); }, TransferOutcome::Failed);
    row(
        "busy", [](OriginAnswer &a) { a = OriginAnswer::error(503); }, TransferOutcome::Failed);
    row(
        "lying length", [](OriginAnswer &a) { a.lengthText = "200001"; }, TransferOutcome::Failed);
}

void tst_EngineResume::refuses()
{
    QFETCH(OriginAnswer, answer);
    QFETCH(TransferOutcome, result);
    EngineHarness harness;
    harness.origin.route("/f", answer);
    const auto request = harness.resume(harness.origin.url("/f"), kOffset, kTag, kSize);
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, result);
    QVERIFY(outcome.ended.error.code != ErrorCode::Ok);
    QCOMPARE(outcome.ended.written.sum(), kOffset);
    QVERIFY2(!outcome.connected, "nothing may look as if it went on");
    QVERIFY2(outcome.bytes == pattern(1, 0, kOffset), "no byte may be written");
    QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {1});
}

void tst_EngineResume::refusesWithoutAskingWhenNothingProves_data()
{
    QTest::addColumn<QByteArray>("validator");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("weak") << QByteArray("W/\"v1\"");
    QTest::newRow("unquoted") << QByteArray("v1");
}

void tst_EngineResume::refusesWithoutAskingWhenNothingProves()
{
    QFETCH(QByteArray, validator);
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(kSize));
    const auto outcome =
        harness.run(harness.resume(harness.origin.url("/f"), kOffset, validator, kSize));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Unproven);
    QVERIFY(harness.origin.requests().empty());
}

void tst_EngineResume::nothingIsMissing()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(kSize));
    const auto whole = harness.run(harness.resume(harness.origin.url("/f"), kSize, kTag, kSize));
    QCOMPARE(whole.ended.outcome, TransferOutcome::Finished);
    QCOMPARE(whole.ended.written.sum(), kSize);
    QVERIFY(whole.bytes == pattern(1, 0, kSize));
    harness.origin.route("/f", OriginAnswer::file(kSize, "\"v2\""));
    const auto other = harness.run(harness.resume(harness.origin.url("/f"), kSize, kTag, kSize));
    QCOMPARE(other.ended.outcome, TransferOutcome::Unproven);
}

void tst_EngineResume::continuesCappedRanges()
{
    EngineHarness harness;
    OriginAnswer capped = OriginAnswer::file(kSize);
    capped.rangeCap = 70'000;
    harness.origin.route("/f", capped);
    const auto request = harness.resume(harness.origin.url("/f"), kOffset, kTag, kSize);
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, kSize));
    QCOMPARE(harness.origin.requests().size(), std::size_t {3});
    const auto events = harness.log.of(request.attempt);
    QCOMPARE(std::count_if(events.begin(), events.end(),
                           [](const TransferEvent &event) {
                               return std::holds_alternative<TransferConnected>(event);
                           }),
             1);
}

void tst_EngineResume::changedInTheMiddle()
{
    EngineHarness harness;
    OriginAnswer capped = OriginAnswer::file(kSize);
    capped.rangeCap = 70'000;
    OriginAnswer other = OriginAnswer::file(kSize, "\"v2\"");
    other.seed = 2;
    harness.origin.route("/f", std::vector {capped, other});
    const auto outcome =
        harness.run(harness.resume(harness.origin.url("/f"), kOffset, kTag, kSize));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Unproven);
    QCOMPARE(outcome.ended.written.sum(), kOffset + 70'000);
    QVERIFY(outcome.bytes == pattern(1, 0, kOffset + 70'000));
}

void tst_EngineResume::cutThenContinued()
{
    EngineHarness harness;
    OriginAnswer cut = OriginAnswer::file(kSize);
    cut.cutAfter = 123'456;
    harness.origin.route("/f", std::vector {cut, OriginAnswer::file(kSize)});
    auto request = harness.request(harness.origin.url("/f"));
    const auto first = harness.run(request);
    QCOMPARE(first.ended.error.code, ErrorCode::BgEConnectionClosed);
    QCOMPARE(first.ended.written.sum(), 123'456);
    request.attempt = harness.nextAttempt();
    request.proven = first.ended.written;
    request.validator = first.connected->validator;
    request.expectedTotal = first.connected->bytesTotal;
    const auto second = harness.run(request);
    QCOMPARE(second.ended.outcome, TransferOutcome::Finished);
    QVERIFY(second.bytes == pattern(1, 0, kSize));
}

void tst_EngineResume::largeOffsets()
{
    constexpr qint64 size = qint64 {5} * 1024 * 1024 * 1024;
    constexpr qint64 rest = 200'000;
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(size));
    auto request = harness.resume(harness.origin.url("/f"), 0, kTag, size);
    request.proven = ByteRanges::prefix(size - rest);
    harness.engine().start({request});
    const auto ended = harness.log.waitForEnd(request.attempt);
    QCOMPARE(ended.outcome, TransferOutcome::Finished);
    QCOMPARE(ended.written.sum(), size);
    std::string tail(rest, '\0');
    QCOMPARE(::pread(request.file->descriptor(), tail.data(), tail.size(), size - rest), rest);
    QVERIFY(tail == pattern(1, size - rest, rest));
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineResume)
#include "tst_EngineResume.moc"
