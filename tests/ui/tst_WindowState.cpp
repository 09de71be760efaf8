// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/MainWindow.h"
#include "ui/queue/QueueColumns.h"
#include "ui/queue/TransferQueueView.h"

#include <QHeaderView>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace kurier;

/// What a window keeps from one time to the next.
class tst_WindowState final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void stateIsRemembered();
    void anInspectorShowsUsersInsteadOfPriorities();
    void anInspectorHasColumnsOfItsOwn();

private:
    /// Another window, as after a start: of other users' queues with \a inspected.
    void makeWindow(const std::optional<QString> &inspected = std::nullopt);
    [[nodiscard]] bool shows(QueueColumn column) const
    {
        return !m_window->queueView().isColumnHidden(static_cast<int>(column));
    }
    void setShown(QueueColumn column, bool shown)
    {
        m_window->queueView().horizontalHeader()->setSectionHidden(static_cast<int>(column),
                                                                   !shown);
    }

    QTemporaryDir m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
};

void tst_WindowState::init()
{
    const QString file = m_directory.filePath(QStringLiteral("kurier.conf"));
    QFile::remove(file);
    m_settings = std::make_unique<Settings>(file);
}

void tst_WindowState::cleanup()
{
    m_window.reset();
    m_queue.reset();
    m_settings.reset();
}

void tst_WindowState::makeWindow(const std::optional<QString> &inspected)
{
    if (m_window)
        m_window->saveState();
    m_window.reset();
    m_queue = std::make_unique<FakeTransferQueue>();
    m_window = std::make_unique<MainWindow>(*m_queue, *m_settings, dialogPrompts());
    if (inspected)
        m_window->setInspecting(*inspected);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_WindowState::stateIsRemembered()
{
    makeWindow();
    // Within the screen of the offscreen platform, which newer Qt keeps it in.
    m_window->resize(763, 577);
    setShown(QueueColumn::Added, false);
    m_window->findChild<QTabBar *>()->setCurrentIndex(1);
    makeWindow();
    QCOMPARE(m_window->size(), QSize(763, 577));
    QVERIFY(!shows(QueueColumn::Added));
    QVERIFY(shows(QueueColumn::Priority));
    QVERIFY(!shows(QueueColumn::Owner));
    QCOMPARE(m_window->findChild<QTabBar *>()->currentIndex(), 1);
}

void tst_WindowState::anInspectorShowsUsersInsteadOfPriorities()
{
    makeWindow(QStringLiteral("anna"));
    QVERIFY(shows(QueueColumn::Owner));
    QVERIFY(!shows(QueueColumn::Priority));
    // For who wants them all the same, from then on.
    setShown(QueueColumn::Priority, true);
    makeWindow(QString());
    QVERIFY(shows(QueueColumn::Owner));
    QVERIFY(shows(QueueColumn::Priority));
}

void tst_WindowState::anInspectorHasColumnsOfItsOwn()
{
    makeWindow();
    setShown(QueueColumn::Added, false);
    makeWindow(QString());
    // It begins with those of the window.
    QVERIFY(!shows(QueueColumn::Added));
    QVERIFY(!shows(QueueColumn::Priority));
    setShown(QueueColumn::Rate, false);
    makeWindow();
    QVERIFY(shows(QueueColumn::Priority));
    QVERIFY(shows(QueueColumn::Rate));
    QVERIFY(!shows(QueueColumn::Added));
    QVERIFY(!shows(QueueColumn::Owner));
    makeWindow(QString());
    QVERIFY(!shows(QueueColumn::Rate));
    QVERIFY(!shows(QueueColumn::Priority));
    QVERIFY(shows(QueueColumn::Owner));
}

QTEST_MAIN(tst_WindowState)
#include "tst_WindowState.moc"
