// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads by the real programs to servers that other people wrote.
#include "tests/app/Programs.h"
#include "tests/support/OriginAnswer.h"
#include "tests/upload/TestServers.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

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
    void serverDownAtCancel_data() { rows(); }
    void serverDownAtCancel();

private:
    static void rows();
    bool begin();
    /// Starts an upload; returns its job's id once a part of it has been sent.
    QString uploadPart();

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Programs> m_programs;
    ProcessPtr m_queue;
};

void tst_UploadPrograms::rows()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"tus-server", "uploadx", "webdav-server", "apache", "vsftpd"})
        QTest::newRow(name) << QString::fromLatin1(name);
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
    return true;
}

QString tst_UploadPrograms::uploadPart()
{
    const ProgramResult added = m_programs->ctl(
        {QStringLiteral("--json"), QStringLiteral("upload"), QStringLiteral("--limit"),
         QStringLiteral("1M"), QStringLiteral("--retry-delay"), QStringLiteral("1"),
         m_programs->path(QStringLiteral("up.bin")), QStringLiteral("--to"),
         QString::fromLatin1(m_server->target("up.bin"))});
    const QString id = added.json().value(QLatin1String("id")).toString();
    const bool sent = !id.isEmpty() && m_programs->waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() >= kPart;
    });
    if (!sent)
        qWarning("%s", qUtf8Printable(added.err + added.out));
    return sent ? id : QString();
}

void tst_UploadPrograms::goesOnAfterAKill()
{
    if (!begin())
        return;
    const QString id = uploadPart();
    QVERIFY(!id.isEmpty());
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
        QCOMPARE(m_server->stored().size(), 1);
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
    QCOMPARE(m_programs->state(id), QStringLiteral("cancelled"));
    QVERIFY2(QFile::exists(m_programs->path(QStringLiteral("up.bin"))), "the source is gone");
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

QTEST_GUILESS_MAIN(tst_UploadPrograms)
#include "tst_UploadPrograms.moc"
