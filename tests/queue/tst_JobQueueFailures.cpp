// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;
using namespace std::chrono_literals;

/// What attempts report, and time: failures and their classes, retries, proof of bytes, several
/// files, names from the server, events of attempts that are no more.
class JobQueueFailuresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classes_data();
    void classes();
    void failureWhileConnecting();
    void delaysGrow();
    void retryAfterIsRespected();
    void resumeStartsPatienceAnew();
    void progressStartsPatienceAnew();
    void noProgressTimeout_data();
    void noProgressTimeout();
    void timeoutEndsALongWait();
    void unprovenStartsAtZero();
    void bytesNeedAValidator();
    void provenBytesGoOn();
    void aNewTempFileProvesNothing();
    void unprovenPartsMeanOneConnection();
    void stoppedByItself();
    void filesOneAfterAnother();
    void oneFailingFileStopsTheRest();
    void unknownSizeIsKnownAtTheEnd();
    void errorGoesWhenItConnects();
    void nameFromTheServer();
    void fixedNameStays();
    void namesOfOtherJobs();
    void staleEvents();
};

void JobQueueFailuresTest::classes_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<JobState>("state");
    const auto row = [](const char *name, ErrorCode code, JobState state) {
        QTest::newRow(name) << code << state;
    };
    row("404", httpErrorCode(404), JobState::Error);
    row("403", httpErrorCode(403), JobState::Error);
    row("401", httpErrorCode(401), JobState::Error);
    row("408", httpErrorCode(408), JobState::TransientError);
    row("409", httpErrorCode(409), JobState::TransientError);
    row("429", httpErrorCode(429), JobState::TransientError);
    row("500", httpErrorCode(500), JobState::TransientError);
    row("501", httpErrorCode(501), JobState::Error);
    row("503", httpErrorCode(503), JobState::TransientError);
    row("505", httpErrorCode(505), JobState::Error);
    row("connect", ErrorCode::BgEConnectFailure, JobState::TransientError);
    row("closed", ErrorCode::BgEConnectionClosed, JobState::TransientError);
    row("name", ErrorCode::ENameNotResolved, JobState::TransientError);
    row("timeout", ErrorCode::ETimeout, JobState::TransientError);
    row("certificate", ErrorCode::ECertificateUntrusted, JobState::Error);
    row("redirects", ErrorCode::ERedirectFailed, JobState::Error);
    row("server full", ErrorCode::EDiskFull, JobState::Error);
    row("no directory", ErrorCode::EPathNotFound, JobState::Error);
    row("no right", ErrorCode::EAccessDenied, JobState::Error);
}

void JobQueueFailuresTest::classes()
{
    QFETCH(ErrorCode, code);
    QFETCH(JobState, state);
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 40, code);
    QCOMPARE(bench.state(key), state);
    QCOMPARE(bench.job(key)->errorCount, 1U);
    QCOMPARE(bench.job(key)->error->code, code);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 40);
    QCOMPARE(bench.job(key)->retryAt > 0, state == JobState::TransientError);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::failureWhileConnecting()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    bench.fail(key, ErrorCode::BgEConnectFailure);
    QCOMPARE(bench.state(key), JobState::TransientError);
    const JobKey other = bench.make(JobState::Connecting);
    bench.fail(other, ErrorCode::EInvalidUrl);
    QCOMPARE(bench.state(other), JobState::Error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::delaysGrow()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    std::chrono::milliseconds least = 15s;
    for (int failure = 1; failure <= 12; ++failure) {
        bench.fail(key, ErrorCode::BgEConnectFailure);
        QCOMPARE(bench.job(key)->errorCount, quint32(failure));
        const auto delay = bench.queue.nextDeadline() - bench.now.steady;
        QVERIFY2(delay >= least && delay <= least * 5 / 4, qPrintable(QString::number(failure)));
        QCOMPARE(bench.job(key)->retryAt, bench.now.wall + delay.count());
        bench.wait(delay - 1ms);
        bench.advance();
        QCOMPARE(bench.state(key), JobState::TransientError);
        bench.wait(1ms);
        bench.advance();
        QCOMPARE(bench.state(key), JobState::Connecting);
        QCOMPARE(bench.job(key)->retryAt, 0);
        least = std::min<std::chrono::milliseconds>(least * 2, 600s);
    }
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::retryAfterIsRespected()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 0, httpErrorCode(503), 3600s);
    QCOMPARE(bench.queue.nextDeadline() - bench.now.steady, 3600s);
    bench.wait(3599s);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::TransientError);
    bench.wait(1s);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Connecting);
    // A wish shorter than our own delay does not shorten it.
    bench.end(bench.attemptOf(key), TransferOutcome::Failed, 0, httpErrorCode(503), 1s);
    QVERIFY(bench.queue.nextDeadline() - bench.now.steady >= 30s);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::resumeStartsPatienceAnew()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    for (int failure = 0; failure < 5; ++failure) {
        bench.fail(key, ErrorCode::BgEConnectFailure);
        QCOMPARE(bench.command(JobCommand::Resume, key)->code, ErrorCode::Ok);
        QCOMPARE(bench.state(key), JobState::Queued);
        bench.advance();
        QCOMPARE(bench.state(key), JobState::Connecting);
    }
    bench.fail(key, ErrorCode::BgEConnectFailure);
    const auto delay = bench.queue.nextDeadline() - bench.now.steady;
    QVERIFY(delay >= 15s && delay <= 19s);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::progressStartsPatienceAnew()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    qint64 bytes = 40;
    for (int failure = 0; failure < 4; ++failure) {
        bench.end(bench.attemptOf(key), TransferOutcome::Failed, bytes, ErrorCode::ETimeout);
        const auto delay = bench.queue.nextDeadline() - bench.now.steady;
        QVERIFY(delay >= 15s && delay <= 19s);
        bench.wait(delay);
        bench.advance();
        bench.connected(bench.attemptOf(key));
        bench.progress(bench.attemptOf(key), ++bytes);
        QCOMPARE(bench.job(key)->failingSince, 0);
    }
    QCOMPARE(bench.job(key)->errorCount, 4U);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::noProgressTimeout_data()
{
    QTest::addColumn<int>("minimumDelay");
    QTest::addColumn<int>("timeout");
    QTest::newRow("zero makes every failure final") << 15 << 0;
    QTest::newRow("a delay longer than the timeout") << 61 << 60;
}

void JobQueueFailuresTest::noProgressTimeout()
{
    QFETCH(int, minimumDelay);
    QFETCH(int, timeout);
    QueueBench bench;
    QueueBench::Wish wish;
    wish.minimumRetryDelay = std::chrono::seconds(minimumDelay);
    wish.noProgressTimeout = std::chrono::seconds(timeout);
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.fail(key, ErrorCode::BgEConnectFailure);
    QCOMPARE(bench.state(key), JobState::Error);
    QCOMPARE(bench.job(key)->error->code, ErrorCode::BgEConnectFailure);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::timeoutEndsALongWait()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.noProgressTimeout = 60s;
    const JobKey key = bench.add(wish);
    bench.advance();
    const auto start = bench.now.steady;
    // Failures at 0 s, at about 15 s and at about 45 s; the next try would come after the 60 s.
    for (int failure = 0; failure < 3; ++failure) {
        bench.fail(key, ErrorCode::BgEConnectFailure);
        QCOMPARE(bench.state(key), JobState::TransientError);
        if (failure < 2) {
            bench.wait(bench.queue.nextDeadline() - bench.now.steady);
            bench.advance();
            QCOMPARE(bench.state(key), JobState::Connecting);
        }
    }
    QCOMPARE(bench.queue.nextDeadline() - start, 60s);
    bench.wait(bench.queue.nextDeadline() - bench.now.steady);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Error);
    QCOMPARE(bench.queue.nextDeadline(), std::chrono::milliseconds::max());
    QCOMPARE(bench.takeLog().size(), 3);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::unprovenStartsAtZero()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting, 2, 1);
    const AttemptId first = bench.attemptOf(key);
    QCOMPARE(bench.job(key)->files[1].proven.sum(), 40);
    bench.end(first, TransferOutcome::Unproven, 40, ErrorCode::BgERemoteFileChanged);
    QCOMPARE(bench.takeLog(), QStringList {step("start", key, 1)});
    const JobFile &file = bench.job(key)->files[1];
    QCOMPARE(file.proven.sum(), 0);
    QCOMPARE(file.bytesTransferred, 0);
    QVERIFY(file.validator.isEmpty());
    QCOMPARE(bench.job(key)->files[0].bytesTransferred, 100);
    QVERIFY(bench.attemptOf(key) != first);
    QVERIFY(isActive(bench.state(key)));
    QCOMPARE(bench.job(key)->errorCount, 0U);
    // A suspended one starts at zero too, but later.
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.takeLog();
    bench.end(bench.attemptOf(key), TransferOutcome::Unproven, 40);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.job(key)->files[1].proven.sum(), 0);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::bytesNeedAValidator()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    const AttemptId attempt = bench.attemptOf(key);
    bench.connected(attempt, 100, {});
    bench.progress(attempt, 50);
    bench.checkpoint(attempt, 50);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 0);
    bench.end(attempt, TransferOutcome::Failed, 50, ErrorCode::BgEConnectionClosed);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 0);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::aNewTempFileProvesNothing()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    const AttemptId attempt = bench.attemptOf(key);
    bench.checkpoint(attempt, 30);
    JobEffects out;
    bench.queue.tempRecorded(attempt, ArtefactId {77}, out);
    // Recorded in the same breath: a crash must not find the old ranges with the new file.
    QCOMPARE(out.size(), std::size_t {1});
    const auto &stored = std::get<UpdateFile>(std::get<effect::Store>(out[0]).mutation);
    QCOMPARE(stored.file.temp, ArtefactId {77});
    QVERIFY(stored.file.proven.isEmpty());
}

void JobQueueFailuresTest::unprovenPartsMeanOneConnection()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    const QString start = step("start", key, 0);
    const auto unproven = [&](bool split) {
        bench.takeLog();
        bench.end(bench.attemptOf(key), TransferOutcome::Unproven, 0, ErrorCode::BgEInvalidRange,
                  std::nullopt, split);
        return bench.takeLog();
    };
    QCOMPARE(unproven(false), QStringList {start});
    const QString alone = start + QStringLiteral(" alone");
    QCOMPARE(unproven(true), QStringList {alone});
    QCOMPARE(unproven(false), QStringList {alone});
}

void JobQueueFailuresTest::provenBytesGoOn()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    const AttemptId attempt = bench.attemptOf(key);
    bench.checkpoint(attempt, 30);
    QCOMPARE(bench.stored(key).files[0].proven.sum(), 30);
    QCOMPARE(bench.job(key)->files[0].bytesTransferred, 40);
    bench.checkpoint(attempt, 20);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 30);
    // Only what is proven counts after a crash.
    bench.restart();
    QCOMPARE(bench.state(key), JobState::Queued);
    QCOMPARE(bench.job(key)->files[0].bytesTransferred, 30);
    QCOMPARE(bench.job(key)->files[0].validator, QByteArray("\"v\""));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::stoppedByItself()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    bench.end(bench.attemptOf(key), TransferOutcome::Stopped, 60);
    QCOMPARE(bench.state(key), JobState::Queued);
    bench.advance();
    QCOMPARE(bench.attemptsOf(key), 1);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::filesOneAfterAnother()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.files = 3;
    const JobKey key = bench.add(wish);
    bench.advance();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(bench.takeLog(), QStringList {step("start", key, i)});
        QCOMPARE(bench.attemptsOf(key), 1);
        QCOMPARE(bench.job(key)->finishedFiles(), i);
        bench.finishFile(key, 10 * (i + 1));
    }
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.job(key)->bytesTotal(), 60);
    QCOMPARE(bench.job(key)->bytesTransferred(), 60);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::oneFailingFileStopsTheRest()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Error, 3, 1);
    bench.wait(24h);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.job(key)->finishedFiles(), 1);
    static_cast<void>(bench.command(JobCommand::Resume, key));
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList {step("start", key, 1)});
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::unknownSizeIsKnownAtTheEnd()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt, -1, {});
    QCOMPARE(bench.job(key)->bytesTotal(), -1);
    bench.progress(attempt, 40);
    bench.end(attempt, TransferOutcome::Finished, 70);
    QCOMPARE(bench.job(key)->bytesTotal(), 70);
    QCOMPARE(bench.job(key)->bytesTransferred(), 70);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::errorGoesWhenItConnects()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::TransientError);
    static_cast<void>(bench.command(JobCommand::Resume, key));
    bench.advance();
    bench.connected(bench.attemptOf(key));
    QCOMPARE(bench.state(key), JobState::Transferring);
    QVERIFY(!bench.job(key)->error);
    QVERIFY(!bench.stored(key).error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::nameFromTheServer()
{
    QueueBench bench;
    QueueBench::Wish wish;
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.connected(bench.attemptOf(key), 10, "\"v\"", QStringLiteral("../../etc/pass\u202ewd"));
    QCOMPARE(bench.job(key)->files[0].name, QStringLiteral("passwd"));
    QCOMPARE(bench.job(key)->name, QStringLiteral("passwd"));
    QCOMPARE(bench.stored(key).name, QStringLiteral("passwd"));
    const JobKey next = bench.add(wish);
    QCOMPARE(bench.job(next)->files[0].name, QStringLiteral("file"));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::fixedNameStays()
{
    QueueBench bench;
    Job job;
    job.key = JobKey {1};
    job.id = JobId::create();
    job.state = JobState::Queued;
    job.directory = QStringLiteral("/srv");
    job.name = QStringLiteral("mine");
    job.files.resize(1);
    job.files[0].name = QStringLiteral("chosen");
    job.files[0].nameFixed = true;
    bench.restore(job);
    bench.advance();
    bench.connected(bench.attemptOf(job.key), 10, "\"v\"", QStringLiteral("other"));
    QCOMPARE(bench.job(job.key)->files[0].name, QStringLiteral("chosen"));
    QCOMPARE(bench.job(job.key)->name, QStringLiteral("mine"));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::namesOfOtherJobs()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.fileName = QStringLiteral("Report.pdf");
    const JobKey first = bench.add(wish);
    wish.fileName = QStringLiteral("REPORT.PDF");
    const JobKey second = bench.add(wish);
    QCOMPARE(bench.job(first)->files[0].name, QStringLiteral("Report.pdf"));
    QCOMPARE(bench.job(second)->files[0].name, QStringLiteral("REPORT (1).PDF"));
    wish.fileName = QStringLiteral("third");
    const JobKey third = bench.add(wish);
    bench.advance();
    bench.connected(bench.attemptOf(third), 10, "\"v\"", QStringLiteral("report.pdf"));
    QCOMPARE(bench.job(third)->files[0].name, QStringLiteral("report (2).pdf"));
    // Cancelled jobs give their names back.
    static_cast<void>(bench.command(JobCommand::Cancel, first));
    wish.fileName = QStringLiteral("report.pdf");
    QCOMPARE(bench.job(bench.add(wish))->files[0].name, QStringLiteral("report.pdf"));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueFailuresTest::staleEvents()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    const AttemptId old = bench.attemptOf(key);
    bench.end(old, TransferOutcome::Failed, 40, ErrorCode::ETimeout);
    bench.wait(1h);
    bench.advance();
    bench.takeLog();
    for (const AttemptId stale : {old, AttemptId {}, AttemptId {4711}}) {
        bench.connected(stale, 999, "\"x\"", QStringLiteral("evil"));
        bench.progress(stale, 999);
        bench.checkpoint(stale, 999);
        bench.end(stale, TransferOutcome::Finished, 999);
    }
    QCOMPARE(bench.state(key), JobState::Connecting);
    QCOMPARE(bench.job(key)->files[0].bytesTransferred, 40);
    QCOMPARE(bench.job(key)->files[0].bytesTotal, 100);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

QTEST_GUILESS_MAIN(JobQueueFailuresTest)
#include "tst_JobQueueFailures.moc"
