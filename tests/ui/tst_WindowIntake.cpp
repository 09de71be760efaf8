// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/LongListPanel.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/UploadDialog.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/LanguageSwitcher.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QHeaderView>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace kurier;

/// What comes in by clipboard, and limits and rows by menu and setting, in the real window.
class tst_WindowIntake final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pasteAnywhere();
    void pasteOfThousandsIsAList();
    void watchedThousandsAreAListToo();
    void pasteInAFieldIsText();
    void clipboardIsWatchedOnRequest();
    void limitOfEverythingByMenu();
    void limitOfJobsByMenu();
    void rowsCanBeCompact();
    void bothDirectionsAreShown();
    void keyOpensTheManual();

public Q_SLOTS:
    void openManual(const QUrl &url) { m_manual = url; }

private:
    void makeWindow();
    JobId put(Job job, qint64 rate = 0) { return m_queue->put(std::move(job), rate); }

    QTemporaryDir m_directory;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    QUrl m_manual;
};

void tst_WindowIntake::init()
{
    m_languages.use(QStringLiteral("en"));
    const QString file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
    m_queue = std::make_unique<FakeTransferQueue>();
}

void tst_WindowIntake::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
}

void tst_WindowIntake::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->queueView().setFocus();
}

void tst_WindowIntake::pasteAnywhere()
{
    makeWindow();
    QApplication::clipboard()->setText(
        QStringLiteral("Look at\nhttps://example.org/a\nhttps://example.org/b"));
    QTest::keyClick(&m_window->queueView(), Qt::Key_V, Qt::ControlModifier);
    auto *dialog = m_window->findChild<AddJobDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->specs().size(), 2);
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<AddJobDialog *>());
    auto *files = new QMimeData;
    files->setUrls({QUrl::fromLocalFile(QStringLiteral("/home/anna/film.mkv"))});
    QApplication::clipboard()->setMimeData(files);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
    auto *upload = m_window->findChild<UploadDialog *>();
    QVERIFY(upload && upload->isVisible());
    upload->close();
    QTRY_VERIFY(!m_window->findChild<UploadDialog *>());
    QApplication::clipboard()->setText(QStringLiteral("nothing of use"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_window->statusBar()->currentMessage(),
             QStringLiteral("The clipboard holds no web address and no file."));
    QVERIFY(!m_window->findChild<AddJobDialog *>());
}

namespace {

QString thousands(int count)
{
    QString text = QStringLiteral("My list:\n");
    for (int i = 0; i < count; ++i)
        text += QStringLiteral("https://example.org/files/some/where/%1.bin\n").arg(i);
    return text;
}

} // namespace

void tst_WindowIntake::pasteOfThousandsIsAList()
{
    makeWindow();
    // More than a million characters: what is behind them counts too.
    QApplication::clipboard()->setText(thousands(40'000));
    QTest::keyClick(&m_window->queueView(), Qt::Key_V, Qt::ControlModifier);
    auto *dialog = m_window->findChild<AddJobDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *panel = dialog->findChild<LongListPanel *>();
    QVERIFY(panel->isActive());
    QVERIFY(dialog->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
    QTRY_VERIFY(panel->isReady());
    QCOMPARE(panel->count(), 40'000);
    QVERIFY(panel->mistakes().isEmpty());
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<AddJobDialog *>());
    // A long text without addresses is none of ours.
    QApplication::clipboard()->setText(QStringLiteral("A line of a book.\n").repeated(20'000));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!m_window->findChild<AddJobDialog *>());
    QCOMPARE(m_window->statusBar()->currentMessage(),
             QStringLiteral("The clipboard holds no web address and no file."));
}

void tst_WindowIntake::watchedThousandsAreAListToo()
{
    m_settings->setWatchClipboard(true);
    makeWindow();
    QApplication::clipboard()->setText(thousands(5000));
    QTRY_VERIFY(m_window->findChild<AddJobDialog *>());
    auto *dialog = m_window->findChild<AddJobDialog *>();
    auto *panel = dialog->findChild<LongListPanel *>();
    QTRY_VERIFY(panel->isReady());
    QCOMPARE(panel->count(), 5000);
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<AddJobDialog *>());
    QApplication::clipboard()->setText(thousands(5000));
    QTest::qWait(20);
    QVERIFY(!m_window->findChild<AddJobDialog *>());
}

void tst_WindowIntake::pasteInAFieldIsText()
{
    makeWindow();
    QApplication::clipboard()->setText(QStringLiteral("https://example.org/a"));
    auto *search = m_window->findChild<QLineEdit *>();
    search->setFocus();
    QTest::keyClick(search, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(search->text(), QStringLiteral("https://example.org/a"));
    QVERIFY(!m_window->findChild<AddJobDialog *>());
}

void tst_WindowIntake::clipboardIsWatchedOnRequest()
{
    makeWindow();
    const QString text = QStringLiteral("https://example.org/watched");
    QApplication::clipboard()->setText(text);
    QTest::qWait(20);
    QVERIFY(!m_window->findChild<AddJobDialog *>());
    m_settings->setWatchClipboard(true);
    QApplication::clipboard()->setText(QStringLiteral("no address"));
    QApplication::clipboard()->setText(text);
    QTRY_VERIFY(m_window->findChild<AddJobDialog *>());
    auto *dialog = m_window->findChild<AddJobDialog *>();
    QCOMPARE(dialog->specs().size(), 1);
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<AddJobDialog *>());
    // The same once more is no news; nor is anything when it is off again.
    QApplication::clipboard()->setText(text);
    m_settings->setWatchClipboard(false);
    QApplication::clipboard()->setText(text + QLatin1Char('2'));
    QTest::qWait(20);
    QVERIFY(!m_window->findChild<AddJobDialog *>());
}

void tst_WindowIntake::limitOfEverythingByMenu()
{
    makeWindow();
    auto *button = m_window->findChild<QToolButton *>(QStringLiteral("limitButton"));
    QVERIFY(button && button->menu());
    QMenu *const menu = button->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->actions().at(3)->trigger();
    QCOMPARE(m_settings->rateLimit(), 1'000'000);
    QCOMPARE(m_queue->limits().rateLimit, 1'000'000);
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->actions().at(0)->isChecked());
    QVERIFY(menu->actions().at(3)->isChecked());
    menu->actions().last()->trigger();
    auto *dialog = m_window->findChild<QInputDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->intValue(), 1000);
    dialog->setIntValue(345);
    dialog->accept();
    QCOMPARE(m_settings->rateLimit(), 345'000);
    menu->actions().at(0)->trigger();
    QCOMPARE(m_settings->rateLimit(), 0);
}

void tst_WindowIntake::limitOfJobsByMenu()
{
    makeWindow();
    const JobId a = put(sampleJob(QStringLiteral("a"), JobState::Transferring, 1));
    const JobId b = put(sampleJob(QStringLiteral("b"), JobState::Transferring, 1));
    put(sampleJob(QStringLiteral("c"), JobState::Transferring, 1));
    m_window->queueView().selectRow(0);
    QTest::keyClick(&m_window->queueView(), Qt::Key_Down, Qt::ShiftModifier);
    Q_EMIT m_window->queueView().customContextMenuRequested(QPoint(20, 20));
    auto *menu = m_window->findChild<QMenu *>(QStringLiteral("jobLimits"));
    QVERIFY(menu && menu->isEnabled());
    menu->actions().at(2)->trigger();
    const auto changes = m_queue->callsOf(QStringLiteral("change"));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().ids, (QList<JobId> {a, b}));
    QCOMPARE(m_queue->job(b).effectiveOptions().rateLimit, 500'000);
}

void tst_WindowIntake::rowsCanBeCompact()
{
    makeWindow();
    const auto height = [this] {
        return m_window->queueView().verticalHeader()->defaultSectionSize();
    };
    const int before = height();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = m_window->findChild<SettingsDialog *>();
    dialog->setPage(SettingsDialog::Appearance);
    auto *box = dialog->findChild<QComboBox *>(QStringLiteral("density"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(m_settings->density(), Density::Compact);
    QVERIFY(height() < before);
    // A new font keeps it.
    QFont font = m_window->queueView().font();
    font.setPointSize(font.pointSize() + 4);
    m_window->queueView().setFont(font);
    QVERIFY(height() < m_window->queueView().fontMetrics().height() + 11);
    m_settings->setDensity(Density::Comfortable);
    QVERIFY(height() >= m_window->queueView().fontMetrics().height() + 11);
}

void tst_WindowIntake::bothDirectionsAreShown()
{
    makeWindow();
    put(sampleJob(QStringLiteral("a"), JobState::Transferring, 10), 12'400'000);
    put(sampleUpload(QStringLiteral("b"), JobState::Transferring, 10, 100), 1'100'000);
    QTRY_COMPARE(m_window->windowTitle(),
                 QStringLiteral("Kurier – 2 active, ↓ 12.4\u00A0MB/s ↑ 1.1\u00A0MB/s"));
}

void tst_WindowIntake::keyOpensTheManual()
{
    makeWindow();
    QDesktopServices::setUrlHandler(QStringLiteral("man"), this, "openManual");
    QTest::keyClick(&m_window->queueView(), Qt::Key_F1);
    QDesktopServices::unsetUrlHandler(QStringLiteral("man"));
    QCOMPARE(m_manual, QUrl(QStringLiteral("man:kurier")));
}

QTEST_MAIN(tst_WindowIntake)
#include "tst_WindowIntake.moc"
