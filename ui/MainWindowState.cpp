// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow keeps from one time to the next.
#include "core/settings/Settings.h"
#include "ui/MainWindow.h"
#include "ui/WindowCommands.h"
#include "ui/details/QueuePane.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/QueueColumns.h"
#include "ui/queue/TransferQueueView.h"

#include <QAction>
#include <QHeaderView>
#include <QSplitter>
#include <QTabBar>

namespace kurier {

namespace {

constexpr QSize kFirstWindowSize(1280, 720);

const QString kGeometryKey = QStringLiteral("geometry");
const QString kColumnsKey = QStringLiteral("queueColumns");
const QString kInspectedColumnsKey = QStringLiteral("inspectedColumns");
const QString kHistoryKey = QStringLiteral("historyColumns");
const QString kDetailsKey = QStringLiteral("details");
const QString kPageKey = QStringLiteral("page");
const QString kSidebarKey = QStringLiteral("sidebar");
const QString kBodyKey = QStringLiteral("body");

} // namespace

void MainWindow::saveState()
{
    m_settings.setWindowState(kGeometryKey, saveGeometry());
    m_settings.setWindowState(columnsKey(), m_view->horizontalHeader()->saveState());
    m_settings.setWindowState(kHistoryKey, m_history->saveLayout());
    m_settings.setWindowState(kDetailsKey, m_queuePane->saveLayout());
    m_settings.setWindowState(kPageKey, QByteArray::number(m_tabs->currentIndex()));
    m_settings.setWindowState(kBodyKey, m_body->saveState());
    m_settings.setWindowState(kSidebarKey,
                              QByteArray::number(m_commands->showSidebar().isChecked() ? 1 : 0));
}

QString MainWindow::columnsKey() const
{
    return m_inspected ? kInspectedColumnsKey : kColumnsKey;
}

void MainWindow::restoreColumns()
{
    const QByteArray stored = m_settings.windowState(columnsKey());
    // Until somebody says otherwise, the users have the room of what tells least: names need
    // theirs.
    if (m_inspected && stored.isEmpty())
        m_view->setColumnHidden(static_cast<int>(QueueColumn::Priority), true);
    else
        m_view->horizontalHeader()->restoreState(stored);
    m_view->setColumnHidden(static_cast<int>(QueueColumn::Owner), !m_inspected);
}

void MainWindow::restoreStoredState()
{
    resize(kFirstWindowSize);
    if (const QByteArray geometry = m_settings.windowState(kGeometryKey); !geometry.isEmpty())
        restoreGeometry(geometry);
    restoreColumns();
    m_history->restoreLayout(m_settings.windowState(kHistoryKey));
    m_queuePane->restoreLayout(m_settings.windowState(kDetailsKey));
    m_commands->showDetails().setChecked(m_queuePane->detailsShown());
    m_tabs->setCurrentIndex(m_settings.windowState(kPageKey).toInt());
    m_body->restoreState(m_settings.windowState(kBodyKey));
    m_commands->showSidebar().setChecked(m_settings.windowState(kSidebarKey) != "0");
}

} // namespace kurier
