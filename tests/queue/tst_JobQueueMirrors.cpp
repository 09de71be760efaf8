// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;

namespace {

const QByteArray kFirst = "http://host.example/0";
const QByteArray kSecond = "https://b.example/f";
const QByteArray kThird = "http://c.example/f";

JobKey added(QueueBench &bench, const QByteArray &checksum = {}, qint64 size = -1)
{
    QueueBench::Wish wish;
    wish.mirrors = {kSecond, kThird};
    wish.checksum = checksum;
    wish.size = size;
    const JobKey key = bench.add(wish);
    bench.advance();
    return key;
}

QByteArray addressOf(const QueueBench &bench, JobKey key)
{
    return bench.job(key)->files[0].url;
}

} // namespace

/// Several addresses of one file: who is asked next, and what becomes of the bytes.
class JobQueueMirrorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextAtOnce_data();
    void nextAtOnce();
    void allFail();
    void theMostHopefulErrorCounts();
    void notForLocalTrouble_data();
    void notForLocalTrouble();
    void provenBytesStay();
    void provenBytesGoWhenTheAddressIsWrong();
    void provenBytesGoAfterLongPatience();
    void mismatchTriesTheNext();
    void wrongSize_data();
    void wrongSize();
    void wrongSizeWhileSuspended();
    void suspendedBetween();
    void everyFileHasItsOwnRound();
    void survivesARestart();
};

void JobQueueMirrorsTest::nextAtOnce_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("404") << httpErrorCode(404);
    QTest::newRow("503") << httpErrorCode(503);
    QTest::newRow("unreachable") << ErrorCode::BgEConnectFailure;
    QTest::newRow("name") << ErrorCode::ENameNotResolved;
    QTest::newRow("certificate") << ErrorCode::ECertificateUntrusted;
}

void JobQueueMirrorsTest::nextAtOnce()
{
    QFETCH(ErrorCode, code);
    QueueBench bench;
    const JobKey key = added(bench);
    bench.takeLog();
    bench.fail(key, code);
    QCOMPARE(bench.takeLog(), QStringList(step("start", key, 0)));
    QCOMPARE(addressOf(bench, key), kSecond);
    QCOMPARE(bench.state(key), JobState::Connecting);
    QVERIFY(!bench.job(key)->error);
    bench.finishFile(key);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(addressOf(bench, key), kSecond);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::allFail()
{
    QueueBench bench;
    const JobKey key = added(bench);
    for (int i = 0; i < 3; ++i)
        bench.fail(key, httpErrorCode(503));
    QCOMPARE(bench.state(key), JobState::TransientError);
    QVERIFY(bench.attemptOf(key).isNull());
    QCOMPARE(bench.job(key)->errorCount, 1U);
    // After the delay every address is asked once more, the first one first.
    bench.wait(std::chrono::minutes(10));
    bench.advance();
    QCOMPARE(addressOf(bench, key), kFirst);
    bench.fail(key, httpErrorCode(503));
    QCOMPARE(addressOf(bench, key), kSecond);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::theMostHopefulErrorCounts()
{
    QueueBench bench;
    const JobKey key = added(bench);
    bench.fail(key, httpErrorCode(404));
    bench.fail(key, httpErrorCode(503));
    bench.fail(key, httpErrorCode(410));
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(bench.job(key)->error->code, httpErrorCode(503));
    bench.wait(std::chrono::minutes(10));
    bench.advance();
    for (int i = 0; i < 3; ++i)
        bench.fail(key, httpErrorCode(404));
    QCOMPARE(bench.state(key), JobState::Error);
    QCOMPARE(bench.job(key)->error->code, httpErrorCode(404));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::notForLocalTrouble_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<ErrorContext>("context");
    QTest::newRow("disk") << ErrorCode::EDiskFull << ErrorContext::LocalFile;
    QTest::newRow("access") << ErrorCode::EAccessDenied << ErrorContext::LocalFile;
    QTest::newRow("network") << ErrorCode::BgENetworkDisconnected << ErrorContext::Transport;
}

void JobQueueMirrorsTest::notForLocalTrouble()
{
    QFETCH(ErrorCode, code);
    QFETCH(ErrorContext, context);
    QueueBench bench;
    const JobKey key = added(bench);
    bench.fail(key, httpErrorCode(404));
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 0, code, std::nullopt, false, context);
    QVERIFY(bench.attemptOf(key).isNull());
    QCOMPARE(addressOf(bench, key), kSecond);
    QCOMPARE(bench.job(key)->error->code, code);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::provenBytesStay()
{
    QueueBench bench;
    const JobKey key = added(bench);
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt);
    bench.progress(attempt, 40);
    bench.end(attempt, TransferOutcome::Failed, 40, ErrorCode::BgEConnectionClosed);
    // No other address can continue them.
    QCOMPARE(bench.state(key), JobState::TransientError);
    QCOMPARE(addressOf(bench, key), kFirst);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 40);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::provenBytesGoWhenTheAddressIsWrong()
{
    QueueBench bench;
    const JobKey key = added(bench);
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt);
    bench.progress(attempt, 40);
    bench.takeLog();
    bench.end(attempt, TransferOutcome::Failed, 40, httpErrorCode(404));
    QCOMPARE(bench.takeLog(), QStringList(step("start", key, 0)));
    QCOMPARE(addressOf(bench, key), kSecond);
    QCOMPARE(bench.stored(key).files[0].proven.sum(), 0);
    QCOMPARE(bench.stored(key).files[0].validator, QByteArray());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::provenBytesGoAfterLongPatience()
{
    QueueBench bench;
    const JobKey key = added(bench);
    AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt);
    bench.progress(attempt, 40);
    for (int i = 0; i < 3; ++i) {
        bench.end(bench.attemptOf(key), TransferOutcome::Failed, 40, ErrorCode::BgEConnectFailure);
        QCOMPARE(addressOf(bench, key), kFirst);
        QCOMPARE(bench.job(key)->files[0].proven.sum(), 40);
        bench.wait(std::chrono::minutes(11));
        bench.advance();
    }
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 40, ErrorCode::BgEConnectFailure);
    QCOMPARE(addressOf(bench, key), kSecond);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 0);
    QVERIFY(!bench.attemptOf(key).isNull());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::mismatchTriesTheNext()
{
    QueueBench bench;
    const JobKey key = added(bench, "md5=0123456789abcdef0123456789abcdef");
    for (const QByteArray &address : {kFirst, kSecond, kThird}) {
        QCOMPARE(addressOf(bench, key), address);
        bench.finishFile(key);
        bench.verified(key, ErrorCode::BgEValidationFailed);
    }
    QCOMPARE(bench.state(key), JobState::Error);
    QCOMPARE(bench.job(key)->error->code, ErrorCode::BgEValidationFailed);
    QCOMPARE(bench.job(key)->files[0].check, CheckResult::Differs);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::wrongSize_data()
{
    QTest::addColumn<QByteArray>("checksum");
    QTest::newRow("without a checksum") << QByteArray();
    QTest::newRow("with one") << QByteArray("md5=0123456789abcdef0123456789abcdef");
}

void JobQueueMirrorsTest::wrongSize()
{
    QFETCH(QByteArray, checksum);
    QueueBench bench;
    const JobKey key = added(bench, checksum, 100);
    bench.takeLog();
    bench.finishFile(key, 99);
    QCOMPARE(bench.takeLog(), QStringList(step("start", key, 0)));
    QCOMPARE(addressOf(bench, key), kSecond);
    bench.finishFile(key, 101);
    bench.finishFile(key, 0);
    QCOMPARE(bench.state(key), JobState::Error);
    QCOMPARE(bench.job(key)->error->code, ErrorCode::BgEValidationFailed);
    const auto sizes = SizeMismatch::fromDetail(bench.job(key)->error->detail);
    QVERIFY(sizes);
    QCOMPARE(sizes->expected, 100);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::wrongSizeWhileSuspended()
{
    QueueBench bench;
    const JobKey key = added(bench, {}, 100);
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt, -1);
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.end(attempt, TransferOutcome::Finished, 99);
    QCOMPARE(bench.state(key), JobState::Suspended);
    QCOMPARE(bench.job(key)->files[0].state, FileState::Waiting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::suspendedBetween()
{
    QueueBench bench;
    const JobKey key = added(bench);
    const AttemptId attempt = bench.attemptOf(key);
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.takeLog();
    bench.end(attempt, TransferOutcome::Failed, 0, httpErrorCode(404));
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(key), JobState::Suspended);
    QCOMPARE(addressOf(bench, key), kFirst);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::everyFileHasItsOwnRound()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.files = 2;
    wish.mirrors = {kSecond};
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.fail(key, httpErrorCode(404));
    bench.finishFile(key);
    bench.fail(key, httpErrorCode(404));
    QCOMPARE(bench.job(key)->files[1].url, kSecond);
    QVERIFY(!bench.attemptOf(key).isNull());
    bench.finishFile(key);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueMirrorsTest::survivesARestart()
{
    QueueBench bench;
    const JobKey key = added(bench);
    bench.fail(key, httpErrorCode(404));
    bench.restart();
    QCOMPARE(addressOf(bench, key), kSecond);
    bench.advance();
    bench.fail(key, httpErrorCode(404));
    QCOMPARE(addressOf(bench, key), kThird);
    QCOMPARE(bench.trouble(), QString());
}

QTEST_GUILESS_MAIN(JobQueueMirrorsTest)
#include "tst_JobQueueMirrors.moc"
