// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/MainWindow.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/text/LanguageSwitcher.h"

#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// How long the history is, set by a person.
class tst_HistoryLimitsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void showsWhatIsSet();
    void eachChangeReachesTheQueue();
    void halfANumberEmptiesNothing();
    void aNumberCountsWhenTheDialogCloses();
    void nothingIsForEver();
    void speaksBothLanguages();

private:
    void open();
    [[nodiscard]] QSpinBox *box(const char *name) const
    {
        return m_dialog->findChild<QSpinBox *>(QLatin1String(name));
    }
    void type(QSpinBox *field, const QString &text);

    LanguageSwitcher m_languages;
    QTemporaryDir m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void tst_HistoryLimitsPage::init()
{
    m_languages.use(QStringLiteral("en"));
    const QString file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
    m_queue = std::make_unique<FakeTransferQueue>();
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings);
    m_window->show();
}

void tst_HistoryLimitsPage::cleanup()
{
    m_dialog.reset();
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
}

void tst_HistoryLimitsPage::open()
{
    m_dialog = std::make_unique<SettingsDialog>(*m_settings, m_window->shortcuts(), m_window.get());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->setPage(SettingsDialog::History);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void tst_HistoryLimitsPage::type(QSpinBox *field, const QString &text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

void tst_HistoryLimitsPage::showsWhatIsSet()
{
    open();
    QVERIFY(box("historyDays")->isVisible());
    QCOMPARE(box("historyDays")->value(), 365);
    QCOMPARE(box("historyJobs")->value(), 100'000);
    QCOMPARE(box("historyDays")->text(), QStringLiteral("365\u00A0days"));
    m_settings->setHistoryDays(1);
    m_settings->setHistoryJobs(0);
    open();
    QCOMPARE(box("historyDays")->text(), QStringLiteral("1\u00A0day"));
    QCOMPARE(box("historyJobs")->text(), QStringLiteral("Any number"));
}

void tst_HistoryLimitsPage::eachChangeReachesTheQueue()
{
    open();
    box("historyDays")->setFocus();
    QTest::keyClick(box("historyDays"), Qt::Key_Up);
    QCOMPARE(m_settings->historyDays(), 370);
    QCOMPARE(m_queue->limits().historyDays, 370);
    QTest::keyClick(box("historyDays"), Qt::Key_Down);
    QCOMPARE(m_queue->limits().historyDays, 365);
    type(box("historyJobs"), QStringLiteral("2500"));
    QTest::keyClick(box("historyJobs"), Qt::Key_Tab);
    QCOMPARE(m_settings->historyJobs(), 2500);
    QCOMPARE(m_queue->limits().historyJobs, 2500);
}

void tst_HistoryLimitsPage::halfANumberEmptiesNothing()
{
    open();
    type(box("historyDays"), QStringLiteral("73"));
    QCOMPARE(m_settings->historyDays(), 365);
    QCOMPARE(m_queue->limits().historyDays, 365);
    QTest::keyClicks(box("historyDays"), QStringLiteral("0"));
    QTest::keyClick(box("historyDays"), Qt::Key_Return);
    QCOMPARE(m_settings->historyDays(), 730);
    QCOMPARE(m_queue->limits().historyDays, 730);
}

void tst_HistoryLimitsPage::aNumberCountsWhenTheDialogCloses()
{
    open();
    type(box("historyDays"), QStringLiteral("30"));
    m_dialog->close();
    QCOMPARE(m_settings->historyDays(), 30);
}

void tst_HistoryLimitsPage::nothingIsForEver()
{
    open();
    for (const char *name : {"historyDays", "historyJobs"}) {
        type(box(name), QStringLiteral("0"));
        QTest::keyClick(box(name), Qt::Key_Tab);
    }
    QCOMPARE(box("historyDays")->text(), QStringLiteral("For ever"));
    QCOMPARE(box("historyJobs")->text(), QStringLiteral("Any number"));
    QCOMPARE(m_settings->historyDays(), 0);
    QCOMPARE(m_settings->historyJobs(), 0);
    QCOMPARE(m_queue->limits().historyDays, 0);
    QCOMPARE(m_queue->limits().historyJobs, 0);
}

void tst_HistoryLimitsPage::speaksBothLanguages()
{
    open();
    QTest::keyClick(box("historyDays"), Qt::Key_Up);
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(box("historyDays")->text(), QStringLiteral("370\u00A0Tage"));
    QCOMPARE(box("historyJobs")->text(), QStringLiteral("100.000"));
    box("historyDays")->setValue(1);
    QCOMPARE(box("historyDays")->text(), QStringLiteral("1\u00A0Tag"));
    box("historyDays")->setValue(0);
    QCOMPARE(box("historyDays")->text(), QStringLiteral("Unbegrenzt"));
    for (const char *name : {"historyDays", "historyJobs"})
        QVERIFY(!box(name)->accessibleName().isEmpty());
}

QTEST_MAIN(tst_HistoryLimitsPage)
#include "tst_HistoryLimitsPage.moc"
