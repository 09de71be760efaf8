// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 and a new start: the queue is there, transfers continue, clean-ups are carried out.
#include "core/base/ByteRanges.h"
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QTest>

#include <csignal>

using namespace kurier::test;

namespace {

QString url(const FaultOrigin &origin, const char *path)
{
    return QString::fromStdString(origin.url(path));
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

} // namespace

class tst_EndToEndCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void continuesWhereTheProvenBytesEnd();
    void continuesEverySegment();
    void acknowledgedJobsSurvive();
    void cancelIsCarriedOutAfterTheCrash();
    void listWithoutTheProgramAfterACrash();
};

void tst_EndToEndCrash::continuesWhereTheProvenBytesEnd()
{
    constexpr qint64 kSize = 20'000'000;
    FaultOrigin origin;
    OriginAnswer slow = OriginAnswer::file(kSize);
    slow.bytesPerSecond = 3'000'000;
    origin.route("/big.bin", std::vector {slow, OriginAnswer::file(kSize)});
    const Programs programs;
    auto queue = programs.startQueue();
    const QString id = programs.add({url(origin, "/big.bin")});
    QVERIFY(programs.waitUntil(
        id, [](const QJsonObject &job) { return transferred(job) > 8'000'000; }));
    killHard(*queue);
    QCOMPARE(programs.files().size(), 1);

    queue = programs.startQueue();
    QCOMPARE(
        programs
            .ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("60")})
            .exitCode,
        0);
    QCOMPARE(programs.files(), QStringList {QStringLiteral("big.bin")});
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/big.bin"), 1, kSize));
    const OriginRequest again = origin.requests("/big.bin").at(1);
    const std::string range = again.header("range");
    QVERIFY(range.starts_with("bytes="));
    QVERIFY(std::stoll(range.substr(6)) >= 1'000'000);
    QCOMPARE(again.header("if-range"), std::string("\"v1\""));
}

void tst_EndToEndCrash::continuesEverySegment()
{
    constexpr qint64 kSize = 40'000'000;
    FaultOrigin origin;
    OriginAnswer slow = OriginAnswer::file(kSize);
    slow.bytesPerSecond = 1'500'000;
    origin.route("/big.bin", slow);
    const Programs programs;
    auto queue = programs.startQueue();
    const QString id = programs.add(
        {QStringLiteral("--connections"), QStringLiteral("4"), url(origin, "/big.bin")});
    QVERIFY(programs.waitUntil(
        id, [](const QJsonObject &job) { return transferred(job) > 16'000'000; }));
    killHard(*queue);
    const std::size_t before = origin.requests("/big.bin").size();
    QCOMPARE(before, std::size_t {4});

    origin.route("/big.bin", OriginAnswer::file(kSize));
    queue = programs.startQueue();
    QCOMPARE(
        programs
            .ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("60")})
            .exitCode,
        0);
    QCOMPARE(programs.files(), QStringList {QStringLiteral("big.bin")});
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/big.bin"), 1, kSize));
    const auto requests = origin.requests("/big.bin");
    QVERIFY(requests.size() >= before + 4);
    kurier::ByteRanges asked;
    for (std::size_t i = before; i < requests.size(); ++i) {
        QCOMPARE(requests[i].header("if-range"), std::string("\"v1\""));
        const std::string range = requests[i].header("range");
        QVERIFY(range.starts_with("bytes="));
        const std::size_t dash = range.find('-');
        const std::string last = range.substr(dash + 1);
        asked.add(
            {std::stoll(range.substr(6, dash - 6)), last.empty() ? kSize : std::stoll(last) + 1});
    }
    qInfo("%lld of %lld bytes were asked for again", asked.sum(), kSize);
    QVERIFY(asked.ranges().size() >= 3);
    QVERIFY(asked.sum() <= kSize - 4'000'000);
}

void tst_EndToEndCrash::acknowledgedJobsSurvive()
{
    const Programs programs;
    auto queue = programs.startQueue();
    QStringList ids;
    for (int i = 0; i < 5; ++i) {
        ids << programs.add({QStringLiteral("--suspended"), QStringLiteral("--name"),
                             QStringLiteral("job %1").arg(i),
                             QStringLiteral("http://127.0.0.1:9/x")});
    }
    killHard(*queue);
    queue = programs.startQueue();
    const QJsonArray jobs =
        programs.json({QStringLiteral("list")}).value(QLatin1String("jobs")).toArray();
    QCOMPARE(jobs.size(), ids.size());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        QCOMPARE(jobs.at(i).toObject().value(QLatin1String("id")).toString(), ids.at(i));
        QCOMPARE(jobs.at(i).toObject().value(QLatin1String("state")).toString(),
                 QStringLiteral("suspended"));
    }
}

void tst_EndToEndCrash::cancelIsCarriedOutAfterTheCrash()
{
    FaultOrigin origin;
    OriginAnswer slow = OriginAnswer::file(50'000'000);
    slow.bytesPerSecond = 1'000'000;
    origin.route("/film.mkv", slow);
    for (int round = 0; round < 3; ++round) {
        const Programs programs;
        auto queue = programs.startQueue();
        const QString id = programs.add({url(origin, "/film.mkv")});
        QVERIFY(
            programs.waitUntil(id, [](const QJsonObject &job) { return transferred(job) > 0; }));
        QCOMPARE(programs.ctl({QStringLiteral("cancel"), id, QStringLiteral("--yes")}).exitCode, 0);
        killHard(*queue);
        queue = programs.startQueue();
        QTRY_COMPARE(programs.files(), QStringList {});
        QCOMPARE(programs.state(id), QStringLiteral("cancelled"));
        QTRY_COMPARE(programs.show(id)
                         .value(QLatin1String("cleanup"))
                         .toObject()
                         .value(QLatin1String("state"))
                         .toString(),
                     QStringLiteral("removed"));
    }
}

void tst_EndToEndCrash::listWithoutTheProgramAfterACrash()
{
    const Programs programs;
    auto queue = programs.startQueue();
    const QString id =
        programs.add({QStringLiteral("--suspended"), QStringLiteral("http://127.0.0.1:9/x")});
    killHard(*queue);
    QCOMPARE(programs.ctl({QStringLiteral("status")}).exitCode, 6);
    const QJsonArray jobs =
        programs.json({QStringLiteral("list")}).value(QLatin1String("jobs")).toArray();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs.at(0).toObject().value(QLatin1String("id")).toString(), id);
    QCOMPARE(programs.show(id).value(QLatin1String("state")).toString(),
             QStringLiteral("suspended"));
}

QTEST_GUILESS_MAIN(tst_EndToEndCrash)
#include "tst_EndToEndCrash.moc"
