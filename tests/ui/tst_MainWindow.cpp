// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/CancelJobsDialog.h"
#include "ui/dialogs/RateScheduleEditor.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/UploadDialog.h"
#include "ui/dialogs/settings/NetworkPage.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/LanguageSwitcher.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>
#include <QToolBar>
#include <QToolButton>

using namespace kurier;

class tst_MainWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void deleteThenEnterIsHarmless();
    void deleteThenCancelButtonCancels();
    void spaceSuspendsAndResumes();
    void searchFilters();
    void titleAndStatusSayWhatRuns();
    void leftoversAreOneClickAway();
    void languageChangesAtRunTime();
    void settingsTakeEffectAtOnce();
    void limitsByTheHour();
    void groupingIsChosenInTheMenu();
    void quitAsksOnlyWhenSomethingRuns();
    void closingIsQuittingWithoutATray();
    void closingHidesWhereATrayIs();
    void theTrayIsChosenWhereThereIsOne();
    void filesOpenTheUploadDialog();
    void addressesOpenTheAddDialog();
    void troubleIsShown();
    void everyWidgetHasAName();

private:
    void makeWindow(bool fakePrompts = false);
    JobId put(Job job, qint64 rate = 0)
    {
        const JobId id = m_queue->put(std::move(job), rate);
        return id;
    }

    QTemporaryDir m_directory;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    FakeUserPrompts *m_prompts = nullptr;
};

void tst_MainWindow::init()
{
    m_languages.use(QStringLiteral("en"));
    const QString file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
    m_queue = std::make_unique<FakeTransferQueue>();
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
}

void tst_MainWindow::makeWindow(bool fakePrompts)
{
    PromptsFactory factory = dialogPrompts();
    if (fakePrompts) {
        factory = [this](QWidget *) {
            auto prompts = std::make_unique<FakeUserPrompts>();
            m_prompts = prompts.get();
            return prompts;
        };
    }
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings, factory);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->queueView().setFocus();
}

void tst_MainWindow::deleteThenEnterIsHarmless()
{
    makeWindow();
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    m_window->queueView().selectRow(0);
    QTest::keyClick(&m_window->queueView(), Qt::Key_Delete);
    CancelJobsDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<CancelJobsDialog *>()) && dialog->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QSignalSpy chosen(dialog, &CancelJobsDialog::chosen);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QTRY_VERIFY(!m_window->findChild<CancelJobsDialog *>());
    QVERIFY(m_queue->callsOf(QStringLiteral("cancel")).isEmpty());
    QCOMPARE(m_queue->job(id).state, JobState::Transferring);
}

void tst_MainWindow::deleteThenCancelButtonCancels()
{
    makeWindow();
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    put(sampleJob(QStringLiteral("b"), JobState::Transferring, 10));
    m_window->queueView().selectRow(0);
    QTest::keyClick(&m_window->queueView(), Qt::Key_Delete);
    QPushButton *button = nullptr;
    QTRY_VERIFY((button = m_window->findChild<QPushButton *>(QStringLiteral("cancelButton"))));
    button->click();
    QTRY_COMPARE(m_queue->job(id).state, JobState::Cancelled);
    QTRY_COMPARE(m_window->queueView().model()->rowCount(), 1);
    QTRY_COMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("1 transfer cancelled."));
}

void tst_MainWindow::spaceSuspendsAndResumes()
{
    makeWindow();
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    m_window->queueView().selectRow(0);
    QTest::keyClick(&m_window->queueView(), Qt::Key_Space);
    QCOMPARE(m_queue->job(id).state, JobState::Suspended);
    QTest::keyClick(&m_window->queueView(), Qt::Key_Space);
    QCOMPARE(m_queue->job(id).state, JobState::Queued);
    // In the search field a space is a space, and Delete deletes text.
    auto *search = m_window->findChild<QLineEdit *>();
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Space);
    QTest::keyClick(search, Qt::Key_Delete);
    QTest::qWait(20);
    QCOMPARE(m_queue->job(id).state, JobState::Queued);
    QVERIFY(m_queue->callsOf(QStringLiteral("plan")).isEmpty());
}

void tst_MainWindow::searchFilters()
{
    makeWindow();
    for (int i = 0; i < 3; ++i)
        put(sampleJob(QStringLiteral("report %1").arg(i), JobState::Queued));
    QTRY_COMPARE(m_window->queueView().model()->rowCount(), 3);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = m_window->findChild<QLineEdit *>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("report 2"));
    QCOMPARE(m_window->queueView().model()->rowCount(), 1);
    search->clear();
    QCOMPARE(m_window->queueView().model()->rowCount(), 3);
}

void tst_MainWindow::titleAndStatusSayWhatRuns()
{
    makeWindow();
    QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("Kurier"));
    put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10), 12'400'000);
    put(sampleJob(QStringLiteral("b"), JobState::Connecting));
    put(sampleJob(QStringLiteral("c"), JobState::Queued));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Kurier – 2 active, ↓ 12.4\u00A0MB/s"));
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("Kurier – 2 aktiv, ↓ 12,4\u00A0MB/s"));
}

void tst_MainWindow::leftoversAreOneClickAway()
{
    makeWindow();
    auto *line = m_window->findChild<QPushButton *>(QStringLiteral("cleanupLine"));
    QVERIFY(line && !line->isVisible());
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Cancelled));
    Artefact artefact;
    artefact.directory = QStringLiteral("/media/usb");
    artefact.state = ArtefactState::Failed;
    m_queue->putArtefacts(id, {artefact, artefact});
    QVERIFY(line->isVisible());
    QCOMPARE(line->text(), QStringLiteral("2 temporary files could not be removed – Show"));
    line->click();
    QCOMPARE(m_window->findChild<QTabBar *>()->currentIndex(), 1);
    QVERIFY(m_window->history().isVisible());
    artefact.state = ArtefactState::Removed;
    m_queue->putArtefacts(id, {artefact, artefact});
    QVERIFY(!line->isVisible());
}

void tst_MainWindow::languageChangesAtRunTime()
{
    makeWindow();
    put(sampleJob(QStringLiteral("a"), JobState::Queued, 0, 2'100'000'000));
    const QAbstractItemModel *model = m_window->queueView().model();
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("Queued"));
    connect(m_settings.get(), &Settings::changed, this,
            [this] { m_languages.use(m_settings->language()); });
    m_settings->setLanguage(QStringLiteral("de"));
    QTRY_COMPARE(m_window->menuBar()->actions().at(3)->text(), QStringLiteral("&Übertragung"));
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("In Warteschlange"));
    QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("2,1\u00A0GB"));
    QCOMPARE(model->headerData(5, Qt::Horizontal).toString(), QStringLiteral("Restzeit"));
    QCOMPARE(m_window->findChild<QTabBar *>()->tabText(1), QStringLiteral("Verlauf"));
    QCOMPARE(m_window->actions().action(JobCommand::Suspend)->text(), QStringLiteral("Anhalten"));
    m_settings->setLanguage(QStringLiteral("en"));
    QTRY_COMPARE(m_window->menuBar()->actions().at(3)->text(), QStringLiteral("&Transfer"));
}

void tst_MainWindow::settingsTakeEffectAtOnce()
{
    makeWindow();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = m_window->findChild<SettingsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const QList<QSpinBox *> numbers =
        dialog->findChild<NetworkPage *>()->findChildren<QSpinBox *>();
    numbers.at(0)->setValue(7);
    numbers.at(1)->setValue(5);
    numbers.at(2)->setValue(2500);
    QCOMPARE(m_settings->activeJobs(), 7);
    QCOMPARE(m_queue->limits(), (QueueLimits {7, 2'500'000, 8, {}, 5, "system"}));
    auto *language = dialog->findChild<QComboBox *>(QStringLiteral("language"));
    language->setCurrentIndex(1);
    Q_EMIT language->activated(1);
    QCOMPARE(m_settings->language(), QStringLiteral("de"));
}

void tst_MainWindow::limitsByTheHour()
{
    const RateRule oddDays {0x15, 8 * 60, 18 * 60 + 30, 500'000};
    m_settings->setSchedule(RateSchedule({oddDays}));
    makeWindow();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = m_window->findChild<SettingsDialog *>();
    dialog->setPage(SettingsDialog::Schedule);
    auto *table = dialog->findChild<RateScheduleEditor *>()->findChild<QTableWidget *>();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 1);
    auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addRule"));
    auto *remove = dialog->findChild<QPushButton *>(QStringLiteral("removeRule"));
    QTest::mouseClick(add, Qt::LeftButton);
    const RateRule night {0x7F, 22 * 60, 6 * 60, 0};
    QCOMPARE(m_queue->limits().schedule, RateSchedule({oddDays, night}));

    qobject_cast<QSpinBox *>(table->cellWidget(1, 3))->setValue(300);
    qobject_cast<QTimeEdit *>(table->cellWidget(1, 2))->setTime(QTime(7, 15));
    qobject_cast<QComboBox *>(table->cellWidget(1, 0))->setCurrentIndex(2);
    const RateRule changed {0x60, 22 * 60, 7 * 60 + 15, 300'000};
    QCOMPARE(m_queue->limits().schedule, RateSchedule({oddDays, changed}));
    QCOMPARE(m_settings->schedule(), RateSchedule({oddDays, changed}));

    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(table->parentWidget(), &language);
    QCOMPARE(m_queue->limits().schedule, RateSchedule({oddDays, changed}));

    table->selectRow(0);
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(m_queue->limits().schedule, RateSchedule({changed}));
    auto boxes = dialog->findChildren<QCheckBox *>();
    const auto metered = std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox *box) {
        return box->text().contains(QLatin1String("metered"));
    });
    QVERIFY(metered != boxes.end());
    (*metered)->click();
    QCOMPARE(m_queue->limits().metered, MeteredPolicy::Foreground);
}

void tst_MainWindow::groupingIsChosenInTheMenu()
{
    makeWindow();
    const JobId waiting = put(sampleJob(QStringLiteral("a"), JobState::Queued));
    const JobId running = put(sampleJob(QStringLiteral("b"), JobState::Transferring));
    const auto *model = qobject_cast<const TransferQueueModel *>(m_window->queueView().model());
    const auto menuOf = [this] {
        for (QMenu *menu : m_window->menuBar()->findChildren<QMenu *>()) {
            if (menu->title() == QLatin1String("&Group By"))
                return menu->actions();
        }
        return QList<QAction *>();
    };
    const auto checked = [&menuOf] {
        QStringList texts;
        for (const QAction *action : menuOf())
            texts += action->isChecked() ? QStringList(action->text()) : QStringList();
        return texts;
    };
    QCOMPARE(menuOf().size(), 3);
    QCOMPARE(checked(), QStringList {QStringLiteral("&None")});
    QCOMPARE(model->rowOf(waiting), 0);
    menuOf().at(1)->trigger();
    QCOMPARE(m_settings->grouping(), Grouping::State);
    QCOMPARE(checked(), QStringList {QStringLiteral("&State")});
    QCOMPARE(model->rowOf(running), 0);
    m_window.reset();
    makeWindow();
    QCOMPARE(checked(), QStringList {QStringLiteral("&State")});
    model = qobject_cast<const TransferQueueModel *>(m_window->queueView().model());
    QCOMPARE(model->grouping(), Grouping::State);
    QTRY_COMPARE(model->rowOf(running), 0);
    menuOf().at(0)->trigger();
    QCOMPARE(model->rowOf(waiting), 0);
    menuOf().at(2)->trigger();
    QCOMPARE(model->grouping(), Grouping::Server);
    QCOMPARE(Settings(m_directory.filePath(QStringLiteral("kurier.conf"))).grouping(),
             Grouping::Server);
}

void tst_MainWindow::quitAsksOnlyWhenSomethingRuns()
{
    makeWindow(true);
    QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.count(), 1);
    put(sampleJob(QStringLiteral("a"), JobState::Transferring));
    m_window->quit();
    m_window->quit();
    QCOMPARE(m_prompts->quitQuestions, QList<qsizetype> {1});
    m_prompts->answerQuit(false);
    QCOMPARE(quit.count(), 1);
    m_window->quit();
    m_prompts->answerQuit(true);
    QCOMPARE(quit.count(), 2);
}

void tst_MainWindow::closingIsQuittingWithoutATray()
{
    makeWindow(true);
    put(sampleJob(QStringLiteral("a"), JobState::Transferring));
    QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_prompts->quitQuestions.size(), 1);
    QCOMPARE(quit.count(), 0);
    m_prompts->answerQuit(true);
    QCOMPARE(quit.count(), 1);
}

void tst_MainWindow::closingHidesWhereATrayIs()
{
    makeWindow(true);
    put(sampleJob(QStringLiteral("a"), JobState::Transferring));
    QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    bool there = true;
    m_window->showInTray([&there] { return there; });
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QVERIFY(m_prompts->quitQuestions.isEmpty());
    // It has gone since.
    there = false;
    m_window->showAndRaise();
    m_window->close();
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_prompts->quitQuestions.size(), 1);
    m_prompts->answerQuit(false);
    // Not wanted.
    there = true;
    m_settings->setCloseToTray(false);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_prompts->quitQuestions.size(), 2);
    QCOMPARE(quit.count(), 0);
}

void tst_MainWindow::theTrayIsChosenWhereThereIsOne()
{
    makeWindow();
    const auto offered = [this] {
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = m_window->findChild<SettingsDialog *>();
        const auto *box = dialog->findChild<QCheckBox *>(QStringLiteral("closeToTray"));
        const bool enabled = box->isEnabled();
        delete dialog;
        return enabled;
    };
    QVERIFY(!offered());
    bool there = true;
    m_window->showInTray([&there] { return there; });
    QVERIFY(offered());
    there = false;
    QVERIFY(!offered());
}

void tst_MainWindow::addressesOpenTheAddDialog()
{
    makeWindow();
    m_window->addUrls(
        {QStringLiteral("https://example.org/a"), QStringLiteral("https://example.org/b")});
    auto *dialog = m_window->findChild<AddJobDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    m_window->addUrls({QStringLiteral("https://example.org/c")});
    QCOMPARE(m_window->findChildren<AddJobDialog *>().size(), 1);
    QCOMPARE(dialog->specs().size(), 3);
}

void tst_MainWindow::filesOpenTheUploadDialog()
{
    makeWindow();
    const auto drop = [this](const QList<QUrl> &urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    };
    drop({QUrl::fromLocalFile(QStringLiteral("/home/anna/a")),
          QUrl::fromLocalFile(QStringLiteral("/home/anna/b"))});
    auto *dialog = m_window->findChild<UploadDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!m_window->findChild<AddJobDialog *>());
    QCOMPARE(dialog->findChild<QListWidget *>()->count(), 2);
    dialog->close();
    // Addresses mean downloads.
    drop({QUrl(QStringLiteral("https://example.org/a"))});
    QVERIFY(m_window->findChild<AddJobDialog *>());
    m_window->findChild<AddJobDialog *>()->close();
    QTRY_VERIFY(!m_window->findChild<UploadDialog *>());
    const auto actions = m_window->findChild<QToolBar *>()->actions();
    const auto upload = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_U);
    });
    QVERIFY(upload != actions.end());
    (*upload)->trigger();
    QVERIFY(m_window->findChild<UploadDialog *>()->isVisible());
}

void tst_MainWindow::troubleIsShown()
{
    makeWindow();
    QVERIFY(!m_window->notice().isVisible());
    Q_EMIT m_queue->storeSetAside(QStringLiteral("/x/queue.db.damaged"), QStringLiteral("bad"));
    QVERIFY(m_window->notice().isVisible());
    QVERIFY(m_window->notice().text().contains(QStringLiteral("/x/queue.db.damaged")));
    m_window->notice().findChild<QToolButton *>()->click();
    QVERIFY(!m_window->notice().isVisible());
    Q_EMIT m_queue->storeFailed(Error {ErrorCode::EDiskFull, ErrorContext::LocalFile, {}, {}});
    QVERIFY(m_window->notice().text().contains(QStringLiteral("The disk is full.")));
}

void tst_MainWindow::everyWidgetHasAName()
{
    makeWindow();
    QVERIFY(!m_window->queueView().accessibleName().isEmpty());
    QVERIFY(!m_window->history().table().accessibleName().isEmpty());
    QVERIFY(!m_window->findChild<QTabBar *>()->accessibleName().isEmpty());
    QVERIFY(!m_window->findChild<QLineEdit *>()->accessibleName().isEmpty());
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        const bool own = !qobject_cast<QTabBar *>(button->parent())
            && !button->objectName().startsWith(QStringLiteral("qt_"))
            && !qobject_cast<QLineEdit *>(button->parent())
            && !qobject_cast<QAbstractItemView *>(button->parent());
        if (own)
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     button->parent()->metaObject()->className());
    }
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
