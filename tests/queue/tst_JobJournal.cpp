// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/JobJournal.h"

#include <QTest>

using namespace kurier;
using namespace std::chrono_literals;

namespace {

Job jobWith(qint64 key, JobState state, int files = 1)
{
    Job job;
    job.key = JobKey {key};
    job.state = state;
    job.files.resize(static_cast<std::size_t>(files));
    return job;
}

} // namespace

/// What people read of a job's past.
class JobJournalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyNewsIsWritten();
    void finishedFilesAreNews();
    void samplesAreASecondApart();
    void samplesEndAfterFiveMinutes();
    void zeroIsToldAtOnce();
    void everythingIsBounded();
    void forgotten();
};

void JobJournalTest::onlyNewsIsWritten()
{
    JobJournal journal;
    Job job = jobWith(1, JobState::Queued);
    QVERIFY(journal.entries(job.key).empty());
    journal.note(job, 1000);
    journal.note(job, 2000);
    QCOMPARE(journal.entries(job.key).size(), 1U);
    job.state = JobState::TransientError;
    job.error =
        std::make_shared<const Error>(Error {httpErrorCode(503), ErrorContext::RemoteFile, {}, {}});
    job.files[0].bytesTransferred = 77;
    journal.note(job, 3000);
    job.error = std::make_shared<const Error>(*job.error);
    journal.note(job, 4000);
    const auto entries = journal.entries(job.key);
    QCOMPARE(entries.size(), 2U);
    QCOMPARE(entries[0].state, JobState::Queued);
    QCOMPARE(entries[0].at, 1000);
    QCOMPARE(entries[1].state, JobState::TransientError);
    QCOMPARE(entries[1].bytes, 77);
    QCOMPARE(entries[1].error->code, httpErrorCode(503));
    job.error =
        std::make_shared<const Error>(Error {httpErrorCode(502), ErrorContext::RemoteFile, {}, {}});
    journal.note(job, 5000);
    QCOMPARE(journal.entries(job.key).size(), 3U);
}

void JobJournalTest::finishedFilesAreNews()
{
    JobJournal journal;
    Job bundle = jobWith(1, JobState::Transferring, 3);
    journal.note(bundle, 1);
    bundle.files[0].state = FileState::Transferred;
    journal.note(bundle, 2);
    const auto entries = journal.entries(bundle.key);
    QCOMPARE(entries.size(), 2U);
    QCOMPARE(entries[1].event, JobLogEntry::Event::Files);
    QCOMPARE(entries[1].files, 1);
    Job single = jobWith(2, JobState::Transferring);
    journal.note(single, 1);
    single.files[0].state = FileState::Transferred;
    journal.note(single, 2);
    QCOMPARE(journal.entries(single.key).size(), 1U);
}

void JobJournalTest::samplesAreASecondApart()
{
    JobJournal journal;
    for (int i = 0; i <= 10; ++i)
        journal.sample(JobKey {1}, 1000 + i, i * 200ms);
    const std::vector<RateSample> wanted {{2500, 1000}, {1500, 1005}, {500, 1010}};
    QCOMPARE(journal.rates(JobKey {1}, 2500ms), wanted);
    QVERIFY(journal.rates(JobKey {2}, 2500ms).empty());
}

void JobJournalTest::samplesEndAfterFiveMinutes()
{
    JobJournal journal;
    for (int i = 0; i <= 400; ++i)
        journal.sample(JobKey {1}, i, i * 1s);
    const auto rates = journal.rates(JobKey {1}, 400s);
    QCOMPARE(rates.size(), 301U);
    QCOMPARE(rates.front().bytesPerSecond, 100);
    QCOMPARE(rates.front().age, 300'000);
    // What is old by now is not told, though nothing came after it.
    QCOMPARE(journal.rates(JobKey {1}, 600s).size(), 101U);
}

void JobJournalTest::zeroIsToldAtOnce()
{
    JobJournal journal;
    journal.sample(JobKey {1}, 500, 0ms);
    journal.sample(JobKey {1}, 0, 200ms);
    journal.sample(JobKey {1}, 0, 400ms);
    QCOMPARE(journal.rates(JobKey {1}, 400ms).size(), 2U);
}

void JobJournalTest::everythingIsBounded()
{
    JobJournal journal;
    const auto jobs = static_cast<qint64>(JobJournal::kMostJobs);
    journal.note(jobWith(1, JobState::Queued), 1);
    for (qint64 key = 2; key <= jobs; ++key)
        journal.note(jobWith(key, JobState::Queued), 1);
    journal.note(jobWith(1, JobState::Connecting), 2);
    journal.note(jobWith(jobs + 1, JobState::Queued), 3);
    QCOMPARE(journal.jobCount(), JobJournal::kMostJobs);
    QCOMPARE(journal.entries(JobKey {1}).size(), 2U);
    QVERIFY(journal.entries(JobKey {2}).empty());
    for (int i = 0; i < 500; ++i)
        journal.note(jobWith(1, i % 2 == 0 ? JobState::Suspended : JobState::Queued), i);
    QCOMPARE(journal.entries(JobKey {1}).size(), JobJournal::kMostEntries);
    QCOMPARE(journal.entries(JobKey {1}).back().at, 499);
}

void JobJournalTest::forgotten()
{
    JobJournal journal;
    journal.note(jobWith(1, JobState::Queued), 1);
    journal.sample(JobKey {1}, 5, 0ms);
    journal.forget(JobKey {1});
    journal.forget(JobKey {7});
    QCOMPARE(journal.jobCount(), 0U);
    QVERIFY(journal.entries(JobKey {1}).empty());
    journal.note(jobWith(1, JobState::Queued), 1);
    QCOMPARE(journal.entries(JobKey {1}).size(), 1U);
}

QTEST_GUILESS_MAIN(JobJournalTest)
#include "tst_JobJournal.moc"
