// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/SignInNeed.h"
#include "tests/transfer/DigestOrigin.h"
#include "tests/transfer/EngineHarness.h"

#include <QTest>

namespace kurier::test {

/// Signing in: Basic, Digest, Bearer, and that nothing of it goes anywhere else; cookies.
class tst_EngineAccess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsIn_data();
    void signsIn();
    void refusalTellsWhatIsAskedFor_data();
    void refusalTellsWhatIsAskedFor();
    void digestAnswersForARangeToo();
    void wrongDigestPasswordIsARefusal();
    void unknownSchemeWaitsToBeAsked();
    void credentialsStayWithTheirOrigin_data();
    void credentialsStayWithTheirOrigin();
    void anotherOriginGetsItsOwn();
    void cookiesGoWhereTheySay();
    void cookiesDoNotStayWithTheHandle();
    void controlCharactersAreNotSent();

private:
    static QByteArray originOfHarness(const EngineHarness &harness);
    static void giveTo(EngineHarness &harness, TransferRequest &request, AccessScheme scheme,
                       const char *password = "geheim");
};

QByteArray tst_EngineAccess::originOfHarness(const EngineHarness &harness)
{
    return "http://127.0.0.1:" + QByteArray::number(harness.origin.port());
}

void tst_EngineAccess::giveTo(EngineHarness &harness, TransferRequest &request, AccessScheme scheme,
                              const char *password)
{
    const QByteArray user = scheme == AccessScheme::Bearer ? "" : "anna";
    request.access = {{originOfHarness(harness), {user, password, scheme}}};
}

void tst_EngineAccess::signsIn_data()
{
    QTest::addColumn<AccessScheme>("scheme");
    QTest::addColumn<std::string>("field");
    QTest::addColumn<int>("requests");
    const std::string basic = "Basic " + QByteArray("anna:geheim").toBase64().toStdString();
    QTest::newRow("basic") << AccessScheme::Basic << basic << 1;
    QTest::newRow("bearer") << AccessScheme::Bearer << std::string("Bearer geheim") << 1;
    // Digest cannot answer before it was asked.
    QTest::newRow("digest") << AccessScheme::Digest << std::string() << 2;
}

void tst_EngineAccess::signsIn()
{
    QFETCH(AccessScheme, scheme);
    QFETCH(std::string, field);
    QFETCH(int, requests);
    EngineHarness harness;
    harness.origin.route("/f", [&](const OriginRequest &request) {
        const bool let = scheme == AccessScheme::Digest ? answersDigest(request, "anna", "geheim")
                                                        : request.header("authorization") == field;
        return let ? OriginAnswer::file(5000) : OriginAnswer::error(401, {kDigestChallenge});
    });
    auto request = harness.request(harness.origin.url("/f"));
    giveTo(harness, request, scheme);
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.error.detail, QString());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 5000));
    QCOMPARE(harness.origin.requests("/f").size(), std::size_t(requests));
}

void tst_EngineAccess::refusalTellsWhatIsAskedFor_data()
{
    QTest::addColumn<std::vector<std::string>>("fields");
    QTest::addColumn<QString>("realm");
    QTest::addColumn<bool>("basic");
    QTest::addColumn<bool>("digest");
    using Fields = std::vector<std::string>;
    QTest::newRow("basic") << Fields {"WWW-Authenticate: Basic realm=\"Files\""}
                           << QStringLiteral("Files") << true << false;
    QTest::newRow("both") << Fields {"WWW-Authenticate: Basic realm=\"B\"", kDigestChallenge}
                          << QStringLiteral("D") << true << true;
    QTest::newRow("nothing") << Fields {} << QString() << false << false;
}

void tst_EngineAccess::refusalTellsWhatIsAskedFor()
{
    QFETCH(std::vector<std::string>, fields);
    QFETCH(bool, basic);
    QFETCH(bool, digest);
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::error(401, fields));
    const auto outcome = harness.run(harness.request(harness.origin.url("/f?token=abc")));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(outcome.ended.error.code, httpErrorCode(401));
    QVERIFY(!outcome.ended.error.subject.contains(QLatin1String("abc")));
    const auto need = signInNeed(outcome.ended.error);
    QVERIFY(need);
    QCOMPARE(need->origin, originOfHarness(harness));
    QTEST(need->realm, "realm");
    QCOMPARE(need->basic, basic);
    QCOMPARE(need->digest, digest);
    QVERIFY(outcome.bytes.empty());
}

void tst_EngineAccess::digestAnswersForARangeToo()
{
    EngineHarness harness;
    harness.origin.route("/f", [](const OriginRequest &request) {
        return answersDigest(request, "anna", "geheim")
            ? OriginAnswer::file(5000)
            : OriginAnswer::error(401, {kDigestChallenge});
    });
    auto request = harness.resume(harness.origin.url("/f"), 2000, "\"v1\"", 5000);
    giveTo(harness, request, AccessScheme::Digest);
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 5000));
    for (const OriginRequest &each : harness.origin.requests("/f"))
        QCOMPARE(each.header("range"), std::string("bytes=2000-"));
}

void tst_EngineAccess::wrongDigestPasswordIsARefusal()
{
    for (const bool chunked : {false, true}) {
        EngineHarness harness;
        OriginAnswer refusal = OriginAnswer::error(401, {kDigestChallenge});
        refusal.chunked = chunked;
        refusal.text = "<html>no</html>";
        harness.origin.route("/f", refusal);
        auto request = harness.request(harness.origin.url("/f"));
        giveTo(harness, request, AccessScheme::Digest, "falsch");
        const auto outcome = harness.run(request);
        QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
        QCOMPARE(outcome.ended.error.code, httpErrorCode(401));
        QVERIFY(outcome.bytes.empty());
        QVERIFY(!outcome.ended.error.detail.contains(QLatin1String("falsch")));
        QCOMPARE(harness.origin.requests("/f").size(), std::size_t(2));
    }
    // One that wants something else than was prepared: curl does not try at all.
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::error(401, {"WWW-Authenticate: Basic realm=\"B\""}));
    auto request = harness.request(harness.origin.url("/f"));
    giveTo(harness, request, AccessScheme::Digest);
    QCOMPARE(harness.run(request).ended.error.code, httpErrorCode(401));
}

void tst_EngineAccess::unknownSchemeWaitsToBeAsked()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::error(401, {"WWW-Authenticate: Basic realm=\"B\""}));
    auto request = harness.request(harness.origin.url("/f"));
    giveTo(harness, request, AccessScheme::Unknown);
    QCOMPARE(harness.run(request).ended.error.code, httpErrorCode(401));
    QVERIFY(!harness.origin.requests("/f").front().has("authorization"));
}

void tst_EngineAccess::credentialsStayWithTheirOrigin_data()
{
    QTest::addColumn<AccessScheme>("scheme");
    QTest::newRow("basic") << AccessScheme::Basic;
    QTest::newRow("bearer") << AccessScheme::Bearer;
    QTest::newRow("digest") << AccessScheme::Digest;
}

void tst_EngineAccess::credentialsStayWithTheirOrigin()
{
    QFETCH(AccessScheme, scheme);
    EngineHarness harness;
    FaultOrigin other;
    // The other one asks as well: it gets no answer.
    other.route("/end", OriginAnswer::error(401, {kDigestChallenge}));
    harness.origin.route("/start", [&](const OriginRequest &request) {
        return request.has("authorization") ? OriginAnswer::redirect(other.url("/end"))
                                            : OriginAnswer::error(401, {kDigestChallenge});
    });
    auto request = harness.request(harness.origin.url("/start"));
    giveTo(harness, request, scheme);
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.error.code, httpErrorCode(401));
    const auto asked = other.requests("/end");
    QCOMPARE(asked.size(), std::size_t(1));
    QVERIFY(!asked.front().has("authorization"));
    QCOMPARE(signInNeed(outcome.ended.error)->origin,
             "http://127.0.0.1:" + QByteArray::number(other.port()));
}

void tst_EngineAccess::anotherOriginGetsItsOwn()
{
    EngineHarness harness;
    FaultOrigin other;
    other.route("/end", OriginAnswer::file(1000));
    harness.origin.route("/start", OriginAnswer::redirect(other.url("/end")));
    auto request = harness.request(harness.origin.url("/start"));
    giveTo(harness, request, AccessScheme::Basic);
    request.access.append({"http://127.0.0.1:" + QByteArray::number(other.port()),
                           {{}, "other", AccessScheme::Bearer}});
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
    QCOMPARE(other.requests("/end").front().header("authorization"), std::string("Bearer other"));
    QVERIFY(
        harness.origin.requests("/start").front().header("authorization").starts_with("Basic "));
}

void tst_EngineAccess::cookiesGoWhereTheySay()
{
    EngineHarness harness;
    FaultOrigin other; // Another port of the host: cookies do not know ports (RFC 6265 8.5).
    harness.origin.route(
        "/in/f",
        OriginAnswer::redirect("http://localhost:" + std::to_string(other.port()) + "/in/f"));
    other.route("/in/f", OriginAnswer::file(1000));
    auto request = harness.request(harness.origin.url("/in/f"));
    request.cookies = "# Netscape HTTP Cookie File\n"
                      "127.0.0.1\tFALSE\t/\tFALSE\t0\tall\t1\n"
                      "127.0.0.1\tFALSE\t/in\tFALSE\t4102444800\tinside\t2\r\n"
                      "#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t0\thidden\t3\n"
                      "127.0.0.1\tFALSE\t/out\tFALSE\t0\toutside\t4\n"
                      "127.0.0.1\tFALSE\t/\tFALSE\t1\texpired\t6\n"
                      "example.org\tFALSE\t/\tFALSE\t0\tforeign\t7\n"
                      "ALL\nFLUSH\nhalf a line\n";
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
    const std::string sent = harness.origin.requests("/in/f").front().header("cookie");
    for (const char *const one : {"all=1", "inside=2", "hidden=3"})
        QVERIFY2(sent.find(one) != std::string::npos, one);
    for (const char *const none : {"outside", "expired", "foreign"})
        QVERIFY2(sent.find(none) == std::string::npos, none);
    QVERIFY(!other.requests("/in/f").front().has("cookie"));
}

void tst_EngineAccess::cookiesDoNotStayWithTheHandle()
{
    EngineHarness harness;
    OriginAnswer answer = OriginAnswer::file(1000);
    answer.headers = {"Set-Cookie: set=1"};
    harness.origin.route("/f", answer);
    auto request = harness.request(harness.origin.url("/f"));
    request.cookies = "127.0.0.1\tFALSE\t/\tFALSE\t0\ta\t1\n";
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
    QCOMPARE(harness.run(harness.request(harness.origin.url("/f"))).ended.outcome,
             TransferOutcome::Finished);
    QVERIFY(harness.origin.requests("/f").front().has("cookie"));
    QVERIFY(!harness.origin.requests("/f").back().has("cookie"));
}

void tst_EngineAccess::controlCharactersAreNotSent()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(1000));
    auto request = harness.request(harness.origin.url("/f"));
    giveTo(harness, request, AccessScheme::Bearer, "t\r\nX-Evil: 1");
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
    QVERIFY(!harness.origin.requests("/f").front().has("x-evil"));
    QVERIFY(!harness.origin.requests("/f").front().has("authorization"));
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineAccess)
#include "tst_EngineAccess.moc"
