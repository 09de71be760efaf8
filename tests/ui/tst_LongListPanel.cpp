// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/LongListPanel.h"
#include "ui/text/LanguageSwitcher.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <algorithm>

using namespace kurier;

namespace {

QByteArray addresses(int count)
{
    QByteArray text;
    for (int i = 1; i <= count; ++i)
        text += "https://example.org/files/" + QByteArray::number(i) + ".bin\n";
    return text;
}

} // namespace

class tst_LongListPanel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void fileIsAddedInOneCall();
    void oneJobForAll();
    void wrongLineNamesItsNumber();
    void wrongLinesCanBeLeftOut();
    void pastedTextIsNotTyped();
    void textWithoutAddressesIsDropped();
    void addingCanBeStopped();
    void whatIsBeingStoredIsNotStopped();
    void closingStops();
    void readingCanBeStopped();
    void refusalIsShown();
    void unreadableFiles_data();
    void unreadableFiles();
    void commentsMeanNothing();
    void manyShortLinesAreALongList();
    void patternsInAList();

private:
    void openFile(const QByteArray &text);
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] bool says(const QString &text) const;
    [[nodiscard]] QPushButton *addButton() const;

    QTemporaryDir m_directory;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    QPointer<AddJobDialog> m_dialog;
    LongListPanel *m_panel = nullptr;
};

void tst_LongListPanel::init()
{
    m_languages.use(QStringLiteral("en"));
    m_settings = std::make_unique<Settings>(m_directory.filePath(QStringLiteral("kurier.conf")));
    m_settings->setDownloadDirectory(QStringLiteral("/srv/downloads"));
    m_queue = std::make_unique<FakeTransferQueue>();
    m_dialog = new AddJobDialog(*m_queue, *m_settings);
    m_panel = m_dialog->findChild<LongListPanel *>();
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void tst_LongListPanel::cleanup()
{
    delete m_dialog;
    m_queue.reset();
}

void tst_LongListPanel::openFile(const QByteArray &text)
{
    const QString path = m_directory.filePath(QStringLiteral("list.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
    file.close();
    m_panel->openFile(path);
}

QPushButton *tst_LongListPanel::button(const QString &text) const
{
    for (QPushButton *each : m_dialog->findChildren<QPushButton *>()) {
        if (each->text().remove(QLatin1Char('&')) == text && each->isVisible())
            return each;
    }
    return nullptr;
}

QPushButton *tst_LongListPanel::addButton() const
{
    for (QPushButton *each : m_dialog->findChildren<QPushButton *>()) {
        if (each->isDefault())
            return each;
    }
    return nullptr;
}

bool tst_LongListPanel::says(const QString &text) const
{
    const auto labels = m_dialog->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
        return label->isVisible() && label->text().contains(text);
    });
}

void tst_LongListPanel::fileIsAddedInOneCall()
{
    openFile(addresses(5000));
    QVERIFY(says(QStringLiteral("Reading")));
    QVERIFY(!addButton()->isEnabled());
    QTRY_VERIFY(m_panel->isReady());
    QVERIFY(says(QStringLiteral("5000 addresses from")));
    QCOMPARE(addButton()->text(), QStringLiteral("Add 5000 Transfers"));
    QSignalSpy added(m_dialog, &AddJobDialog::added);
    addButton()->click();
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(m_queue->addCalls(), 1);
    QCOMPARE(m_queue->addedSpecs().size(), 5000);
    const JobSpec &last = m_queue->addedSpecs().constLast();
    QCOMPARE(last.directory, QStringLiteral("/srv/downloads"));
    QCOMPARE(last.files.size(), 1);
    QCOMPARE(last.files.constFirst().url, QByteArray("https://example.org/files/5000.bin"));
    QTRY_VERIFY(!m_dialog);
}

void tst_LongListPanel::oneJobForAll()
{
    openFile(addresses(300));
    QTRY_VERIFY(m_panel->isReady());
    m_dialog->findChildren<QRadioButton *>().at(1)->setChecked(true);
    QCOMPARE(addButton()->text(), QStringLiteral("Add Transfer"));
    addButton()->click();
    QTRY_COMPARE(m_queue->addedSpecs().size(), 1);
    QCOMPARE(m_queue->addedSpecs().constFirst().files.size(), 300);
}

void tst_LongListPanel::wrongLineNamesItsNumber()
{
    openFile(addresses(1233) + "gopher://example.org/x\n" + addresses(10) + "nonsense\n");
    QTRY_VERIFY(m_panel->isReady());
    QVERIFY(says(QStringLiteral("Line 1234: ")) || says(QStringLiteral("Line 1,234: ")));
    QVERIFY(says(QStringLiteral("1 more line is wrong.")));
    QVERIFY(!addButton()->isEnabled());
    addButton()->click();
    QCOMPARE(m_queue->addCalls(), 0);
}

void tst_LongListPanel::wrongLinesCanBeLeftOut()
{
    openFile("nonsense\n" + addresses(20));
    QTRY_VERIFY(m_panel->isReady());
    QVERIFY(!addButton()->isEnabled());
    QCheckBox *leaveOut = m_panel->findChild<QCheckBox *>();
    QVERIFY(leaveOut->isVisible());
    leaveOut->setChecked(true);
    QVERIFY(addButton()->isEnabled());
    addButton()->click();
    QTRY_COMPARE(m_queue->addedSpecs().size(), 20);
}

void tst_LongListPanel::pastedTextIsNotTyped()
{
    QGuiApplication::clipboard()->setText(QString::fromLatin1("some words\n" + addresses(4000)));
    auto *edit = m_dialog->findChild<QPlainTextEdit *>();
    edit->paste();
    QVERIFY(edit->toPlainText().isEmpty());
    QTRY_VERIFY(m_panel->isReady());
    QCOMPARE(m_panel->count(), 4000);
    QVERIFY(says(QStringLiteral("4000 addresses from the clipboard.")));
    button(QStringLiteral("Discard List"))->click();
    QVERIFY(!m_panel->isActive());
    QVERIFY(edit->isVisible());
    QGuiApplication::clipboard()->setText(QStringLiteral("https://example.org/a"));
    edit->paste();
    QCOMPARE(edit->toPlainText(), QStringLiteral("https://example.org/a"));
}

void tst_LongListPanel::textWithoutAddressesIsDropped()
{
    m_dialog->addText(QString(200'000, QLatin1Char('x')));
    QVERIFY(m_panel->isActive());
    QTRY_VERIFY(!m_panel->isActive());
    QVERIFY(m_dialog->findChild<QPlainTextEdit *>()->isVisible());
}

void tst_LongListPanel::addingCanBeStopped()
{
    openFile(addresses(1000));
    QTRY_VERIFY(m_panel->isReady());
    m_queue->holdAdding(400);
    addButton()->click();
    QTRY_VERIFY(m_queue->isAdding());
    QTRY_VERIFY(says(QStringLiteral("Adding: 400 of 1,000 transfers…"))
                || says(QStringLiteral("Adding: 400 of 1000 transfers…")));
    QCOMPARE(m_panel->findChild<QProgressBar *>()->value(), 400);
    QVERIFY(!addButton()->isEnabled());
    button(QStringLiteral("Stop"))->click();
    m_queue->finishAdding();
    QTRY_VERIFY(m_panel->isReady());
    QVERIFY(says(QStringLiteral("Stopped. Nothing was added.")));
    QVERIFY(m_queue->addedSpecs().isEmpty());
    // The list is still there and can be added after all.
    addButton()->click();
    QTRY_COMPARE(m_queue->addedSpecs().size(), 1000);
}

void tst_LongListPanel::whatIsBeingStoredIsNotStopped()
{
    openFile(addresses(100));
    QTRY_VERIFY(m_panel->isReady());
    m_queue->holdAdding(100);
    addButton()->click();
    QTRY_VERIFY(says(QStringLiteral("Storing 100 transfers…")));
    QVERIFY(!button(QStringLiteral("Stop"))->isEnabled());
    m_queue->finishAdding();
    QTRY_COMPARE(m_queue->addedSpecs().size(), 100);
}

void tst_LongListPanel::closingStops()
{
    openFile(addresses(100));
    QTRY_VERIFY(m_panel->isReady());
    m_queue->holdAdding(10);
    addButton()->click();
    QTRY_VERIFY(m_queue->isAdding());
    m_dialog->reject();
    QTRY_VERIFY(!m_dialog);
    m_queue->finishAdding();
    QTest::qWait(20);
    QVERIFY(m_queue->addedSpecs().isEmpty());
}

void tst_LongListPanel::readingCanBeStopped()
{
    openFile(addresses(50'000));
    button(QStringLiteral("Stop"))->click();
    QVERIFY(!m_panel->isActive());
    QSignalSpy changed(m_panel, &LongListPanel::changed);
    QTest::qWait(50);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(m_panel->count(), 0);
}

void tst_LongListPanel::refusalIsShown()
{
    openFile(addresses(100));
    QTRY_VERIFY(m_panel->isReady());
    m_queue->failNextAdd({ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}});
    addButton()->click();
    QTRY_VERIFY(m_panel->error().has_value());
    QVERIFY(m_panel->isReady());
    QVERIFY(says(QStringLiteral("permi")) || says(QStringLiteral("denied"))
            || says(QStringLiteral("allowed")));
    addButton()->click();
    QTRY_COMPARE(m_queue->addedSpecs().size(), 100);
}

void tst_LongListPanel::unreadableFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("missing") << QStringLiteral("missing.txt");
    QTest::newRow("pipe") << QStringLiteral("pipe");
    QTest::newRow("folder") << QString();
}

void tst_LongListPanel::unreadableFiles()
{
    QFETCH(QString, name);
    if (name == QLatin1String("pipe"))
        ::mkfifo(QFile::encodeName(m_directory.filePath(name)).constData(), 0600);
    m_panel->openFile(m_directory.filePath(name));
    QTRY_VERIFY(m_panel->error().has_value());
    QCOMPARE(m_panel->error()->code, ErrorCode::BgEFileNotFound);
    QVERIFY(!m_panel->isActive());
    QVERIFY(!addButton()->isEnabled());
    m_dialog->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("https://example.org/a"));
    QVERIFY(addButton()->isEnabled());
}

void tst_LongListPanel::commentsMeanNothing()
{
    openFile("# my list\r\n\r\n  https://example.org/a  \r\nhttps://example.org/b");
    QTRY_VERIFY(m_panel->isReady());
    QCOMPARE(m_panel->count(), 2);
    QVERIFY(m_panel->mistakes().isEmpty());
}

void tst_LongListPanel::manyShortLinesAreALongList()
{
    QStringList few;
    for (int i = 0; i < 999; ++i)
        few.append(QStringLiteral("https://a.de/%1").arg(i));
    m_dialog->addAddresses(few);
    QVERIFY(!m_panel->isActive());
    QCOMPARE(m_dialog->specs().size(), 999);
    few.append({QStringLiteral("https://a.de/x"), QStringLiteral("https://a.de/y")});
    m_dialog->addAddresses(few);
    QVERIFY(m_panel->isActive());
    QTRY_VERIFY(m_panel->isReady());
    QCOMPARE(m_panel->count(), 1001);
    QCOMPARE(m_dialog->findChild<QPlainTextEdit *>()->document()->blockCount(), 999);
}

void tst_LongListPanel::patternsInAList()
{
    openFile("https://example.org/img[001-120].jpg\n"
             "https://example.org/[1-20000]\n"
             "https://example.org/one\n");
    QTRY_VERIFY(m_panel->isReady());
    QCOMPARE(m_panel->count(), 121);
    QCOMPARE(m_panel->mistakes().size(), 1);
    QCOMPARE(m_panel->mistakes().constFirst().line, 2);
    QVERIFY(says(QStringLiteral("More than 10000 addresses")));
}

QTEST_MAIN(tst_LongListPanel)
#include "tst_LongListPanel.moc"
