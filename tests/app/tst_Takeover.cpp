// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One owner per queue: a window beside a headless queue, beside another window, and its end.
#include "core/control/ControlClient.h"
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QImage>
#include <QTest>

using namespace kurier::test;

class tst_Takeover : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windowComesAndGoesBesideHeadless();
    void windowFindsTheQueueAgain();
    void secondWindowRaisesTheFirst();
    void terminationSignalEndsInOrder();
    void screenshotShowsTheQueue();
};

namespace {
qint64 ownerOf(const Programs &programs)
{
    return programs.json({QStringLiteral("status")}).value(QLatin1String("pid")).toInteger();
}

/// A window, of whichever process, shows the queue.
bool isShown(const Programs &programs)
{
    kurier::ControlClient client;
    if (!client.connectTo(programs.path(QStringLiteral("run/kurier/control.sock"))))
        return false;
    const auto about = client.call(QStringLiteral("version"));
    return about && about->value(QLatin1String("window")).toBool();
}
} // namespace

void tst_Takeover::windowComesAndGoesBesideHeadless()
{
    constexpr qint64 kSize = 12'000'000;
    FaultOrigin origin;
    OriginAnswer slow = OriginAnswer::file(kSize);
    slow.bytesPerSecond = 1'500'000;
    origin.route("/x.bin", slow);
    const Programs programs;
    const auto headless = programs.startQueue();
    const QString id = programs.add({QStringLiteral("--connections"), QStringLiteral("1"),
                                     QString::fromStdString(origin.url("/x.bin"))});
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 0;
    }));
    auto window = programs.startKurier({});
    QTRY_VERIFY_WITH_TIMEOUT(isShown(programs), 20000);
    QCOMPARE(ownerOf(programs), headless->processId());
    // A second call raises that window.
    QCOMPARE(programs.kurier({QStringLiteral("http://127.0.0.1:9/x")}, 20000).exitCode, 0);
    QCOMPARE(window->state(), QProcess::Running);
    window->terminate();
    QVERIFY(window->waitForFinished(20000));
    QCOMPARE(window->exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(programs), 20000);
    QCOMPARE(ownerOf(programs), headless->processId());
    QCOMPARE(
        programs
            .ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("60")})
            .exitCode,
        0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/x.bin"), 1, kSize));
    QCOMPARE(origin.requests("/x.bin").size(), std::size_t {1});
}

void tst_Takeover::windowFindsTheQueueAgain()
{
    const Programs programs;
    auto headless = programs.startQueue();
    const auto window = programs.startKurier({});
    QTRY_VERIFY_WITH_TIMEOUT(isShown(programs), 20000);
    headless->kill();
    QVERIFY(headless->waitForFinished(20000));
    QCOMPARE(window->state(), QProcess::Running);
    headless = programs.startQueue();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(programs), 20000);
    QCOMPARE(window->state(), QProcess::Running);
    QCOMPARE(ownerOf(programs), headless->processId());
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
