// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/ServerCertificate.h"
#include "tests/transfer/EngineHarness.h"
#include "tests/transfer/ServerProcess.h"

#include <QCryptographicHash>
#include <QTest>

#include <memory>

namespace kurier::test {

namespace {
const QString kNewKey = QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes");
const QString kAuthority = QStringLiteral("Kurier-test-authority");
} // namespace

/// Certificates against openssl's own server: an authority of ours, self-signed, expired, of
/// another name; and trust in exactly one certificate.
class tst_EngineTls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusals_data();
    void refusals();
    void trusted_data();
    void trusted();
    void anotherCertificateIsRefused();
    void trustIsNotForOthers();
    void aTrustedNameNeedsNoTrust();

private:
    struct Server
    {
        ServerProcess process;
        std::uint16_t port = 0;
        std::string url;
    };

    void openssl(const QString &arguments);
    void makeCertificate(const QString &name, const QString &common, const QString &alternative,
                         bool bySelf, bool expired = false);
    std::unique_ptr<Server> serve(const QString &name);
    QByteArray fingerprintOf(const QString &name) const;
    QString file(const QString &name) const { return m_directory.filePath(name); }
    EngineHarness makeHarness() const
    {
        TransferOptions options;
        options.caFile = file(QStringLiteral("ca.pem")).toUtf8();
        return EngineHarness(options);
    }

    QTemporaryDir m_directory;
};

void tst_EngineTls::openssl(const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_directory.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), words(arguments));
    QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0,
             process.readAll().constData());
}

void tst_EngineTls::makeCertificate(const QString &name, const QString &common,
                                    const QString &alternative, bool bySelf, bool expired)
{
    openssl(QStringLiteral("req %1 -keyout %2.key -out %2.csr -subj /CN=%3 -addext "
                           "subjectAltName=%4")
                .arg(kNewKey, name, common, alternative));
    QString sign =
        QStringLiteral("ca -batch -config ca.cnf -in %1.csr -out %1.pem -notext ").arg(name);
    sign += bySelf ? QStringLiteral("-selfsign -keyfile %1.key").arg(name)
                   : QStringLiteral("-cert ca.pem -keyfile ca.key");
    if (expired)
        sign += QStringLiteral(" -startdate 20200101000000Z -enddate 20210101000000Z");
    openssl(sign);
}

void tst_EngineTls::initTestCase()
{
    QVERIFY2(!ServerProcess::pathOf(QStringLiteral("openssl")).isEmpty(), "needs openssl");
    QFile config(file(QStringLiteral("ca.cnf")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[ca]\ndefault_ca=us\n[us]\ndatabase=index\nserial=serial\nnew_certs_dir=.\n"
                 "default_md=sha256\ndefault_days=30\npolicy=any\nunique_subject=no\n"
                 "copy_extensions=copy\n[any]\ncommonName=supplied\n");
    config.close();
    for (const auto &[name, text] : {std::pair {"index", ""}, std::pair {"serial", "1000\n"}}) {
        QFile made(file(QLatin1String(name)));
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.write(text);
    }
    openssl(QStringLiteral("req -x509 %1 -keyout ca.key -out ca.pem -subj /CN=%2 -days 30")
                .arg(kNewKey, kAuthority));
    const QString here = QStringLiteral("IP:127.0.0.1,DNS:localhost");
    makeCertificate(QStringLiteral("good"), QStringLiteral("good"), here, false);
    makeCertificate(QStringLiteral("self"), QStringLiteral("self-signed"), here, true);
    makeCertificate(QStringLiteral("self2"), QStringLiteral("self-signed-too"), here, true);
    makeCertificate(QStringLiteral("expired"), QStringLiteral("expired"), here, false, true);
    makeCertificate(QStringLiteral("other"), QStringLiteral("other.example"),
                    QStringLiteral("DNS:other.example"), false);
    QFile content(file(QStringLiteral("f")));
    QVERIFY(content.open(QIODevice::WriteOnly));
    content.write(QByteArray::fromStdString(pattern(1, 0, 5000)));
}

std::unique_ptr<tst_EngineTls::Server> tst_EngineTls::serve(const QString &name)
{
    auto server = std::make_unique<Server>();
    server->port = freePort();
    server->url = "https://127.0.0.1:" + std::to_string(server->port)
        + file(QStringLiteral("f")).toStdString();
    const bool started = server->process.start(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"),
         QStringLiteral(
             "cd / && exec openssl s_server -accept 127.0.0.1:%1 -cert %2.pem -key %2.key "
             "-WWW -quiet")
             .arg(server->port)
             .arg(file(name))},
        server->port);
    return started ? std::move(server) : nullptr;
}

QByteArray tst_EngineTls::fingerprintOf(const QString &name) const
{
    QFile pem(file(name + QStringLiteral(".pem")));
    if (!pem.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = pem.readAll();
    const QByteArray begin = "-----BEGIN CERTIFICATE-----";
    text = text.mid(text.indexOf(begin) + begin.size());
    text.truncate(text.indexOf("-----END"));
    return QCryptographicHash::hash(QByteArray::fromBase64(text), QCryptographicHash::Sha256)
        .toHex();
}

void tst_EngineTls::refusals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("subject");
    QTest::newRow("self-signed") << QStringLiteral("self") << ErrorCode::ECertificateUntrusted
                                 << QStringLiteral("CN=self-signed");
    QTest::newRow("expired") << QStringLiteral("expired") << ErrorCode::ECertificateDateInvalid
                             << QStringLiteral("CN=expired");
    QTest::newRow("other name") << QStringLiteral("other") << ErrorCode::ECertificateNameInvalid
                                << QStringLiteral("CN=other.example");
}

void tst_EngineTls::refusals()
{
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    const auto server = serve(name);
    QVERIFY(server);
    EngineHarness harness = makeHarness();
    const auto outcome = harness.run(harness.request(server->url));
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Failed);
    QCOMPARE(errorCodeName(outcome.ended.error.code), errorCodeName(code));
    QCOMPARE(retryClass(code), RetryClass::UserAction);
    const auto certificate = certificateIn(outcome.ended.error);
    QVERIFY(certificate);
    QTEST(certificate->subject, "subject");
    QCOMPARE(certificate->issuer,
             name == QLatin1String("self") ? certificate->subject
                                           : QStringLiteral("CN=") + kAuthority);
    QCOMPARE(certificate->sha256, fingerprintOf(name));
    QVERIFY(certificate->validFrom < certificate->validTo);
    QVERIFY(outcome.bytes.empty());
}

void tst_EngineTls::trusted_data()
{
    QTest::addColumn<QString>("name");
    for (const char *const name : {"self", "expired", "other", "good"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_EngineTls::trusted()
{
    QFETCH(QString, name);
    const auto server = serve(name);
    QVERIFY(server);
    EngineHarness harness = makeHarness();
    auto request = harness.request(server->url);
    request.trust = fingerprintOf(name);
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.error.detail, QString());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 5000));
}

void tst_EngineTls::anotherCertificateIsRefused()
{
    // Even one that the system would accept: somebody chose exactly one.
    for (const char *const name : {"self2", "good"}) {
        const auto server = serve(QLatin1String(name));
        QVERIFY(server);
        EngineHarness harness = makeHarness();
        auto request = harness.request(server->url);
        request.trust = fingerprintOf(QStringLiteral("self"));
        const auto outcome = harness.run(request);
        QCOMPARE(outcome.ended.error.code, ErrorCode::ECertificateUntrusted);
        QCOMPARE(certificateIn(outcome.ended.error)->sha256, fingerprintOf(QLatin1String(name)));
        QVERIFY(outcome.bytes.empty());
    }
}

void tst_EngineTls::trustIsNotForOthers()
{
    const auto server = serve(QStringLiteral("self"));
    QVERIFY(server);
    EngineHarness harness = makeHarness();
    auto trusting = harness.request(server->url);
    trusting.trust = fingerprintOf(QStringLiteral("self"));
    QCOMPARE(harness.run(trusting).ended.outcome, TransferOutcome::Finished);
    // The same engine, the same server: the accepted connection and its session are not reused.
    const auto outcome = harness.run(harness.request(server->url));
    QCOMPARE(outcome.ended.error.code, ErrorCode::ECertificateUntrusted);
}

void tst_EngineTls::aTrustedNameNeedsNoTrust()
{
    const auto server = serve(QStringLiteral("good"));
    QVERIFY(server);
    EngineHarness harness = makeHarness();
    const auto outcome = harness.run(harness.request(server->url));
    QCOMPARE(outcome.ended.error.detail, QString());
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    // Without our authority it is a stranger.
    EngineHarness system;
    QCOMPARE(system.run(system.request(server->url)).ended.error.code,
             ErrorCode::ECertificateUntrusted);
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineTls)
#include "tst_EngineTls.moc"
