// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/Job.h"
#include "core/queue/CancelPlan.h"

#include <QTest>

using namespace kurier;

namespace {

Job job(JobType type, JobState state, const char *directory, const char *url,
        std::initializer_list<std::pair<FileState, qint64>> files)
{
    Job made;
    made.id = JobId::create();
    made.type = type;
    made.state = state;
    made.name = QStringLiteral("a job");
    made.directory = QString::fromLatin1(directory);
    for (const auto &[fileState, bytes] : files) {
        JobFile file;
        file.url = url;
        file.state = fileState;
        file.bytesTotal = 1000;
        file.bytesTransferred = bytes;
        made.files.push_back(file);
    }
    return made;
}

} // namespace

/// What the person is told before anything is cancelled.
class CancelPlanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneJob();
    void publishedFilesStay();
    void finalJobs_data();
    void finalJobs();
    void unknownSize();
    void mixedSelection();
    void nothing();
};

void CancelPlanTest::oneJob()
{
    const Job made =
        job(JobType::Download, JobState::Transferring, "/srv", "http://h.example/",
            {{FileState::Transferred, 1000}, {FileState::Waiting, 400}, {FileState::Waiting, 0}});
    const CancelPlanItem item = planCancel(made);
    QCOMPARE(item.id, made.id);
    QCOMPARE(item.name, made.name);
    QCOMPARE(item.state, JobState::Transferring);
    QCOMPARE(item.directory, QStringLiteral("/srv"));
    QCOMPARE(item.server, QString());
    QCOMPARE(item.filesFinished, 1);
    QCOMPARE(item.filesPartial, 1);
    QCOMPARE(item.bytesFinished, 1000);
    QCOMPARE(item.bytesPartial, 400);
    QCOMPARE(item.bytesTotal, 3000);
    QVERIFY(item.possible);
}

void CancelPlanTest::publishedFilesStay()
{
    const CancelPlanItem item = planCancel(job(
        JobType::Download, JobState::Transferred, "/srv", "http://h.example/",
        {{FileState::Published, 1000}, {FileState::Dropped, 300}, {FileState::Publishing, 50}}));
    QCOMPARE(item.filesFinished, 1);
    QCOMPARE(item.bytesFinished, 50);
    QCOMPARE(item.filesPartial, 0);
    QCOMPARE(item.bytesPartial, 0);
}

void CancelPlanTest::finalJobs_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : kAllJobStates)
        QTest::newRow(qPrintable(jobStateName(state))) << state;
}

void CancelPlanTest::finalJobs()
{
    QFETCH(JobState, state);
    const CancelPlanItem item =
        planCancel(job(JobType::Download, state, "/srv", "http://h.example/", {}));
    const bool final = state == JobState::Acknowledged || state == JobState::Cancelled;
    QCOMPARE(item.possible, !final);
}

void CancelPlanTest::unknownSize()
{
    Job made = job(JobType::Download, JobState::Queued, "/srv", "http://h.example/",
                   {{FileState::Waiting, 0}, {FileState::Waiting, 0}});
    made.files[1].bytesTotal = -1;
    QCOMPARE(planCancel(made).bytesTotal, -1);
}

void CancelPlanTest::mixedSelection()
{
    CancelPlan plan;
    const auto add = [&plan](const Job &made) { plan.items.append(planCancel(made)); };
    add(job(JobType::Download, JobState::Transferred, "/z", "http://one.example/",
            {{FileState::Transferred, 10}, {FileState::Transferred, 20}}));
    add(job(JobType::Download, JobState::Error, "/a", "http://one.example/",
            {{FileState::Transferred, 5}, {FileState::Waiting, 7}}));
    add(job(JobType::Download, JobState::Suspended, "/b", "http://one.example/",
            {{FileState::Waiting, 100}}));
    add(job(JobType::Download, JobState::Error, "/a", "http://one.example/",
            {{FileState::Transferred, 1}}));
    // Final ones count nowhere.
    add(job(JobType::Download, JobState::Acknowledged, "/final", "http://one.example/",
            {{FileState::Transferred, 1'000'000}}));
    add(job(JobType::Upload, JobState::Cancelled, "/final", "http://final.example/",
            {{FileState::Waiting, 1'000'000}}));
    for (const char *const host :
         {"https://Two.example/x", "https://three.example/", "https://two.example/y"})
        add(job(JobType::Upload, JobState::Transferring, "/up", host, {{FileState::Waiting, 300}}));
    add(job(JobType::Upload, JobState::Queued, "/up", "https://untouched.example/",
            {{FileState::Waiting, 0}}));
    plan.unknown.append(JobId::create());

    QCOMPARE(plan.possibleCount(), 8);
    QCOMPARE(plan.downloads(), 4);
    QCOMPARE(plan.uploads(), 4);
    QCOMPARE(plan.jobsWithFinishedFiles(), 3);
    QCOMPARE(plan.filesFinished(), 4);
    QCOMPARE(plan.bytesFinished(), 36);
    QCOMPARE(plan.bytesPartialHere(), 107);
    QCOMPARE(plan.bytesOnServers(), 900);
    QCOMPARE(plan.servers(),
             (QStringList {QStringLiteral("three.example"), QStringLiteral("two.example")}));
    QCOMPARE(plan.directories(), (QStringList {QStringLiteral("/a"), QStringLiteral("/z")}));
}

void CancelPlanTest::nothing()
{
    const CancelPlan plan;
    QCOMPARE(plan.possibleCount(), 0);
    QCOMPARE(plan.uploads(), 0);
    QCOMPARE(plan.bytesFinished(), 0);
    QVERIFY(plan.servers().isEmpty());
    QVERIFY(plan.directories().isEmpty());
}

QTEST_GUILESS_MAIN(CancelPlanTest)
#include "tst_CancelPlan.moc"
