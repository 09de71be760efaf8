// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/history/CleanupPanel.h"
#include "ui/history/HistoryView.h"
#include "ui/text/Format.h"
#include "ui/text/LanguageSwitcher.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace kurier;

namespace {

Artefact leftover(const QString &name, ArtefactState state)
{
    Artefact artefact;
    artefact.directory = QStringLiteral("/media/usb");
    artefact.name = name;
    artefact.state = state;
    artefact.bytes = 4'200'000;
    if (state == ArtefactState::Failed)
        artefact.reason = Error {ErrorCode::EWriteProtect, ErrorContext::LocalFile, {}, {}};
    return artefact;
}

} // namespace

class tst_HistoryView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsReadBeforeItIsShown();
    void readInPages();
    void newEndsAppearAndSelectionStays();
    void cleanupRecordOfTheSelectedJob();
    void attemptsAreToldAndTheFailureNamed();
    void retryAndGiveUp();
    void everythingStillToBeRemoved();
    void openingFileAndFolder();

private:
    void show();
    [[nodiscard]] QPushButton *button(int index) const
    {
        return m_view->cleanup().findChildren<QPushButton *>().at(index);
    }

    LanguageSwitcher m_languages;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<FakeUserPrompts> m_prompts;
    std::unique_ptr<HistoryView> m_view;
};

void tst_HistoryView::init()
{
    m_languages.use(QStringLiteral("en"));
    m_queue = std::make_unique<FakeTransferQueue>();
    m_prompts = std::make_unique<FakeUserPrompts>();
    m_view = std::make_unique<HistoryView>(*m_queue, *m_prompts);
    m_view->resize(900, 500);
}

void tst_HistoryView::cleanup()
{
    m_view.reset();
    m_prompts.reset();
    m_queue.reset();
}

void tst_HistoryView::show()
{
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_HistoryView::nothingIsReadBeforeItIsShown()
{
    QTest::qWait(20);
    QVERIFY(m_queue->historyQueries().isEmpty());
    show();
    QTRY_COMPARE(m_queue->historyQueries().size(), 1);
    QCOMPARE(m_queue->historyQueries().constFirst().limit, HistoryModel::kPageSize);
}

void tst_HistoryView::readInPages()
{
    for (int i = 0; i < 450; ++i)
        m_queue->put(sampleJob(QStringLiteral("job %1").arg(i), JobState::Acknowledged));
    show();
    QTRY_COMPARE(m_view->model().rowCount(), 200);
    QCOMPARE(m_view->model().job(0).name, QStringLiteral("job 449"));
    QTest::qWait(50);
    QCOMPARE(m_view->model().rowCount(), 200);
    m_view->table().scrollToBottom();
    QTRY_COMPARE(m_view->model().rowCount(), 400);
    m_view->table().scrollToBottom();
    QTRY_COMPARE(m_view->model().rowCount(), 450);
    QVERIFY(!m_view->model().canFetchMore({}));
    for (int row = 0; row < 450; ++row)
        QCOMPARE(m_view->model().job(row).name, QStringLiteral("job %1").arg(449 - row));
}

void tst_HistoryView::newEndsAppearAndSelectionStays()
{
    for (int i = 0; i < 5; ++i)
        m_queue->put(sampleJob(QStringLiteral("job %1").arg(i), JobState::Acknowledged));
    show();
    QTRY_COMPARE(m_view->model().rowCount(), 5);
    QAbstractItemModelTester tester(&m_view->model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_view->table().selectRow(2);
    m_queue->put(sampleJob(QStringLiteral("new"), JobState::Cancelled));
    QSignalSpy refreshed(&m_view->model(), &HistoryModel::refreshed);
    m_view->refresh();
    m_view->refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(m_view->model().rowCount(), 6);
    QCOMPARE(m_view->model().job(0).name, QStringLiteral("new"));
    const QModelIndexList selected = m_view->table().selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(m_view->model().job(selected.constFirst().row()).name, QStringLiteral("job 2"));
}

void tst_HistoryView::cleanupRecordOfTheSelectedJob()
{
    const JobId id = m_queue->put(sampleJob(QStringLiteral("a"), JobState::Cancelled));
    m_queue->put(sampleJob(QStringLiteral("b"), JobState::Acknowledged));
    m_queue->putArtefacts(id,
                          {leftover(QStringLiteral(".a.part"), ArtefactState::Failed),
                           leftover(QStringLiteral(".a2.part"), ArtefactState::Removed)});
    show();
    QTRY_COMPARE(m_view->model().rowCount(), 2);
    QCOMPARE(m_view->model().index(1, HistoryModel::Cleanup).data().toString(),
             QStringLiteral("Could not be removed"));
    m_view->table().selectRow(1);
    const CleanupModel &record = m_view->cleanup().model();
    QTRY_COMPARE(record.rowCount(), 2);
    QCOMPARE(record.index(0, CleanupModel::Where).data().toString(),
             QStringLiteral("/media/usb/.a.part"));
    QCOMPARE(record.index(0, CleanupModel::Reason).data().toString(),
             QStringLiteral("The disk is read-only."));
    QVERIFY(button(0)->isVisible() && button(1)->isVisible());
    m_view->table().selectRow(0);
    QTRY_COMPARE(record.rowCount(), 0);
    QVERIFY(!button(0)->isVisible() && !button(1)->isVisible());
}

void tst_HistoryView::attemptsAreToldAndTheFailureNamed()
{
    Artefact failed = leftover(QStringLiteral(".a.part"), ArtefactState::Failed);
    failed.attempts = 3;
    failed.nextAttempt = 1'760'000'000'000;
    failed.reason.detail = QStringLiteral("<EROFS>");
    Artefact pending = leftover(QStringLiteral(".b.part"), ArtefactState::Pending);
    pending.attempts = 1;
    Artefact removed = leftover(QStringLiteral(".c.part"), ArtefactState::Removed);
    removed.attempts = 1;
    CleanupModel record;
    record.setArtefacts({failed, pending, removed});
    QCOMPARE(record.index(0, CleanupModel::Reason).data().toString(),
             QStringLiteral("The disk is read-only."));
    QCOMPARE(record.index(0, CleanupModel::Attempts).data().toString(), QStringLiteral("3"));
    QCOMPARE(record.index(0, CleanupModel::NextAttempt).data().toString(),
             formatTime(failed.nextAttempt));
    QCOMPARE(record.index(0, CleanupModel::Where).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("/media/usb/.a.part, Could not be removed, 4.2\u00A0MB, 3 attempts, "
                            "next attempt: %1, The disk is read-only.")
                 .arg(formatTime(failed.nextAttempt)));
    QCOMPARE(record.index(1, CleanupModel::Reason).data().toString(), QString());
    QCOMPARE(record.index(1, CleanupModel::Attempts).data().toString(), QStringLiteral("1"));
    QCOMPARE(record.index(1, CleanupModel::NextAttempt).data().toString(), QString());
    QCOMPARE(record.index(2, CleanupModel::Reason).data().toString(), QString());
    const auto toolTip = [&](int row) {
        return record.index(row, CleanupModel::State).data(Qt::ToolTipRole).toString();
    };
    QVERIFY(toolTip(0).contains(QStringLiteral("BG_S_UNABLE_TO_DELETE_FILES")));
    QVERIFY(toolTip(0).contains(errorCodeName(ErrorCode::EWriteProtect)));
    QVERIFY(toolTip(0).contains(QStringLiteral("&lt;EROFS&gt;")));
    QVERIFY(!toolTip(1).contains(QStringLiteral("BG_S_UNABLE_TO_DELETE_FILES")));
    QVERIFY(!toolTip(2).contains(QStringLiteral("BG_S_UNABLE_TO_DELETE_FILES")));
}

void tst_HistoryView::retryAndGiveUp()
{
    const JobId id = m_queue->put(sampleJob(QStringLiteral("a"), JobState::Cancelled));
    m_queue->putArtefacts(id, {leftover(QStringLiteral(".a.part"), ArtefactState::Failed)});
    show();
    QTRY_COMPARE(m_view->model().rowCount(), 1);
    m_view->table().selectRow(0);
    QTRY_VERIFY(button(1)->isVisible());
    button(1)->click();
    QCOMPARE(m_prompts->abandonPlans.size(), 1);
    QCOMPARE(m_prompts->abandonPlans.constFirst().left.size(), 1);
    m_prompts->answerAbandon(false);
    QVERIFY(m_queue->callsOf(QStringLiteral("abandonCleanup")).isEmpty());
    button(1)->click();
    m_prompts->answerAbandon(true);
    QCOMPARE(m_queue->callsOf(QStringLiteral("abandonCleanup")).size(), 1);

    m_queue->putArtefacts(id, {leftover(QStringLiteral(".a.part"), ArtefactState::Failed)});
    button(0)->click();
    QCOMPARE(m_queue->callsOf(QStringLiteral("retryCleanup")).constFirst().ids, QList<JobId> {id});
    m_view->refresh();
    QTRY_VERIFY(!button(0)->isVisible());
}

void tst_HistoryView::everythingStillToBeRemoved()
{
    for (int i = 0; i < 3; ++i) {
        const JobId id = m_queue->put(sampleJob(QString::number(i), JobState::Cancelled));
        m_queue->putArtefacts(id,
                              {leftover(QString::number(i),
                                        i == 0 ? ArtefactState::Removed : ArtefactState::Failed)});
    }
    show();
    m_view->showCleanup();
    QTRY_COMPARE(m_view->cleanup().model().rowCount(), 2);
    QVERIFY(button(0)->isVisible());
    QVERIFY(button(1)->isVisible() && !button(1)->isEnabled());
    QVERIFY(!button(1)->toolTip().isEmpty());
    auto *table = m_view->cleanup().findChild<QTableView *>();
    table->selectRow(1);
    QVERIFY(button(1)->isEnabled());
    const Artefact second = m_view->cleanup().model().artefacts().at(1);
    QSignalSpy reset(table->model(), &QAbstractItemModel::modelReset);
    m_view->cleanup().refresh();
    QVERIFY(reset.wait());
    QCOMPARE(table->currentIndex().row(), 1);
    button(1)->click();
    QCOMPARE(m_prompts->abandonPlans.size(), 1);
    QCOMPARE(m_prompts->abandonPlans.constFirst().name, second.name);
    QCOMPARE(m_prompts->abandonPlans.constFirst().left.size(), 1);
    m_prompts->answerAbandon(true);
    QCOMPARE(m_queue->callsOf(QStringLiteral("abandonCleanup")).constFirst().ids,
             QList<JobId> {second.job});
    button(0)->click();
    QVERIFY(m_queue->callsOf(QStringLiteral("retryCleanup")).constFirst().ids.isEmpty());
}

void tst_HistoryView::openingFileAndFolder()
{
    m_queue->put(sampleJob(QStringLiteral("kept.pdf"), JobState::Acknowledged));
    m_queue->put(sampleJob(QStringLiteral("gone.pdf"), JobState::Cancelled));
    QList<QUrl> opened;
    m_view->setOpener([&opened](const QUrl &url) { opened.append(url); });
    show();
    QTRY_COMPARE(m_view->model().rowCount(), 2);
    const QList<QAction *> actions = m_view->table().actions();
    m_view->table().selectRow(0);
    QVERIFY(!actions.at(0)->isEnabled());
    m_view->table().selectRow(1);
    QVERIFY(actions.at(0)->isEnabled());
    actions.at(0)->trigger();
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.constFirst().toLocalFile(), QStringLiteral("/home/anna/Backup/kept.pdf"));
    actions.at(1)->trigger();
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(opened.constLast().toLocalFile(), QStringLiteral("/home/anna/Backup"));
}

QTEST_MAIN(tst_HistoryView)
#include "tst_HistoryView.moc"
