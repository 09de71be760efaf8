// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads by the real programs from servers of files that other people wrote.
#include "tests/app/Programs.h"
#include "tests/support/OriginAnswer.h"
#include "tests/upload/TestServers.h"

#include <QTest>

#include <csignal>

using namespace kurier::test;

namespace {

constexpr qint64 kSize = 12'000'000;
constexpr qint64 kPart = 3'000'000;

QByteArray content(quint64 seed)
{
    return QByteArray::fromStdString(pattern(seed, 0, static_cast<std::size_t>(kSize)));
}

void killHard(QProcess &process)
{
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished();
}

qint64 transferred(const QJsonObject &job)
{
    return job.value(QLatin1String("bytesTransferred")).toInteger();
}

QString errorOf(const QJsonObject &job)
{
    return job.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

} // namespace

/// A server that is not installed is skipped and named, or missed when KURIER_REQUIRE_SERVERS is
/// set.
class tst_FileServerPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnAfterAKill_data() { rows(); }
    void goesOnAfterAKill();
    void neverMixesTwoFiles_data() { rows(); }
    void neverMixesTwoFiles();
    void cancelLeavesNothing_data() { rows(); }
    void cancelLeavesNothing();
    void saysWhatIsWrong_data() { rows(); }
    void saysWhatIsWrong();

private:
    static void rows();
    bool begin();
    /// Starts a download that the person trusts the server for; returns its job's id.
    QString start(const QByteArray &file = "down.bin");
    /// The same, once a part of it is here.
    QString startPart();
    QString path() const { return m_programs->downloads() + QStringLiteral("/down.bin"); }
    bool finish(const QString &id);

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Programs> m_programs;
    ProcessPtr m_queue;
};

void tst_FileServerPrograms::rows()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : TestServer::fileServers())
        QTest::newRow(name.toUtf8().constData()) << name;
}

bool tst_FileServerPrograms::begin()
{
    m_queue.reset();
    m_programs.reset();
    m_server.reset();
    m_server = TestServer::startOfRow();
    if (!m_server || !m_server->put(QStringLiteral("down.bin"), content(1)))
        return false;
    m_programs = std::make_unique<Programs>();
    if (!m_server->sshFolder().isEmpty()) {
        const QString keys = m_programs->path(QStringLiteral(".ssh/"));
        QDir().mkpath(keys);
        for (const char *const name : {"id_ed25519", "id_ed25519.pub"}) {
            const QString key = QLatin1String(name);
            QFile::copy(QString::fromLocal8Bit(m_server->sshFolder()) + QLatin1Char('/') + key,
                        keys + key);
        }
    }
    m_queue = m_programs->startQueue();
    return true;
}

QString tst_FileServerPrograms::start(const QByteArray &file)
{
    QByteArray url = m_server->target(file);
    for (const auto &each : m_server->access())
        url.replace("://", QByteArray("://" + each.credentials.user + '@'));
    QStringList words {QStringLiteral("--limit"), QStringLiteral("1M"),
                       QStringLiteral("--retry-delay"), QStringLiteral("1"),
                       QString::fromLatin1(url)};
    const QString id = m_programs->add(words);
    if (m_server->trust().isEmpty())
        return id;
    const bool asked = m_programs->waitUntil(id, [](const QJsonObject &job) {
        return errorOf(job) == QLatin1String("WININET_E_INVALID_CA");
    });
    const QString trust = QStringLiteral("sha-256:") + QString::fromLatin1(m_server->trust());
    const ProgramResult trusted =
        m_programs->ctl({QStringLiteral("resume"), id, QStringLiteral("--trust"), trust});
    return asked && trusted.exitCode == 0 ? id : QString();
}

QString tst_FileServerPrograms::startPart()
{
    const QString id = start();
    const bool came = !id.isEmpty() && m_programs->waitUntil(id, [](const QJsonObject &job) {
        return transferred(job) >= kPart;
    });
    return came ? id : QString();
}

bool tst_FileServerPrograms::finish(const QString &id)
{
    m_programs->ctl({QStringLiteral("set"), id, QStringLiteral("limit=none")});
    const ProgramResult waited = m_programs->ctl(
        {QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("50")});
    if (waited.exitCode != 0)
        qWarning("%s", qUtf8Printable(waited.out + waited.err));
    return waited.exitCode == 0 && m_programs->files() == QStringList {QStringLiteral("down.bin")};
}

void tst_FileServerPrograms::goesOnAfterAKill()
{
    if (!begin())
        return;
    const QString id = startPart();
    QVERIFY(!id.isEmpty());
    killHard(*m_queue);
    m_queue = m_programs->startQueue();
    // What was on disk counts at once; at this limit it would take seconds to come again.
    QVERIFY(m_programs->waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("state")).toString() == QLatin1String("transferring");
    }));
    QVERIFY(transferred(m_programs->show(id)) >= kPart / 2);
    QCOMPARE(m_programs->ctl({QStringLiteral("suspend"), id}).exitCode, 0);
    QCOMPARE(m_programs->ctl({QStringLiteral("resume"), id}).exitCode, 0);
    QVERIFY(finish(id));
    QVERIFY(holdsPattern(path(), 1, kSize));
}

void tst_FileServerPrograms::neverMixesTwoFiles()
{
    if (!begin())
        return;
    const QString id = startPart();
    QVERIFY(!id.isEmpty());
    killHard(*m_queue);
    QVERIFY(m_server->put(QStringLiteral("down.bin"), content(2), 600));
    m_queue = m_programs->startQueue();
    QVERIFY(finish(id));
    QVERIFY(holdsPattern(path(), 2, kSize));
}

void tst_FileServerPrograms::cancelLeavesNothing()
{
    if (!begin())
        return;
    const QString id = startPart();
    QVERIFY(!id.isEmpty());
    QCOMPARE(m_programs->files().size(), 1);
    QCOMPARE(
        m_programs
            ->ctl({QStringLiteral("cancel"), id, QStringLiteral("--yes"), QStringLiteral("--wait")})
            .exitCode,
        0);
    QCOMPARE(m_programs->files(), QStringList());
}

void tst_FileServerPrograms::saysWhatIsWrong()
{
    if (!begin())
        return;
    const QString id = start("missing.bin");
    QVERIFY(!id.isEmpty());
    QVERIFY(m_programs->waitUntil(id, [](const QJsonObject &job) {
        return errorOf(job) == QLatin1String("BG_E_FILE_NOT_AVAILABLE");
    }));
    QCOMPARE(m_programs->state(id), QStringLiteral("error"));
    QCOMPARE(m_programs->files(), QStringList());
    QByteArray url = m_server->target("down.bin");
    if (url.startsWith("sftp"))
        return; // A key that fits comes before any password.
    url.replace("://", "://nobody:wrong@");
    QStringList words {QString::fromLatin1(url)};
    if (!m_server->trust().isEmpty())
        words << QStringLiteral("--trust")
              << QStringLiteral("sha-256:") + QString::fromLatin1(m_server->trust());
    const QString stranger = m_programs->add(words);
    QVERIFY2(m_programs->waitUntil(stranger,
                                   [](const QJsonObject &job) {
                                       return errorOf(job)
                                           == QLatin1String("BG_E_INVALID_CREDENTIALS");
                                   }),
             qUtf8Printable(m_programs->ctl({QStringLiteral("show"), stranger}).out));
    const QString shown = m_programs->ctl({QStringLiteral("show"), stranger}).out;
    QVERIFY2(!shown.contains(QLatin1String("wrong")), qUtf8Printable(shown));
}

QTEST_GUILESS_MAIN(tst_FileServerPrograms)
#include "tst_FileServerPrograms.moc"
