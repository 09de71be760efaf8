// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "QueueBench.h"

using namespace kurier;
using namespace std::chrono_literals;

namespace {

Job storedJob(qint64 key, JobState state, std::initializer_list<FileState> files)
{
    Job job;
    job.key = JobKey {key};
    job.id = JobId::create();
    job.state = state;
    job.autoComplete = false;
    job.directory = QStringLiteral("/srv");
    job.name = QStringLiteral("job %1").arg(key);
    int index = 0;
    for (const FileState fileState : files) {
        JobFile file;
        file.name = QStringLiteral("%1-%2").arg(key).arg(index);
        file.state = fileState;
        const bool held = fileState == FileState::Transferred || fileState == FileState::Publishing
            || fileState == FileState::Waiting;
        if (held)
            file.temp = ArtefactId {key * 10 + index};
        file.bytesTotal = 100;
        file.bytesTransferred = fileState == FileState::Waiting ? 80 : 100;
        file.proven = ByteRanges::prefix(fileState == FileState::Waiting ? 50 : 100);
        file.validator = "\"v\"";
        job.files.push_back(file);
        ++index;
    }
    return job;
}

} // namespace

/// A queue read from the store goes on where it was, whatever moment it was interrupted at.
class JobQueueRestoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data();
    void states();
    void retryIsKept();
    void overdueRetryComesFirst();
    void patienceGoesOn();
    void patienceNotBegun();
    void completion_data();
    void completion();
    void completionOfDroppedFiles();
    void automaticallyOnlyOnceAfterAFailure();
    void finishedButStillQueued();
    void neverNamedIsFetchedAnew_data();
    void neverNamedIsFetchedAnew();
    void keysGoOn();
    void namesAreClaimed();
    void everyMomentOfALife();
};

void JobQueueRestoreTest::states_data()
{
    QTest::addColumn<JobState>("stored");
    QTest::addColumn<JobState>("restored");
    QTest::addColumn<bool>("runs");
    const auto row = [](JobState stored, JobState restored, bool runs) {
        QTest::newRow(qPrintable(jobStateName(stored))) << stored << restored << runs;
    };
    row(JobState::Queued, JobState::Queued, true);
    row(JobState::Connecting, JobState::Queued, true);
    row(JobState::Transferring, JobState::Queued, true);
    row(JobState::Suspended, JobState::Suspended, false);
    row(JobState::Error, JobState::Error, false);
    row(JobState::TransientError, JobState::TransientError, false);
}

void JobQueueRestoreTest::states()
{
    QFETCH(JobState, stored);
    QFETCH(JobState, restored);
    QFETCH(bool, runs);
    QueueBench bench;
    Job job = storedJob(7, stored, {FileState::Waiting});
    job.error = std::make_shared<const Error>(Error {ErrorCode::ETimeout, {}, {}, {}});
    job.retryAt = stored == JobState::TransientError ? bench.now.wall + 30'000 : 0;
    job.priority = JobPriority::High;
    JobEffects effects;
    bench.queue.restore(job, bench.now, effects);
    QCOMPARE(bench.state(job.key), restored);
    QCOMPARE(bench.queue.keyOf(job.id), job.key);
    QCOMPARE(bench.job(job.key)->files[0].bytesTransferred, 50);
    QCOMPARE(bench.queue.counts().at(static_cast<std::size_t>(restored)), 1);
    QVERIFY(effects.empty());
    bench.queue.advance(bench.now, effects);
    QCOMPARE(bench.state(job.key), runs ? JobState::Connecting : restored);
}

void JobQueueRestoreTest::retryIsKept()
{
    QueueBench bench;
    Job job = storedJob(1, JobState::TransientError, {FileState::Waiting});
    job.error = std::make_shared<const Error>(Error {ErrorCode::ETimeout, {}, {}, {}});
    job.retryAt = bench.now.wall + 90'000;
    job.failingSince = bench.now.wall - 1'000;
    bench.restore(job);
    QCOMPARE(bench.queue.nextDeadline() - bench.now.steady, 90s);
    bench.wait(90s);
    bench.advance();
    QCOMPARE(bench.state(job.key), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::overdueRetryComesFirst()
{
    // The machine was off for longer than the time without progress: one more try is due.
    QueueBench bench;
    Job job = storedJob(1, JobState::TransientError, {FileState::Waiting});
    job.error = std::make_shared<const Error>(Error {ErrorCode::ETimeout, {}, {}, {}});
    const qint64 day = 86'400'000;
    job.retryAt = bench.now.wall - 20 * day;
    job.failingSince = bench.now.wall - 21 * day;
    bench.restore(job);
    bench.advance();
    QCOMPARE(bench.state(job.key), JobState::Connecting);
    bench.fail(job.key, ErrorCode::ETimeout);
    QCOMPARE(bench.state(job.key), JobState::Error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::patienceGoesOn()
{
    QueueBench bench;
    Job job = storedJob(1, JobState::Queued, {FileState::Waiting});
    JobOptions options;
    options.noProgressTimeout = 600s;
    job.options = std::make_shared<const JobOptions>(options);
    job.failingSince = bench.now.wall - 500'000;
    bench.restore(job);
    bench.advance();
    bench.wait(99s);
    bench.fail(job.key, ErrorCode::ETimeout);
    QCOMPARE(bench.state(job.key), JobState::TransientError);
    QCOMPARE(bench.queue.nextDeadline() - bench.now.steady, 1s);
    bench.wait(1s);
    bench.advance();
    QCOMPARE(bench.state(job.key), JobState::Error);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::patienceNotBegun()
{
    QueueBench bench;
    bench.now.steady = 1000h;
    Job job = storedJob(1, JobState::TransientError, {FileState::Waiting});
    job.error = std::make_shared<const Error>(Error {ErrorCode::ETimeout, {}, {}, {}});
    job.retryAt = bench.now.wall + 5'000;
    bench.restore(job);
    QCOMPARE(bench.queue.nextDeadline() - bench.now.steady, 5s);
    bench.wait(5s);
    bench.advance();
    QCOMPARE(bench.state(job.key), JobState::Connecting);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::completion_data()
{
    QTest::addColumn<bool>("asked");
    QTest::addColumn<bool>("automatic");
    QTest::addColumn<bool>("failed");
    QTest::addColumn<QStringList>("effects");
    const QStringList both {step("publish", JobKey {1}, 1), step("publish", JobKey {1}, 2)};
    QTest::newRow("asked for") << true << false << false << both;
    QTest::newRow("asked for again after a failure") << true << false << true << both;
    QTest::newRow("automatic") << false << true << false << both;
    QTest::newRow("automatic, failed before") << false << true << true << QStringList();
    QTest::newRow("waits for a person") << false << false << false << QStringList();
}

void JobQueueRestoreTest::completion()
{
    QFETCH(bool, asked);
    QFETCH(bool, automatic);
    QFETCH(bool, failed);
    QFETCH(QStringList, effects);
    QueueBench bench;
    const FileState half = asked ? FileState::Publishing : FileState::Transferred;
    Job job =
        storedJob(1, JobState::Transferred, {FileState::Published, half, FileState::Transferred});
    job.autoComplete = automatic;
    job.pendingEffect = asked ? PendingEffect::Complete : PendingEffect::None;
    if (failed)
        job.error = std::make_shared<const Error>(Error {ErrorCode::EDiskFull, {}, {}, {}});
    bench.restore(job);
    QCOMPARE(bench.takeLog(), effects);
    QCOMPARE(bench.state(job.key), JobState::Transferred);
    if (!effects.isEmpty()) {
        bench.published(job.key, 1);
        bench.published(job.key, 2);
        QCOMPARE(bench.state(job.key), JobState::Acknowledged);
    }
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::completionOfDroppedFiles()
{
    QueueBench bench;
    Job job = storedJob(1, JobState::Transferred, {FileState::Published, FileState::Dropped});
    job.pendingEffect = PendingEffect::Complete;
    bench.restore(job);
    const QStringList wanted {QStringLiteral("left 1 acknowledged"),
                              QStringLiteral("answer complete 0x00200017")};
    QCOMPARE(bench.takeLog(), wanted);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::automaticallyOnlyOnceAfterAFailure()
{
    QueueBench bench;
    QueueBench::Wish wish;
    wish.autoComplete = true;
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.finishFile(key);
    bench.published(key, 0, ErrorCode::EAccessDenied);
    bench.takeLog();
    bench.wait(std::chrono::hours(5));
    bench.advance();
    bench.restart();
    bench.advance();
    QCOMPARE(bench.takeLog(), QStringList());
    QCOMPARE(bench.state(key), JobState::Transferred);
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::finishedButStillQueued()
{
    QueueBench bench;
    Job job = storedJob(1, JobState::Queued, {FileState::Transferred});
    job.autoComplete = true;
    bench.restore(job);
    bench.advance();
    QCOMPARE(bench.state(job.key), JobState::Transferred);
    QCOMPARE(bench.takeLog(), QStringList {step("publish", job.key, 0)});
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::neverNamedIsFetchedAnew_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("goes on by itself") << false;
    QTest::newRow("cancelled meanwhile") << true;
}

void JobQueueRestoreTest::neverNamedIsFetchedAnew()
{
    // The crash came between the record of what was to be published and its name.
    QFETCH(bool, cancelled);
    QueueBench bench;
    QueueBench::Wish wish;
    wish.autoComplete = true;
    const JobKey key = bench.add(wish);
    bench.advance();
    bench.finishFile(key);
    bench.restart();
    QVERIFY(bench.takeLog().contains(step("publish", key, 0)));
    if (cancelled)
        QVERIFY(!bench.command(JobCommand::Cancel, key));
    bench.neverNamed(key, 0);
    const QStringList log = bench.takeLog();
    QVERIFY(log.contains(QStringLiteral("drop temp 1")));
    if (cancelled) {
        QVERIFY(log.contains(QStringLiteral("left 1 cancelled")));
        QVERIFY(log.contains(QStringLiteral("answer cancel 0x00000000")));
    } else {
        QCOMPARE(bench.state(key), JobState::Queued);
        QCOMPARE(bench.job(key)->files[0].proven, ByteRanges());
        bench.advance();
        QCOMPARE(bench.takeLog(), QStringList {step("start", key, 0)});
        bench.finishFile(key);
        bench.published(key, 0);
        QCOMPARE(bench.takeLog().last(), QStringLiteral("answer complete 0x00000000"));
    }
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::keysGoOn()
{
    QueueBench bench;
    bench.restore(storedJob(41, JobState::Suspended, {FileState::Waiting}));
    QCOMPARE(bench.add({}), JobKey {42});
    bench.queue.setLastKey(JobKey {100});
    bench.queue.setLastKey(JobKey {50});
    QCOMPARE(bench.add({}), JobKey {101});
    QCOMPARE(bench.trouble(), QString());
}

void JobQueueRestoreTest::namesAreClaimed()
{
    QueueBench bench;
    Job job = storedJob(1, JobState::Suspended,
                        {FileState::Waiting, FileState::Published, FileState::Dropped});
    job.directory = QStringLiteral("/srv/downloads");
    bench.restore(job);
    const auto nameGiven = [&bench](const char *wanted) {
        QueueBench::Wish wish;
        wish.fileName = QString::fromLatin1(wanted);
        return bench.job(bench.add(wish))->files[0].name;
    };
    QCOMPARE(nameGiven("1-0"), QStringLiteral("1-0 (1)"));
    QCOMPARE(nameGiven("1-1"), QStringLiteral("1-1"));
    QCOMPARE(nameGiven("1-2"), QStringLiteral("1-2"));
}

void JobQueueRestoreTest::everyMomentOfALife()
{
    // One life of three files; the process dies after each of its steps in turn.
    constexpr int kSteps = 16;
    for (int crashAfter = 0; crashAfter <= kSteps; ++crashAfter) {
        QueueBench bench;
        QueueBench::Wish wish;
        wish.files = 3;
        wish.autoComplete = true;
        const JobKey key = bench.add(wish);
        for (int i = 0; i < crashAfter && bench.job(key); ++i) {
            const AttemptId attempt = bench.attemptOf(key);
            if (bench.job(key)->pendingEffect == PendingEffect::Complete) {
                bench.published(key, i % 3);
                bench.published(key, (i + 1) % 3);
            } else if (attempt.isNull()) {
                bench.advance();
            } else if (i % 2 == 0) {
                bench.record(attempt);
                bench.connected(attempt);
                bench.checkpoint(attempt, 30);
            } else {
                bench.end(attempt, TransferOutcome::Finished, 100);
            }
        }
        bench.restart();
        for (int i = 0; i < kSteps && bench.job(key); ++i) {
            bench.advance();
            if (!bench.attemptOf(key).isNull())
                bench.finishFile(key);
            for (int file = 0; file < 3; ++file)
                bench.published(key, file);
        }
        QCOMPARE(bench.state(key), JobState::Acknowledged);
        for (const JobFile &file : bench.stored(key).files)
            QCOMPARE(file.state, FileState::Published);
        QVERIFY2(bench.trouble().isEmpty(),
                 qPrintable(QStringLiteral("%1: %2").arg(crashAfter).arg(bench.trouble())));
    }
}

QTEST_GUILESS_MAIN(JobQueueRestoreTest)
#include "tst_JobQueueRestore.moc"
