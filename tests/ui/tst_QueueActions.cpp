// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/actions/QueueActions.h"
#include "ui/dialogs/QuestionDialog.h"
#include "ui/dialogs/WidgetUserPrompts.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/text/LanguageSwitcher.h"

#include <QAction>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace kurier;

/// Suspend All and Resume All for whoever looks at the queues of others; for one's own queue see
/// tst_TrayIcon.
class tst_QueueActions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nothingHappensUnasked();
    void onlyWhatIsShown();
    void onlyWhatIsPermitted();
    void resumeMeansWhatIsSuspended();
    void whatEndsMeanwhileIsLeftAlone();
    void nothingToAskAbout();
    void questionNamesUsers_data();
    void questionNamesUsers();
    void questionIsGerman();
    void manyUsersAreCounted();

private:
    enum Owner : quint16 { Anna, Bert, Clara };

    JobId put(Owner owner, const char *name, JobState state);
    [[nodiscard]] QSet<JobId> askedFor(const char *what) const;
    [[nodiscard]] const OthersPlan &asked() const { return m_prompts->othersPlans.constLast(); }
    /// The question as a dialog, and closes it.
    [[nodiscard]] QStringList question(const OthersPlan &plan);

    SystemClock m_clock;
    LanguageSwitcher m_languages;
    std::unique_ptr<FakeUserPrompts> m_prompts;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<TransferQueueModel> m_model;
    std::unique_ptr<QueueActions> m_actions;
    QHash<JobId, quint16> m_owners;
};

void tst_QueueActions::init()
{
    m_languages.use(QStringLiteral("en"));
    m_prompts = std::make_unique<FakeUserPrompts>();
    m_owners.clear();
    m_queue = std::make_unique<FakeTransferQueue>();
    m_model = std::make_unique<TransferQueueModel>(m_clock);
    connect(m_queue.get(), &TransferQueue::changed, m_model.get(), [this](QueueDelta delta) {
        for (JobSnapshot &row : delta.upserted)
            row.owner = m_owners.value(row.id);
        m_model->apply(delta);
    });
    JobCommands permitted;
    for (const JobCommand command : {JobCommand::Suspend, JobCommand::Resume, JobCommand::Cancel})
        permitted.insert(command);
    m_model->setOwners({{QStringLiteral("anna"), permitted, true, {}},
                        {QStringLiteral("bert"), permitted, true, {}},
                        {QStringLiteral("clara"), {}, false, {}}});
    m_actions = std::make_unique<QueueActions>(*m_queue, *m_model);
    m_actions->setInspecting(*m_prompts);
    m_queue->subscribe();
}

void tst_QueueActions::cleanup()
{
    m_actions.reset();
    m_model.reset();
    m_queue.reset();
}

JobId tst_QueueActions::put(Owner owner, const char *name, JobState state)
{
    Job job = sampleJob(QString::fromLatin1(name), state, 10);
    job.id = JobId::create();
    m_owners.insert(job.id, owner);
    return m_queue->put(std::move(job));
}

QSet<JobId> tst_QueueActions::askedFor(const char *what) const
{
    QSet<JobId> ids;
    for (const auto &call : m_queue->callsOf(QString::fromLatin1(what)))
        ids += QSet<JobId>(call.ids.cbegin(), call.ids.cend());
    return ids;
}

void tst_QueueActions::nothingHappensUnasked()
{
    QCOMPARE(m_actions->suspendAll()->text(), QStringLiteral("S&uspend All Shown…"));
    QCOMPARE(m_actions->resumeAll()->text(), QStringLiteral("Resume A&ll Shown…"));
    const QSet<JobId> wanted {put(Anna, "a", JobState::Transferring),
                              put(Anna, "b", JobState::Queued), put(Bert, "c", JobState::Queued)};
    put(Bert, "d", JobState::Suspended);
    QTRY_COMPARE(m_model->jobCount(), 4);
    m_actions->suspendAll()->trigger();
    QCOMPARE(m_prompts->othersPlans.size(), 1);
    QCOMPARE(asked().command, JobCommand::Suspend);
    QCOMPARE(asked().notPermitted, 0);
    QCOMPARE(asked().shares.size(), 2);
    QCOMPARE(asked().shares.at(0).owner, QStringLiteral("anna"));
    QCOMPARE(asked().shares.at(0).jobs, 2);
    QCOMPARE(asked().shares.at(1).owner, QStringLiteral("bert"));
    QCOMPARE(asked().shares.at(1).jobs, 1);
    QVERIFY(askedFor("suspend").isEmpty());
    m_prompts->answerOthers(false);
    QVERIFY(askedFor("suspend").isEmpty());
    m_actions->suspendAll()->trigger();
    m_prompts->answerOthers(true);
    QCOMPARE(askedFor("suspend"), wanted);
}

void tst_QueueActions::onlyWhatIsShown()
{
    const QSet<JobId> wanted {put(Anna, "alpha", JobState::Queued)};
    put(Anna, "beta", JobState::Queued);
    QTRY_COMPARE(m_model->jobCount(), 2);
    JobFilter filter;
    filter.text = QStringLiteral("alpha");
    m_model->setFilter(filter);
    m_actions->suspendAll()->trigger();
    QCOMPARE(asked().shares.at(0).jobs, 1);
    m_prompts->answerOthers(true);
    QCOMPARE(askedFor("suspend"), wanted);
}

void tst_QueueActions::onlyWhatIsPermitted()
{
    const QSet<JobId> wanted {put(Bert, "a", JobState::Queued)};
    put(Clara, "b", JobState::Queued);
    put(Clara, "c", JobState::Queued);
    QTRY_COMPARE(m_model->jobCount(), 3);
    m_actions->suspendAll()->trigger();
    QCOMPARE(asked().shares.size(), 1);
    QCOMPARE(asked().notPermitted, 2);
    m_prompts->answerOthers(true);
    QCOMPARE(askedFor("suspend"), wanted);
}

void tst_QueueActions::resumeMeansWhatIsSuspended()
{
    const QSet<JobId> wanted {put(Anna, "a", JobState::Suspended),
                              put(Bert, "b", JobState::Suspended)};
    put(Anna, "c", JobState::Error);
    put(Bert, "d", JobState::Transferring);
    QTRY_COMPARE(m_model->jobCount(), 4);
    m_actions->resumeAll()->trigger();
    QCOMPARE(asked().command, JobCommand::Resume);
    QCOMPARE(asked().shares.size(), 2);
    m_prompts->answerOthers(true);
    QCOMPARE(askedFor("resume"), wanted);
}

void tst_QueueActions::whatEndsMeanwhileIsLeftAlone()
{
    const JobId stays = put(Anna, "a", JobState::Queued);
    const JobId ends = put(Anna, "b", JobState::Transferring);
    const JobId stops = put(Bert, "c", JobState::Queued);
    QTRY_COMPARE(m_model->jobCount(), 3);
    m_actions->suspendAll()->trigger();
    m_queue->change(ends, [](Job &job) { job.state = JobState::Acknowledged; });
    m_queue->change(stops, [](Job &job) { job.state = JobState::Suspended; });
    // Nobody was asked about this one.
    put(Bert, "d", JobState::Queued);
    m_prompts->answerOthers(true);
    QCOMPARE(askedFor("suspend"), QSet<JobId> {stays});
}

void tst_QueueActions::nothingToAskAbout()
{
    put(Clara, "a", JobState::Queued);
    QTRY_COMPARE(m_model->jobCount(), 1);
    QSignalSpy said(m_actions.get(), &QueueActions::message);
    m_actions->suspendAll()->trigger();
    QVERIFY(m_prompts->othersPlans.isEmpty());
    QCOMPARE(said.count(), 1);
    QCOMPARE(said.first().first().toString(),
             QStringLiteral("Nothing that is shown can be suspended."));
}

QStringList tst_QueueActions::question(const OthersPlan &plan)
{
    QWidget window;
    WidgetUserPrompts prompts(&window);
    prompts.confirmOthers(plan, [](bool) {});
    const auto *dialog = window.findChild<QuestionDialog *>();
    QStringList texts {dialog->headingText(), dialog->informativeText()};
    for (const QPushButton *button : dialog->findChildren<QPushButton *>())
        texts.append(button->text()
                     + (button->isDefault() ? QStringLiteral(" (default)") : QString()));
    // Marks around names, which a line of text may turn.
    texts.replaceInStrings(QChar(0x2068), QString());
    texts.replaceInStrings(QChar(0x2069), QString());
    return texts;
}

void tst_QueueActions::questionNamesUsers_data()
{
    QTest::addColumn<OthersPlan>("plan");
    QTest::addColumn<QStringList>("texts");
    const OthersPlan::Share anna {QStringLiteral("anna"), 1};
    const OthersPlan::Share bert {QStringLiteral("bert"), 12};
    QTest::newRow("one user's only job")
        << OthersPlan {JobCommand::Suspend, {anna}, 0}
        << QStringList {QStringLiteral("Suspend 1 transfer of anna?"),
                        QStringLiteral("It waits until somebody resumes it."),
                        QStringLiteral("Suspend 1 Transfer"), QStringLiteral("Go Back (default)")};
    QTest::newRow("two users")
        << OthersPlan {JobCommand::Suspend, {anna, bert}, 0}
        << QStringList {QStringLiteral("Suspend 13 transfers of 2 users?"),
                        QStringLiteral("anna: 1\nbert: 12\nThey wait until somebody resumes them."),
                        QStringLiteral("Suspend 13 Transfers"),
                        QStringLiteral("Go Back (default)")};
    QTest::newRow("some left alone")
        << OthersPlan {JobCommand::Resume, {bert}, 3}
        << QStringList {
               QStringLiteral("Resume 12 transfers of bert?"),
               QStringLiteral("Some of them may have been suspended by the users themselves.\n"
                              "3 more are left as they are, because their queues do not run."),
               QStringLiteral("Resume 12 Transfers"), QStringLiteral("Go Back (default)")};
}

void tst_QueueActions::questionNamesUsers()
{
    QFETCH(OthersPlan, plan);
    QFETCH(QStringList, texts);
    QCOMPARE(question(plan), texts);
}

void tst_QueueActions::questionIsGerman()
{
    m_languages.use(QStringLiteral("de"));
    m_actions->retranslate();
    QCOMPARE(m_actions->suspendAll()->text(), QStringLiteral("Alle angezeigten an&halten\u00A0…"));
    const QStringList texts = question(
        {JobCommand::Suspend, {{QStringLiteral("anna"), 4}, {QStringLiteral("bert"), 1}}, 1});
    QCOMPARE(texts.at(0), QStringLiteral("5 Übertragungen von 2 Benutzern anhalten?"));
    QCOMPARE(texts.at(2), QStringLiteral("5 Übertragungen anhalten"));
    QCOMPARE(texts.at(3), QStringLiteral("Zurück (default)"));
}

void tst_QueueActions::manyUsersAreCounted()
{
    OthersPlan plan;
    for (int i = 1; i <= 30; ++i)
        plan.shares.append({QStringLiteral("user%1").arg(i), 1});
    const QStringList lines = question(plan).at(1).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 10);
    QCOMPARE(lines.at(7), QStringLiteral("user8: 1"));
    QCOMPARE(lines.at(8), QStringLiteral("and 22 more users"));
}

QTEST_MAIN(tst_QueueActions)
#include "tst_QueueActions.moc"
