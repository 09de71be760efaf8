// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main job with the real programs: download, look, suspend, cancel, and what is left.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QDir>
#include <QTest>

using namespace kurier::test;

namespace {

constexpr qint64 kMega = 1'000'000;

QString url(const FaultOrigin &origin, const char *path)
{
    return QString::fromStdString(origin.url(path));
}

/// A disk that others use may hold each command up for seconds: \a bytesPerSecond, with all
/// connections, is to leave them a minute.
OriginAnswer slow(qint64 size, qint64 bytesPerSecond)
{
    OriginAnswer answer = OriginAnswer::file(size);
    answer.bytesPerSecond = bytesPerSecond;
    return answer;
}

QString cleanupState(const QJsonObject &job)
{
    return job.value(QLatin1String("cleanup")).toObject().value(QLatin1String("state")).toString();
}

bool hasBytes(const QJsonObject &job)
{
    return job.value(QLatin1String("bytesTransferred")).toInteger() > 0;
}

} // namespace

class tst_EndToEnd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void downloadsAreIdentical_data();
    void downloadsAreIdentical();
    void sameNameTwiceGetsANumber();
    void anExistingFileIsKept();
    void overwriteReplacesAtTheEnd();
    void severalFilesInOneJob();
    void nameFromContentDisposition();
    void suspendAndResumeContinues();
    void cancelLeavesNothing();
    void cancelWithoutYesDoesNothing();
    void finalJobsRefuseEveryVerb_data();
    void finalJobsRefuseEveryVerb();
    void manualCompleteWaitsForComplete();
    void cancelOfFinishedFilesRemovesThem();
    void completeKeepsFinishedFilesOnly();
    void customHeaderArrives();
};

void tst_EndToEnd::downloadsAreIdentical_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("empty") << qint64 {0};
    QTest::newRow("one byte") << qint64 {1};
    QTest::newRow("30 MB") << 30 * kMega;
}

void tst_EndToEnd::downloadsAreIdentical()
{
    QFETCH(qint64, size);
    FaultOrigin origin;
    origin.route("/data.bin", OriginAnswer::file(size));
    const Programs programs;
    const QString id = programs.add({url(origin, "/data.bin")});
    QCOMPARE(
        programs
            .ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("60")})
            .exitCode,
        0);
    QCOMPARE(programs.state(id), QStringLiteral("acknowledged"));
    QCOMPARE(programs.files(), QStringList {QStringLiteral("data.bin")});
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/data.bin"), 1, size));
}

void tst_EndToEnd::sameNameTwiceGetsANumber()
{
    FaultOrigin origin;
    origin.route("/a/name.tar.gz", OriginAnswer::file(1000));
    origin.route("/b/name.tar.gz", OriginAnswer::file(2000));
    const Programs programs;
    const QString first = programs.add({url(origin, "/a/name.tar.gz")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), first}).exitCode, 0);
    const QString second = programs.add({url(origin, "/b/name.tar.gz")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), second}).exitCode, 0);
    QCOMPARE(programs.files(),
             (QStringList {QStringLiteral("name (1).tar.gz"), QStringLiteral("name.tar.gz")}));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/name.tar.gz"), 1, 1000));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/name (1).tar.gz"), 1, 2000));
}

void tst_EndToEnd::anExistingFileIsKept()
{
    FaultOrigin origin;
    origin.route("/mine.txt", slow(200'000, 400'000));
    const Programs programs;
    const QString id = programs.add({url(origin, "/mine.txt")});
    // It appears while the download runs, under the very name that was reserved.
    QFile mine(programs.downloads() + QStringLiteral("/mine.txt"));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QVERIFY(mine.open(QIODevice::ReadOnly));
    QCOMPARE(mine.readAll(), QByteArray("mine"));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/mine (1).txt"), 1, 200'000));
}

void tst_EndToEnd::overwriteReplacesAtTheEnd()
{
    FaultOrigin origin;
    OriginAnswer held = OriginAnswer::file(5000);
    held.gate = "end";
    held.gateAfter = 2500;
    origin.route("/old.txt", held);
    const Programs programs;
    QFile old(programs.downloads() + QStringLiteral("/old.txt"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    const QString id = programs.add({QStringLiteral("--overwrite"), url(origin, "/old.txt")});
    QVERIFY(origin.waitUntilHeld("end", 1, std::chrono::seconds(20)));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
    old.close();
    origin.release("end");
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QVERIFY(holdsPattern(old.fileName(), 1, 5000));
    QCOMPARE(programs.files(), QStringList {QStringLiteral("old.txt")});
}

void tst_EndToEnd::severalFilesInOneJob()
{
    FaultOrigin origin;
    origin.route("/1.bin", OriginAnswer::file(1000));
    origin.route("/2.bin", OriginAnswer::file(0));
    origin.route("/3.bin", OriginAnswer::file(3 * kMega));
    const Programs programs;
    const QString id =
        programs.add({url(origin, "/1.bin"), url(origin, "/2.bin"), url(origin, "/3.bin")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    const QJsonObject job = programs.show(id);
    QCOMPARE(job.value(QLatin1String("filesTransferred")).toInt(), 3);
    QCOMPARE(job.value(QLatin1String("bytesTotal")).toInteger(), 1000 + 3 * kMega);
    QCOMPARE(programs.files().size(), 3);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/3.bin"), 1, 3 * kMega));
}

void tst_EndToEnd::nameFromContentDisposition()
{
    FaultOrigin origin;
    OriginAnswer answer = OriginAnswer::file(10);
    answer.headers = {
        "Content-Disposition: attachment; filename=\"x\"; filename*=UTF-8''..%2FB%C3%A4r.txt"};
    origin.route("/get", answer);
    const Programs programs;
    const QString id = programs.add({url(origin, "/get")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QCOMPARE(programs.files(), QStringList {QStringLiteral("Bär.txt")});
}

void tst_EndToEnd::suspendAndResumeContinues()
{
    FaultOrigin origin;
    origin.route("/big.bin",
                 std::vector {slow(20 * kMega, 300'000), OriginAnswer::file(20 * kMega)});
    const Programs programs;
    const QString id = programs.add(
        {QStringLiteral("--connections"), QStringLiteral("1"), url(origin, "/big.bin")});
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() >= 900'000;
    }));
    QCOMPARE(programs.ctl({QStringLiteral("suspend"), id}).exitCode, 0);
    QCOMPARE(programs.state(id), QStringLiteral("suspended"));
    QVERIFY(origin.waitForOpenConnections(0, std::chrono::seconds(20)));
    QCOMPARE(programs.files().size(), 1);
    QCOMPARE(programs.ctl({QStringLiteral("resume"), id}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QCOMPARE(origin.requests("/big.bin").size(), std::size_t {2});
    const OriginRequest second = origin.requests("/big.bin").at(1);
    QVERIFY(second.header("range").starts_with("bytes="));
    QVERIFY(second.header("range") != "bytes=0-");
    QCOMPARE(second.header("if-range"), std::string("\"v1\""));
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/big.bin"), 1, 20 * kMega));
}

void tst_EndToEnd::cancelLeavesNothing()
{
    FaultOrigin origin;
    origin.route("/film.mkv", slow(100 * kMega, 200'000));
    const Programs programs;
    const QString id = programs.add({url(origin, "/film.mkv")});
    QVERIFY(programs.waitUntil(id, hasBytes));
    QCOMPARE(programs.files().size(), 1);
    const ProgramResult cancelled = programs.ctl(
        {QStringLiteral("cancel"), id, QStringLiteral("--yes"), QStringLiteral("--wait")});
    QCOMPARE(cancelled.exitCode, 0);
    QCOMPARE(programs.files(), QStringList {});
    const QJsonObject job = programs.show(id);
    QCOMPARE(job.value(QLatin1String("state")).toString(), QStringLiteral("cancelled"));
    QCOMPARE(cleanupState(job), QStringLiteral("removed"));
    QCOMPARE(programs.json({QStringLiteral("list")}).value(QLatin1String("jobs")).toArray().size(),
             0);
    QCOMPARE(programs.json({QStringLiteral("list"), QStringLiteral("--history")})
                 .value(QLatin1String("jobs"))
                 .toArray()
                 .size(),
             1);
    QVERIFY(origin.waitForOpenConnections(0, std::chrono::seconds(20)));
}

void tst_EndToEnd::cancelWithoutYesDoesNothing()
{
    FaultOrigin origin;
    origin.route("/film.mkv", slow(100 * kMega, 200'000));
    const Programs programs;
    const QString id = programs.add({url(origin, "/film.mkv")});
    QVERIFY(programs.waitUntil(id, hasBytes));
    const ProgramResult refused = programs.ctl({QStringLiteral("cancel"), id});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.err.contains(QLatin1String("--yes")));
    QCOMPARE(programs.state(id), QStringLiteral("transferring"));
    const ProgramResult dry =
        programs.ctl({QStringLiteral("cancel"), id, QStringLiteral("--dry-run")});
    QCOMPARE(dry.exitCode, 0);
    QCOMPARE(programs.state(id), QStringLiteral("transferring"));
    QCOMPARE(programs.files().size(), 1);
}

void tst_EndToEnd::finalJobsRefuseEveryVerb_data()
{
    QTest::addColumn<QStringList>("verb");
    QTest::newRow("suspend") << QStringList {QStringLiteral("suspend")};
    QTest::newRow("resume") << QStringList {QStringLiteral("resume")};
    QTest::newRow("complete") << QStringList {QStringLiteral("complete")};
    QTest::newRow("cancel") << QStringList {QStringLiteral("cancel"), QStringLiteral("--yes")};
}

void tst_EndToEnd::finalJobsRefuseEveryVerb()
{
    QFETCH(QStringList, verb);
    FaultOrigin origin;
    origin.route("/done.bin", OriginAnswer::file(1000));
    origin.route("/gone.bin", slow(kMega, 1000));
    const Programs programs;
    const QString done = programs.add({url(origin, "/done.bin")});
    const QString gone = programs.add({url(origin, "/gone.bin")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), done}).exitCode, 0);
    QCOMPARE(programs
                 .ctl({QStringLiteral("cancel"), gone, QStringLiteral("--yes"),
                       QStringLiteral("--wait")})
                 .exitCode,
             0);
    for (const QString &id : {done, gone}) {
        const QJsonObject before = programs.show(id);
        const ProgramResult result =
            programs.ctl(QStringList {QStringLiteral("--json")} + verb + QStringList {id});
        QCOMPARE(result.exitCode, 4);
        const QJsonObject answer =
            result.json().value(QLatin1String("results")).toArray().at(0).toObject();
        QCOMPARE(answer.value(QLatin1String("ok")).toBool(), false);
        QCOMPARE(answer.value(QLatin1String("code")).toString(),
                 QStringLiteral("DO_E_INVALID_STATE"));
        QCOMPARE(answer.value(QLatin1String("hresult")).toString(), QStringLiteral("0x80D02013"));
        QCOMPARE(programs.show(id), before);
    }
    QCOMPARE(programs.files(), QStringList {QStringLiteral("done.bin")});
}

void tst_EndToEnd::manualCompleteWaitsForComplete()
{
    FaultOrigin origin;
    origin.route("/report.pdf", OriginAnswer::file(5000));
    const Programs programs;
    const QString id =
        programs.add({QStringLiteral("--manual-complete"), url(origin, "/report.pdf")});
    QCOMPARE(programs
                 .ctl({QStringLiteral("wait"), id, QStringLiteral("--for"),
                       QStringLiteral("transferred")})
                 .exitCode,
             0);
    QVERIFY(!QFile::exists(programs.downloads() + QStringLiteral("/report.pdf")));
    QCOMPARE(programs.ctl({QStringLiteral("complete"), id}).exitCode, 0);
    QCOMPARE(programs.state(id), QStringLiteral("acknowledged"));
    QCOMPARE(programs.files(), QStringList {QStringLiteral("report.pdf")});
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/report.pdf"), 1, 5000));
}

void tst_EndToEnd::cancelOfFinishedFilesRemovesThem()
{
    FaultOrigin origin;
    origin.route("/report.pdf", OriginAnswer::file(5000));
    const Programs programs;
    const QString id =
        programs.add({QStringLiteral("--manual-complete"), url(origin, "/report.pdf")});
    QCOMPARE(programs
                 .ctl({QStringLiteral("wait"), id, QStringLiteral("--for"),
                       QStringLiteral("transferred")})
                 .exitCode,
             0);
    QCOMPARE(
        programs
            .ctl({QStringLiteral("cancel"), id, QStringLiteral("--yes"), QStringLiteral("--wait")})
            .exitCode,
        0);
    QCOMPARE(programs.files(), QStringList {});
    QCOMPARE(cleanupState(programs.show(id)), QStringLiteral("removed"));
}

void tst_EndToEnd::completeKeepsFinishedFilesOnly()
{
    FaultOrigin origin;
    origin.route("/1.bin", OriginAnswer::file(1000));
    origin.route("/2.bin", slow(100 * kMega, 200'000));
    const Programs programs;
    const QString id = programs.add({url(origin, "/1.bin"), url(origin, "/2.bin")});
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 1000;
    }));
    const ProgramResult completed =
        programs.ctl({QStringLiteral("--json"), QStringLiteral("complete"), id});
    QCOMPARE(completed.exitCode, 9);
    QCOMPARE(programs.state(id), QStringLiteral("acknowledged"));
    QTRY_COMPARE(programs.files(), QStringList {QStringLiteral("1.bin")});
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/1.bin"), 1, 1000));
}

void tst_EndToEnd::customHeaderArrives()
{
    FaultOrigin origin;
    origin.route("/h.bin", OriginAnswer::file(10));
    const Programs programs;
    const QString id = programs.add(
        {QStringLiteral("--header"), QStringLiteral("X-Ticket: 42"), url(origin, "/h.bin")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QCOMPARE(origin.requests("/h.bin").at(0).header("x-ticket"), std::string("42"));
}

QTEST_GUILESS_MAIN(tst_EndToEnd)
#include "tst_EndToEnd.moc"
