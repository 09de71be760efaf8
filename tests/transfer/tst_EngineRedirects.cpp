// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <atomic>

namespace kurier::test {

class tst_EngineRedirects final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsEveryStatus_data();
    void followsEveryStatus();
    void followsTenButNotEleven();
    void endsALoop();
    void refusesOtherSchemes_data();
    void refusesOtherSchemes();
    void asksWhetherItMayFollow();
    void secretsStayOnTheirOrigin();
    void secretsDoNotComeBack();
    void resumesBehindARedirect();
    void aStallingBodyDoesNotHoldItUp();

private:
    static TransferRequest secretRequest(EngineHarness &harness);
    static bool hasSecrets(const OriginRequest &request);
};

TransferRequest tst_EngineRedirects::secretRequest(EngineHarness &harness)
{
    auto request = harness.request(
        "http://user:secret@127.0.0.1:" + std::to_string(harness.origin.port()) + "/start");
    request.headers = {"Cookie: session=1", "X-Api-Key: 2"};
    request.referer = "http://private.example/page";
    return request;
}

bool tst_EngineRedirects::hasSecrets(const OriginRequest &request)
{
    return request.has("authorization") && request.has("cookie") && request.has("x-api-key")
        && request.has("referer");
}

void tst_EngineRedirects::followsEveryStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void tst_EngineRedirects::followsEveryStatus()
{
    QFETCH(int, status);
    EngineHarness harness;
    harness.origin.route("/start", OriginAnswer::redirect("end?x=1#part", status));
    harness.origin.route("/end", OriginAnswer::file(1000));
    const auto outcome = harness.run(harness.request(harness.origin.url("/start")));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 1000));
    QCOMPARE(outcome.connected->effectiveUrl,
             QByteArray::fromStdString(harness.origin.url("/end?x=1")));
    QCOMPARE(harness.origin.connections(), 1);
}

void tst_EngineRedirects::followsTenButNotEleven()
{
    EngineHarness harness;
    for (int i = 0; i < 11; ++i)
        harness.origin.route("/" + std::to_string(i),
                             OriginAnswer::redirect("/" + std::to_string(i + 1)));
    harness.origin.route("/11", OriginAnswer::file(1000));
    const auto ten = harness.run(harness.request(harness.origin.url("/1")));
    QCOMPARE(ten.ended.outcome, TransferOutcome::Finished);
    const auto eleven = harness.run(harness.request(harness.origin.url("/0")));
    QCOMPARE(eleven.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(eleven.ended.error.code, ErrorCode::ERedirectFailed);
    QVERIFY(eleven.bytes.empty());
}

void tst_EngineRedirects::endsALoop()
{
    EngineHarness harness;
    harness.origin.route("/a", OriginAnswer::redirect("/b"));
    harness.origin.route("/b", OriginAnswer::redirect("/a"));
    const auto outcome = harness.run(harness.request(harness.origin.url("/a")));
    QCOMPARE(outcome.ended.error.code, ErrorCode::ERedirectFailed);
    QCOMPARE(harness.origin.requests().size(), std::size_t {11});
}

void tst_EngineRedirects::refusesOtherSchemes_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *const target :
         {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "data:text/plain,x"})
        QTest::newRow(target) << QByteArray(target);
}

void tst_EngineRedirects::refusesOtherSchemes()
{
    QFETCH(QByteArray, target);
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::redirect(target.toStdString()));
    const auto outcome = harness.run(harness.request(harness.origin.url("/f")));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(outcome.ended.error.code, ErrorCode::ERedirectFailed);
    QCOMPARE(outcome.ended.error.subject, QString::fromUtf8(target));
    QVERIFY(outcome.bytes.empty());
}

void tst_EngineRedirects::asksWhetherItMayFollow()
{
    std::atomic<int> asked = 0;
    TransferOptions options;
    options.mayFollow = [&asked](const QByteArray &address) -> Result<> {
        ++asked;
        if (!address.contains("localhost"))
            return {};
        return failure(ErrorCode::BgEBlockedByPolicy, ErrorContext::QueueManager,
                       QStringLiteral("the rule"), QStringLiteral("localhost"));
    };
    EngineHarness harness(options);
    FaultOrigin denied;
    denied.route("/end", OriginAnswer::file(1000));
    harness.origin.route("/start", OriginAnswer::redirect("/middle"));
    harness.origin.route(
        "/middle",
        OriginAnswer::redirect("http://localhost:" + std::to_string(denied.port()) + "/end"));
    const auto outcome = harness.run(harness.request(harness.origin.url("/start")));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(outcome.ended.error.code, ErrorCode::BgEBlockedByPolicy);
    QCOMPARE(outcome.ended.error.detail, QStringLiteral("the rule"));
    QCOMPARE(outcome.ended.error.subject, QStringLiteral("localhost"));
    QCOMPARE(asked.load(), 2);
    QCOMPARE(denied.connections(), 0);
}

void tst_EngineRedirects::secretsStayOnTheirOrigin()
{
    EngineHarness harness;
    FaultOrigin other;
    harness.origin.route("/start", OriginAnswer::redirect("/next"));
    harness.origin.route("/next", OriginAnswer::redirect(other.url("/end")));
    other.route("/end", OriginAnswer::file(1000));
    const auto outcome = harness.run(secretRequest(harness));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(hasSecrets(harness.origin.requests("/start").front()));
    QVERIFY(hasSecrets(harness.origin.requests("/next").front()));
    const auto seen = other.requests().front();
    for (const char *const name : {"authorization", "cookie", "x-api-key", "referer"})
        QVERIFY2(!seen.has(name), name);
}

void tst_EngineRedirects::secretsDoNotComeBack()
{
    EngineHarness harness;
    FaultOrigin other;
    harness.origin.route("/start", OriginAnswer::redirect(other.url("/back")));
    other.route("/back", OriginAnswer::redirect(harness.origin.url("/home")));
    harness.origin.route("/home", OriginAnswer::redirect("/end"));
    harness.origin.route("/end", OriginAnswer::file(1000));
    const auto outcome = harness.run(secretRequest(harness));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    const auto seen = harness.origin.requests("/end").front();
    for (const char *const name : {"authorization", "cookie", "x-api-key", "referer"})
        QVERIFY2(!seen.has(name), name);
}

void tst_EngineRedirects::resumesBehindARedirect()
{
    EngineHarness harness;
    harness.origin.route("/start", OriginAnswer::redirect("/end"));
    harness.origin.route("/end", OriginAnswer::file(1000));
    const auto outcome =
        harness.run(harness.resume(harness.origin.url("/start"), 400, "\"v1\"", 1000));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 1000));
    QCOMPARE(harness.origin.requests("/end").front().header("range"), std::string("bytes=400-"));
}

void tst_EngineRedirects::aStallingBodyDoesNotHoldItUp()
{
    TransferOptions options;
    options.drainTime = std::chrono::milliseconds(100);
    EngineHarness harness(options);
    OriginAnswer slow = OriginAnswer::redirect("/end");
    slow.stallAfter = 3;
    harness.origin.route("/start", slow);
    harness.origin.route("/end", OriginAnswer::file(1000));
    const auto outcome = harness.run(harness.request(harness.origin.url("/start")));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineRedirects)
#include "tst_EngineRedirects.moc"
