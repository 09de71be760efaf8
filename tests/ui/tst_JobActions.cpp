// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/actions/JobActions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace kurier;

namespace {

/// A selection the test makes by hand.
class ChosenJobs final : public SelectionSource
{
public:
    explicit ChosenJobs(const FakeTransferQueue &queue)
        : m_queue(queue)
    {
    }

    [[nodiscard]] JobSelection selection() const override
    {
        JobSelection result;
        for (const JobSnapshot &job : selectedJobs()) {
            result.effective |= effectiveCommands(job.type, job.state);
            result.first = result.first ? result.first : job;
            ++result.count;
        }
        return result;
    }
    [[nodiscard]] QList<JobSnapshot> selectedJobs() const override
    {
        QList<JobSnapshot> jobs;
        for (const JobId &id : ids)
            jobs.append(makeSnapshot(m_queue.job(id)));
        return jobs;
    }

    [[nodiscard]] QList<JobId> selectedIds(std::optional<JobCommand> effective) const override
    {
        QList<JobId> chosen;
        for (const JobSnapshot &job : selectedJobs()) {
            if (!effective || effectiveCommands(job.type, job.state).contains(*effective))
                chosen.append(job.id);
        }
        return chosen;
    }

    QList<JobId> ids;

private:
    const FakeTransferQueue &m_queue;
};

} // namespace

class tst_JobActions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void enabledByState_data();
    void enabledByState();
    void mixedSelectionsActOnThoseThatCan();
    void toggleSuspendsFirst();
    void cancelAsksOnceThenCancels();
    void cancelDismissedDoesNothing();
    void finishedMeanwhileIsKept();
    void cancelledElsewhereIsToldApart();
    void finishedFilesCanBeKept();
    void suspendInstead();
    void endedSelectionIsNotAsked();
    void completeAsksOnlyWhenSomethingIsLost();
    void completeWithNothingFinishedIsACancel();
    void priorityAndDesktop();

private:
    [[nodiscard]] QAction *action(JobCommand command) const { return m_actions->action(command); }
    JobId select(Job job)
    {
        const JobId id = m_queue->put(std::move(job));
        m_chosen->ids.append(id);
        m_actions->refresh();
        return id;
    }

    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<FakeUserPrompts> m_prompts;
    std::unique_ptr<ChosenJobs> m_chosen;
    std::unique_ptr<JobActions> m_actions;
};

void tst_JobActions::init()
{
    m_queue = std::make_unique<FakeTransferQueue>();
    m_prompts = std::make_unique<FakeUserPrompts>();
    m_chosen = std::make_unique<ChosenJobs>(*m_queue);
    m_actions = std::make_unique<JobActions>(*m_queue, *m_prompts, *m_chosen);
}

void tst_JobActions::cleanup()
{
    m_actions.reset();
    m_chosen.reset();
    m_prompts.reset();
    m_queue.reset();
}

void tst_JobActions::enabledByState_data()
{
    QTest::addColumn<JobType>("type");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QString>("enabled"); // r s x c for resume, suspend, cancel (x), complete.
    using S = JobState;
    const auto row = [](const char *name, JobType type, S state, const char *enabled) {
        QTest::newRow(name) << type << state << QString::fromUtf8(enabled);
    };
    row("download queued", JobType::Download, S::Queued, "sxc");
    row("download connecting", JobType::Download, S::Connecting, "sxc");
    row("download transferring", JobType::Download, S::Transferring, "sxc");
    row("download suspended", JobType::Download, S::Suspended, "rxc");
    row("download error", JobType::Download, S::Error, "rxc");
    row("download transient error", JobType::Download, S::TransientError, "rsxc");
    row("download transferred", JobType::Download, S::Transferred, "xc");
    row("download acknowledged", JobType::Download, S::Acknowledged, "");
    row("download cancelled", JobType::Download, S::Cancelled, "");
    row("upload queued", JobType::Upload, S::Queued, "sx");
    row("upload transferring", JobType::Upload, S::Transferring, "sx");
    row("upload suspended", JobType::Upload, S::Suspended, "rx");
    row("upload transferred", JobType::Upload, S::Transferred, "xc");
}

void tst_JobActions::enabledByState()
{
    QFETCH(JobType, type);
    QFETCH(JobState, state);
    QFETCH(QString, enabled);
    for (const JobCommand command : kAllJobCommands)
        QVERIFY(!action(command)->isEnabled());
    Job job = sampleJob(QStringLiteral("a"), state);
    job.type = type;
    select(job);
    const auto expected = [&enabled](char letter) { return enabled.contains(QLatin1Char(letter)); };
    QCOMPARE(action(JobCommand::Resume)->isEnabled(), expected('r'));
    QCOMPARE(action(JobCommand::Suspend)->isEnabled(), expected('s'));
    QCOMPARE(action(JobCommand::Cancel)->isEnabled(), expected('x'));
    QCOMPARE(action(JobCommand::Complete)->isEnabled(), expected('c'));
    for (const JobCommand command : kAllJobCommands) {
        const bool saysWhy = action(command)->toolTip().contains(QStringLiteral(" – "));
        QCOMPARE(saysWhy, !action(command)->isEnabled());
        QVERIFY(!action(command)->toolTip().endsWith(QStringLiteral(" – ")));
    }
}

void tst_JobActions::mixedSelectionsActOnThoseThatCan()
{
    const JobId queued = select(sampleJob(QStringLiteral("a"), JobState::Queued));
    const JobId suspended = select(sampleJob(QStringLiteral("b"), JobState::Suspended));
    select(sampleJob(QStringLiteral("c"), JobState::Transferred));
    QVERIFY(action(JobCommand::Resume)->isEnabled());
    QVERIFY(action(JobCommand::Suspend)->isEnabled());
    action(JobCommand::Suspend)->trigger();
    QCOMPARE(m_queue->callsOf(QStringLiteral("suspend")).constLast().ids, QList<JobId> {queued});
    QCOMPARE(m_queue->job(queued).state, JobState::Suspended);
    m_actions->refresh();
    action(JobCommand::Resume)->trigger();
    QCOMPARE(m_queue->callsOf(QStringLiteral("resume")).constLast().ids,
             (QList<JobId> {queued, suspended}));
}

void tst_JobActions::toggleSuspendsFirst()
{
    const JobId running = select(sampleJob(QStringLiteral("a"), JobState::Transferring));
    select(sampleJob(QStringLiteral("b"), JobState::Suspended));
    m_actions->toggleAction()->trigger();
    QCOMPARE(m_queue->job(running).state, JobState::Suspended);
    m_actions->refresh();
    m_actions->toggleAction()->trigger();
    QCOMPARE(m_queue->job(running).state, JobState::Queued);
}

void tst_JobActions::cancelAsksOnceThenCancels()
{
    QSignalSpy said(m_actions.get(), &JobActions::message);
    const JobId a = select(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    const JobId b = select(sampleJob(QStringLiteral("b"), JobState::Suspended));
    action(JobCommand::Cancel)->trigger();
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    QCOMPARE(m_prompts->cancelPlans.constFirst().items.size(), 2);
    QVERIFY(m_queue->callsOf(QStringLiteral("cancel")).isEmpty());
    m_prompts->answerCancel(CancelChoice::Cancel);
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(m_queue->callsOf(QStringLiteral("cancel")).size(), 1);
    QCOMPARE(m_queue->callsOf(QStringLiteral("cancel")).constFirst().ids, (QList<JobId> {a, b}));
    QCOMPARE(m_queue->job(a).state, JobState::Cancelled);
    QVERIFY(said.at(0).at(0).toString().startsWith(QLatin1Char('2')));
    QCOMPARE(m_prompts->cancelPlans.size(), 1);
}

void tst_JobActions::cancelDismissedDoesNothing()
{
    const JobId a = select(sampleJob(QStringLiteral("a"), JobState::Transferring));
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_prompts->answerCancel(CancelChoice::Keep);
    QTest::qWait(20);
    QVERIFY(m_queue->callsOf(QStringLiteral("cancel")).isEmpty());
    QCOMPARE(m_queue->job(a).state, JobState::Transferring);
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 2);
}

void tst_JobActions::finishedMeanwhileIsKept()
{
    QSignalSpy said(m_actions.get(), &JobActions::message);
    const JobId completed = select(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    const JobId transferred = select(sampleJob(QStringLiteral("b"), JobState::Transferring, 10));
    const JobId running = select(sampleJob(QStringLiteral("c"), JobState::Transferring, 10));
    const JobId told = select(sampleBundle(QStringLiteral("d"), JobState::Transferring, 5, 3));
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_queue->change(completed, [](Job &job) { job.state = JobState::Acknowledged; });
    m_queue->change(transferred, [](Job &job) {
        job.state = JobState::Transferred;
        job.files.front().state = FileState::Transferred;
    });
    m_prompts->answerCancel(CancelChoice::Cancel);
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(m_queue->job(completed).state, JobState::Acknowledged);
    QCOMPARE(m_queue->job(transferred).state, JobState::Transferred);
    QCOMPARE(m_queue->job(running).state, JobState::Cancelled);
    QCOMPARE(m_queue->job(told).state, JobState::Cancelled);
    QVERIFY(said.at(0).at(0).toString().contains(
        QStringLiteral("2 transfers finished in the meantime and were kept.")));
}

void tst_JobActions::cancelledElsewhereIsToldApart()
{
    QSignalSpy said(m_actions.get(), &JobActions::message);
    const JobId a = select(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    const JobId b = select(sampleJob(QStringLiteral("b"), JobState::Transferring, 10));
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_queue->change(a, [](Job &job) { job.state = JobState::Cancelled; });
    m_prompts->answerCancel(CancelChoice::Cancel);
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(m_queue->job(b).state, JobState::Cancelled);
    const QString text = said.at(0).at(0).toString();
    QVERIFY(text.contains(QStringLiteral("had been cancelled already.")));
    QVERIFY(!text.contains(QStringLiteral("finished")));
}

void tst_JobActions::finishedFilesCanBeKept()
{
    const JobId finished = select(sampleJob(QStringLiteral("a"), JobState::Transferred));
    const JobId running = select(sampleJob(QStringLiteral("b"), JobState::Transferring, 10));
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_prompts->answerCancel(CancelChoice::KeepFinished);
    QTRY_COMPARE(m_queue->job(running).state, JobState::Cancelled);
    QCOMPARE(m_queue->job(finished).state, JobState::Acknowledged);
    QCOMPARE(m_queue->callsOf(QStringLiteral("complete")).constFirst().ids,
             QList<JobId> {finished});
}

void tst_JobActions::suspendInstead()
{
    const JobId running = select(sampleJob(QStringLiteral("b"), JobState::Transferring, 10));
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_prompts->answerCancel(CancelChoice::SuspendInstead);
    QTRY_COMPARE(m_queue->job(running).state, JobState::Suspended);
    QVERIFY(m_queue->callsOf(QStringLiteral("cancel")).isEmpty());
}

void tst_JobActions::endedSelectionIsNotAsked()
{
    QSignalSpy said(m_actions.get(), &JobActions::message);
    const JobId id = select(sampleJob(QStringLiteral("a"), JobState::Transferring));
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_prompts->answerCancel(CancelChoice::Keep);
    m_queue->change(id, [](Job &job) { job.state = JobState::Acknowledged; });
    action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(m_prompts->cancelPlans.size(), 1);
}

void tst_JobActions::completeAsksOnlyWhenSomethingIsLost()
{
    const JobId whole = select(sampleJob(QStringLiteral("a"), JobState::Transferred));
    action(JobCommand::Complete)->trigger();
    QTRY_COMPARE(m_queue->job(whole).state, JobState::Acknowledged);
    QVERIFY(m_prompts->completePlans.isEmpty());

    m_chosen->ids.clear();
    const JobId partly = select(sampleBundle(QStringLiteral("b"), JobState::Transferring, 5, 3));
    action(JobCommand::Complete)->trigger();
    QCOMPARE(m_prompts->completePlans.size(), 1);
    QCOMPARE(m_prompts->completePlans.constFirst().filesFinished, 3);
    QCOMPARE(m_prompts->completePlans.constFirst().filesTotal, 5);
    QVERIFY(m_prompts->completePlans.constFirst().running);
    QCOMPARE(m_queue->job(partly).state, JobState::Transferring);
    m_prompts->answerComplete(false);
    QCOMPARE(m_queue->job(partly).state, JobState::Transferring);
    action(JobCommand::Complete)->trigger();
    m_prompts->answerComplete(true);
    QCOMPARE(m_queue->job(partly).state, JobState::Acknowledged);
}

void tst_JobActions::completeWithNothingFinishedIsACancel()
{
    const JobId id = select(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    action(JobCommand::Complete)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    QVERIFY(m_queue->callsOf(QStringLiteral("complete")).isEmpty());
    m_prompts->answerCancel(CancelChoice::Cancel);
    QTRY_COMPARE(m_queue->job(id).state, JobState::Cancelled);
}

void tst_JobActions::priorityAndDesktop()
{
    const JobId id = select(sampleJob(QStringLiteral("a"), JobState::Suspended));
    m_actions->priorityMenu()->actions().constFirst()->trigger();
    QCOMPARE(m_queue->job(id).priority, JobPriority::Foreground);
    QList<QUrl> opened;
    m_actions->setOpener([&opened](const QUrl &url) { opened.append(url); });
    m_actions->folderAction()->trigger();
    QTRY_COMPARE(opened, QList<QUrl> {QUrl::fromLocalFile(QStringLiteral("/home/anna/Backup"))});
    m_actions->copyAction()->trigger();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("https://files.example.org/a"));
}

QTEST_MAIN(tst_JobActions)
#include "tst_JobActions.moc"
