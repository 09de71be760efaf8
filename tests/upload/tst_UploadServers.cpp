// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/ServerCertificate.h"
#include "tests/support/OriginAnswer.h"
#include "tests/upload/TestServers.h"
#include "tests/upload/UploadHarness.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kSize = 3'000'000;

QByteArray content(qint64 size = kSize)
{
    return QByteArray::fromStdString(pattern(7, 0, static_cast<std::size_t>(size)));
}

} // namespace

/// Every protocol at servers that other people wrote. A server that is not installed is skipped
/// and named, or missed when KURIER_REQUIRE_SERVERS is set.
class tst_UploadServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsAndContinues_data() { rows(); }
    void stopsAndContinues();
    void cancelLeavesNothing_data() { rows(); }
    void cancelLeavesNothing();
    void keepsWhatIsThere_data() { rows(); }
    void keepsWhatIsThere();
    void replacesWhatIsThere_data() { rows(); }
    void replacesWhatIsThere();
    void refusesUnknownKeys_data();
    void refusesUnknownKeys();

private:
    void rows();
    bool begin();
    UploadRequest request(const QByteArray &file, qint64 size = kSize);

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<UploadHarness> m_harness;
};

void tst_UploadServers::rows()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : TestServer::names())
        QTest::newRow(name.toUtf8().constData()) << name;
}

bool tst_UploadServers::begin()
{
    m_harness.reset();
    m_server.reset();
    m_server = TestServer::startOfRow();
    if (!m_server)
        return false;
    UploadOptions options;
    options.sshFolder = m_server->sshFolder();
    m_harness = std::make_unique<UploadHarness>(options);
    return true;
}

UploadRequest tst_UploadServers::request(const QByteArray &file, qint64 size)
{
    UploadRequest request = m_harness->request(m_server->target(file), UploadProtocol::Automatic,
                                               m_harness->makeSource(size));
    request.access.access = m_server->access();
    request.access.trust = m_server->trust();
    return request;
}

void tst_UploadServers::stopsAndContinues()
{
    if (!begin())
        return;
    UploadRequest upload = request("a b.bin");
    upload.target.replace(' ', "%20");
    upload.rateLimit = 2'000'000;
    const UploadRun first = m_harness->stopAfter(upload, kSize / 2);
    QVERIFY2(first.ended.outcome == UploadOutcome::Stopped,
             qUtf8Printable(first.ended.error.detail));
    QVERIFY(first.known);
    QCOMPARE(first.known->session.protocol, m_server->protocol());
    QVERIFY(!m_server->holds(content()));
    upload.attempt = AttemptId {1000};
    upload.session = first.known->session;
    upload.rateLimit = 0;
    const UploadRun second = m_harness->run(upload);
    QVERIFY2(second.ended.outcome == UploadOutcome::Finished,
             qUtf8Printable(errorCodeName(second.ended.error.code) + second.ended.error.detail));
    QVERIFY(m_server->holds(content()));
    if (!m_server->isTus())
        QCOMPARE(m_server->stored().size(), 1);
    qInfo("continued from %lld of %lld bytes",
          static_cast<long long>(second.progress.size() > 1 ? second.progress[1].acknowledged : 0),
          static_cast<long long>(kSize));
    // What has arrived is the person's.
    const SessionRemoved removed = m_harness->remove(first.known->session, upload, kSize);
    QCOMPARE(removed.result, RemovalResult::Arrived);
    QVERIFY(m_server->holds(content()));
}

void tst_UploadServers::cancelLeavesNothing()
{
    if (!begin())
        return;
    UploadRequest upload = request("b.bin");
    upload.rateLimit = 2'000'000;
    const UploadRun run = m_harness->stopAfter(upload, kSize / 2);
    QCOMPARE(run.ended.outcome, UploadOutcome::Stopped);
    SessionRemoved removed;
    // A server may still be busy with what it was sent last.
    for (int i = 0; i < 20; ++i) {
        removed = m_harness->remove(run.known->session, upload, kSize);
        if (removed.result == RemovalResult::Removed && m_server->stored().isEmpty())
            break;
        QTest::qWait(250);
    }
    QVERIFY2(removed.result == RemovalResult::Removed,
             qUtf8Printable(errorCodeName(removed.error.code) + removed.error.detail));
    QCOMPARE(m_server->stored(), QStringList());
    // Asked once more it is still true.
    QCOMPARE(m_harness->remove(run.known->session, upload, kSize).result, RemovalResult::Removed);
}

void tst_UploadServers::keepsWhatIsThere()
{
    if (!begin())
        return;
    if (m_server->isTus())
        return; // There the server chooses the name.
    QCOMPARE(m_harness->run(request("c.bin", 1000)).ended.outcome, UploadOutcome::Finished);
    UploadRequest second = request("c.bin", 2000);
    const UploadRun run = m_harness->run(second);
    QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
    QCOMPARE(run.ended.error.code, ErrorCode::EFileExists);
    QVERIFY(m_server->holds(content(1000)));
    QCOMPARE(m_server->stored().size(), 1);
}

void tst_UploadServers::replacesWhatIsThere()
{
    if (!begin())
        return;
    if (m_server->isTus())
        return;
    QCOMPARE(m_harness->run(request("d.bin", 1000)).ended.outcome, UploadOutcome::Finished);
    UploadRequest second = request("d.bin", 2000);
    second.overwrite = true;
    const UploadRun run = m_harness->run(second);
    QVERIFY2(run.ended.outcome == UploadOutcome::Finished,
             qUtf8Printable(errorCodeName(run.ended.error.code) + run.ended.error.detail));
    QVERIFY(m_server->holds(content(2000)));
    QCOMPARE(m_server->stored().size(), 1);
}

void tst_UploadServers::refusesUnknownKeys_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {QStringLiteral("sshd"), QStringLiteral("vsftpd with TLS")})
        QTest::newRow(name.toUtf8().constData()) << name;
}

void tst_UploadServers::refusesUnknownKeys()
{
    if (!begin())
        return;
    for (const QByteArray &trust : {QByteArray(), QByteArray(64, '0')}) {
        UploadRequest upload = request("e.bin", 1000);
        upload.access.trust = trust;
        const UploadRun run = m_harness->run(upload);
        QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
        QCOMPARE(run.ended.error.code, ErrorCode::ECertificateUntrusted);
        const auto seen = certificateIn(run.ended.error);
        QVERIFY2(seen, qUtf8Printable(run.ended.error.detail));
        QCOMPARE(seen->sha256, m_server->trust());
        QCOMPARE(m_server->stored(), QStringList());
    }
}

QTEST_GUILESS_MAIN(tst_UploadServers)
#include "tst_UploadServers.moc"
