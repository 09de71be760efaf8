// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QLineEdit;
class QMainWindow;
class QMenu;
class QToolBar;

namespace kurier {

class JobActions;

/// The commands of the window itself, its menus, its toolbar and the search field, with the job
/// actions in their places. What the commands do is connected by the window. Thread: the GUI's.
class WindowCommands final : public QObject
{
    Q_OBJECT
public:
    /// Fills the menu bar of \a window and adds a toolbar to it. Both outlive this object.
    WindowCommands(QMainWindow &window, JobActions &jobs);

    void retranslate();

    [[nodiscard]] QAction &add() const { return *m_add; }
    [[nodiscard]] QAction &upload() const { return *m_upload; }
    [[nodiscard]] QAction &quit() const { return *m_quit; }
    [[nodiscard]] QAction &selectAll() const { return *m_selectAll; }
    [[nodiscard]] QAction &openSettings() const { return *m_openSettings; }
    [[nodiscard]] QAction &showQueue() const { return *m_showQueue; }
    [[nodiscard]] QAction &showHistory() const { return *m_showHistory; }
    [[nodiscard]] QAction &cleanupLog() const { return *m_cleanupLog; }
    [[nodiscard]] QAction &about() const { return *m_about; }
    [[nodiscard]] QLineEdit &search() const { return *m_search; }

private:
    void createActions();
    void createMenus();
    void createToolBar();

    QMainWindow &m_window;
    JobActions &m_jobs;
    QToolBar *m_toolBar = nullptr;
    QLineEdit *m_search = nullptr;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_transferMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QAction *m_add = nullptr;
    QAction *m_upload = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_selectAll = nullptr;
    QAction *m_find = nullptr;
    QAction *m_openSettings = nullptr;
    QAction *m_showQueue = nullptr;
    QAction *m_showHistory = nullptr;
    QAction *m_cleanupLog = nullptr;
    QAction *m_about = nullptr;
};

} // namespace kurier
