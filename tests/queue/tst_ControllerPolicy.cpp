// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queue/ControllerBench.h"

#include <QTest>

#include <memory>

using namespace kurier;

namespace {

Policy denying(const QString &host)
{
    Policy policy;
    policy.hostsDenied = {host};
    return policy;
}

} // namespace

/// A rule also holds for jobs that were in the queue before it.
class ControllerPolicyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storedJobsAreBlocked_data();
    void storedJobsAreBlocked();
    void theRuleIsForgottenWithIt();
    void blockedJobsStayBlocked();
    void anAllowedAddressFreesThem();
    void limitsOfTheHistoryReachTheStore();

private:
    /// A queue with two jobs as an earlier run of the program left it, under \a policy.
    std::unique_ptr<ControllerBench> startWith(const Policy &policy,
                                               JobState state = JobState::Queued);

    JobId m_denied;
    JobId m_allowed;
};

std::unique_ptr<ControllerBench> ControllerPolicyTest::startWith(const Policy &policy,
                                                                 JobState state)
{
    auto bench = std::make_unique<ControllerBench>(policy);
    m_denied = JobId::create();
    m_allowed = JobId::create();
    for (const auto &[id, host] :
         {std::pair {m_denied, "bad.example"}, std::pair {m_allowed, "good.example"}}) {
        Job job;
        job.key = JobKey {static_cast<qint64>(bench->store.jobs.size()) + 1};
        job.id = id;
        job.state = state;
        job.directory = QStringLiteral("/downloads");
        job.files.resize(1);
        job.files[0].name = QString::fromLatin1(host);
        job.files[0].url = QByteArray("http://") + host + "/file";
        bench->store.jobs.emplace(job.key, job);
    }
    bench->controller.load();
    ControllerBench::settle();
    return bench;
}

void ControllerPolicyTest::storedJobsAreBlocked_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : {JobState::Queued, JobState::Suspended, JobState::Transferring,
                                 JobState::TransientError, JobState::Error})
        QTest::addRow("%d", static_cast<int>(state)) << state;
}

void ControllerPolicyTest::storedJobsAreBlocked()
{
    QFETCH(JobState, state);
    const auto bench = startWith(denying(QStringLiteral("bad.example")), state);
    std::optional<JobDetails> details;
    bench->controller.requestDetails(
        m_denied, this, [&details](const Result<JobDetails> &told) { details = *told; });
    QTRY_VERIFY(details.has_value());
    QCOMPARE(details->snapshot.state, JobState::Error);
    QCOMPARE(details->snapshot.error->code, ErrorCode::BgEBlockedByPolicy);
    QCOMPARE(details->snapshot.error->detail, QStringLiteral("hosts-denied = bad.example"));
    QVERIFY(bench->attemptAt(QStringLiteral("http://bad.example/file")).isNull());
    const bool runs = state != JobState::Suspended && state != JobState::Error;
    QCOMPARE(bench->shown(m_allowed), runs ? JobState::Connecting : state);
}

void ControllerPolicyTest::theRuleIsForgottenWithIt()
{
    const auto bench = startWith(denying(QStringLiteral("bad.example")));
    QCOMPARE(bench->stored(m_denied).state, JobState::Queued);
    QVERIFY(!bench->stored(m_denied).error);
}

void ControllerPolicyTest::blockedJobsStayBlocked()
{
    const auto bench = startWith(denying(QStringLiteral("bad.example")));
    const CommandResults results = bench->command(JobCommand::Resume, {m_denied, m_allowed});
    QCOMPARE(results.size(), 2);
    QCOMPARE(results[0].error.code, ErrorCode::BgEBlockedByPolicy);
    QCOMPARE(results[0].error.detail, QStringLiteral("hosts-denied = bad.example"));
    QCOMPARE(results[1].error.code, ErrorCode::Ok);
    QCOMPARE(bench->shown(m_denied), JobState::Error);
    // They can go.
    QCOMPARE(bench->command(JobCommand::Cancel, {m_denied})[0].error.code, ErrorCode::Ok);
    QCOMPARE(bench->stored(m_denied).state, JobState::Cancelled);
}

void ControllerPolicyTest::anAllowedAddressFreesThem()
{
    const auto bench = startWith(denying(QStringLiteral("bad.example")));
    JobChanges changes;
    changes.url = "http://other.example/file";
    QCOMPARE(bench->change(changes, {m_denied})[0].error.code, ErrorCode::Ok);
    QCOMPARE(bench->command(JobCommand::Resume, {m_denied})[0].error.code, ErrorCode::Ok);
    QTRY_VERIFY(!bench->attemptAt(QStringLiteral("http://other.example/file")).isNull());
}

void ControllerPolicyTest::limitsOfTheHistoryReachTheStore()
{
    ControllerBench bench;
    bench.controller.load();
    QueueLimits limits;
    limits.historyDays = 3;
    limits.historyJobs = 4;
    bench.controller.setLimits(limits);
    ControllerBench::settle();
    QCOMPARE(bench.store.retention, (HistoryRetention {3, 4}));
}

QTEST_GUILESS_MAIN(ControllerPolicyTest)
#include "tst_ControllerPolicy.moc"
