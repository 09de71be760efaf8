// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/InstanceLock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;
using namespace std::chrono_literals;

class TestInstanceLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneOwnerAtATime();
    void theKernelFreesItAfterKill();
    void waitsForTheOwnerToEnd();
    void unusablePlaces();
    void isNotInherited();

private:
    static void startHolder(QProcess &process, const QString &path);
};

void TestInstanceLock::startHolder(QProcess &process, const QString &path)
{
    process.start(QStringLiteral(LOCK_HOLDER), {path});
    QVERIFY(process.waitForReadyRead());
    QCOMPARE(process.readLine().trimmed(), QByteArray("locked"));
}

void TestInstanceLock::oneOwnerAtATime()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("queue.lock"));
    InstanceLock first(path);
    QVERIFY(first.tryLock());
    QVERIFY(first.tryLock());
    QCOMPARE(QFileInfo(path).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    QCOMPARE(InstanceLock::recordedOwner(path).value_or(0), QCoreApplication::applicationPid());

    InstanceLock second(path);
    const auto refused = second.tryLock();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BgEDestinationLocked);
    QCOMPARE(refused.error().detail, QString::number(QCoreApplication::applicationPid()));
    first.unlock();
    QVERIFY(second.tryLock());
    QVERIFY(!first.tryLock());
}

void TestInstanceLock::theKernelFreesItAfterKill()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("queue.lock"));
    QProcess holder;
    startHolder(holder, path);
    InstanceLock lock(path);
    const auto refused = lock.tryLock();
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, QString::number(holder.processId()));
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(lock.tryLock());
}

void TestInstanceLock::waitsForTheOwnerToEnd()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("queue.lock"));
    QProcess holder;
    startHolder(holder, path);
    InstanceLock lock(path);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!lock.waitLock(100ms));
    QVERIFY(timer.elapsed() >= 100);
    holder.kill();
    QVERIFY(lock.waitLock(10s));
    QVERIFY(lock.isLocked());
    QVERIFY(holder.waitForFinished());
}

void TestInstanceLock::unusablePlaces()
{
    const QTemporaryDir directory;
    InstanceLock missing(directory.filePath(QStringLiteral("no/queue.lock")));
    QCOMPARE(missing.tryLock().error().code, ErrorCode::EPathNotFound);
    const QString link = directory.filePath(QStringLiteral("link.lock"));
    QVERIFY(QFile::link(directory.filePath(QStringLiteral("target")), link));
    InstanceLock linked(link);
    QCOMPARE(linked.tryLock().error().code, ErrorCode::EAccessDenied);
    QVERIFY(!QFile::exists(directory.filePath(QStringLiteral("target"))));
}

void TestInstanceLock::isNotInherited()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("queue.lock"));
    QProcess child;
    {
        InstanceLock lock(path);
        QVERIFY(lock.tryLock());
        child.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(child.waitForStarted());
    }
    InstanceLock again(path);
    QVERIFY(again.tryLock());
    child.kill();
    QVERIFY(child.waitForFinished());
}

QTEST_GUILESS_MAIN(TestInstanceLock)
#include "tst_InstanceLock.moc"
