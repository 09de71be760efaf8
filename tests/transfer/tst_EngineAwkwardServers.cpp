// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <fcntl.h>

namespace kurier::test {

namespace {

constexpr qint64 kSize = 300'000;

OriginAnswer file()
{
    return OriginAnswer::file(kSize);
}

} // namespace

/// Whatever a server does: the right bytes or a named error, and one end.
class tst_EngineAwkwardServers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rightBytes_data();
    void rightBytes();
    void namedError_data();
    void namedError();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void passesRetryAfterOn();
    void tellsNameTotalAndValidator();
    void sendsWhatItShould();
    void neverWritesAnErrorPage();
    void endsWhenTheServerStalls();
    void fullDiskIsNamed();
    void plainServerOnATlsPort();
    void nobodyListens();

private:
    static void checkEvents(const EventLog &log, const TransferRequest &request);
};

void tst_EngineAwkwardServers::checkEvents(const EventLog &log, const TransferRequest &request)
{
    const auto events = log.of(request.attempt);
    QVERIFY(!events.empty());
    QVERIFY(std::holds_alternative<TransferEnded>(events.back()));
    QCOMPARE(log.endedCount(request.attempt), std::size_t {1});
    qint64 last = request.proven.sum();
    int connected = 0;
    for (const TransferEvent &event : events) {
        connected += std::holds_alternative<TransferConnected>(event) ? 1 : 0;
        if (const auto *const progress = std::get_if<TransferProgress>(&event)) {
            QCOMPARE(connected, 1);
            QVERIFY(progress->written.sum() > last);
            last = progress->written.sum();
        }
    }
    QVERIFY(connected <= 1);
}

void tst_EngineAwkwardServers::rightBytes_data()
{
    QTest::addColumn<OriginAnswer>("answer");
    const auto row = [](const char *name, auto change) {
        OriginAnswer answer = file();
        change(answer);
        QTest::newRow(name) << answer;
    };
    row("plain", [](OriginAnswer &) {});
    row("empty", [](OriginAnswer &a) { a.size = 0; });
    row("one byte", [](OriginAnswer &a) { a.size = 1; });
    row("one block", [](OriginAnswer &a) { a.size = 65'536; });
    row("chunked", [](OriginAnswer &a) { a.chunked = true; });
    row("chunked, empty", [](OriginAnswer &a) { a.chunked = true, a.size = 0; });
    row("no length", [](OriginAnswer &a) { a.sendLength = false; });
    row("closing", [](OriginAnswer &a) { a.keepAlive = false; });
    row("dripping", [](OriginAnswer &a) { a.bytesPerSecond = 1'000'000; });
    row("no ranges", [](OriginAnswer &a) { a.headers = {"Accept-Ranges: none"}; });
    row("gzip nobody asked for", [](OriginAnswer &a) { a.headers = {"Content-Encoding: gzip"}; });
    row("length twice", [](OriginAnswer &a) { a.headers = {"Content-Length: 300000"}; });
    row("huge field", [](OriginAnswer &a) { a.headers = {"X: " + std::string(60'000, 'x')}; });
    row("reset after the end", [](OriginAnswer &a) { a.keepAlive = false, a.reset = true; });
}

void tst_EngineAwkwardServers::rightBytes()
{
    QFETCH(OriginAnswer, answer);
    EngineHarness harness;
    harness.origin.route("/f", answer);
    const auto request = harness.request(harness.origin.url("/f"));
    const Outcome outcome = harness.run(request);
    QCOMPARE(outcome.ended.error, Error());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QCOMPARE(outcome.ended.written.sum(), answer.size);
    QVERIFY(outcome.connected.has_value());
    QVERIFY(outcome.bytes == pattern(1, 0, static_cast<std::size_t>(answer.size)));
    checkEvents(harness.log, request);
}

void tst_EngineAwkwardServers::namedError_data()
{
    QTest::addColumn<OriginAnswer>("answer");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<ErrorContext>("context");
    constexpr auto closed = ErrorCode::BgEConnectionClosed;
    constexpr auto invalid = ErrorCode::BgEInvalidServerResponse;
    const auto row = [](const char *name, ErrorCode code, auto change,
                        ErrorContext context = ErrorContext::RemoteFile) {
        OriginAnswer answer = file();
        change(answer);
        QTest::newRow(name) << answer << code << context;
    };
    constexpr auto transport = ErrorContext::Transport;
    row(
        "cut", closed, [](OriginAnswer &a) { a.cutAfter = 100'000; }, transport);
    row(
        "cut at the head", closed, [](OriginAnswer &a) { a.cutAfter = 0; }, transport);
    row(
        "reset", closed, [](OriginAnswer &a) { a.cutAfter = 100'000, a.reset = true; }, transport);
    row(
        "cut chunks", closed, [](OriginAnswer &a) { a.chunked = true, a.cutAfter = 100'000; },
        transport);
    row(
        "announces more", closed,
        [](OriginAnswer &a) { a.lengthText = "300001", a.keepAlive = false; }, transport);
    row("negative length", invalid, [](OriginAnswer &a) { a.lengthText = "-1"; });
    row("absurd length", invalid, [](OriginAnswer &a) { a.lengthText = "99999999999999999999"; });
    row("no number", invalid, [](OriginAnswer &a) { a.lengthText = "lots"; });
    row("two lengths", invalid, [](OriginAnswer &a) { a.headers = {"Content-Length: 299999"}; });
    row("coded chunks", invalid,
        [](OriginAnswer &a) { a.chunked = true, a.headers = {"Content-Encoding: gzip"}; });
    row("endless head", invalid,
        [](OriginAnswer &a) { a.headers.assign(40, "X: " + std::string(10'000, 'x')); });
    row("endless field", invalid,
        [](OriginAnswer &a) { a.headers = {"X: " + std::string(2'000'000, 'x')}; });
    row("no content", invalid, [](OriginAnswer &a) { a.status = 204; });
    row("part nobody asked for", invalid,
        [](OriginAnswer &a) { a.status = 206, a.contentRange = "bytes 0-299999/300000"; });
    row("moved nowhere", invalid, [](OriginAnswer &a) { a = OriginAnswer::error(302); });
    for (const int status : {400, 401, 403, 404, 410, 416, 429, 500, 503})
        row(qPrintable(QString::number(status)), httpErrorCode(status),
            [status](OriginAnswer &a) { a = OriginAnswer::error(status); });
    row("no HTTP", invalid, [](OriginAnswer &a) { a = OriginAnswer::exactly("hello\r\n\r\n"); });
    row("half a head", invalid,
        [](OriginAnswer &a) { a = OriginAnswer::exactly("HTTP/1.1 200 OK\r\nContent-Le"); });
    row(
        "silence", closed, [](OriginAnswer &a) { a = OriginAnswer::exactly(""); }, transport);
    row(
        "broken chunk", closed,
        [](OriginAnswer &a) {
            a = OriginAnswer::exactly(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\nx");
        },
        transport);
}

void tst_EngineAwkwardServers::namedError()
{
    QFETCH(OriginAnswer, answer);
    QFETCH(ErrorCode, code);
    QFETCH(ErrorContext, context);
    EngineHarness harness;
    harness.origin.route("/f", answer);
    const auto request = harness.request(harness.origin.url("/f"));
    const Outcome outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(errorCodeName(outcome.ended.error.code), errorCodeName(code));
    QCOMPARE(outcome.ended.error.context, context);
    QCOMPARE(outcome.ended.error.subject, QString::fromUtf8(request.url));
    QVERIFY(!outcome.ended.error.detail.isEmpty());
    QCOMPARE(static_cast<qint64>(outcome.bytes.size()), outcome.ended.written.sum());
    QVERIFY(outcome.bytes == "hello" || outcome.bytes == pattern(1, 0, outcome.bytes.size()));
    checkEvents(harness.log, request);
}

void tst_EngineAwkwardServers::refusesBadRequests_data()
{
    QTest::addColumn<TransferRequest>("request");
    QTest::addColumn<bool>("withFile");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, bool withFile, ErrorCode code, auto change) {
        TransferRequest request;
        request.url = "http://127.0.0.1:9/f";
        change(request);
        QTest::newRow(name) << request << withFile << code;
    };
    row("no file", false, ErrorCode::EInvalidArg, [](TransferRequest &) {});
    row("smuggled header", true, ErrorCode::EInvalidArg,
        [](TransferRequest &r) { r.headers = {"X: a\r\nHost: evil"}; });
    row("smuggled agent", true, ErrorCode::EInvalidArg,
        [](TransferRequest &r) { r.userAgent = "a\nX: y"; });
    row("no address", true, ErrorCode::EInvalidUrl, [](TransferRequest &r) { r.url.clear(); });
    row("file address", true, ErrorCode::BgEProtocolNotAvailable,
        [](TransferRequest &r) { r.url = "file:///etc/passwd"; });
}

void tst_EngineAwkwardServers::refusesBadRequests()
{
    QFETCH(TransferRequest, request);
    QFETCH(bool, withFile);
    QFETCH(ErrorCode, code);
    EngineHarness harness;
    const auto empty = harness.request("http://127.0.0.1:9/f");
    request.attempt = empty.attempt;
    if (withFile)
        request.file = empty.file;
    const Outcome outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(outcome.ended.error.code, code);
    QCOMPARE(harness.log.of(request.attempt).size(), std::size_t {1});
}

void tst_EngineAwkwardServers::passesRetryAfterOn()
{
    EngineHarness harness;
    harness.origin.route("/busy", OriginAnswer::error(503, {"Retry-After: 120"}));
    harness.origin.route("/later", OriginAnswer::error(429, {"Retry-After: 9999999"}));
    harness.origin.route("/plain", OriginAnswer::error(500));
    const auto wish = [&harness](const std::string &path) {
        return harness.run(harness.request(harness.origin.url(path))).ended.retryAfter;
    };
    QVERIFY(wish("/busy") == std::chrono::seconds(120));
    QVERIFY(wish("/later") == std::chrono::seconds(86400));
    QVERIFY(!wish("/plain").has_value());
}

void tst_EngineAwkwardServers::tellsNameTotalAndValidator()
{
    EngineHarness harness;
    OriginAnswer answer = file();
    answer.headers = {"Content-Disposition: attachment; filename=\"a b.bin\""};
    harness.origin.route("/f", answer);
    const auto outcome = harness.run(harness.request(harness.origin.url("/f?q=1#part")));
    QVERIFY(outcome.connected.has_value());
    QCOMPARE(outcome.connected->bytesTotal, kSize);
    QCOMPARE(outcome.connected->proven.sum(), 0);
    QCOMPARE(outcome.connected->validator, QByteArray("\"v1\""));
    QCOMPARE(outcome.connected->suggestedName, QStringLiteral("a b.bin"));
    QCOMPARE(outcome.connected->effectiveUrl,
             QByteArray::fromStdString(harness.origin.url("/f?q=1")));
}

void tst_EngineAwkwardServers::sendsWhatItShould()
{
    EngineHarness harness;
    harness.origin.route("/f", file());
    auto request = harness.request(
        "http://us%40er:pw@127.0.0.1:" + std::to_string(harness.origin.port()) + "/f");
    request.headers = {"X-One: 1", "X-Empty:", "Accept-Encoding: br", "Cookie: a=b"};
    request.referer = "http://page/";
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(!outcome.connected->effectiveUrl.contains("pw"));
    const OriginRequest seen = harness.origin.requests().front();
    QCOMPARE(seen.method, std::string("GET"));
    QCOMPARE(seen.header("accept-encoding"), std::string("identity"));
    QCOMPARE(seen.header("user-agent"), std::string("Kurier/" KURIER_VERSION));
    QCOMPARE(seen.header("x-one"), std::string("1"));
    QVERIFY(seen.has("x-empty"));
    QCOMPARE(seen.header("cookie"), std::string("a=b"));
    QCOMPARE(seen.header("referer"), std::string("http://page/"));
    const QByteArray credentials = QByteArray("us@er:pw").toBase64();
    QCOMPARE(seen.header("authorization"), "Basic " + credentials.toStdString());
    QVERIFY(!seen.has("range"));
    QVERIFY(!seen.has("if-range"));
}

void tst_EngineAwkwardServers::neverWritesAnErrorPage()
{
    EngineHarness harness;
    OriginAnswer page = OriginAnswer::file(5'000'000);
    page.status = 404;
    harness.origin.route("/f", page);
    const auto outcome = harness.run(harness.request(harness.origin.url("/f")));
    QCOMPARE(outcome.ended.error.code, httpErrorCode(404));
    QVERIFY(!outcome.connected);
    QVERIFY(outcome.bytes.empty());
}

void tst_EngineAwkwardServers::endsWhenTheServerStalls()
{
    TransferOptions options;
    options.stallTimeout = std::chrono::seconds(1);
    options.drainTime = std::chrono::milliseconds(100);
    EngineHarness harness(options);
    OriginAnswer answer = file();
    answer.stallAfter = 1000;
    harness.origin.route("/f", answer);
    OriginAnswer page = OriginAnswer::error(503);
    page.lengthText = "1000";
    page.gate = "never";
    page.gateAfter = 1;
    harness.origin.route("/page", page);
    const auto outcome = harness.run(harness.request(harness.origin.url("/f")));
    QCOMPARE(outcome.ended.error.code, ErrorCode::ETimeout);
    QCOMPARE(outcome.ended.written.sum(), 1000);
    QVERIFY(outcome.bytes == pattern(1, 0, 1000));
    const auto refused = harness.run(harness.request(harness.origin.url("/page")));
    QCOMPARE(refused.ended.error.code, httpErrorCode(503));
}

void tst_EngineAwkwardServers::fullDiskIsNamed()
{
    EngineHarness harness;
    harness.origin.route("/f", file());
    auto request = harness.request(harness.origin.url("/f"));
    request.file = std::make_shared<const FileHandle>(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(outcome.ended.error.code, ErrorCode::EDiskFull);
    QCOMPARE(outcome.ended.error.context, ErrorContext::LocalFile);
    QCOMPARE(outcome.ended.written.sum(), 0);
}

void tst_EngineAwkwardServers::plainServerOnATlsPort()
{
    EngineHarness harness;
    const std::string url = "https://127.0.0.1:" + std::to_string(harness.origin.port()) + "/f";
    harness.origin.route("/f", file());
    const auto outcome = harness.run(harness.request(url));
    QCOMPARE(outcome.ended.error.code, ErrorCode::ESecureChannel);
    QCOMPARE(outcome.ended.error.context, ErrorContext::Transport);
}

void tst_EngineAwkwardServers::nobodyListens()
{
    EngineHarness harness;
    const std::string url = harness.origin.url("/f");
    harness.origin.stop();
    const auto outcome = harness.run(harness.request(url));
    QCOMPARE(outcome.ended.error.code, ErrorCode::BgEConnectFailure);
    QCOMPARE(outcome.ended.error.context, ErrorContext::Transport);
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineAwkwardServers)
#include "tst_EngineAwkwardServers.moc"
