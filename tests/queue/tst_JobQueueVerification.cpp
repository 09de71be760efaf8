// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;

namespace {

QStringList lines(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *const line : all)
        list.append(QString::fromLatin1(line));
    return list;
}

const QByteArray kChecksum = "md5=0123456789abcdef0123456789abcdef";

/// A job of \a files files whose first has all its bytes and is being hashed; an empty log.
JobKey verifying(QueueBench &bench, int files = 1, bool autoComplete = false,
                 const QByteArray &validator = "\"v\"")
{
    QueueBench::Wish wish;
    wish.files = files;
    wish.autoComplete = autoComplete;
    wish.checksum = kChecksum;
    const JobKey key = bench.add(wish);
    bench.advance();
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt, 100, validator);
    bench.progress(attempt, 100);
    bench.end(attempt, TransferOutcome::Finished, 100);
    return key;
}

} // namespace

/// A file with a checksum is transferred only when its bytes have been hashed.
class JobQueueVerificationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBeforeTransferred();
    void withoutChecksumNothingIsHashed();
    void everyFileInTurn();
    void mismatch_data();
    void mismatch();
    void otherFailures_data();
    void otherFailures();
    void verbs_data();
    void verbs();
    void completeKeepsVerifiedFiles();
    void stoppedBeforeTheLastByteWasSynced();
    void endsAlthoughSuspended();
    void mismatchAfterSuspend();
    void serverAloneIsWrong_data();
    void serverAloneIsWrong();
    void saysThatItVerifies();
    void restartHashesAgain();
    void peersWait();
    void urgentJobsDoNotWait();
    void strayOutcomes();
};

void JobQueueVerificationTest::comesBeforeTransferred()
{
    QueueBench bench;
    const JobKey key = verifying(bench, 1, true);
    QCOMPARE(bench.takeLog(), lines({"start 1/0", "verify 1/0"}));
    QCOMPARE(bench.state(key), JobState::Transferring);
    QCOMPARE(bench.job(key)->files[0].state, FileState::Waiting);
    QCOMPARE(bench.stored(key).files[0].proven.sum(), 100);
    bench.verified(key);
    QCOMPARE(bench.takeLog(), lines({"publish 1/0"}));
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.job(key)->files[0].check, CheckResult::Matches);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::serverAloneIsWrong_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("differs");
    QTest::addColumn<bool>("published");
    const QByteArray mine = "md5=" + QByteArray(32, '1');
    const QByteArray servers = "sha-256=" + QByteArray(64, '2');
    QTest::newRow("the person's agrees") << mine << servers << true;
    QTest::newRow("the person's differs") << mine << mine << false;
    QTest::newRow("nobody else said anything") << QByteArray() << servers << false;
    QTest::newRow("the same algorithm") << mine << "md5=" + QByteArray(32, '3') << true;
    QTest::newRow("nobody says which") << mine << QByteArray() << false;
}

void JobQueueVerificationTest::serverAloneIsWrong()
{
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, differs);
    QFETCH(bool, published);
    QueueBench bench;
    QueueBench::Wish wish;
    wish.autoComplete = true;
    wish.checksum = person;
    const JobKey key = bench.add(wish);
    bench.advance();
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.queue.connected({attempt, 100, {}, "\"v\"", {}, {}, "sha-256=" + QByteArray(64, '2')},
                          bench.now, bench.effects());
    bench.end(attempt, TransferOutcome::Finished, 100);
    const auto expected = parseChecksum(differs);
    QString detail;
    if (expected)
        detail = ChecksumMismatch {*expected,
                                   {expected->algorithm, QByteArray(expected->value.size(), '9')}}
                     .toDetail();
    bench.verified(key, ErrorCode::BgEValidationFailed, false, detail);
    const JobFile &file = bench.stored(key).files[0];
    QCOMPARE(bench.takeLog().contains(step("publish", key, 0)), published);
    QCOMPARE(file.check, published ? CheckResult::ServerDiffers : CheckResult::Differs);
    QCOMPARE(bench.state(key), published ? JobState::Transferred : JobState::Error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::saysThatItVerifies()
{
    QueueBench bench;
    const JobKey key = verifying(bench);
    QVERIFY(makeSnapshot(*bench.job(key)).verifying);
    bench.verified(key);
    QVERIFY(!makeSnapshot(*bench.job(key)).verifying);
}

void JobQueueVerificationTest::withoutChecksumNothingIsHashed()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    bench.finishFile(key);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.job(key)->files[0].check, CheckResult::None);
    QVERIFY(!bench.takeLog().contains(step("verify", key, 0)));
}

void JobQueueVerificationTest::everyFileInTurn()
{
    QueueBench bench;
    const JobKey key = verifying(bench, 2);
    bench.takeLog();
    bench.verified(key);
    QCOMPARE(bench.takeLog(), lines({"start 1/1"}));
    QCOMPARE(bench.state(key), JobState::Transferring);
    bench.finishFile(key);
    QCOMPARE(bench.takeLog(), lines({"verify 1/1"}));
    bench.verified(key);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::mismatch_data()
{
    QTest::addColumn<bool>("autoComplete");
    QTest::newRow("by hand") << false;
    QTest::newRow("automatically") << true;
}

void JobQueueVerificationTest::mismatch()
{
    QFETCH(bool, autoComplete);
    QueueBench bench;
    const JobKey key = verifying(bench, 1, autoComplete);
    bench.takeLog();
    bench.verified(key, ErrorCode::BgEValidationFailed);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(key), JobState::Error);
    const Job *const job = bench.job(key);
    QCOMPARE(job->error->code, ErrorCode::BgEValidationFailed);
    QCOMPARE(job->error->subject, QStringLiteral("http://host.example/0"));
    QCOMPARE(job->files[0].state, FileState::Waiting);
    QCOMPARE(job->files[0].proven.sum(), 0);
    QCOMPARE(job->files[0].bytesTransferred, 0);
    QCOMPARE(job->files[0].validator, QByteArray());
    QCOMPARE(job->files[0].checksum, kChecksum);
    QCOMPARE(job->files[0].check, CheckResult::Differs);
    // Resume fetches it anew.
    QCOMPARE(bench.command(JobCommand::Resume, key)->code, ErrorCode::Ok);
    bench.advance();
    bench.finishFile(key);
    QCOMPARE(bench.takeLog(), lines({"start 1/0", "verify 1/0"}));
    bench.verified(key);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.job(key)->files[0].check, CheckResult::Matches);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::otherFailures_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<qint64>("proven");
    QTest::newRow("unreadable") << ErrorCode::EFail << JobState::TransientError << qint64 {100};
    QTest::newRow("denied") << ErrorCode::EAccessDenied << JobState::Error << qint64 {100};
    QTest::newRow("gone") << ErrorCode::BgEFileNotFound << JobState::Error << qint64 {0};
    QTest::newRow("changed") << ErrorCode::BgELocalFileChanged << JobState::Error << qint64 {0};
    QTest::newRow("algorithm") << ErrorCode::BgEInvalidHashAlgorithm << JobState::Error
                               << qint64 {100};
}

void JobQueueVerificationTest::otherFailures()
{
    QFETCH(ErrorCode, code);
    QFETCH(JobState, state);
    QFETCH(qint64, proven);
    QueueBench bench;
    const JobKey key = verifying(bench);
    bench.verified(key, code);
    QCOMPARE(bench.state(key), state);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), proven);
    QCOMPARE(bench.job(key)->files[0].state, FileState::Waiting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::verbs_data()
{
    QTest::addColumn<JobCommand>("verb");
    QTest::addColumn<QStringList>("effects");
    QTest::addColumn<JobState>("state");
    QTest::newRow("resume") << JobCommand::Resume << QStringList() << JobState::Transferring;
    QTest::newRow("suspend") << JobCommand::Suspend << lines({"stop 1/0"}) << JobState::Suspended;
    QTest::newRow("cancel") << JobCommand::Cancel
                            << lines({"stop 1/0 discard", "drop temp 1", "left 1 cancelled"})
                            << JobState::Cancelled;
    QTest::newRow("complete") << JobCommand::Complete
                              << lines({"stop 1/0 discard", "drop temp 1", "left 1 cancelled"})
                              << JobState::Cancelled;
}

void JobQueueVerificationTest::verbs()
{
    QFETCH(JobCommand, verb);
    QFETCH(QStringList, effects);
    QFETCH(JobState, state);
    QueueBench bench;
    const JobKey key = verifying(bench);
    bench.takeLog();
    QVERIFY(isSuccess(bench.command(verb, key)->code));
    QCOMPARE(bench.takeLog(), effects);
    QCOMPARE(bench.state(key), state);
    if (verb == JobCommand::Resume)
        return;
    bench.verified(key, ErrorCode::Ok, true);
    QCOMPARE(bench.state(key), state);
    QCOMPARE(bench.takeLog(), QStringList());
    if (verb == JobCommand::Suspend) {
        QCOMPARE(bench.job(key)->files[0].proven.sum(), 100);
        QVERIFY(isSuccess(bench.command(JobCommand::Resume, key)->code));
        bench.advance();
        QCOMPARE(bench.takeLog(), lines({"start 1/0"}));
        // Nothing is asked of the server: all bytes are here.
        bench.end(bench.attemptOf(key), TransferOutcome::Finished, 100);
        QCOMPARE(bench.takeLog(), lines({"verify 1/0"}));
        QCOMPARE(bench.state(key), JobState::Transferring);
        bench.verified(key);
        QCOMPARE(bench.state(key), JobState::Transferred);
    }
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::completeKeepsVerifiedFiles()
{
    QueueBench bench;
    const JobKey key = verifying(bench, 2);
    bench.verified(key);
    bench.finishFile(key);
    bench.takeLog();
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QCOMPARE(bench.takeLog(), lines({"stop 1/1 discard", "drop temp 2", "publish 1/0"}));
    bench.verified(key, ErrorCode::Ok);
    QCOMPARE(bench.job(key)->files[1].state, FileState::Dropped);
    bench.published(key, 0);
    QCOMPARE(bench.state(key), JobState::Acknowledged);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::stoppedBeforeTheLastByteWasSynced()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.checksum = kChecksum;
    const JobKey key = bench.add(wish);
    bench.advance();
    const AttemptId attempt = bench.attemptOf(key);
    bench.record(attempt);
    bench.connected(attempt, 100, {});
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.takeLog();
    bench.end(attempt, TransferOutcome::Finished, 100);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(key), JobState::Suspended);
    QCOMPARE(bench.job(key)->files[0].state, FileState::Waiting);
    // Even without a validator: whole is whole.
    QCOMPARE(bench.stored(key).files[0].proven.sum(), 100);
    QCOMPARE(bench.stored(key).files[0].bytesTotal, 100);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::endsAlthoughSuspended()
{
    QueueBench bench;
    const JobKey key = verifying(bench);
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.verified(key);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.job(key)->files[0].check, CheckResult::Matches);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::mismatchAfterSuspend()
{
    QueueBench bench;
    const JobKey key = verifying(bench);
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.verified(key, ErrorCode::BgEValidationFailed);
    QCOMPARE(bench.state(key), JobState::Suspended);
    // Told when somebody can see it: the bytes are hashed again after Resume.
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 100);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::restartHashesAgain()
{
    QueueBench bench;
    const JobKey key = verifying(bench, 1, false, {});
    bench.restart();
    QCOMPARE(bench.state(key), JobState::Queued);
    bench.takeLog();
    bench.advance();
    QCOMPARE(bench.takeLog(), lines({"start 1/0"}));
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 100);
    bench.end(bench.attemptOf(key), TransferOutcome::Finished, 100);
    QCOMPARE(bench.takeLog(), lines({"verify 1/0"}));
    bench.verified(key, ErrorCode::BgEValidationFailed);
    QCOMPARE(bench.state(key), JobState::Error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::peersWait()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey key = verifying(bench);
    QueueBench::Wish wish;
    wish.fileName = QStringLiteral("other");
    const JobKey other = bench.add(wish);
    bench.takeLog();
    bench.wait(10 * QueueScheduler::kTimeSlice);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(other), JobState::Queued);
    bench.verified(key);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList(step("start", other, 0)));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::urgentJobsDoNotWait()
{
    QueueBench bench;
    bench.queue.setActiveJobs(1);
    const JobKey key = verifying(bench);
    QueueBench::Wish wish;
    wish.priority = JobPriority::High;
    wish.fileName = QStringLiteral("urgent");
    const JobKey urgent = bench.add(wish);
    bench.takeLog();
    bench.advance();
    QCOMPARE(bench.takeLog(), (QStringList {step("stop", key, 0), step("start", urgent, 0)}));
    bench.verified(key, ErrorCode::Ok, true);
    QCOMPARE(bench.state(key), JobState::Queued);
    bench.finishFile(urgent);
    bench.advance();
    QVERIFY(bench.takeLog().contains(step("start", key, 0)));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerificationTest::strayOutcomes()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    JobEffects out;
    bench.queue.verified(bench.attemptOf(key), false, {}, bench.now, out);
    bench.queue.verified(AttemptId {999}, false, {}, bench.now, out);
    QVERIFY(out.empty());
    QCOMPARE(bench.state(key), JobState::Transferring);
}

QTEST_GUILESS_MAIN(JobQueueVerificationTest)
#include "tst_JobQueueVerification.moc"
