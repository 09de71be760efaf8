// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads by the real programs to servers that other people wrote.
#include "tests/app/Programs.h"
#include "tests/support/OriginAnswer.h"
#include "tests/upload/TestServers.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using kurier::Credentials;
using namespace kurier::test;

namespace {

constexpr qint64 kSize = 20'000'000;
constexpr qint64 kPart = 3'000'000;

QByteArray content()
{
    return QByteArray::fromStdString(pattern(7, 0, static_cast<std::size_t>(kSize)));
}

void killHard(QProcess &process)
{
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished();
}

QString cleanupOf(const QJsonObject &job)
{
    return job.value(QLatin1String("cleanup")).toObject().value(QLatin1String("state")).toString();
}

} // namespace

/// A server that is not installed is skipped and named, or missed when KURIER_REQUIRE_SERVERS is
/// set.
class tst_UploadPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnAfterAKill_data() { rows(); }
    void goesOnAfterAKill();
    void cancelLeavesNothing_data() { rows(); }
    void cancelLeavesNothing();
    void serverDownAtCancel_data();
    void serverDownAtCancel();
    void hostKeyIsAskedFor_data();
    void hostKeyIsAskedFor();

private:
    static void rows();
    bool begin();
    bool letIn();
    [[nodiscard]] QStringList access() const; ///< Options of kurierctl.
    [[nodiscard]] QString target() const;
    /// Starts an upload; returns its job's id once a part of it has been sent.
    QString uploadPart();

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Programs> m_programs;
    ProcessPtr m_queue;
};

void tst_UploadPrograms::rows()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : TestServer::names())
        QTest::newRow(name.toUtf8().constData()) << name;
}

bool tst_UploadPrograms::begin()
{
    m_queue.reset();
    m_programs.reset();
    m_server.reset();
    m_server = TestServer::startOfRow();
    if (!m_server)
        return false;
    m_programs = std::make_unique<Programs>();
    QFile source(m_programs->path(QStringLiteral("up.bin")));
    if (!source.open(QIODevice::WriteOnly) || source.write(content()) != kSize)
        return false;
    m_queue = m_programs->startQueue();
    return letIn();
}

/// What a person has who may use the server: a key, or a line in .netrc.
bool tst_UploadPrograms::letIn()
{
    if (!m_server->sshFolder().isEmpty()
        && !QFile::link(QString::fromLocal8Bit(m_server->sshFolder()),
                        m_programs->path(QStringLiteral(".ssh"))))
        return false;
    const Credentials own = m_server->access().value(0).credentials;
    QFile netrc(m_programs->path(QStringLiteral(".netrc")));
    return netrc.open(QIODevice::WriteOnly)
        && netrc.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && netrc.write("machine 127.0.0.1 login \"" + own.user + "\" password \"" + own.password
                       + "\"\n")
        > 0;
}

QStringList tst_UploadPrograms::access() const
{
    QStringList options;
    const Credentials own = m_server->access().value(0).credentials;
    if (!own.password.isEmpty())
        options << QStringLiteral("--netrc");
    if (!m_server->trust().isEmpty())
        options << QStringLiteral("--trust")
                << QStringLiteral("sha-256:") + QString::fromLatin1(m_server->trust());
    if (m_server->isS3())
        options << QStringLiteral("--protocol") << QStringLiteral("s3")
                << QStringLiteral("--chunk-size") << QStringLiteral("5M");
    return options;
}

QString tst_UploadPrograms::target() const
{
    QByteArray target = m_server->target("up.bin");
    // By a key somebody signs in, and the address says who.
    if (m_server->protocol() == kurier::UploadProtocol::Sftp)
        target.replace("://",
                       QByteArray("://" + m_server->access().value(0).credentials.user + '@'));
    return QString::fromLatin1(target);
}

QString tst_UploadPrograms::uploadPart()
{
    QStringList words {QStringLiteral("--json"),
                       QStringLiteral("upload"),
                       QStringLiteral("--limit"),
                       QStringLiteral("1M"),
                       QStringLiteral("--retry-delay"),
                       QStringLiteral("1"),
                       m_programs->path(QStringLiteral("up.bin")),
                       QStringLiteral("--to"),
                       target()};
    words += access();
    const ProgramResult added = m_programs->ctl(words);
    const QString id = added.json().value(QLatin1String("id")).toString();
    const bool sent = !id.isEmpty() && m_programs->waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() >= kPart;
    });
    if (!sent)
        qWarning("%s",
                 qUtf8Printable(added.err + m_programs->ctl({QStringLiteral("show"), id}).out));
    return sent ? id : QString();
}

void tst_UploadPrograms::goesOnAfterAKill()
{
    if (!begin())
        return;
    const QString id = uploadPart();
    QVERIFY(!id.isEmpty());
    if (QString::fromLatin1(QTest::currentDataTag()) == QLatin1String("tus-server"))
        QVERIFY(m_programs->show(id)
                    .value(QLatin1String("files"))
                    .toArray()
                    .at(0)
                    .toObject()
                    .value(QLatin1String("sessionExpires"))
                    .isString());
    killHard(*m_queue);
    QVERIFY(!m_server->holds(content()));
    m_queue = m_programs->startQueue();
    QCOMPARE(m_programs->ctl({QStringLiteral("set"), id, QStringLiteral("limit=none")}).exitCode,
             0);
    const ProgramResult waited = m_programs->ctl(
        {QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("50")});
    QVERIFY2(waited.exitCode == 0, qUtf8Printable(waited.out + waited.err));
    QCOMPARE(m_programs->state(id), QStringLiteral("acknowledged"));
    QVERIFY(m_server->holds(content()));
    if (!m_server->isTus())
        QCOMPARE(m_server->count(), 1);
    QVERIFY2(QFile::exists(m_programs->path(QStringLiteral("up.bin"))), "the source is gone");
}

void tst_UploadPrograms::cancelLeavesNothing()
{
    if (!begin())
        return;
    const QString id = uploadPart();
    QVERIFY(!id.isEmpty());
    const ProgramResult cancelled = m_programs->ctl(
        {QStringLiteral("cancel"), id, QStringLiteral("--yes"), QStringLiteral("--wait")});
    // A server that is still busy with what it was sent last is asked again.
    QVERIFY2(cancelled.exitCode == 0 || cancelled.exitCode == 7,
             qUtf8Printable(cancelled.out + cancelled.err));
    QTRY_COMPARE_WITH_TIMEOUT(cleanupOf(m_programs->show(id)), QStringLiteral("removed"), 60'000);
    QCOMPARE(m_server->stored(), QStringList());
    QFile log(m_programs->path(QStringLiteral("state/kurier/cleanup.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray line = log.readAll().trimmed().split('\n').constLast();
    QVERIFY2(line.contains(" removed \"") && line.endsWith(" server ok"), line.constData());
    QCOMPARE(m_programs->state(id), QStringLiteral("cancelled"));
    QVERIFY2(QFile::exists(m_programs->path(QStringLiteral("up.bin"))), "the source is gone");
}

void tst_UploadPrograms::serverDownAtCancel_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"tus-server", "webdav-server", "apache", "vsftpd", "sshd", "nephele"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_UploadPrograms::serverDownAtCancel()
{
    if (!begin())
        return;
    const QString id = uploadPart();
    QVERIFY(!id.isEmpty());
    m_server->stop();
    QCOMPARE(
        m_programs
            ->ctl({QStringLiteral("cancel"), id, QStringLiteral("--yes"), QStringLiteral("--wait")})
            .exitCode,
        7);
    const QJsonArray listed = m_programs->json({QStringLiteral("cleanup"), QStringLiteral("list")})
                                  .value(QLatin1String("artefacts"))
                                  .toArray();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed.at(0).toObject().value(QLatin1String("kind")).toString(),
             QStringLiteral("server-session"));
    killHard(*m_queue);
    m_queue = m_programs->startQueue();
    QVERIFY(m_server->startAgain());
    // Nobody does anything: the queue asks again by itself.
    QTRY_COMPARE_WITH_TIMEOUT(cleanupOf(m_programs->show(id)), QStringLiteral("removed"), 120'000);
    // What Apache writes a body to until it has all of it; killed then, it leaves that behind,
    // where no client put anything.
    QStringList left = m_server->stored();
    left.removeIf([](const QString &file) { return file.contains(QLatin1String("/.davfs.tmp")); });
    QCOMPARE(left, QStringList());
}

void tst_UploadPrograms::hostKeyIsAskedFor_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("sshd") << QStringLiteral("sshd");
}

/// The person sits at a terminal, which script(1) makes.
void tst_UploadPrograms::hostKeyIsAskedFor()
{
    if (!begin())
        return;
    const QString id =
        m_programs
            ->ctl({QStringLiteral("--json"), QStringLiteral("upload"),
                   m_programs->path(QStringLiteral("up.bin")), QStringLiteral("--to"), target()})
            .json()
            .value(QLatin1String("id"))
            .toString();
    const auto stateIs = [&](const char *state) {
        return m_programs->waitUntil(id, [state](const QJsonObject &job) {
            return job.value(QLatin1String("state")).toString() == QLatin1String(state);
        });
    };
    const QByteArray fingerprint =
        "SHA256:" + QByteArray::fromHex(m_server->trust()).toBase64(QByteArray::OmitTrailingEquals);
    QVERIFY(stateIs("error"));
    const QByteArray refused = m_programs->ctlAtTerminal("n\n", {QStringLiteral("resume"), id});
    QVERIFY2(refused.contains(fingerprint), refused.constData());
    QVERIFY(stateIs("error"));
    QCOMPARE(m_server->stored(), QStringList());
    const QByteArray trusted = m_programs->ctlAtTerminal("y\n", {QStringLiteral("resume"), id});
    QVERIFY2(stateIs("acknowledged"), trusted.constData());
    QVERIFY(m_server->holds(content()));
}

QTEST_GUILESS_MAIN(tst_UploadPrograms)
#include "tst_UploadPrograms.moc"
