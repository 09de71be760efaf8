// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;

namespace {

constexpr auto kOk = ErrorCode::Ok;
constexpr auto kInvalid = ErrorCode::DoEInvalidState;
constexpr auto kEmpty = ErrorCode::DoEJobEmpty;

ErrorCode codeOf(const std::optional<Error> &answer)
{
    return answer ? answer->code : ErrorCode::EFail;
}

} // namespace

/// Resume, Suspend and Cancel in every state, with attempts under way or ending, and what goes with
/// them: answers, effects in their order, states.
class JobQueueVerbsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resumeAndSuspend_data();
    void resumeAndSuspend();
    void cancel_data();
    void cancel();
    void finalJobsAnswerNothing_data();
    void finalJobsAnswerNothing();
    void unknownJob();
    void emptyJob();
    void resumeWhileTheOldAttemptEnds();
    void suspendTwiceWhileEnding();
    void cancelWhileEnding();
    void cancelBeforeATempFile();
    void suspendedJobWhoseLastByteArrived();
    void suspendStopsTheRetry();
    void uploadsComplete_data();
    void uploadsComplete();
    void notYetStored();
    void withdrawn();
};

void JobQueueVerbsTest::resumeAndSuspend_data()
{
    QTest::addColumn<JobState>("from");
    QTest::addColumn<JobCommand>("verb");
    QTest::addColumn<JobState>("to");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("effect");
    using S = JobState;
    const auto row = [](S from, JobCommand verb, S to, ErrorCode code, const char *effect = "") {
        QTest::addRow("%s %s", qPrintable(jobStateName(from)), qPrintable(jobCommandName(verb)))
            << from << verb << to << code << QString::fromLatin1(effect);
    };
    row(S::Queued, JobCommand::Resume, S::Queued, kOk);
    row(S::Connecting, JobCommand::Resume, S::Connecting, kOk);
    row(S::Transferring, JobCommand::Resume, S::Transferring, kOk);
    row(S::Suspended, JobCommand::Resume, S::Queued, kOk);
    row(S::Error, JobCommand::Resume, S::Queued, kOk);
    row(S::TransientError, JobCommand::Resume, S::Queued, kOk);
    row(S::Transferred, JobCommand::Resume, S::Transferred, kEmpty);
    row(S::Queued, JobCommand::Suspend, S::Suspended, kOk);
    row(S::Connecting, JobCommand::Suspend, S::Suspended, kOk, "stop 1/0");
    row(S::Transferring, JobCommand::Suspend, S::Suspended, kOk, "stop 1/0");
    row(S::Suspended, JobCommand::Suspend, S::Suspended, kOk);
    row(S::Error, JobCommand::Suspend, S::Error, kOk);
    row(S::TransientError, JobCommand::Suspend, S::Suspended, kOk);
    row(S::Transferred, JobCommand::Suspend, S::Transferred, kOk);
}

void JobQueueVerbsTest::resumeAndSuspend()
{
    QFETCH(JobState, from);
    QFETCH(JobCommand, verb);
    QFETCH(JobState, to);
    QFETCH(ErrorCode, code);
    QFETCH(QString, effect);
    QueueBench bench;
    const JobKey key = bench.make(from, 1, from == JobState::Transferred ? 1 : 0);
    const auto modified = bench.job(key)->modified;
    bench.wait(std::chrono::seconds(1));
    QCOMPARE(codeOf(bench.command(verb, key)), code);
    QCOMPARE(bench.state(key), to);
    QCOMPARE(bench.takeLog(), effect.isEmpty() ? QStringList() : QStringList {effect});
    QCOMPARE(bench.job(key)->modified != modified, from != to);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::cancel_data()
{
    QTest::addColumn<JobState>("from");
    QTest::addColumn<int>("finished");
    QTest::addColumn<QStringList>("effects");
    using S = JobState;
    const auto row = [](const char *name, S from, int finished, QStringList effects) {
        effects.append(QStringLiteral("left 1 cancelled"));
        QTest::newRow(name) << from << finished << effects;
    };
    const QString stop = QStringLiteral("stop 1/0 discard");
    const QString stopSecond = QStringLiteral("stop 1/1 discard");
    const QString first = QStringLiteral("drop temp 1");
    const QString second = QStringLiteral("drop temp 2");
    row("queued, nothing begun", S::Queued, 0, {});
    row("queued, one finished", S::Queued, 1, {first, second});
    row("connecting, nothing written", S::Connecting, 0, {stop});
    row("connecting, one finished", S::Connecting, 1, {stopSecond, first, second});
    row("transferring", S::Transferring, 0, {stop, first});
    row("transferring the second", S::Transferring, 1, {stopSecond, first, second});
    row("suspended", S::Suspended, 0, {first});
    row("suspended, one finished", S::Suspended, 1, {first, second});
    row("error", S::Error, 0, {first});
    row("error, one finished", S::Error, 1, {first, second});
    row("transient error", S::TransientError, 0, {first});
    row("transferred: fetched files go too", S::Transferred, 2, {first, second});
}

void JobQueueVerbsTest::cancel()
{
    QFETCH(JobState, from);
    QFETCH(int, finished);
    QFETCH(QStringList, effects);
    for (const JobType type : {JobType::Download, JobType::Upload}) {
        QueueBench bench;
        const JobKey key = bench.make(from, 2, finished, type);
        const AttemptId attempt = bench.attemptOf(key);
        QCOMPARE(codeOf(bench.command(JobCommand::Cancel, key)), kOk);
        QCOMPARE(bench.takeLog(), effects);
        QCOMPARE(bench.job(key), nullptr);
        QCOMPARE(bench.stored(key).state, JobState::Cancelled);
        QVERIFY(bench.stored(key).finished > 0);
        // Whatever the attempt still says changes nothing.
        bench.connected(attempt);
        bench.progress(attempt, 70);
        bench.checkpoint(attempt, 70);
        bench.end(attempt, TransferOutcome::Finished, 100);
        bench.advance();
        QCOMPARE(bench.takeLog(), QStringList());
        QCOMPARE(codeOf(bench.command(JobCommand::Cancel, key)), ErrorCode::DoEJobNotFound);
        QCOMPARE(bench.trouble(), QString());
    }
}

void JobQueueVerbsTest::finalJobsAnswerNothing_data()
{
    QTest::addColumn<JobCommand>("last");
    QTest::newRow("cancelled") << JobCommand::Cancel;
    QTest::newRow("acknowledged") << JobCommand::Complete;
}

void JobQueueVerbsTest::finalJobsAnswerNothing()
{
    QFETCH(JobCommand, last);
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferred, 1, 1);
    const JobId id = bench.job(key)->id;
    static_cast<void>(bench.command(last, key));
    if (last == JobCommand::Complete)
        bench.published(key, 0);
    QVERIFY(isFinal(bench.state(key)));
    QVERIFY(!bench.queue.keyOf(id));
    bench.takeLog();
    for (const JobCommand verb : kAllJobCommands)
        QCOMPARE(codeOf(bench.command(verb, key)), ErrorCode::DoEJobNotFound);
    bench.setPriority(key, JobPriority::High);
    bench.published(key, 0);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::unknownJob()
{
    QueueBench bench;
    for (const JobCommand verb : kAllJobCommands)
        QCOMPARE(codeOf(bench.command(verb, JobKey {77})), ErrorCode::DoEJobNotFound);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::emptyJob()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.files = 0;
    wish.resumed = false;
    const JobKey key = bench.add(wish);
    QCOMPARE(codeOf(bench.command(JobCommand::Resume, key)), kEmpty);
    QCOMPARE(bench.state(key), JobState::Suspended);
    QCOMPARE(codeOf(bench.command(JobCommand::Suspend, key)), kOk);
    QCOMPARE(codeOf(bench.command(JobCommand::Cancel, key)), kOk);
    QCOMPARE(bench.takeLog(), QStringList {QStringLiteral("left 1 cancelled")});
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::resumeWhileTheOldAttemptEnds()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    const AttemptId old = bench.attemptOf(key);
    QCOMPARE(codeOf(bench.command(JobCommand::Suspend, key)), kOk);
    QCOMPARE(codeOf(bench.command(JobCommand::Resume, key)), kOk);
    QCOMPARE(bench.state(key), JobState::Queued);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList {QStringLiteral("stop 1/0")});
    QCOMPARE(bench.attemptsOf(key), 1);
    // What it says while it ends does not wake the job up.
    bench.connected(old);
    QCOMPARE(bench.state(key), JobState::Queued);
    bench.end(old, TransferOutcome::Failed, 40, httpErrorCode(404));
    QCOMPARE(bench.state(key), JobState::Queued);
    QVERIFY(!bench.job(key)->error);
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList {step("start", key, 0)});
    QVERIFY(bench.attemptOf(key) > old);
    // The old attempt cannot end twice, nor end the new one.
    bench.end(old, TransferOutcome::Finished, 100);
    QCOMPARE(bench.state(key), JobState::Connecting);
    QCOMPARE(bench.job(key)->files[0].state, FileState::Waiting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::suspendTwiceWhileEnding()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    for (const JobCommand verb : {JobCommand::Suspend, JobCommand::Resume, JobCommand::Suspend})
        QCOMPARE(codeOf(bench.command(verb, key)), kOk);
    bench.end(bench.attemptOf(key), TransferOutcome::Stopped, 60);
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Suspended);
    QCOMPARE(bench.job(key)->files[0].proven.sum(), 60);
    QCOMPARE(bench.attemptsOf(key), 0);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::cancelWhileEnding()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.takeLog();
    QCOMPARE(codeOf(bench.command(JobCommand::Cancel, key)), kOk);
    const QStringList wanted {QStringLiteral("stop 1/0 discard"), QStringLiteral("drop temp 1"),
                              QStringLiteral("left 1 cancelled")};
    QCOMPARE(bench.takeLog(), wanted);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::cancelBeforeATempFile()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Connecting);
    const AttemptId attempt = bench.attemptOf(key);
    QCOMPARE(codeOf(bench.command(JobCommand::Cancel, key)), kOk);
    bench.takeLog();
    // A record that comes too late belongs to nobody: it has to go.
    JobEffects effects;
    bench.queue.tempRecorded(attempt, ArtefactId {9}, effects);
    QCOMPARE(effects.size(), std::size_t {1});
    QCOMPARE(std::get<effect::DropArtefact>(effects[0]).artefact, ArtefactId {9});
    bench.end(attempt, TransferOutcome::Stopped, 0);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::suspendedJobWhoseLastByteArrived()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::Transferring);
    static_cast<void>(bench.command(JobCommand::Suspend, key));
    bench.end(bench.attemptOf(key), TransferOutcome::Finished, 100);
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.job(key)->files[0].state, FileState::Transferred);
    // With a file left it stays as the person wanted it.
    const JobKey two = bench.make(JobState::Transferring, 2);
    static_cast<void>(bench.command(JobCommand::Suspend, two));
    bench.end(bench.attemptOf(two), TransferOutcome::Finished, 100);
    bench.advance();
    QCOMPARE(bench.state(two), JobState::Suspended);
    QCOMPARE(bench.attemptsOf(two), 0);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::suspendStopsTheRetry()
{
    QueueBench bench;
    const JobKey key = bench.make(JobState::TransientError);
    QVERIFY(bench.job(key)->retryAt > bench.now.wall);
    QCOMPARE(codeOf(bench.command(JobCommand::Suspend, key)), kOk);
    QCOMPARE(bench.job(key)->retryAt, 0);
    QCOMPARE(bench.queue.nextDeadline(), std::chrono::milliseconds::max());
    bench.wait(std::chrono::hours(2));
    bench.advance();
    QCOMPARE(bench.state(key), JobState::Suspended);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::uploadsComplete_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : kAllJobStates) {
        if (!isFinal(state) && state != JobState::Transferred)
            QTest::newRow(qPrintable(jobStateName(state))) << state;
    }
}

void JobQueueVerbsTest::uploadsComplete()
{
    QFETCH(JobState, state);
    QueueBench bench;
    const JobKey key = bench.make(state, 1, 0, JobType::Upload);
    QCOMPARE(codeOf(bench.command(JobCommand::Complete, key)), kInvalid);
    QCOMPARE(bench.state(key), state);
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueVerbsTest::notYetStored()
{
    QueueBench bench;
    JobEffects effects;
    Job job;
    job.id = JobId::create();
    job.directory = QStringLiteral("/srv");
    job.files.resize(1);
    job.files[0].name = QStringLiteral("a");
    const JobKey key = bench.queue.add(job, true, {}, bench.now, effects);
    const auto starts = [&effects] {
        return std::count_if(effects.begin(), effects.end(), [](const JobEffect &effect) {
            return std::holds_alternative<effect::StartFile>(effect);
        });
    };
    bench.queue.advance(bench.now, effects);
    // Neither may a verb make it run before it is durable.
    for (const JobCommand verb : {JobCommand::Suspend, JobCommand::Resume})
        QVERIFY(bench.queue.command(verb, key, bench.now, effects));
    JobChanges changes;
    changes.priority = JobPriority::High;
    bench.queue.change(key, changes, bench.now, effects);
    bench.queue.advance(bench.now, effects);
    QCOMPARE(starts(), 0);
    bench.queue.confirm(key);
    bench.queue.confirm(key);
    bench.queue.advance(bench.now, effects);
    QCOMPARE(starts(), 1);
    bench.queue.confirm(key);
    bench.queue.advance(bench.now, effects);
    QCOMPARE(starts(), 1);
}

void JobQueueVerbsTest::withdrawn()
{
    QueueBench bench;
    JobEffects effects;
    Job job;
    job.id = JobId::create();
    job.directory = QStringLiteral("/srv");
    job.files.resize(1);
    job.files[0].name = QStringLiteral("a");
    const JobKey key = bench.queue.add(job, true, {}, bench.now, effects);
    bench.queue.withdraw(key);
    bench.queue.withdraw(key);
    QCOMPARE(bench.queue.find(key), nullptr);
    QCOMPARE(bench.queue.size(), std::size_t {0});
    for (const qint64 count : bench.queue.counts())
        QCOMPARE(count, 0);
    // Its name is free again, its key is not.
    const JobKey next = bench.queue.add(job, true, {}, bench.now, effects);
    QCOMPARE(bench.queue.find(next)->files[0].name, QStringLiteral("a"));
    QVERIFY(next > key);
}

QTEST_GUILESS_MAIN(JobQueueVerbsTest)
#include "tst_JobQueueVerbs.moc"
