// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One owner per queue: a window beside a headless queue, beside another window, and its end.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QImage>
#include <QTest>

using namespace kurier::test;

class tst_Takeover : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windowTakesOverFromHeadless();
    void secondWindowRaisesTheFirst();
    void terminationSignalEndsInOrder();
    void screenshotShowsTheQueue();
};

namespace {
qint64 ownerOf(const Programs &programs)
{
    return programs.json({QStringLiteral("status")}).value(QLatin1String("pid")).toInteger();
}
} // namespace

void tst_Takeover::windowTakesOverFromHeadless()
{
    constexpr qint64 kSize = 12'000'000;
    FaultOrigin origin;
    OriginAnswer slow = OriginAnswer::file(kSize);
    slow.bytesPerSecond = 3'000'000;
    origin.route("/x.bin", slow);
    const Programs programs;
    const auto headless = programs.startQueue();
    const QString id = programs.add({QString::fromStdString(origin.url("/x.bin"))});
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 1'000'000;
    }));
    const auto window = programs.startKurier({});
    QVERIFY(headless->waitForFinished(20000));
    QCOMPARE(headless->exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(ownerOf(programs), window->processId(), 20000);
    QCOMPARE(
        programs
            .ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("60")})
            .exitCode,
        0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/x.bin"), 1, kSize));
    QVERIFY(origin.requests("/x.bin").at(1).has("range"));
    QCOMPARE(programs.ctl({QStringLiteral("quit")}).exitCode, 0);
    QVERIFY(window->waitForFinished(20000));
    QCOMPARE(window->exitCode(), 0);
}

void tst_Takeover::secondWindowRaisesTheFirst()
{
    const Programs programs;
    const auto first = programs.startKurier({});
    QTRY_COMPARE_WITH_TIMEOUT(ownerOf(programs), first->processId(), 20000);
    const ProgramResult second = programs.kurier({QStringLiteral("http://127.0.0.1:9/x")}, 20000);
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(ownerOf(programs), first->processId());
}

void tst_Takeover::terminationSignalEndsInOrder()
{
    const Programs programs;
    const auto queue = programs.startQueue();
    queue->terminate();
    QVERIFY(queue->waitForFinished(20000));
    QCOMPARE(queue->exitStatus(), QProcess::NormalExit);
    QCOMPARE(queue->exitCode(), 0);
}

void tst_Takeover::screenshotShowsTheQueue()
{
    const Programs programs;
    programs.add({QStringLiteral("--suspended"), QStringLiteral("http://127.0.0.1:9/x")});
    const QString picture = programs.path(QStringLiteral("window.png"));
    QCOMPARE(programs.kurier({QStringLiteral("--screenshot"), picture}).exitCode, 0);
    const QImage image(picture);
    QVERIFY(image.width() >= 800);
}

QTEST_GUILESS_MAIN(tst_Takeover)
#include "tst_Takeover.moc"
