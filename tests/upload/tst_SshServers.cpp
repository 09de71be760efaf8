// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/ServerCertificate.h"
#include "core/access/SignInNeed.h"
#include "tests/upload/TestServers.h"
#include "tests/upload/UploadHarness.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kSize = 100'000;

bool runs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(30'000) && process.exitCode() == 0;
}

} // namespace

/// Signing in to a real sshd, and knowing it again, in each way that people do.
class tst_SshServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keyFile();
    void keyFileThatTheServerDoesNotKnow();
    void agent();
    void password_data();
    void password();
    void knownHost();
    void hostMetForTheFirstTime();
    void hostWithAnotherKeyThanKnown();
    void hostWithAnotherKeyThanTrusted();
    void oldFileThatWasLeftAside();

private:
    [[nodiscard]] QString client(const QString &name) const
    {
        return QString::fromLocal8Bit(m_server->sshFolder()) + QLatin1Char('/') + name;
    }
    /// The public key in \a file as the server's in known_hosts.
    [[nodiscard]] bool makeKnown(const QString &file) const;
    void start(const QString &name);
    UploadRequest request();
    UploadRun send() { return m_harness->run(request()); }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<UploadHarness> m_harness;
    QByteArray m_trust;
};

void tst_SshServers::init()
{
    qunsetenv("SSH_AUTH_SOCK");
    start(QStringLiteral("sshd"));
}

void tst_SshServers::start(const QString &name)
{
    m_harness.reset();
    QString why;
    m_server = TestServer::start(name, why);
    if (!m_server && !qEnvironmentVariableIsSet("KURIER_REQUIRE_SERVERS"))
        QSKIP(qUtf8Printable(why));
    QVERIFY2(m_server, qUtf8Printable(why));
    UploadOptions options;
    options.sshFolder = m_server->sshFolder();
    m_harness = std::make_unique<UploadHarness>(options);
    m_trust = m_server->trust();
}

void tst_SshServers::cleanup()
{
    m_harness.reset();
    m_server.reset();
}

UploadRequest tst_SshServers::request()
{
    UploadRequest request = m_harness->request(m_server->target("a.bin"), UploadProtocol::Automatic,
                                               m_harness->makeSource(kSize));
    request.access.access = m_server->access();
    request.access.trust = m_trust;
    return request;
}

bool tst_SshServers::makeKnown(const QString &file) const
{
    QFile key(file);
    if (!key.open(QIODevice::ReadOnly))
        return false;
    const QByteArray target = m_server->target({});
    const qsizetype port = target.indexOf(':', 7) + 1;
    QFile known(client(QStringLiteral("known_hosts")));
    return known.open(QIODevice::WriteOnly)
        && known.write("[127.0.0.1]:" + target.mid(port, target.indexOf('/', port) - port) + ' '
                       + key.readAll())
        > 0;
}

void tst_SshServers::keyFile()
{
    const UploadRun run = send();
    QVERIFY2(run.ended.outcome == UploadOutcome::Finished, qUtf8Printable(run.ended.error.detail));
    QCOMPARE(m_server->stored().size(), 1);
}

void tst_SshServers::keyFileThatTheServerDoesNotKnow()
{
    const QString key = client(QStringLiteral("id_ed25519"));
    QVERIFY(QFile::remove(key) && QFile::remove(key + QStringLiteral(".pub")));
    QVERIFY(runs(QStringLiteral("ssh-keygen"),
                 {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                  QStringLiteral("-N"), QString(), QStringLiteral("-f"), key}));
    const UploadRun run = send();
    QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
    QVERIFY2(run.ended.error.code != ErrorCode::Ok
                 && run.ended.error.code != ErrorCode::ECertificateUntrusted,
             qUtf8Printable(errorCodeName(run.ended.error.code)));
    QCOMPARE(m_server->stored(), QStringList());
}

/// The key is nowhere but in the agent.
void tst_SshServers::agent()
{
    const QString key = client(QStringLiteral("id_ed25519"));
    const QString elsewhere = client(QStringLiteral("moved"));
    QVERIFY(QFile::rename(key, elsewhere));
    QVERIFY(QFile::remove(key + QStringLiteral(".pub")));
    QCOMPARE(send().ended.outcome, UploadOutcome::Failed);

    const QString socket = client(QStringLiteral("agent"));
    QProcess agent;
    agent.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socket});
    QVERIFY(agent.waitForStarted());
    QTRY_VERIFY(QFile::exists(socket));
    qputenv("SSH_AUTH_SOCK", socket.toLocal8Bit());
    QVERIFY(runs(QStringLiteral("ssh-add"), {QStringLiteral("-q"), elsewhere}));
    QVERIFY(QFile::remove(elsewhere));
    const UploadRun run = send();
    agent.kill();
    agent.waitForFinished();
    QVERIFY2(run.ended.outcome == UploadOutcome::Finished, qUtf8Printable(run.ended.error.detail));
}

void tst_SshServers::password_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<bool>("right");
    QTest::newRow("right") << QByteArray("open sesame") << true;
    QTest::newRow("wrong") << QByteArray("open barley") << false;
    QTest::newRow("none") << QByteArray() << false;
}

void tst_SshServers::password()
{
    QFETCH(QByteArray, typed);
    QFETCH(bool, right);
    start(QStringLiteral("asyncssh"));
    if (!m_server)
        return;
    UploadRequest upload = request();
    upload.access.access[0].credentials.password = typed;
    const UploadRun run = m_harness->run(upload);
    QCOMPARE(run.ended.outcome, right ? UploadOutcome::Finished : UploadOutcome::Failed);
    QCOMPARE(m_server->stored().size(), right ? 1 : 0);
    if (right)
        return;
    const auto need = signInNeed(run.ended.error);
    QVERIFY2(need, qUtf8Printable(errorCodeName(run.ended.error.code)));
    QCOMPARE(need->origin, upload.access.access[0].origin);
}

void tst_SshServers::knownHost()
{
    m_trust.clear();
    QVERIFY(makeKnown(m_server->root() + QStringLiteral("/../host.pub")));
    const UploadRun run = send();
    QVERIFY2(run.ended.outcome == UploadOutcome::Finished, qUtf8Printable(run.ended.error.detail));
}

void tst_SshServers::hostMetForTheFirstTime()
{
    m_trust.clear();
    const UploadRun run = send();
    QCOMPARE(run.ended.error.code, ErrorCode::ECertificateUntrusted);
    const auto key = certificateIn(run.ended.error);
    QVERIFY(key && key->isHostKey() && !key->hasChanged());
    QCOMPARE(key->keyKind, QStringLiteral("ssh-ed25519"));
    QCOMPARE(key->sha256, m_server->trust());
    QCOMPARE(m_server->stored(), QStringList());
    // Nobody writes into a person's known_hosts.
    QVERIFY(!QFile::exists(client(QStringLiteral("known_hosts"))));
}

void tst_SshServers::hostWithAnotherKeyThanKnown()
{
    m_trust.clear();
    QVERIFY(makeKnown(client(QStringLiteral("id_ed25519.pub"))));
    const UploadRun run = send();
    QCOMPARE(run.ended.error.code, ErrorCode::ECertificateUntrusted);
    const auto key = certificateIn(run.ended.error);
    QVERIFY(key && key->hasChanged());
    QCOMPARE(key->sha256, m_server->trust());
    QProcess fingerprint;
    fingerprint.start(QStringLiteral("ssh-keygen"),
                      {QStringLiteral("-lf"), client(QStringLiteral("id_ed25519.pub"))});
    QVERIFY(fingerprint.waitForFinished());
    const QByteArray shown =
        "SHA256:" + QByteArray::fromHex(key->expected).toBase64(QByteArray::OmitTrailingEquals);
    QVERIFY2(fingerprint.readAll().contains(shown), shown.constData());
    QCOMPARE(m_server->stored(), QStringList());
}

void tst_SshServers::hostWithAnotherKeyThanTrusted()
{
    m_trust = QByteArray(64, '0');
    const auto key = certificateIn(send().ended.error);
    QVERIFY(key && key->hasChanged());
    QCOMPARE(key->expected, m_trust);
    QCOMPARE(key->sha256, m_server->trust());
    QCOMPARE(m_server->stored(), QStringList());
}

/// A connection was lost between the two renames of an exchange, or after them.
void tst_SshServers::oldFileThatWasLeftAside()
{
    const auto put = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_server->root() + QLatin1Char('/') + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    UploadRequest upload = request();
    upload.overwrite = true;
    const QString temporary = QString::fromLatin1(upload.temporaryName);
    upload.session = {UploadProtocol::Sftp, m_server->target(upload.temporaryName), {}};
    QFile source(QStringLiteral("/proc/self/fd/%1").arg(upload.source->descriptor()));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QByteArray bytes = source.readAll();
    QVERIFY(put(temporary, bytes));
    QVERIFY(put(temporary + QStringLiteral(".old"), "old"));
    const UploadRun run = m_harness->run(upload);
    QVERIFY2(run.ended.outcome == UploadOutcome::Finished, qUtf8Printable(run.ended.error.detail));
    QCOMPARE(m_server->stored().size(), 1);
    QVERIFY(m_server->holds(bytes));

    // It had arrived, and only the old file was still to go.
    QVERIFY(put(temporary + QStringLiteral(".old"), "old"));
    upload.attempt = AttemptId {1000};
    QCOMPARE(m_harness->run(upload).ended.outcome, UploadOutcome::Finished);
    QCOMPARE(m_server->stored().size(), 1);
    QVERIFY(put(temporary + QStringLiteral(".old"), "old"));
    QCOMPARE(m_harness->remove(upload.session, upload, kSize).result, RemovalResult::Arrived);
    QCOMPARE(m_server->stored().size(), 1);

    // A cancel puts the old file back.
    QVERIFY(QFile::remove(m_server->stored().constFirst()));
    QVERIFY(put(temporary, bytes));
    QVERIFY(put(temporary + QStringLiteral(".old"), "old"));
    QCOMPARE(m_harness->remove(upload.session, upload, kSize).result, RemovalResult::Removed);
    QCOMPARE(m_server->stored().size(), 1);
    QVERIFY(m_server->holds("old"));
}

QTEST_GUILESS_MAIN(tst_SshServers)
#include "tst_SshServers.moc"
