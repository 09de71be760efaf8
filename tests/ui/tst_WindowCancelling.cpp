// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/queue/FilterSidebar.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/ErrorText.h"
#include "ui/text/LanguageSwitcher.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// What the window shows between "cancel these" and the queue's last word.
class tst_WindowCancelling final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void rowsLeaveWhenThePersonHasSaidSo();
    void oneRowToo();
    void whatFinishedMeanwhileComesBack();
    void whatIsRefusedComesBack_data();
    void whatIsRefusedComesBack();
    void allComeBackWhenTheConnectionIsLost_data();
    void allComeBackWhenTheConnectionIsLost();
    void withoutAPlanNothingIsAsked();
    void allComeBackWhenTheQueueEnds();
    void keepingFinishedFilesKeepsTheirRows();
    void nothingLeavesUnlessConfirmed();
    void manyAreToldAtOnce();
    void theQueueIsNotCalledEmpty();
    void quittingWaitsForThem();
    void quittingDoesNotWaitForEver();

private:
    [[nodiscard]] TransferQueueModel &model() const
    {
        return *qobject_cast<TransferQueueModel *>(m_window->queueView().model());
    }
    [[nodiscard]] QLabel &line() const
    {
        return *m_window->findChild<QLabel *>(QStringLiteral("cancelLine"));
    }
    [[nodiscard]] QString said() const { return m_window->statusBar()->currentMessage(); }
    QList<JobId> fill(int count, JobState state = JobState::Suspended);
    /// Asks for it and answers the question; from then on the queue answers nothing.
    void cancelAll(CancelChoice choice = CancelChoice::Cancel);

    QTemporaryDir m_directory;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    FakeUserPrompts *m_prompts = nullptr;
};

void tst_WindowCancelling::init()
{
    m_languages.use(QStringLiteral("en"));
    m_settings = std::make_unique<Settings>(m_directory.filePath(QStringLiteral("kurier.conf")));
    m_queue = std::make_unique<FakeTransferQueue>();
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings, [this](QWidget *) {
        auto prompts = std::make_unique<FakeUserPrompts>();
        m_prompts = prompts.get();
        return prompts;
    });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    // The empty queue has been told.
    QTest::qWait(20);
}

void tst_WindowCancelling::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
}

QList<JobId> tst_WindowCancelling::fill(int count, JobState state)
{
    QList<JobId> ids;
    for (int i = 0; i < count; ++i)
        ids.append(m_queue->put(sampleJob(QString::number(i), state)));
    return ids;
}

void tst_WindowCancelling::cancelAll(CancelChoice choice)
{
    m_window->queueView().selectAll();
    m_window->actions().action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_queue->holdCommands();
    m_prompts->answerCancel(choice);
}

void tst_WindowCancelling::rowsLeaveWhenThePersonHasSaidSo()
{
    const QList<JobId> ids = fill(20);
    QVERIFY(line().isHidden());
    cancelAll();
    QCOMPARE(model().rowCount(), 0);
    QCOMPARE(model().counts().total(), 0);
    QCOMPARE(m_window->queueView().selectedCount(), 0);
    // Nothing is done yet, and nobody says that it is.
    QCOMPARE(m_queue->job(ids.first()).state, JobState::Suspended);
    QCOMPARE(said(), QString());
    QTRY_VERIFY(line().isVisible());
    QCOMPARE(line().text(), QStringLiteral("20 transfers are being cancelled"));
    QCOMPARE(line().accessibleName(), line().text());
    m_queue->releaseCommands();
    QTRY_COMPARE(said(), QStringLiteral("20 transfers cancelled."));
    QVERIFY(line().isHidden());
    QCOMPARE(model().rowCount(), 0);
    QCOMPARE(model().leavingCount(), 0);
    QCOMPARE(m_queue->job(ids.first()).state, JobState::Cancelled);
}

void tst_WindowCancelling::oneRowToo()
{
    const QList<JobId> ids = fill(3);
    m_window->queueView().selectRow(1);
    m_window->actions().action(JobCommand::Cancel)->trigger();
    QTRY_COMPARE(m_prompts->cancelPlans.size(), 1);
    m_queue->holdCommands();
    m_prompts->answerCancel(CancelChoice::Cancel);
    QCOMPARE(model().rowCount(), 2);
    QCOMPARE(model().rowOf(ids.at(1)), -1);
    QTRY_VERIFY(line().isVisible());
    QCOMPARE(line().text(), QStringLiteral("1 transfer is being cancelled"));
    // Those that stay are as usable as ever.
    m_window->queueView().selectRow(0);
    QVERIFY(m_window->actions().action(JobCommand::Resume)->isEnabled());
    m_queue->releaseCommands();
    QTRY_VERIFY(line().isHidden());
    QCOMPARE(model().rowCount(), 2);
}

/// Its files were not in the question.
void tst_WindowCancelling::whatFinishedMeanwhileComesBack()
{
    const QList<JobId> ids = fill(20, JobState::Transferring);
    cancelAll();
    QCOMPARE(model().rowCount(), 0);
    m_queue->change(ids.at(4), [](Job &job) {
        job.state = JobState::Transferred;
        job.files.front().state = FileState::Transferred;
    });
    QCOMPARE(model().rowCount(), 0);
    m_queue->releaseCommands();
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_VERIFY(said().startsWith(QStringLiteral("19 transfers cancelled.")));
    QVERIFY(said().contains(QStringLiteral("finished in the meantime and")));
    QCOMPARE(model().idAt(0), ids.at(4));
    QCOMPARE(model().job(0).state, JobState::Transferred);
    QCOMPARE(model().counts().of(JobState::Transferred), 1);
    QCOMPARE(model().counts().total(), 1);
    QVERIFY(line().isHidden());
}

void tst_WindowCancelling::whatIsRefusedComesBack_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("all");
    for (const bool all : {false, true}) {
        const char *const how = all ? "all" : "some";
        QTest::addRow("%s: the disk is full", how) << ErrorCode::EDiskFull << all;
        QTest::addRow("%s: final already", how) << ErrorCode::DoEInvalidState << all;
    }
}

void tst_WindowCancelling::whatIsRefusedComesBack()
{
    QFETCH(ErrorCode, code);
    QFETCH(bool, all);
    const QList<JobId> ids = fill(20);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (all || i == 3 || i == 15)
            m_queue->refuse(ids.at(i), {code, ErrorContext::QueueManager, {}, {}});
    }
    const int refused = all ? 20 : 2;
    cancelAll();
    QCOMPARE(model().rowCount(), 0);
    m_queue->releaseCommands();
    QTRY_COMPARE(model().rowCount(), refused);
    QCOMPARE(model().idAt(0), ids.at(all ? 0 : 3));
    QCOMPARE(model().leavingCount(), 0);
    QCOMPARE(model().counts().total(), refused);
    QTRY_VERIFY(line().isHidden());
    const QString end = code == ErrorCode::DoEInvalidState
        ? QStringLiteral("%1 transfers finished in the meantime and were kept.")
        : QStringLiteral("%1 transfers could not be cancelled.");
    QVERIFY2(said().contains(end.arg(refused)), qPrintable(said()));
    QCOMPARE(said().contains(QStringLiteral("transfers cancelled.")), !all);
}

void tst_WindowCancelling::allComeBackWhenTheConnectionIsLost_data()
{
    QTest::addColumn<bool>("refused");
    QTest::newRow("before the answer") << false;
    QTest::newRow("before the second look at what was refused") << true;
}

void tst_WindowCancelling::allComeBackWhenTheConnectionIsLost()
{
    QFETCH(bool, refused);
    const QList<JobId> ids = fill(20);
    cancelAll();
    if (refused) {
        for (const JobId &id : ids)
            m_queue->refuse(id, {ErrorCode::DoEInvalidState, ErrorContext::QueueManager, {}, {}});
        m_queue->releaseCommands();
        m_queue->holdCommands();
        QTRY_COMPARE(m_queue->callsOf(QStringLiteral("plan")).size(), 2);
    }
    QCOMPARE(model().rowCount(), 0);
    m_queue->loseConnection();
    QTRY_COMPARE(model().rowCount(), 20);
    QCOMPARE(model().counts().total(), 20);
    QTRY_VERIFY(said().startsWith(QStringLiteral("20 transfers could not be cancelled.")));
    QVERIFY(!said().contains(QStringLiteral("in the meantime")));
    QVERIFY(line().isHidden());
    QCOMPARE(m_queue->callsOf(QStringLiteral("cancel")).size(), 1);
}

/// Nothing is claimed of jobs that nobody could be asked about.
void tst_WindowCancelling::withoutAPlanNothingIsAsked()
{
    fill(3);
    m_window->queueView().selectAll();
    m_queue->holdCommands();
    m_window->actions().action(JobCommand::Cancel)->trigger();
    m_queue->loseConnection();
    QTRY_COMPARE(said(),
                 errorText({ErrorCode::BgEConnectionClosed, ErrorContext::QueueManager, {}, {}}));
    QVERIFY(m_prompts->cancelPlans.isEmpty());
    QCOMPARE(model().rowCount(), 3);
}

/// No answer comes any more.
void tst_WindowCancelling::allComeBackWhenTheQueueEnds()
{
    fill(20);
    cancelAll();
    QCOMPARE(model().rowCount(), 0);
    QTRY_VERIFY(line().isVisible());
    Q_EMIT m_queue->closed();
    QCOMPARE(model().rowCount(), 20);
    QCOMPARE(model().leavingCount(), 0);
    QVERIFY(line().isHidden());
    // The same when the other process does not answer.
    m_queue->loseConnection();
    QTest::qWait(20);
    QCOMPARE(model().rowCount(), 20);
    m_prompts->cancelPlans.clear();
    cancelAll();
    QCOMPARE(model().rowCount(), 0);
    m_window->showReachable(false);
    QCOMPARE(model().rowCount(), 20);
}

void tst_WindowCancelling::keepingFinishedFilesKeepsTheirRows()
{
    fill(3);
    const JobId finished =
        m_queue->put(sampleBundle(QStringLiteral("b"), JobState::Transferred, 2, 2));
    QTRY_COMPARE(model().rowCount(), 4);
    cancelAll(CancelChoice::KeepFinished);
    QCOMPARE(model().rowCount(), 1);
    QCOMPARE(model().idAt(0), finished);
    m_queue->releaseCommands();
    QTRY_COMPARE(model().rowCount(), 0);
    QCOMPARE(m_queue->job(finished).state, JobState::Acknowledged);
}

void tst_WindowCancelling::nothingLeavesUnlessConfirmed()
{
    fill(3);
    for (const CancelChoice choice : {CancelChoice::Keep, CancelChoice::SuspendInstead}) {
        m_prompts->cancelPlans.clear();
        cancelAll(choice);
        QCOMPARE(model().rowCount(), 3);
        m_queue->releaseCommands();
        QTest::qWait(20);
        QCOMPARE(model().rowCount(), 3);
        QCOMPARE(model().leavingCount(), 0);
    }
}

void tst_WindowCancelling::manyAreToldAtOnce()
{
    fill(1200);
    cancelAll();
    QVERIFY(line().isVisible());
    QCOMPARE(line().text(), QStringLiteral("1,200 transfers are being cancelled"));
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(line().text(), QStringLiteral("1.200 Übertragungen werden abgebrochen"));
    QTRY_COMPARE(model().rowCount(), 0);
    m_queue->releaseCommands();
    QTRY_VERIFY(line().isHidden());
}

void tst_WindowCancelling::theQueueIsNotCalledEmpty()
{
    fill(5);
    const auto picture = [this] {
        QTest::qWait(30);
        return m_window->queueView().viewport()->grab().toImage();
    };
    cancelAll();
    const QImage leaving = picture();
    m_queue->releaseCommands();
    QTRY_COMPARE(model().leavingCount(), 0);
    QVERIFY(picture() != leaving);
}

void tst_WindowCancelling::quittingWaitsForThem()
{
    fill(5);
    QSignalSpy ended(m_window.get(), &MainWindow::quitRequested);
    cancelAll();
    m_window->quit();
    m_window->quit();
    QTest::qWait(20);
    QCOMPARE(ended.count(), 0);
    m_queue->releaseCommands();
    QTRY_COMPARE(ended.count(), 1);
    QTest::qWait(20);
    QCOMPARE(ended.count(), 1);
}

void tst_WindowCancelling::quittingDoesNotWaitForEver()
{
    fill(5);
    QSignalSpy ended(m_window.get(), &MainWindow::quitRequested);
    cancelAll();
    m_window->quit();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 10'000);
}

QTEST_MAIN(tst_WindowCancelling)
#include "tst_WindowCancelling.moc"
