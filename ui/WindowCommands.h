// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Grouping.h"

#include <QObject>

class QAction;
class QActionGroup;
class QLineEdit;
class QMainWindow;
class QMenu;
class QToolBar;

namespace kurier {

class JobActions;
class QueueActions;
class Shortcuts;

/// The commands of the window itself, its menus, its toolbar and the search field, with the job
/// actions in their places. What the commands do is connected by the window. Thread: the GUI's.
class WindowCommands final : public QObject
{
    Q_OBJECT
public:
    /// Fills the menu bar of \a window and adds a toolbar to it. All outlive this object.
    WindowCommands(QMainWindow &window, JobActions &jobs, QueueActions &queue);

    void retranslate();
    /// Lets the person choose the keys of all commands.
    void offer(Shortcuts &shortcuts);

    [[nodiscard]] QAction &add() const { return *m_add; }
    [[nodiscard]] QAction &upload() const { return *m_upload; }
    [[nodiscard]] QAction &paste() const { return *m_paste; }
    [[nodiscard]] QAction &openQueue() const { return *m_openQueue; }
    [[nodiscard]] QAction &quit() const { return *m_quit; }
    [[nodiscard]] QAction &selectAll() const { return *m_selectAll; }
    [[nodiscard]] QAction &openSettings() const { return *m_openSettings; }
    [[nodiscard]] QAction &showQueue() const { return *m_showQueue; }
    [[nodiscard]] QAction &showHistory() const { return *m_showHistory; }
    [[nodiscard]] QAction &showSidebar() const { return *m_showSidebar; }
    [[nodiscard]] QAction &showDetails() const { return *m_showDetails; }
    /// One of them is checked; the data of each is the number of its Grouping.
    [[nodiscard]] QActionGroup &groupings() const { return *m_groupings; }
    void showGrouping(Grouping grouping);
    [[nodiscard]] QAction &manual() const { return *m_manual; }
    [[nodiscard]] QAction &cleanupLog() const { return *m_cleanupLog; }
    [[nodiscard]] QAction &about() const { return *m_about; }
    [[nodiscard]] QLineEdit &search() const { return *m_search; }

private:
    void createActions();
    void createMenus();
    void createGroupMenu();
    void createToolBar();
    void retranslateSearch();
    void retranslateGroupMenu();

    QMainWindow &m_window;
    JobActions &m_jobs;
    QueueActions &m_queue;
    QToolBar *m_toolBar = nullptr;
    QLineEdit *m_search = nullptr;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_groupMenu = nullptr;
    QMenu *m_transferMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QAction *m_add = nullptr;
    QAction *m_upload = nullptr;
    QAction *m_paste = nullptr;
    QAction *m_openQueue = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_selectAll = nullptr;
    QAction *m_find = nullptr;
    QAction *m_openSettings = nullptr;
    QAction *m_showQueue = nullptr;
    QAction *m_showHistory = nullptr;
    QAction *m_showSidebar = nullptr;
    QAction *m_showDetails = nullptr;
    QActionGroup *m_groupings = nullptr;
    QAction *m_manual = nullptr;
    QAction *m_cleanupLog = nullptr;
    QAction *m_about = nullptr;
};

} // namespace kurier
