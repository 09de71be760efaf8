// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/SignInNeed.h"
#include "tests/transfer/EngineHarness.h"
#include "tests/transfer/ServerProcess.h"

#include <QTest>

#include <unistd.h>

namespace kurier::test {

namespace {

constexpr char kTlsProxy[] = R"(ServerRoot /usr/lib/apache2
ServerName proxy.example
Listen 127.0.0.1:$PORT
PidFile $DIR/pid
Mutex file:$DIR
ErrorLog $DIR/log
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule ssl_module modules/mod_ssl.so
LoadModule proxy_module modules/mod_proxy.so
LoadModule proxy_http_module modules/mod_proxy_http.so
$USER
SSLEngine on
SSLCertificateFile $DIR/cert.pem
SSLCertificateKeyFile $DIR/key.pem
ProxyRequests On
ProxyVia On
)";

} // namespace

/// Through real proxies: tinyproxy for HTTP, Apache for HTTPS, microsocks for SOCKS5.
class tst_EngineProxy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void http();
    void httpThatWantsSigningIn();
    void https();
    void socks_data();
    void socks();
    void socksThatWantsSigningIn();
    void noneBeatsTheEnvironment();
    void aProxyThatIsNotThere();

private:
    QByteArray startHttp(ServerProcess &process, const QByteArray &more = {});
    static QByteArray startSocks(ServerProcess &process, const QString &more = {});

    QTemporaryDir m_directory;
};

QByteArray tst_EngineProxy::startHttp(ServerProcess &process, const QByteArray &more)
{
    const std::uint16_t port = freePort();
    const QString path = m_directory.filePath(QStringLiteral("tinyproxy%1.conf").arg(port));
    QFile config(path);
    if (!config.open(QIODevice::WriteOnly))
        return {};
    config.write("Port " + QByteArray::number(port)
                 + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nAllow 127.0.0.1\n"
                   "LogLevel Connect\nViaProxyName \"kurier-test\"\n"
                 + more);
    config.close();
    const bool started = process.start(QStringLiteral("tinyproxy"),
                                       {QStringLiteral("-d"), QStringLiteral("-c"), path}, port);
    return started ? "http://127.0.0.1:" + QByteArray::number(port) : QByteArray();
}

QByteArray tst_EngineProxy::startSocks(ServerProcess &process, const QString &more)
{
    const std::uint16_t port = freePort();
    const QString arguments = QStringLiteral("-i 127.0.0.1 -p %1 ").arg(port) + more;
    const bool started = process.start(QStringLiteral("microsocks"), words(arguments), port);
    return started ? "127.0.0.1:" + QByteArray::number(port) : QByteArray();
}

void tst_EngineProxy::http()
{
    ServerProcess process;
    const QByteArray proxy = startHttp(process);
    QVERIFY2(!proxy.isEmpty(), "tinyproxy is needed");
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(5000));
    auto request = harness.request(harness.origin.url("/f"));
    request.proxy = proxy;
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 5000));
    QVERIFY(harness.origin.requests("/f").front().header("via").find("kurier-test")
            != std::string::npos);
}

void tst_EngineProxy::httpThatWantsSigningIn()
{
    ServerProcess process;
    const QByteArray proxy = startHttp(process, "BasicAuth anna geheim\n");
    QVERIFY2(!proxy.isEmpty(), "tinyproxy is needed");
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(5000));
    auto request = harness.request(harness.origin.url("/f"));
    request.proxy = proxy;
    const auto refused = harness.run(request);
    QCOMPARE(refused.ended.error.code, httpErrorCode(407));
    QCOMPARE(refused.ended.error.context, ErrorContext::Transport);
    const auto need = signInNeed(refused.ended.error);
    QVERIFY(need && need->proxy && need->basic);
    QCOMPARE(need->origin, proxy);
    QCOMPARE(harness.origin.requests().size(), std::size_t(0));

    request.attempt = harness.nextAttempt();
    request.access = {{proxy, {"anna", "geheim", AccessScheme::Basic}}};
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(!harness.origin.requests("/f").front().has("proxy-authorization"));
    QVERIFY(!harness.origin.requests("/f").front().has("authorization"));

    // A tunnel is refused before there is any answer of the server.
    auto tunnel = harness.request("https://127.0.0.1:1/f");
    tunnel.proxy = proxy;
    const auto closed = harness.run(tunnel);
    QCOMPARE(closed.ended.error.code, httpErrorCode(407));
    QCOMPARE(signInNeed(closed.ended.error)->origin, proxy);
    QVERIFY(signInNeed(closed.ended.error)->basic);
}

/// Apache as a proxy that is spoken to over TLS.
void tst_EngineProxy::https()
{
    if (ServerProcess::pathOf(QStringLiteral("apache2")).isEmpty())
        QSKIP("apache2 is needed");
    QProcess openssl;
    openssl.setWorkingDirectory(m_directory.path());
    openssl.start(QStringLiteral("openssl"),
                  words(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out "
                                       "cert.pem -days 2 -subj /CN=proxy.example -addext "
                                       "subjectAltName=IP:127.0.0.1")));
    QVERIFY(openssl.waitForFinished(60'000));
    const std::uint16_t port = freePort();
    QFile config(m_directory.filePath(QStringLiteral("apache.conf")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    QByteArray text = kTlsProxy;
    text.replace("$DIR", m_directory.path().toLocal8Bit());
    text.replace("$PORT", QByteArray::number(port));
    text.replace("$USER", ::geteuid() == 0 ? "User www-data\nGroup www-data" : "");
    config.write(text);
    config.close();
    ServerProcess process;
    QVERIFY(process.start(QStringLiteral("apache2"),
                          {QStringLiteral("-X"), QStringLiteral("-f"), config.fileName()}, port));

    TransferOptions options;
    options.caFile = m_directory.filePath(QStringLiteral("cert.pem")).toLocal8Bit();
    EngineHarness harness(options);
    harness.origin.route("/f", OriginAnswer::file(5000));
    auto request = harness.request(harness.origin.url("/f"));
    request.proxy = "https://127.0.0.1:" + QByteArray::number(port);
    const auto outcome = harness.run(request);
    QVERIFY2(outcome.ended.outcome == TransferOutcome::Finished,
             qUtf8Printable(outcome.ended.error.detail));
    QVERIFY(outcome.bytes == pattern(1, 0, 5000));
    QVERIFY(harness.origin.requests("/f").front().has("via"));

    // A proxy nobody vouches for is told nothing.
    EngineHarness strict;
    strict.origin.route("/f", OriginAnswer::file(5000));
    auto unknown = strict.request(strict.origin.url("/f"));
    unknown.proxy = request.proxy;
    QCOMPARE(strict.run(unknown).ended.error.code, ErrorCode::ECertificateUntrusted);
    QCOMPARE(strict.origin.requests().size(), std::size_t(0));
}

void tst_EngineProxy::socks_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("socks5") << QByteArray("socks5://");
    QTest::newRow("socks5h") << QByteArray("socks5h://");
}

void tst_EngineProxy::socks()
{
    QFETCH(QByteArray, scheme);
    ServerProcess process;
    const QByteArray proxy = startSocks(process);
    QVERIFY2(!proxy.isEmpty(), "microsocks is needed");
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(5000));
    auto request = harness.request(harness.origin.url("/f"));
    request.proxy = scheme + proxy;
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 5000));
    QVERIFY(process.waitForOutput("connected to"));
}

void tst_EngineProxy::socksThatWantsSigningIn()
{
    ServerProcess process;
    const QByteArray proxy = startSocks(process, QStringLiteral("-u anna -P geheim"));
    QVERIFY2(!proxy.isEmpty(), "microsocks is needed");
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(5000));
    auto request = harness.request(harness.origin.url("/f"));
    request.proxy = "socks5h://" + proxy;
    const auto refused = harness.run(request);
    QCOMPARE(errorCodeName(refused.ended.error.code), errorCodeName(httpErrorCode(407)));
    QCOMPARE(signInNeed(refused.ended.error)->origin, request.proxy);

    request.attempt = harness.nextAttempt();
    request.access = {{request.proxy, {"anna", "falsch", AccessScheme::Unknown}}};
    QCOMPARE(errorCodeName(harness.run(request).ended.error.code),
             errorCodeName(httpErrorCode(407)));
    request.attempt = harness.nextAttempt();
    request.access = {{request.proxy, {"anna", "geheim", AccessScheme::Unknown}}};
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
}

void tst_EngineProxy::noneBeatsTheEnvironment()
{
    // The variables are read by curl in this very process.
    qputenv("http_proxy", "http://127.0.0.1:1");
    const QByteArray before = qgetenv("no_proxy");
    qunsetenv("no_proxy");
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(1000));
    auto request = harness.request(harness.origin.url("/f"));
    const auto through = harness.run(request);
    request = harness.request(harness.origin.url("/f"));
    request.proxy = "none";
    const auto direct = harness.run(request);
    qunsetenv("http_proxy");
    qputenv("no_proxy", before);
    QCOMPARE(through.ended.error.code, ErrorCode::BgEConnectFailure);
    QCOMPARE(direct.ended.outcome, TransferOutcome::Finished);
}

void tst_EngineProxy::aProxyThatIsNotThere()
{
    EngineHarness harness;
    auto request = harness.request(harness.origin.url("/f"));
    request.proxy = "http://no-such-proxy.invalid:3128";
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.error.code, ErrorCode::BgEInvalidProxyInfo);
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineProxy)
#include "tst_EngineProxy.moc"
