// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/QueueStatusBar.h"
#include "ui/text/LanguageSwitcher.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace kurier;

namespace {

QueueStatus withCleanups(qint64 pending, qint64 failed = 0)
{
    QueueStatus status;
    status.cleanupsPending = pending;
    status.cleanupsFailed = failed;
    return status;
}

} // namespace

class tst_QueueStatusBar final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_bar.reset(); }
    void progressCountsWhatComesAndWhatFails();
    void progressBeginsAnew();
    void manyFilesAreTold();
    void manyFilesAreToldInGerman();
    void fewFilesAreToldOnlyWhenTheyTakeLong();
    void failuresAreToldAtOnce();
    void failuresStayWhenTheRestIsGone();
    void countsDoNotShineThroughAMessage();
    void unusedTransfersAreTold();

private:
    [[nodiscard]] QPushButton &line() const
    {
        return *m_bar->findChild<QPushButton *>(QStringLiteral("cleanupLine"));
    }
    [[nodiscard]] QProgressBar &progress() const
    {
        return *m_bar->findChild<QProgressBar *>(QStringLiteral("cleanupBar"));
    }

    LanguageSwitcher m_languages;
    std::unique_ptr<QueueStatusBar> m_bar;
};

void tst_QueueStatusBar::init()
{
    m_languages.use(QStringLiteral("en"));
    m_bar = std::make_unique<QueueStatusBar>();
    m_bar->resize(900, 30);
    m_bar->show();
}

void tst_QueueStatusBar::progressCountsWhatComesAndWhatFails()
{
    CleanupProgress progress;
    QVERIFY(!progress.isRunning());
    progress.update(withCleanups(1000));
    QCOMPARE(progress.total(), 1000);
    QCOMPARE(progress.done(), 0);
    progress.update(withCleanups(600));
    QCOMPARE(progress.done(), 400);
    progress.update(withCleanups(700));
    QCOMPARE(progress.total(), 1100);
    QCOMPARE(progress.done(), 400);
    progress.update(withCleanups(300, 50));
    QCOMPARE(progress.done(), 850);
    progress.update(withCleanups(50, 50));
    QVERIFY(!progress.isRunning());
    QCOMPARE(progress.done(), progress.total());
}

void tst_QueueStatusBar::progressBeginsAnew()
{
    CleanupProgress progress;
    progress.update(withCleanups(1000));
    progress.update(withCleanups(0));
    progress.update(withCleanups(30));
    QCOMPARE(progress.total(), 30);
    QCOMPARE(progress.done(), 0);
}

void tst_QueueStatusBar::manyFilesAreTold()
{
    m_bar->setStatus(withCleanups(10'000));
    QVERIFY(line().isHidden() && progress().isHidden());
    m_bar->setStatus(withCleanups(6600));
    QTRY_VERIFY(line().isVisible() && progress().isVisible());
    QCOMPARE(line().text(), QStringLiteral("Removing temporary files: 3,400 of 10,000"));
    QCOMPARE(line().accessibleName(), line().text());
    QCOMPARE(progress().maximum(), 10'000);
    QCOMPARE(progress().value(), 3400);
    QVERIFY(!progress().accessibleName().isEmpty());
    QSignalSpy clicked(m_bar.get(), &QueueStatusBar::cleanupClicked);
    line().click();
    QCOMPARE(clicked.count(), 1);
    m_bar->setStatus(withCleanups(100));
    QCOMPARE(progress().value(), 9900);
    m_bar->setStatus(withCleanups(0));
    QVERIFY(line().isHidden() && progress().isHidden());
}

void tst_QueueStatusBar::manyFilesAreToldInGerman()
{
    m_languages.use(QStringLiteral("de"));
    m_bar->setStatus(withCleanups(10'000));
    m_bar->setStatus(withCleanups(6600));
    QTRY_VERIFY(line().isVisible());
    QCOMPARE(line().text(), QStringLiteral("Temporäre Dateien werden gelöscht: 3.400 von 10.000"));
}

void tst_QueueStatusBar::fewFilesAreToldOnlyWhenTheyTakeLong()
{
    m_bar->setStatus(withCleanups(2));
    m_bar->setStatus(withCleanups(1));
    QVERIFY(line().isHidden());
    QTRY_VERIFY(line().isVisible());
    QVERIFY(progress().isHidden());
    QCOMPARE(line().text(), QStringLiteral("1 temporary file is being removed – Show"));
    m_bar->setStatus(withCleanups(0));
    m_bar->setStatus(withCleanups(1));
    m_bar->setStatus(withCleanups(0));
    QTest::qWait(1200);
    QVERIFY(line().isHidden());
}

void tst_QueueStatusBar::failuresAreToldAtOnce()
{
    m_bar->setStatus(withCleanups(1, 1));
    QVERIFY(line().isVisible());
    QCOMPARE(line().text(), QStringLiteral("1 temporary file could not be removed – Show"));
    QVERIFY(progress().isHidden());
}

void tst_QueueStatusBar::failuresStayWhenTheRestIsGone()
{
    m_bar->setStatus(withCleanups(500));
    m_bar->setStatus(withCleanups(250, 2));
    QVERIFY(line().isVisible() && progress().isVisible());
    QCOMPARE(line().text(), QStringLiteral("Removing temporary files: 252 of 500"));
    m_bar->setStatus(withCleanups(2, 2));
    QVERIFY(line().isVisible() && progress().isHidden());
    QCOMPARE(line().text(), QStringLiteral("2 temporary files could not be removed – Show"));
}

void tst_QueueStatusBar::countsDoNotShineThroughAMessage()
{
    const QLabel *counts = nullptr;
    for (const QLabel *label : m_bar->findChildren<QLabel *>())
        counts = label->text().contains(QStringLiteral("active")) ? label : counts;
    QVERIFY(counts && counts->isVisible());
    m_bar->say(QStringLiteral("10,000 transfers cancelled."));
    QVERIFY(!counts->isVisible());
    // The line and its bar change the layout.
    m_bar->setStatus(withCleanups(10'000, 1));
    m_bar->setStatus(withCleanups(0));
    QTest::qWait(50);
    QVERIFY(!counts->isVisible());
    m_bar->clearMessage();
    QVERIFY(counts->isVisible());
}

void tst_QueueStatusBar::unusedTransfersAreTold()
{
    const auto *const unused = m_bar->findChild<QLabel *>(QStringLiteral("unusedLine"));
    QueueStatus status;
    m_bar->setStatus(status);
    QVERIFY(unused->isHidden());
    status.unused = 3;
    m_bar->setStatus(status);
    QVERIFY(unused->isVisible());
    QCOMPARE(unused->text(), QStringLiteral("3 unused transfers"));
    QVERIFY(!unused->toolTip().isEmpty());
    m_languages.use(QStringLiteral("de"));
    QTRY_COMPARE(unused->text(), QStringLiteral("3 ungenutzte Übertragungen"));
    m_bar->setStatus({});
    QVERIFY(unused->isHidden());
}

QTEST_MAIN(tst_QueueStatusBar)
#include "tst_QueueStatusBar.moc"
