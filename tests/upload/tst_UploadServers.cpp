// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/ServerCertificate.h"
#include "tests/support/OriginAnswer.h"
#include "tests/upload/TestServers.h"
#include "tests/upload/UploadHarness.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kSize = 3'000'000;
constexpr qint64 kSizeOfParts = 12'000'000; ///< S3 has no parts of less than 5 MiB.

QByteArray content(qint64 size)
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
    void nextcloudFolders_data();
    void nextcloudFolders();
    void serverThatCannotRemove();
    void refusesUnknownKeys_data();
    void refusesUnknownKeys();

private:
    void rows();
    bool begin();
    UploadRequest request(const QByteArray &file, qint64 size);
    [[nodiscard]] QString difference() const;

    qint64 m_size = kSize;
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
    m_size = m_server->isS3() ? kSizeOfParts : kSize;
    UploadOptions options;
    options.sshFolder = m_server->sshFolder();
    m_harness = std::make_unique<UploadHarness>(options);
    return true;
}

UploadRequest tst_UploadServers::request(const QByteArray &file, qint64 size)
{
    UploadRequest request = m_harness->request(
        m_server->target(file), m_server->isS3() ? UploadProtocol::S3 : UploadProtocol::Automatic,
        m_harness->makeSource(size));
    if (m_server->isS3())
        request.chunkSize = qint64 {5} * 1024 * 1024;
    request.access.access = m_server->access();
    request.access.trust = m_server->trust();
    return request;
}

/// In what the stored files are not the one that was sent.
QString tst_UploadServers::difference() const
{
    const QByteArray sent = content(m_size);
    QStringList all;
    const QStringList files = m_server->stored();
    for (const QString &file : files) {
        const QByteArray has = m_server->contentOf(file);
        const auto [mine, theirs] = std::mismatch(sent.begin(), sent.end(), has.begin(), has.end());
        all << QStringLiteral("%1: %2 bytes, the first %3 right")
                   .arg(file)
                   .arg(has.size())
                   .arg(theirs - has.begin());
    }
    return all.join(QLatin1Char('\n'));
}

void tst_UploadServers::stopsAndContinues()
{
    if (!begin())
        return;
    UploadRequest upload = request("a b.bin", m_size);
    upload.target.replace(' ', "%20");
    upload.rateLimit = m_size * 2 / 3;
    const UploadRun first = m_harness->stopAfter(upload, m_size / 2);
    QVERIFY(first.ended.unanswered);
    QVERIFY2(first.ended.outcome == UploadOutcome::Stopped,
             qUtf8Printable(first.ended.error.detail));
    QVERIFY(first.known);
    QCOMPARE(first.known->session.protocol, m_server->protocol());
    QVERIFY(!m_server->holds(content(m_size)));
    upload.attempt = AttemptId {1000};
    upload.session = first.known->session;
    upload.rateLimit = 0;
    const UploadRun second = m_harness->run(upload);
    QVERIFY2(second.ended.outcome == UploadOutcome::Finished,
             qUtf8Printable(errorCodeName(second.ended.error.code) + second.ended.error.detail));
    qInfo("continued from %lld of %lld bytes",
          static_cast<long long>(second.progress.size() > 1 ? second.progress[1].acknowledged : 0),
          static_cast<long long>(m_size));
    QVERIFY2(m_server->holds(content(m_size)), qUtf8Printable(difference()));
    if (!m_server->isTus())
        QCOMPARE(m_server->count(), 1);
    // What has arrived is the person's.
    const SessionRemoved removed = m_harness->remove(first.known->session, upload, m_size);
    QCOMPARE(removed.result, RemovalResult::Arrived);
    QVERIFY(m_server->holds(content(m_size)));
}

void tst_UploadServers::cancelLeavesNothing()
{
    if (!begin())
        return;
    UploadRequest upload = request("b.bin", m_size);
    upload.rateLimit = m_size * 2 / 3;
    const UploadRun run = m_harness->stopAfter(upload, m_size / 2);
    QCOMPARE(run.ended.outcome, UploadOutcome::Stopped);
    SessionRemoved removed;
    // A server may still be busy with what it was sent last.
    for (int i = 0; i < 20; ++i) {
        removed = m_harness->remove(run.known->session, upload, m_size);
        if (removed.result == RemovalResult::Removed && m_server->stored().isEmpty())
            break;
        QTest::qWait(250);
    }
    QVERIFY2(removed.result == RemovalResult::Removed,
             qUtf8Printable(errorCodeName(removed.error.code) + removed.error.detail));
    QCOMPARE(m_server->stored(), QStringList());
    // Asked once more it is still true.
    QCOMPARE(m_harness->remove(run.known->session, upload, m_size).result, RemovalResult::Removed);
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
    QCOMPARE(m_server->count(), 1);
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
    QCOMPARE(m_server->count(), 1);
}

void tst_UploadServers::nextcloudFolders_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {QStringLiteral("apache"), QStringLiteral("nginx")})
        QTest::newRow(name.toUtf8().constData()) << name;
}

/// A WebDAV server does all of Nextcloud's chunked upload but put the chunks together.
void tst_UploadServers::nextcloudFolders()
{
    if (!begin())
        return;
    const QString user = m_server->root() + QStringLiteral("/remote.php/dav/uploads/me");
    QVERIFY(m_server->makeFolder(QStringLiteral("remote.php/dav/uploads/me")));
    QVERIFY(m_server->makeFolder(QStringLiteral("remote.php/dav/files/me")));
    constexpr qint64 kChunked = 12'000'000;
    constexpr qint64 kChunk = qint64 {5} * 1024 * 1024;
    UploadRequest upload = request("remote.php/dav/files/me/n.bin", kChunked);
    upload.protocol = UploadProtocol::NextcloudChunks;
    upload.chunkSize = kChunk;
    upload.rateLimit = kChunked / 2;
    const UploadRun first = m_harness->stopAfter(upload, kChunk + kChunk / 2);
    QCOMPARE(first.ended.outcome, UploadOutcome::Stopped);
    QVERIFY(first.known);
    QCOMPARE(first.ended.acknowledged, kChunk);
    const QString folder = user + QLatin1Char('/') + QString::fromLatin1(upload.temporaryName);
    QCOMPARE(m_server->contentOf(folder + QStringLiteral("/00001")),
             content(kChunked).left(kChunk));

    upload.attempt = AttemptId {1000};
    upload.session = first.known->session;
    upload.rateLimit = 0;
    const UploadRun second = m_harness->run(upload);
    QCOMPARE(second.ended.outcome, UploadOutcome::Failed);
    QCOMPARE(second.ended.acknowledged, kChunked);
    QByteArray together;
    for (const char *chunk : {"/00001", "/00002", "/00003"})
        together += m_server->contentOf(folder + QLatin1String(chunk));
    QVERIFY(together == content(kChunked));

    const SessionRemoved removed = m_harness->remove(upload.session, upload, kChunked);
    QVERIFY2(removed.result == RemovalResult::Removed, qUtf8Printable(removed.error.detail));
    QVERIFY(!QFileInfo::exists(folder));
    QCOMPARE(m_server->stored(), QStringList());
}

/// s3rver answers 405 to the list of parts and to Abort.
void tst_UploadServers::serverThatCannotRemove()
{
    QString why;
    m_harness.reset();
    m_server = TestServer::start(QStringLiteral("s3rver"), why);
    if (!m_server && !qEnvironmentVariableIsSet("KURIER_REQUIRE_SERVERS"))
        QSKIP(qUtf8Printable(why));
    QVERIFY2(m_server, qUtf8Printable(why));
    m_harness = std::make_unique<UploadHarness>();
    QCOMPARE(m_harness->run(request("whole.bin", kSizeOfParts)).ended.outcome,
             UploadOutcome::Finished);
    QVERIFY(m_server->holds(content(kSizeOfParts)));

    UploadRequest upload = request("part.bin", kSizeOfParts);
    upload.chunkSize = qint64 {5} * 1024 * 1024;
    upload.rateLimit = kSizeOfParts;
    const UploadRun run = m_harness->stopAfter(upload, kSizeOfParts / 2);
    QCOMPARE(run.ended.outcome, UploadOutcome::Stopped);
    const SessionRemoved removed = m_harness->remove(run.known->session, upload, kSizeOfParts);
    QCOMPARE(removed.result, RemovalResult::Refused);
    QCOMPARE(m_server->bucket().keys(), QList<QByteArray> {"whole.bin"});
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
