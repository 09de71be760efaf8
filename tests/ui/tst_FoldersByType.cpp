// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/actions/Shortcuts.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/FolderField.h"
#include "ui/dialogs/LongListPanel.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/text/LanguageSwitcher.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// Folders by type: their page in the settings, and what the Add dialog makes of them.
class tst_FoldersByType final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pageEditsTheRules();
    void halfALineIsNotKept();
    void eachTypeItsFolder();
    void aChosenFolderCounts();
    void oneJobForAllNeedsOneFolder();
    void longListsToo();
    void nothingToSeeWithoutRules();

private:
    void open();
    [[nodiscard]] QCheckBox *box() const
    {
        return m_dialog->findChild<QCheckBox *>(QStringLiteral("foldersByType"));
    }
    [[nodiscard]] bool says(const QString &text) const;

    QTemporaryDir m_directory;
    LanguageSwitcher m_languages;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<AddJobDialog> m_dialog;
};

namespace {

const QString kImages = QStringLiteral("/srv/Images");
const QString kMusic = QStringLiteral("/srv/Music");
const QString kRest = QStringLiteral("/srv/Rest");

QStringList foldersOf(const QList<JobSpec> &jobs)
{
    QStringList folders;
    for (const JobSpec &job : jobs)
        folders.append(job.directory);
    return folders;
}

} // namespace

void tst_FoldersByType::init()
{
    m_languages.use(QStringLiteral("en"));
    const QString file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
    m_settings->setDownloadDirectory(kRest);
    m_settings->setFolderRules(FolderRules(
        {{QStringLiteral("*.iso *.img"), kImages}, {QStringLiteral("*.flac"), kMusic}}));
    m_queue = std::make_unique<FakeTransferQueue>();
}

void tst_FoldersByType::cleanup()
{
    m_dialog.reset();
    m_queue.reset();
    m_settings.reset();
}

void tst_FoldersByType::open()
{
    m_dialog = std::make_unique<AddJobDialog>(*m_queue, *m_settings);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

bool tst_FoldersByType::says(const QString &text) const
{
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

void tst_FoldersByType::pageEditsTheRules()
{
    Shortcuts shortcuts(*m_settings);
    SettingsDialog dialog(*m_settings, shortcuts);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setPage(SettingsDialog::Folders);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *const add = dialog.findChild<QPushButton *>(QStringLiteral("addType"));
    auto *const remove = dialog.findChild<QPushButton *>(QStringLiteral("removeType"));
    auto *const table = add->parentWidget()->findChild<QTableWidget *>();
    QCOMPARE(table->rowCount(), 2);
    QVERIFY(!remove->isEnabled());
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(table->rowCount(), 3);
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("*.pdf"));
    auto *const folder = qobject_cast<FolderField *>(table->cellWidget(2, 1));
    QCOMPARE(folder->folder(), kRest);
    auto *const edit = folder->findChild<QLineEdit *>();
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, QStringLiteral("/srv/Books"));
    const FolderRule books {QStringLiteral("*.pdf"), QStringLiteral("/srv/Books")};
    QCOMPARE(m_settings->folderRules().rules().size(), 3);
    QCOMPARE(m_settings->folderRules().rules().at(2), books);
    // Remove means the line that was typed in last.
    table->cellWidget(0, 0)->setFocus();
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(m_settings->folderRules().rules(),
             (QList<FolderRule> {{QStringLiteral("*.flac"), kMusic}, books}));
}

void tst_FoldersByType::halfALineIsNotKept()
{
    Shortcuts shortcuts(*m_settings);
    SettingsDialog dialog(*m_settings, shortcuts);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setPage(SettingsDialog::Folders);
    dialog.open();
    auto *const add = dialog.findChild<QPushButton *>(QStringLiteral("addType"));
    auto *const table = add->parentWidget()->findChild<QTableWidget *>();
    QTest::mouseClick(add, Qt::LeftButton);
    qobject_cast<FolderField *>(table->cellWidget(2, 1))->setFolder(QStringLiteral("/srv/Books"));
    QCOMPARE(m_settings->folderRules().rules().size(), 2);
    m_languages.use(QStringLiteral("de"));
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(qobject_cast<FolderField *>(table->cellWidget(2, 1))->folder(),
             QStringLiteral("/srv/Books"));
}

void tst_FoldersByType::eachTypeItsFolder()
{
    open();
    QVERIFY(box()->isVisible() && box()->isChecked());
    m_dialog->addAddresses({QStringLiteral("https://example.org/a.iso?key=a.flac")});
    QCOMPARE(foldersOf(m_dialog->specs()), QStringList {kImages});
    QVERIFY(says(QStringLiteral("Folder: \u2068%1\u2069").arg(kImages)));
    m_dialog->addAddresses({QStringLiteral("https://example.org/b%2EFLAC"),
                            QStringLiteral("https://example.org/c.zip")});
    QCOMPARE(foldersOf(m_dialog->specs()), (QStringList {kImages, kMusic, kRest}));
    QVERIFY(says(QStringLiteral("2 go to the folders of their types.")));
    box()->click();
    QCOMPARE(foldersOf(m_dialog->specs()), (QStringList {kRest, kRest, kRest}));
    QVERIFY(!says(QStringLiteral("of their types")));
}

void tst_FoldersByType::aChosenFolderCounts()
{
    open();
    m_dialog->addAddresses({QStringLiteral("https://example.org/a.iso")});
    m_dialog->findChild<FolderField *>()->setFolder(QStringLiteral("/srv/Chosen"));
    QVERIFY(!box()->isChecked());
    QCOMPARE(foldersOf(m_dialog->specs()), QStringList {QStringLiteral("/srv/Chosen")});
}

void tst_FoldersByType::oneJobForAllNeedsOneFolder()
{
    open();
    m_dialog->addAddresses(
        {QStringLiteral("https://example.org/a.iso"), QStringLiteral("https://example.org/b.img")});
    m_dialog->findChildren<QRadioButton *>().at(1)->setChecked(true);
    QCOMPARE(foldersOf(m_dialog->specs()), QStringList {kImages});
    // Back to one folder after another had been seen would put it where most do not belong.
    m_dialog->addAddresses({QStringLiteral("https://example.org/c.flac"),
                            QStringLiteral("https://example.org/d.iso")});
    QCOMPARE(foldersOf(m_dialog->specs()), QStringList {kRest});
}

void tst_FoldersByType::longListsToo()
{
    open();
    QString text;
    for (int i = 0; i < 3000; ++i)
        text += QStringLiteral("https://example.org/%1.%2\n")
                    .arg(i)
                    .arg(i % 3 == 0 ? QStringLiteral("iso") : QStringLiteral("zip"));
    m_dialog->addText(text);
    auto *const panel = m_dialog->findChild<LongListPanel *>();
    QTRY_VERIFY(panel->isReady());
    QSignalSpy added(m_dialog.get(), &AddJobDialog::added);
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
        if (button->isDefault())
            button->click();
    }
    QTRY_COMPARE(added.count(), 1);
    const QStringList folders = foldersOf(m_queue->addedSpecs());
    QCOMPARE(folders.size(), 3000);
    QCOMPARE(folders.count(kImages), 1000);
    QCOMPARE(folders.count(kRest), 2000);
}

void tst_FoldersByType::nothingToSeeWithoutRules()
{
    m_settings->setFolderRules({});
    open();
    QVERIFY(!box()->isVisible());
    m_dialog->addAddresses({QStringLiteral("https://example.org/a.iso")});
    QCOMPARE(foldersOf(m_dialog->specs()), QStringList {kRest});
}

QTEST_MAIN(tst_FoldersByType)
#include "tst_FoldersByType.moc"
