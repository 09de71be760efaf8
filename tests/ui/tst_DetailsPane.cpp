// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/details/DetailsPane.h"
#include "ui/details/SpeedGraph.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/LanguageSwitcher.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace kurier;

namespace {

QTableView *tableOf(const DetailsPane &pane, DetailsPane::Tab tab)
{
    return qobject_cast<QTableView *>(pane.findChild<QTabWidget *>()->widget(tab));
}

QString cell(const QTableView &table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

} // namespace

/// The pane below the queue, in the real window.
class tst_DetailsPane final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void clickShowsFactsWithoutSecrets();
    void factsCanBeCopiedByKey();
    void selectedTextStaysWhileNumbersChange();
    void errorComesWithAdviceAndAction();
    void everyFileHasItsProgress();
    void connectionsAndParts();
    void speedHasAnAxisAndSaysItself();
    void axisTops_data();
    void axisTops();
    void logGoesOn();
    void cleanupRecord();
    void leavingTheQueueEmptiesIt();
    void severalAreCounted();
    void answersOfAnotherJobAreIgnored();
    void fewQuestionsHoweverMuchChanges();
    void hiddenItAsksNothing();
    void stateIsRemembered();
    void languageChanges();

private:
    void makeWindow();
    JobId put(Job job, qint64 rate = 0) { return m_queue->put(std::move(job), rate); }
    void select(int row);
    void openTab(DetailsPane::Tab tab);
    [[nodiscard]] DetailsPane &pane() const { return *m_window->findChild<DetailsPane *>(); }
    [[nodiscard]] QString facts() const
    {
        // It makes ordinary spaces of those that do not break.
        return pane().findChild<QTextEdit *>(QStringLiteral("facts"))->toPlainText();
    }

    QTemporaryDir m_directory;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
};

void tst_DetailsPane::init()
{
    m_languages.use(QStringLiteral("en"));
    const QString file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
    m_queue = std::make_unique<FakeTransferQueue>();
    makeWindow();
}

void tst_DetailsPane::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
}

void tst_DetailsPane::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_DetailsPane::select(int row)
{
    TransferQueueView &view = m_window->queueView();
    QTRY_VERIFY(view.model()->rowCount() > row);
    const QPoint place = view.visualRect(view.model()->index(row, 0)).center();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place);
    QTRY_VERIFY(pane().showsJob());
}

void tst_DetailsPane::openTab(DetailsPane::Tab tab)
{
    QTabBar *const bar = pane().findChild<QTabWidget *>()->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    QCOMPARE(pane().currentTab(), static_cast<int>(tab));
}

void tst_DetailsPane::clickShowsFactsWithoutSecrets()
{
    QVERIFY(!pane().showsJob());
    QCOMPARE(pane().placeholderText(), QStringLiteral("Select a transfer to see its details."));
    Job job = sampleJob(QStringLiteral("<b>a</b>.iso"), JobState::Transferring, 250'000);
    job.files[0].url = "https://anna:geheim@example.org/a.iso?token=S3CR3T&page=2";
    job.files[0].validator = "\"abc\"";
    const JobId id = put(job, 50'000);
    m_queue->putActivity(id, {{0, 8, ByteRanges::prefix(250'000)}}, {}, {});
    select(0);
    QTRY_VERIFY(facts().contains(QStringLiteral("8 connections")));
    const QString text = facts();
    QVERIFY2(text.contains(QStringLiteral("https://***@example.org/a.iso?token=***&page=2")),
             qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("geheim")) && !text.contains(QStringLiteral("S3CR3T")));
    QVERIFY(text.contains(QStringLiteral("/home/anna/Backup/<b>a</b>.iso")));
    QVERIFY(text.contains(QStringLiteral("250 kB of 1.0 MB")));
    QVERIFY(text.contains(QStringLiteral("strong ETag")));
    QVERIFY(text.contains(QStringLiteral("15 s")));
}

void tst_DetailsPane::factsCanBeCopiedByKey()
{
    put(sampleJob(QStringLiteral("a.iso"), JobState::Queued));
    select(0);
    auto *text = pane().findChild<QTextEdit *>(QStringLiteral("facts"));
    text->setFocus();
    QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().contains(
        QStringLiteral("https://files.example.org/a.iso")));
    // Nobody has to leave it by mouse.
    QTest::keyClick(text, Qt::Key_Tab);
    QVERIFY(!text->hasFocus());
}

void tst_DetailsPane::selectedTextStaysWhileNumbersChange()
{
    const JobId id = put(sampleJob(QStringLiteral("a.iso"), JobState::Transferring, 10'000), 500);
    select(0);
    auto *text = pane().findChild<QTextEdit *>(QStringLiteral("facts"));
    QVERIFY(text->find(QStringLiteral("/home/anna/Backup")));
    m_queue->change(id, [](Job &job) { job.files[0].bytesTransferred = 700'000; });
    QTRY_VERIFY(facts().contains(QStringLiteral("700 kB")));
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("/home/anna/Backup"));
}

void tst_DetailsPane::errorComesWithAdviceAndAction()
{
    Job job = sampleJob(QStringLiteral("a"), JobState::Error, 10);
    job.error = std::make_shared<const Error>(
        Error {ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}});
    const JobId id = put(job);
    select(0);
    auto *trouble = pane().findChild<QLabel *>(QStringLiteral("trouble"));
    QTRY_VERIFY(trouble->isVisible());
    QVERIFY(trouble->text().size() > 20);
    auto *help = pane().findChild<QToolButton *>(QStringLiteral("helpingAction"));
    QCOMPARE(help->text(), QStringLiteral("Resume"));
    QTest::mouseClick(help, Qt::LeftButton);
    QCOMPARE(m_queue->callsOf(QStringLiteral("resume")).size(), 1);
    QCOMPARE(m_queue->job(id).state, JobState::Queued);
    m_queue->change(id, [](Job &changed) { changed.error.reset(); });
    QTRY_VERIFY(!trouble->isVisible());
}

void tst_DetailsPane::everyFileHasItsProgress()
{
    const JobId id = put(sampleBundle(QStringLiteral("b"), JobState::Transferring, 4, 1));
    m_queue->putActivity(id, {{1, 2, {}}}, {}, {});
    select(0);
    openTab(DetailsPane::Files);
    QTableView *const files = tableOf(pane(), DetailsPane::Files);
    QTRY_COMPARE(files->model()->rowCount(), 4);
    QCOMPARE(cell(*files, 0, FilesModel::State), QStringLiteral("Transferred"));
    QCOMPARE(cell(*files, 1, FilesModel::State), QStringLiteral("Transferring"));
    QCOMPARE(cell(*files, 2, FilesModel::State), QStringLiteral("Waiting"));
    QCOMPARE(cell(*files, 0, FilesModel::Progress), QStringLiteral("100%"));
    files->selectRow(2);
    m_queue->change(id, [](Job &job) { job.files[1].bytesTransferred = 420'000; });
    QTRY_COMPARE(cell(*files, 1, FilesModel::Progress), QStringLiteral("42%"));
    QCOMPARE(files->currentIndex().row(), 2);
    const QString said = files->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(said, QStringLiteral("part-2.bin, Transferring, 42%, 1.0\u00A0MB, 2 connections"));
}

void tst_DetailsPane::connectionsAndParts()
{
    Job job = sampleBundle(QStringLiteral("b"), JobState::Transferring, 3, 1);
    job.files[1].proven = ByteRanges::prefix(300'000);
    const JobId id = put(job);
    ByteRanges written = ByteRanges::prefix(350'000);
    written.add({600'000, 700'000});
    m_queue->putActivity(id, {{1, 5, written}}, {}, {});
    select(0);
    openTab(DetailsPane::Connections);
    QTableView *const table = tableOf(pane(), DetailsPane::Connections);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(cell(*table, 0, FilesModel::Connections), QStringLiteral("5"));
    const QModelIndex parts = table->model()->index(0, FilesModel::Parts);
    const auto segments = parts.data(FilesModel::SegmentRole).value<SegmentCell>();
    QCOMPARE(segments.written.size(), 2U);
    QCOMPARE(segments.recorded.size(), 1U);

    // Drawn: a part that is here differs from one that is missing.
    const QImage image = table->viewport()->grab().toImage();
    const QRect bar = table->visualRect(parts);
    const qreal ratio = image.devicePixelRatio();
    const auto colorAt = [&](double share) {
        const double x = bar.left() + 6 + (bar.width() - 12) * share;
        return image.pixelColor((QPointF(x, bar.center().y()) * ratio).toPoint());
    };
    QVERIFY(colorAt(0.15) != colorAt(0.5));
    QCOMPARE(colorAt(0.5), colorAt(0.9));
}

void tst_DetailsPane::speedHasAnAxisAndSaysItself()
{
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10), 4'100'000);
    m_queue->putActivity(id, {}, {}, {{3000, 7'300'000}, {2000, 0}, {1000, 4'100'000}});
    select(0);
    openTab(DetailsPane::Speed);
    auto *graph =
        qobject_cast<SpeedGraph *>(pane().findChild<QTabWidget *>()->widget(DetailsPane::Speed));
    QVERIFY(graph && graph->isVisible());
    QTRY_COMPARE(graph->top(), 10'000'000);
    QCOMPARE(graph->accessibleName(), QStringLiteral("Speed of the last 5 minutes"));
    QCOMPARE(graph->accessibleDescription(),
             QStringLiteral("Now ↓ 4.1\u00A0MB/s, at most 7.3\u00A0MB/s"));
    Job upload = sampleUpload(QStringLiteral("u"), JobState::Transferring, 5, 10);
    const JobId other = put(upload, 100);
    m_queue->putActivity(other, {}, {}, {{1000, 40'000}});
    select(1);
    QTRY_COMPARE(graph->accessibleDescription(),
                 QStringLiteral("Now ↑ 40.0\u00A0kB/s, at most 40.0\u00A0kB/s"));
}

void tst_DetailsPane::axisTops_data()
{
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<qint64>("top");
    QTest::newRow("nothing") << qint64(0) << qint64(1000);
    QTest::newRow("just fits") << qint64(2000) << qint64(2000);
    QTest::newRow("one more") << qint64(2001) << qint64(5000);
    QTest::newRow("next power") << qint64(5'000'001) << qint64(10'000'000);
    QTest::newRow("gigabit") << qint64(118'000'000) << qint64(200'000'000);
}

void tst_DetailsPane::axisTops()
{
    QFETCH(qint64, rate);
    QTEST(axisTop(rate), "top");
}

void tst_DetailsPane::logGoesOn()
{
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    JobLogEntry first;
    first.at = 1'760'000'000'000;
    first.state = JobState::Queued;
    JobLogEntry second = first;
    second.state = JobState::TransientError;
    second.error =
        std::make_shared<const Error>(Error {httpErrorCode(503), ErrorContext::RemoteFile, {}, {}});
    m_queue->putActivity(id, {}, {first}, {});
    select(0);
    openTab(DetailsPane::Log);
    QTableView *const log = tableOf(pane(), DetailsPane::Log);
    QTRY_COMPARE(log->model()->rowCount(), 1);
    log->selectRow(0);
    m_queue->putActivity(id, {}, {first, second}, {});
    QTRY_COMPARE(log->model()->rowCount(), 2);
    QCOMPARE(log->currentIndex().row(), 0);
    QCOMPARE(cell(*log, 0, LogModel::What), QStringLiteral("Queued"));
    QVERIFY(cell(*log, 1, LogModel::What).startsWith(QStringLiteral("Transient error: ")));
}

void tst_DetailsPane::cleanupRecord()
{
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10));
    Artefact temp;
    temp.directory = QStringLiteral("/home/anna/Backup");
    temp.name = QStringLiteral(".kurier-1.part");
    temp.state = ArtefactState::Live;
    m_queue->putArtefacts(id, {temp});
    select(0);
    openTab(DetailsPane::Cleanup);
    auto *table =
        pane().findChild<QTabWidget *>()->widget(DetailsPane::Cleanup)->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(cell(*table, 0, 0), QStringLiteral("/home/anna/Backup/.kurier-1.part"));
}

void tst_DetailsPane::leavingTheQueueEmptiesIt()
{
    const JobId id = put(sampleBundle(QStringLiteral("a"), JobState::Transferring, 3, 1));
    put(sampleJob(QStringLiteral("b"), JobState::Queued));
    select(0);
    m_queue->command(JobCommand::Cancel, {id}, nullptr, [](const CommandResults &) {});
    QTRY_VERIFY(!pane().showsJob());
    QCOMPARE(tableOf(pane(), DetailsPane::Files)->model()->rowCount(), 0);
    QCOMPARE(pane().placeholderText(), QStringLiteral("Select a transfer to see its details."));
    select(0);
    QTRY_VERIFY(facts().contains(QStringLiteral("/b")));
}

void tst_DetailsPane::severalAreCounted()
{
    put(sampleJob(QStringLiteral("a"), JobState::Queued));
    put(sampleJob(QStringLiteral("b"), JobState::Queued));
    select(0);
    QTest::keyClick(&m_window->queueView(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY(!pane().showsJob());
    QCOMPARE(pane().placeholderText(), QStringLiteral("2 transfers are selected."));
}

void tst_DetailsPane::answersOfAnotherJobAreIgnored()
{
    put(sampleJob(QStringLiteral("first"), JobState::Queued));
    put(sampleJob(QStringLiteral("second"), JobState::Queued));
    TransferQueueView &view = m_window->queueView();
    QTRY_COMPARE(view.model()->rowCount(), 2);
    m_queue->forgetCalls();
    for (const int row : {0, 1})
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                          view.visualRect(view.model()->index(row, 0)).center());
    QTRY_VERIFY(pane().showsJob());
    QVERIFY(facts().contains(QStringLiteral("/second")));
    QCOMPARE(m_queue->callsOf(QStringLiteral("details")).size(), 2);
}

void tst_DetailsPane::fewQuestionsHoweverMuchChanges()
{
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10), 5);
    select(0);
    m_queue->forgetCalls();
    for (int i = 1; i <= 50; ++i) {
        m_queue->change(id, [i](Job &job) { job.files[0].bytesTransferred = 1000 * i; });
        QCoreApplication::processEvents();
    }
    QVERIFY(m_queue->callsOf(QStringLiteral("details")).size() <= 2);
    QTRY_VERIFY(facts().contains(QStringLiteral("50.0 kB")));
}

void tst_DetailsPane::hiddenItAsksNothing()
{
    const JobId id = put(sampleJob(QStringLiteral("a"), JobState::Queued));
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QVERIFY(!pane().isVisible());
    m_queue->forgetCalls();
    m_window->queueView().selectRow(0);
    m_queue->change(id, [](Job &job) { job.files[0].bytesTransferred = 77; });
    QTest::qWait(30);
    QVERIFY(m_queue->callsOf(QStringLiteral("details")).isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QTRY_VERIFY(pane().isVisible() && pane().showsJob());
}

void tst_DetailsPane::stateIsRemembered()
{
    put(sampleJob(QStringLiteral("a"), JobState::Queued));
    select(0);
    openTab(DetailsPane::Log);
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    m_window->saveState();
    m_window.reset();
    m_queue = std::make_unique<FakeTransferQueue>();
    makeWindow();
    QVERIFY(!pane().isVisible());
    QCOMPARE(pane().currentTab(), static_cast<int>(DetailsPane::Log));
}

void tst_DetailsPane::languageChanges()
{
    put(sampleJob(QStringLiteral("a"), JobState::Suspended, 10));
    select(0);
    QTRY_VERIFY(facts().contains(QStringLiteral("Suspended")));
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(pane().findChild<QTabWidget *>()->tabText(DetailsPane::Overview),
                 QStringLiteral("Übersicht"));
    QTRY_VERIFY(facts().contains(QStringLiteral("Angehalten")));
    m_window->queueView().clearSelection();
    QTRY_COMPARE(pane().placeholderText(),
                 QStringLiteral("Eine Übertragung auswählen, um Einzelheiten zu sehen."));
}

QTEST_MAIN(tst_DetailsPane)
#include "tst_DetailsPane.moc"
