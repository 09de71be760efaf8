// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;
using namespace std::chrono_literals;

/// Properties set while a job is in the queue.
class JobQueueChangesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsStored();
    void inEveryState_data();
    void inEveryState();
    void rateOfARunningAttempt();
    void rateWithoutAnAttempt();
    void emptyNameIsTheFirstFiles();
    void nothingIsNoWrite();
    void shorterPatience();
    void longerPatience();
    void completesWhatIsTransferred();
    void doesNotCompleteWithAnError();
    void addressOfAWaitingJob_data();
    void addressOfAWaitingJob();
    void addressWhileRunning();
    void addressOfAMirror();
    void whoGetsNoAddress();
    void validation();

private:
    static JobChanges address(const QByteArray &url)
    {
        JobChanges changes;
        changes.url = url;
        return changes;
    }
};

void JobQueueChangesTest::everythingIsStored()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Suspended);
    bench.wait(1s);
    JobChanges changes;
    changes.name = QStringLiteral("a name");
    changes.description = QStringLiteral("why");
    changes.priority = JobPriority::High;
    changes.autoComplete = true;
    changes.rateLimit = 1000;
    changes.minimumRetryDelay = 33s;
    changes.noProgressTimeout = 44s;
    bench.change(key, changes);
    const Job &job = bench.stored(key);
    QCOMPARE(job.name, QStringLiteral("a name"));
    QCOMPARE(job.description, QStringLiteral("why"));
    QCOMPARE(job.priority, JobPriority::High);
    QVERIFY(job.autoComplete);
    QCOMPARE(job.effectiveOptions().rateLimit, qint64 {1000});
    QCOMPARE(job.effectiveOptions().minimumRetryDelay, 33s);
    QCOMPARE(job.effectiveOptions().noProgressTimeout, 44s);
    QCOMPARE(job.modified, bench.now.wall);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueChangesTest::inEveryState_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : kAllJobStates) {
        if (!isFinal(state))
            QTest::newRow(qPrintable(jobStateName(state))) << state;
    }
}

void JobQueueChangesTest::inEveryState()
{
    QFETCH(JobState, state);
    QueueBench bench;
    const JobKey key = bench.make(state, 2, state == JobState::Transferred ? 2 : 0);
    JobChanges changes;
    changes.name = QStringLiteral("a name");
    changes.rateLimit = 5;
    bench.change(key, changes);
    QCOMPARE(bench.state(key), state);
    QCOMPARE(bench.stored(key).name, QStringLiteral("a name"));
    const bool running = isActive(state);
    QCOMPARE(bench.takeLog(),
             running ? QStringList {step("rate", key, 0) + QStringLiteral(" 5")} : QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueChangesTest::rateOfARunningAttempt()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    JobChanges changes;
    changes.rateLimit = 7;
    bench.change(key, changes);
    QCOMPARE(bench.takeLog(), QStringList {step("rate", key, 0) + QStringLiteral(" 7")});
    bench.change(key, changes);
    QCOMPARE(bench.takeLog(), QStringList());
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.takeLog();
    changes.rateLimit = 0;
    bench.change(key, changes);
    QVERIFY2(bench.takeLog().isEmpty(), "an attempt that is ending needs no rate");
    QCOMPARE(bench.stored(key).effectiveOptions().rateLimit, qint64 {0});
}

void JobQueueChangesTest::rateWithoutAnAttempt()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Queued);
    JobChanges changes;
    changes.rateLimit = 7;
    bench.change(key, changes);
    QCOMPARE(bench.takeLog(), QStringList());
    bench.restart();
    QCOMPARE(bench.job(key)->effectiveOptions().rateLimit, qint64 {7});
}

void JobQueueChangesTest::emptyNameIsTheFirstFiles()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Suspended);
    JobChanges changes;
    changes.name = QStringLiteral("a name");
    bench.change(key, changes);
    changes.name = QString();
    bench.change(key, changes);
    QCOMPARE(bench.stored(key).name, bench.job(key)->files.front().name);
}

void JobQueueChangesTest::nothingIsNoWrite()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Suspended);
    const qint64 modified = bench.stored(key).modified;
    bench.wait(1s);
    JobChanges changes;
    changes.priority = bench.job(key)->priority;
    changes.rateLimit = 0;
    bench.change(key, changes);
    bench.change(JobKey {999}, changes);
    QCOMPARE(bench.stored(key).modified, modified);
}

void JobQueueChangesTest::shorterPatience()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::TransientError);
    bench.wait(5s);
    JobChanges changes;
    changes.noProgressTimeout = 3s;
    bench.change(key, changes);
    QCOMPARE(bench.state(key), JobState::TransientError);
    QVERIFY(bench.queue.nextDeadline() <= bench.now.steady);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueChangesTest::longerPatience()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.minimumRetryDelay = 60s;
    wish.noProgressTimeout = 70s;
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.fail(key, httpErrorCode(503));
    JobChanges changes;
    changes.noProgressTimeout = 5s;
    bench.change(key, changes);
    const auto early = bench.queue.nextDeadline();
    changes.noProgressTimeout = 1000s;
    bench.change(key, changes);
    QVERIFY(bench.queue.nextDeadline() > early);
    bench.wait(200s);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueChangesTest::completesWhatIsTransferred()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 2, 2);
    JobChanges changes;
    changes.autoComplete = true;
    bench.change(key, changes);
    const QStringList wanted {step("publish", key, 0), step("publish", key, 1)};
    QCOMPARE(bench.takeLog(), wanted);
    QVERIFY(bench.stored(key).autoComplete);
    QCOMPARE(bench.stored(key).pendingEffect, PendingEffect::Complete);
    bench.published(key, 0);
    bench.published(key, 1);
    QCOMPARE(bench.stored(key).state, JobState::Acknowledged);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueChangesTest::doesNotCompleteWithAnError()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 1, 1);
    static_cast<void>(bench.command(JobCommand::Complete, key));
    bench.published(key, 0, ErrorCode::EAccessDenied);
    bench.takeLog();
    JobChanges changes;
    changes.autoComplete = true;
    bench.change(key, changes);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(key), JobState::Transferred);
    QVERIFY(bench.stored(key).autoComplete);
}

void JobQueueChangesTest::addressOfAWaitingJob_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state :
         {JobState::Suspended, JobState::Queued, JobState::Error, JobState::TransientError})
        QTest::newRow(qPrintable(jobStateName(state))) << state;
}

void JobQueueChangesTest::addressOfAWaitingJob()
{
    QFETCH(JobState, state);
    QueueBench bench;
    const JobKey key = bench.make(state);
    const JobFile before = bench.stored(key).files[0];
    bench.change(key, address("http://new.example/f"));
    QCOMPARE(bench.state(key), state);
    const JobFile &file = bench.stored(key).files[0];
    QCOMPARE(file.url, QByteArray("http://new.example/f"));
    QCOMPARE(file.proven, before.proven);
    QCOMPARE(file.validator, before.validator);
    QCOMPARE(file.temp, before.temp);
    static_cast<void>(bench.command(JobCommand::Resume, key));
    bench.takeLog();
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList(step("start", key, 0)));
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueChangesTest::addressWhileRunning()
{
    for (const JobState state : {JobState::Connecting, JobState::Transferring}) {
        QueueBench bench;
        const JobKey key = bench.make(state);
        const AttemptId old = bench.attemptOf(key);
        bench.change(key, address("http://new.example/f"));
        QCOMPARE(bench.takeLog(), QStringList(step("stop", key, 0)));
        QCOMPARE(bench.state(key), JobState::Queued);
        // The old address answers too late.
        bench.connected(old, 100, "\"other\"");
        bench.advance();
        QCOMPARE(bench.takeLog(), QStringList());
        bench.end(old, TransferOutcome::Stopped, state == JobState::Transferring ? 40 : 0);
        bench.advance();
        QCOMPARE(bench.takeLog(), QStringList(step("start", key, 0)));
        const JobFile &file = *bench.stored(key).files.begin();
        QCOMPARE(file.url, QByteArray("http://new.example/f"));
        QCOMPARE(file.proven.sum(), state == JobState::Transferring ? 40 : 0);
        QCOMPARE(file.validator, QByteArray(state == JobState::Transferring ? "\"v\"" : ""));
        QCOMPARE(bench.trouble(), QString());
    }
}

void JobQueueChangesTest::addressOfAMirror()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.resumed = false;
    wish.mirrors = {"http://mirror.example/f"};
    const JobKey key = bench.add(wish);
    bench.change(key, address("http://new.example/f"));
    QCOMPARE(bench.stored(key).files[0].addresses.get(),
             (QList<QByteArray> {"http://new.example/f", "http://mirror.example/f"}));
}

void JobQueueChangesTest::whoGetsNoAddress()
{
    QueueBench bench;
    const auto refusal = [&bench](JobKey key) {
        const auto error = JobQueue::whyNotAddress(*bench.job(key));
        return error ? error->code : ErrorCode::Ok;
    };
    QCOMPARE(refusal(bench.make(JobState::Suspended, 1)), ErrorCode::Ok);
    QCOMPARE(refusal(bench.make(JobState::Suspended, 2)), ErrorCode::EInvalidArg);
    QCOMPARE(refusal(bench.make(JobState::Transferred, 1, 1)), ErrorCode::DoEInvalidState);
    QCOMPARE(refusal(bench.make(JobState::Suspended, 1, 0, JobType::Upload)),
             ErrorCode::EInvalidArg);
}

void JobQueueChangesTest::validation()
{
    const auto codeOf = [](const JobChanges &changes) {
        const Result<> valid = validate(changes);
        return valid ? ErrorCode::Ok : valid.error().code;
    };
    JobChanges changes;
    QCOMPARE(codeOf(changes), ErrorCode::Ok);
    changes.name = QString(kMaxNameLength, QLatin1Char('n'));
    changes.description = QString(kMaxDescriptionLength, QLatin1Char('d'));
    changes.minimumRetryDelay = 1s;
    changes.noProgressTimeout = 0s;
    QCOMPARE(codeOf(changes), ErrorCode::Ok);
    JobChanges wrong = changes;
    wrong.name->append(QLatin1Char('n'));
    QCOMPARE(codeOf(wrong), ErrorCode::BgEStringTooLong);
    wrong = changes;
    wrong.description->append(QLatin1Char('d'));
    QCOMPARE(codeOf(wrong), ErrorCode::BgEStringTooLong);
    wrong = changes;
    wrong.minimumRetryDelay = 0s;
    QCOMPARE(codeOf(wrong), ErrorCode::EInvalidArg);
    wrong = changes;
    wrong.noProgressTimeout = -1s;
    QCOMPARE(codeOf(wrong), ErrorCode::EInvalidArg);
    wrong = changes;
    wrong.rateLimit = -1;
    QCOMPARE(codeOf(wrong), ErrorCode::EInvalidArg);
    QCOMPARE(codeOf(address("http://host.example/f")), ErrorCode::Ok);
    QCOMPARE(codeOf(address("nonsense")), ErrorCode::EInvalidUrl);
    QCOMPARE(codeOf(address("file:///etc/passwd")), ErrorCode::BgEProtocolNotAvailable);
}

QTEST_GUILESS_MAIN(JobQueueChangesTest)
#include "tst_JobQueueChanges.moc"
