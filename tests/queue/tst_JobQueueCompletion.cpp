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

} // namespace

/// Complete: what is kept, what is dropped, what is answered, and what a failed rename leaves.
class JobQueueCompletionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unfinished_data();
    void unfinished();
    void nothingFinishedEqualsCancel_data();
    void nothingFinishedEqualsCancel();
    void transferred();
    void askedTwice();
    void lateEndsOfDroppedFiles_data();
    void lateEndsOfDroppedFiles();
    void resumedWhileADroppedFileEnds();
    void droppedNamesAreFree();
    void renameFails();
    void someRenamesFail();
    void partialIsRememberedAfterAFailure();
    void nameTaken();
    void bytesTakenAway();
    void bytesTakenAwayThenDropped();
    void cancelDuringCompletion();
    void cancelDuringFailingCompletion();
    void verbsDuringCompletion();
    void automatically();
    void strayOutcomes();
};

void JobQueueCompletionTest::unfinished_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QStringList>("effects");
    const auto row = [](JobState state, const char *first) {
        QStringList all = lines({"drop temp 2", "publish 1/0"});
        if (first)
            all.prepend(QString::fromLatin1(first));
        QTest::newRow(qPrintable(jobStateName(state))) << state << all;
    };
    row(JobState::Queued, nullptr);
    row(JobState::Connecting, "stop 1/1 discard");
    row(JobState::Transferring, "stop 1/1 discard");
    row(JobState::Suspended, nullptr);
    row(JobState::Error, nullptr);
    row(JobState::TransientError, nullptr);
}

void JobQueueCompletionTest::unfinished()
{
    QFETCH(JobState, state);
    QFETCH(QStringList, effects);
    QueueBench bench;
    const JobKey key = bench.make(state, 3, 1);
    const AttemptId attempt = bench.attemptOf(key);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QCOMPARE(bench.takeLog(), effects);
    QCOMPARE(bench.stored(key).pendingEffect, PendingEffect::Complete);
    if (!attempt.isNull())
        bench.end(attempt, TransferOutcome::Stopped, 40);
    bench.wait(std::chrono::hours(1));
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    bench.published(key, 0);
    QCOMPARE(bench.takeLog(),
             lines({"done temp 1", "left 1 acknowledged", "answer complete 0x00200017"}));
    const Job &stored = bench.stored(key);
    QCOMPARE(stored.state, JobState::Acknowledged);
    QCOMPARE(stored.files[0].state, FileState::Published);
    QCOMPARE(stored.files[1].state, FileState::Dropped);
    QCOMPARE(stored.files[2].state, FileState::Dropped);
    QCOMPARE(stored.pendingEffect, PendingEffect::None);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::nothingFinishedEqualsCancel_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : {JobState::Queued, JobState::Connecting, JobState::Transferring,
                                 JobState::Suspended, JobState::Error, JobState::TransientError})
        QTest::newRow(qPrintable(jobStateName(state))) << state;
}

void JobQueueCompletionTest::nothingFinishedEqualsCancel()
{
    QFETCH(JobState, state);
    QueueBench completed;
    QueueBench cancelled;
    const JobKey key = completed.make(state, 2, 0);
    QCOMPARE(cancelled.make(state, 2, 0), key);
    const auto answer = completed.command(JobCommand::Complete, key);
    QVERIFY(answer);
    QCOMPARE(answer->code, ErrorCode::BgSPartialComplete);
    static_cast<void>(cancelled.command(JobCommand::Cancel, key));
    QCOMPARE(completed.takeLog(), cancelled.takeLog());
    QCOMPARE(completed.stored(key).state, JobState::Cancelled);
    QCOMPARE(completed.trouble(), QString());
}

void JobQueueCompletionTest::transferred()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 2, 2);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QCOMPARE(bench.takeLog(), lines({"publish 1/0", "publish 1/1"}));
    QCOMPARE(bench.state(key), JobState::Transferred);
    bench.published(key, 1);
    QCOMPARE(bench.takeLog(), lines({"done temp 2"}));
    QCOMPARE(bench.state(key), JobState::Transferred);
    bench.published(key, 0);
    QCOMPARE(bench.takeLog(),
             lines({"done temp 1", "left 1 acknowledged", "answer complete 0x00000000"}));
    QCOMPARE(bench.state(key), JobState::Acknowledged);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::askedTwice()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 1, 1);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QCOMPARE(bench.takeLog(), lines({"publish 1/0"}));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::lateEndsOfDroppedFiles_data()
{
    QTest::addColumn<TransferOutcome>("outcome");
    QTest::newRow("finished after all") << TransferOutcome::Finished;
    QTest::newRow("failed") << TransferOutcome::Failed;
    QTest::newRow("stopped") << TransferOutcome::Stopped;
    QTest::newRow("unproven") << TransferOutcome::Unproven;
}

void JobQueueCompletionTest::lateEndsOfDroppedFiles()
{
    QFETCH(TransferOutcome, outcome);
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring, 2, 1);
    const AttemptId late = bench.attemptOf(key);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.takeLog();
    bench.connected(late, 200, "\"other\"", QStringLiteral("other name"));
    bench.progress(late, 90);
    bench.checkpoint(late, 90);
    bench.end(late, outcome, 100, ErrorCode::BgEConnectionClosed);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.job(key)->files[1].state, FileState::Dropped);
    QCOMPARE(bench.stored(key).files[1].state, FileState::Dropped);
    bench.published(key, 0);
    QCOMPARE(bench.takeLog().constLast(), QStringLiteral("answer complete 0x00200017"));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::resumedWhileADroppedFileEnds()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring, 2, 1);
    const AttemptId late = bench.attemptOf(key);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0, ErrorCode::BgEFileNotFound);
    QCOMPARE(bench.command(JobCommand::Resume, key)->code, ErrorCode::Ok);
    bench.advance();
    QCOMPARE(bench.attemptsOf(key), 1);
    bench.takeLog();
    bench.end(late, TransferOutcome::Stopped, 40);
    bench.advance();
    QCOMPARE(bench.takeLog(), lines({"start 1/0"}));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::droppedNamesAreFree()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.files = 2;
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.finishFile(key);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    wish.files = 1;
    wish.fileName = QStringLiteral("file-1");
    const JobKey other = bench.add(wish);
    QCOMPARE(bench.job(other)->files[0].name, QStringLiteral("file-1"));
    // The end of the first job must not give away what the other one holds.
    bench.end(bench.attemptOf(key), TransferOutcome::Finished, 100);
    bench.published(key, 0);
    QCOMPARE(bench.state(key), JobState::Acknowledged);
    const JobKey third = bench.add(wish);
    QCOMPARE(bench.job(third)->files[0].name, QStringLiteral("file-1 (1)"));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::renameFails()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 1, 1);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0, ErrorCode::EWriteProtect);
    QCOMPARE(bench.takeLog(), lines({"publish 1/0", "answer complete 0x80070013"}));
    QCOMPARE(bench.state(key), JobState::Transferred);
    QVERIFY(bench.job(key)->error);
    QCOMPARE(bench.job(key)->error->code, ErrorCode::EWriteProtect);
    QCOMPARE(bench.stored(key).error->code, ErrorCode::EWriteProtect);
    QCOMPARE(bench.stored(key).files[0].state, FileState::Transferred);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0);
    QCOMPARE(
        bench.takeLog(),
        lines({"publish 1/0", "done temp 1", "left 1 acknowledged", "answer complete 0x00000000"}));
    QVERIFY(!bench.stored(key).error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::someRenamesFail()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 3, 3);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0);
    bench.published(key, 1, ErrorCode::EAccessDenied);
    bench.published(key, 2);
    QCOMPARE(bench.state(key), JobState::Transferred);
    bench.takeLog();
    // What is in place stays; only the rest is tried again, or dropped by Cancel.
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QCOMPARE(bench.takeLog(), lines({"publish 1/1"}));
    bench.published(key, 1, ErrorCode::EAccessDenied);
    bench.takeLog();
    const auto answer = bench.command(JobCommand::Cancel, key);
    QVERIFY(answer);
    QCOMPARE(answer->code, ErrorCode::Ok);
    QCOMPARE(bench.takeLog(), lines({"drop temp 2", "left 1 cancelled"}));
    QCOMPARE(bench.stored(key).files[0].state, FileState::Published);
    QCOMPARE(bench.stored(key).files[2].state, FileState::Published);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::partialIsRememberedAfterAFailure()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Suspended, 2, 1);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0, ErrorCode::EDiskFull);
    bench.restart();
    QCOMPARE(bench.state(key), JobState::Transferred);
    bench.takeLog();
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0);
    QCOMPARE(bench.takeLog().constLast(), QStringLiteral("answer complete 0x00200017"));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::nameTaken()
{
    QueueBench bench;
    QueueBench::Wish wish;
    const JobKey key = bench.add(wish);
    wish.fileName = QStringLiteral("file (1)");
    const JobKey other = bench.add(wish);
    QCOMPARE(bench.job(other)->files[0].name, QStringLiteral("file (1)"));
    bench.advance();
    bench.finishFile(key);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.takeLog();
    // The suggestion is free on disk but promised to another job.
    bench.published(key, 0, ErrorCode::EFileExists, QStringLiteral("file (1)"));
    QCOMPARE(bench.takeLog(), lines({"publish 1/0"}));
    QCOMPARE(bench.job(key)->files[0].name, QStringLiteral("file (1) (1)"));
    QCOMPARE(bench.job(key)->name, QStringLiteral("file (1) (1)"));
    QCOMPARE(bench.stored(key).files[0].state, FileState::Publishing);
    bench.published(key, 0);
    QCOMPARE(bench.state(key), JobState::Acknowledged);
    QCOMPARE(bench.stored(key).files[0].name, QStringLiteral("file (1) (1)"));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::bytesTakenAway()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 2, 2);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.takeLog();
    bench.published(key, 0, ErrorCode::BgEFileNotFound);
    bench.published(key, 1);
    QCOMPARE(bench.takeLog(), lines({"drop temp 1", "done temp 2", "answer complete 0x80200029"}));
    QCOMPARE(bench.state(key), JobState::Transferred);
    const JobFile &file = bench.job(key)->files[0];
    QCOMPARE(file.state, FileState::Waiting);
    QCOMPARE(file.proven.sum(), 0);
    QVERIFY(file.temp.isNull());
    // Resume has something to do now and fetches only that file.
    const auto answer = bench.command(JobCommand::Resume, key);
    QVERIFY(answer);
    QCOMPARE(answer->code, ErrorCode::Ok);
    bench.advance();
    QCOMPARE(bench.takeLog(), lines({"start 1/0"}));
    bench.finishFile(key);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0);
    QCOMPARE(
        bench.takeLog(),
        lines({"publish 1/0", "done temp 3", "left 1 acknowledged", "answer complete 0x00000000"}));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::bytesTakenAwayThenDropped()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 2, 2);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0, ErrorCode::BgEFileNotFound);
    bench.published(key, 1);
    bench.takeLog();
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QCOMPARE(bench.takeLog(), lines({"left 1 acknowledged", "answer complete 0x00200017"}));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::cancelDuringCompletion()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 2, 2);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.takeLog();
    QVERIFY(!bench.command(JobCommand::Cancel, key));
    QVERIFY(!bench.command(JobCommand::Cancel, key));
    QCOMPARE(bench.takeLog(), QStringList());
    bench.published(key, 0);
    bench.published(key, 1);
    QCOMPARE(bench.takeLog(),
             lines({"done temp 1", "done temp 2", "left 1 acknowledged",
                    "answer complete 0x00000000", "answer cancel 0x80D02013"}));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::cancelDuringFailingCompletion()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 3, 3);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    QVERIFY(!bench.command(JobCommand::Cancel, key));
    bench.takeLog();
    bench.published(key, 0);
    bench.published(key, 1, ErrorCode::EWriteProtect);
    bench.published(key, 2, ErrorCode::BgEFileNotFound);
    QStringList log = bench.takeLog();
    QCOMPARE(log.count(QStringLiteral("drop temp 3")), 1);
    log.removeAll(QStringLiteral("drop temp 3"));
    QCOMPARE(log.takeAt(1).left(20), QStringLiteral("answer complete 0x80"));
    QCOMPARE(log,
             lines({"done temp 1", "drop temp 2", "left 1 cancelled", "answer cancel 0x00000000"}));
    QCOMPARE(bench.stored(key).state, JobState::Cancelled);
    QCOMPARE(bench.stored(key).files[0].state, FileState::Published);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::verbsDuringCompletion()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Suspended, 2, 1);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.takeLog();
    QCOMPARE(bench.command(JobCommand::Suspend, key)->code, ErrorCode::Ok);
    QCOMPARE(bench.command(JobCommand::Resume, key)->code, ErrorCode::DoEJobEmpty);
    bench.setPriority(key, JobPriority::Foreground);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    bench.published(key, 0);
    QCOMPARE(bench.state(key), JobState::Acknowledged);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::automatically()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.files = 2;
    wish.autoComplete = true;
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.finishFile(key);
    QCOMPARE(bench.takeLog(), lines({"start 1/0", "start 1/1"}));
    bench.finishFile(key);
    QCOMPARE(bench.takeLog(), lines({"publish 1/0", "publish 1/1"}));
    QCOMPARE(bench.stored(key).state, JobState::Transferred);
    QCOMPARE(bench.stored(key).pendingEffect, PendingEffect::Complete);
    bench.published(key, 0);
    bench.published(key, 1);
    QCOMPARE(bench.state(key), JobState::Acknowledged);
    // Without the property it waits for a person.
    wish.autoComplete = false;
    wish.files = 1;
    const JobKey manual = bench.add(wish);
    bench.advance();
    bench.takeLog();
    bench.finishFile(manual);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(manual), JobState::Transferred);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueCompletionTest::strayOutcomes()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 2, 2);
    bench.published(key, 0);
    bench.published(JobKey {99}, 0);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.job(key)->files[0].state, FileState::Transferred);
    QVERIFY(!bench.command(JobCommand::Complete, key));
    bench.published(key, 0);
    bench.takeLog();
    bench.published(key, 0, ErrorCode::EAccessDenied);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.job(key)->files[0].state, FileState::Published);
    QCOMPARE(bench.trouble(), QString());
}

QTEST_GUILESS_MAIN(JobQueueCompletionTest)
#include "tst_JobQueueCompletion.moc"
