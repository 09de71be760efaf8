// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/actions/Shortcuts.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/UploadDialog.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/text/LanguageSwitcher.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// Keys the person chooses, in the real window.
class tst_Shortcuts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyCommandIsThere();
    void newKeysWorkAtOnceAndStay();
    void oldKeysAreFree();
    void takenKeysAreRefusedByName();
    void removedAndReset();
    void keysOfTheTableToo();
    void severalStrokesBecomeOne();
    void allDefaults();
    void searchSaysItsKeys();
    void germanNames();

private:
    void makeWindow();
    void openPage();
    void select(const QString &name);
    void type(int key, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] QString keysOf(const QString &name) const;
    template <class T>
    [[nodiscard]] T *named(const char *name) const
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }

    QTemporaryDir m_directory;
    QString m_file;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    QPointer<SettingsDialog> m_dialog;
    QTableWidget *m_table = nullptr;
};

void tst_Shortcuts::init()
{
    m_languages.use(QStringLiteral("en"));
    m_file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(m_file);
    m_settings = std::make_unique<Settings>(m_file);
    m_queue = std::make_unique<FakeTransferQueue>();
    makeWindow();
}

void tst_Shortcuts::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
}

void tst_Shortcuts::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->queueView().setFocus();
}

void tst_Shortcuts::openPage()
{
    m_dialog = new SettingsDialog(*m_settings, m_window->shortcuts(), m_window.get());
    m_dialog->setPage(SettingsDialog::Keys);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    m_table = named<QTableWidget>("shortcuts");
    QVERIFY(m_table);
}

void tst_Shortcuts::select(const QString &name)
{
    const QList<QTableWidgetItem *> found = m_table->findItems(name, Qt::MatchExactly);
    QVERIFY2(found.size() == 1, qPrintable(name));
    m_table->setCurrentItem(found.constFirst());
}

void tst_Shortcuts::type(int key, Qt::KeyboardModifiers modifiers)
{
    auto *const edit = named<QKeySequenceEdit>("keys");
    edit->setFocus();
    QSignalSpy ended(edit, &QKeySequenceEdit::editingFinished);
    QTest::keyClick(edit, static_cast<Qt::Key>(key), modifiers);
    QVERIFY(ended.wait());
}

QString tst_Shortcuts::keysOf(const QString &name) const
{
    const QList<QTableWidgetItem *> found = m_table->findItems(name, Qt::MatchExactly);
    return found.isEmpty() ? QStringLiteral("?") : m_table->item(found.first()->row(), 1)->text();
}

void tst_Shortcuts::everyCommandIsThere()
{
    openPage();
    QSet<const QAction *> listed;
    for (const Shortcuts::Command &command : m_window->shortcuts().commands())
        listed.insert(command.action);
    // Whatever has keys in the window can be given others.
    for (const QAction *action : m_window->findChildren<QAction *>())
        QVERIFY2(action->shortcut().isEmpty() || listed.contains(action),
                 qPrintable(action->text()));
    for (const QAction *action : m_window->queueView().actions())
        QVERIFY2(listed.contains(action), qPrintable(action->text()));
    QCOMPARE(m_table->rowCount(), m_window->shortcuts().commands().size());
    QCOMPARE(keysOf(QStringLiteral("Upload")), QStringLiteral("Ctrl+U"));
    QCOMPARE(keysOf(QStringLiteral("Cancel Transfer")), QStringLiteral("Del"));
}

void tst_Shortcuts::newKeysWorkAtOnceAndStay()
{
    openPage();
    select(QStringLiteral("Upload"));
    type(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(keysOf(QStringLiteral("Upload")), QStringLiteral("Ctrl+Shift+Y"));
    m_dialog->close();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_U, Qt::ControlModifier);
    QVERIFY(!m_window->findChild<UploadDialog *>());
    QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->findChild<UploadDialog *>());

    m_window.reset();
    m_settings = std::make_unique<Settings>(m_file);
    makeWindow();
    QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->findChild<UploadDialog *>());
}

void tst_Shortcuts::oldKeysAreFree()
{
    openPage();
    select(QStringLiteral("Upload"));
    type(Qt::Key_F8);
    select(QStringLiteral("Add"));
    type(Qt::Key_U, Qt::ControlModifier);
    QCOMPARE(keysOf(QStringLiteral("Add")), QStringLiteral("Ctrl+U"));
    m_dialog->close();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_U, Qt::ControlModifier);
    QVERIFY(m_window->findChild<AddJobDialog *>());
}

void tst_Shortcuts::takenKeysAreRefusedByName()
{
    openPage();
    select(QStringLiteral("Upload"));
    type(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(keysOf(QStringLiteral("Upload")), QStringLiteral("Ctrl+U"));
    QCOMPARE(named<QKeySequenceEdit>("keys")->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_U));
    const QString text = named<QLabel>("keysMessage")->text();
    QVERIFY2(text.contains(QStringLiteral("Ctrl+F")) && text.contains(QStringLiteral("“Find”")),
             qPrintable(text));
    QVERIFY(!m_settings->shortcut(QStringLiteral("upload")));
    // A key of the table alone is taken too: there both would hear it.
    type(Qt::Key_Delete);
    QVERIFY(named<QLabel>("keysMessage")->text().contains(QStringLiteral("Cancel Transfer")));
    select(QStringLiteral("Find"));
    QVERIFY(named<QLabel>("keysMessage")->text().isEmpty());
}

void tst_Shortcuts::removedAndReset()
{
    openPage();
    select(QStringLiteral("Upload"));
    auto *const reset = named<QPushButton>("resetKeys");
    auto *const remove = named<QPushButton>("removeKeys");
    QVERIFY(!reset->isEnabled());
    remove->click();
    QCOMPARE(keysOf(QStringLiteral("Upload")), QString());
    QCOMPARE(m_settings->shortcut(QStringLiteral("upload")), std::optional(QString()));
    QVERIFY(!remove->isEnabled());
    select(QStringLiteral("Add"));
    type(Qt::Key_U, Qt::ControlModifier);
    select(QStringLiteral("Upload"));
    reset->click();
    QCOMPARE(keysOf(QStringLiteral("Upload")), QString());
    QVERIFY(named<QLabel>("keysMessage")->text().contains(QStringLiteral("“Add”")));
    select(QStringLiteral("Add"));
    reset->click();
    select(QStringLiteral("Upload"));
    reset->click();
    QCOMPARE(keysOf(QStringLiteral("Upload")), QStringLiteral("Ctrl+U"));
    QVERIFY(!m_settings->shortcut(QStringLiteral("upload")));
    QVERIFY(m_window->shortcuts().isStandard());
}

void tst_Shortcuts::keysOfTheTableToo()
{
    const JobId id = m_queue->put(sampleJob(QStringLiteral("a"), JobState::Queued, 0));
    QTRY_COMPARE(m_window->queueView().model()->rowCount(), 1);
    openPage();
    select(QStringLiteral("Suspend"));
    type(Qt::Key_P);
    m_dialog->close();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->queueView().setFocus();
    m_window->queueView().selectRow(0);
    QTest::keyClick(&m_window->queueView(), Qt::Key_P);
    QTRY_COMPARE(m_queue->job(id).state, JobState::Suspended);
    // In a field the same key is a letter.
    auto *const field = m_window->findChild<QLineEdit *>();
    field->setFocus();
    QTest::keyClick(field, Qt::Key_P);
    QCOMPARE(field->text(), QStringLiteral("p"));
}

void tst_Shortcuts::severalStrokesBecomeOne()
{
    openPage();
    select(QStringLiteral("About Kurier"));
    auto *const edit = named<QKeySequenceEdit>("keys");
    edit->setFocus();
    QSignalSpy ended(edit, &QKeySequenceEdit::editingFinished);
    QTest::keyClick(edit, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(ended.wait());
    QCOMPARE(keysOf(QStringLiteral("About Kurier")), QStringLiteral("Ctrl+K"));
    QCOMPARE(edit->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_K));
}

void tst_Shortcuts::allDefaults()
{
    m_settings->setShortcut(QStringLiteral("upload"), QStringLiteral("Ctrl+,"));
    m_settings->setShortcut(QStringLiteral("settings"), QString());
    m_settings->setShortcut(QStringLiteral("paste"), QStringLiteral("Ctrl+Shift+V"));
    m_settings.reset(new Settings(m_file));
    m_window.reset();
    makeWindow();
    openPage();
    QCOMPARE(keysOf(QStringLiteral("Upload")), QStringLiteral("Ctrl+,"));
    QCOMPARE(keysOf(QStringLiteral("Settings")), QString());
    auto *const all = named<QPushButton>("resetAllKeys");
    QVERIFY(all->isEnabled());
    all->click();
    QVERIFY(!all->isEnabled());
    QCOMPARE(keysOf(QStringLiteral("Upload")), QStringLiteral("Ctrl+U"));
    QCOMPARE(keysOf(QStringLiteral("Settings")), QStringLiteral("Ctrl+,"));
    QCOMPARE(keysOf(QStringLiteral("Paste Addresses or Files")), QStringLiteral("Ctrl+V"));
}

void tst_Shortcuts::searchSaysItsKeys()
{
    auto *const field = m_window->findChild<QLineEdit *>();
    QCOMPARE(field->placeholderText(), QStringLiteral("Search (Ctrl+F)"));
    m_settings->setShortcut(QStringLiteral("find"), QStringLiteral("F3"));
    QCOMPARE(field->placeholderText(), QStringLiteral("Search (F3)"));
    m_settings->setShortcut(QStringLiteral("find"), QString());
    QCOMPARE(field->placeholderText(), QStringLiteral("Search"));
}

void tst_Shortcuts::germanNames()
{
    openPage();
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(keysOf(QStringLiteral("Übertragung abbrechen")), QStringLiteral("Entf"));
    QCOMPARE(keysOf(QStringLiteral("Suchen")), QStringLiteral("Strg+F"));
}

QTEST_MAIN(tst_Shortcuts)
#include "tst_Shortcuts.moc"
