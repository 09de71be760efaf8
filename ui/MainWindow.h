// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/queue/TransferQueue.h"
#include "ui/actions/JobActions.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>

class QSplitter;
class QStackedWidget;
class QTabBar;

namespace kurier {

class AddJobDialog;
class HistoryView;
class LeftoverFlow;
class NoticeBar;
class QueueStatusBar;
class Settings;
class SourceReader;
class TransferQueueModel;
class TransferQueueView;
class TrayIcon;
class UploadDialog;
class UserPrompts;
class WindowCommands;

/// Makes the prompts of a window; called once, while the window is built.
using PromptsFactory = std::function<std::unique_ptr<UserPrompts>(QWidget *window)>;
/// Prompts as dialogs.
[[nodiscard]] PromptsFactory dialogPrompts();

/// Assembles queue, history, actions and dialogs on one TransferQueue. Thread: the GUI's.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// Subscribes to \a queue. \a queue and \a settings outlive the window.
    MainWindow(TransferQueue &queue, Settings &settings,
               const PromptsFactory &prompts = dialogPrompts(), QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the Add dialog with \a urls, or adds them to the open one.
    void addUrls(const QStringList &urls);
    /// The same for the Upload dialog and paths of files.
    void addUploads(const QStringList &files);
    void showAndRaise();
    /// Asks where active transfers would be interrupted, then emits quitRequested().
    void quit();
    /// Where the record of removals is; until this is told it cannot be opened.
    void setCleanupLog(const QString &path);
    /// Reads Metalink and checksum files for the Add dialog; until it is told neither is offered.
    void setSourceReader(SourceReader *reader) { m_sources = reader; }
    /// Stores geometry, columns and page; also done when the window closes.
    void saveState();

    [[nodiscard]] TransferQueueView &queueView() const { return *m_view; }
    [[nodiscard]] HistoryView &history() const { return *m_history; }
    [[nodiscard]] JobActions &actions() const { return *m_actions; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
    [[nodiscard]] NoticeBar &leftoverNotice() const { return *m_leftoverNotice; }

Q_SIGNALS:
    /// The person wants the program to end.
    void quitRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Page { QueuePage, HistoryPage };

    void createPages();
    void createTray();
    void connectCommands();
    void connectQueue();
    void connectView();
    void restoreStoredState();
    void retranslate();
    void showPage(int page);
    void openAddDialog(const QStringList &urls);
    void openUploadDialog(const QStringList &files);
    void added(qsizetype count);
    void openSettings();
    void openAbout();
    void openCleanupLog();
    void showStatus(const QueueStatus &status);
    void applySettings();
    void updateTitle();
    void showContextMenu(QPoint place);
    void quitAnswered(bool yes);

    TransferQueue &m_queue;
    Settings &m_settings;
    SystemClock m_clock;
    std::unique_ptr<UserPrompts> m_prompts;
    std::unique_ptr<TransferQueueModel> m_model;
    std::unique_ptr<JobActions> m_actions;
    std::unique_ptr<WindowCommands> m_commands;
    std::unique_ptr<LeftoverFlow> m_leftovers;
    std::unique_ptr<TrayIcon> m_tray;
    QString m_cleanupLog;
    SourceReader *m_sources = nullptr;
    QPointer<AddJobDialog> m_addDialog;
    QPointer<UploadDialog> m_uploadDialog;
    bool m_askingToQuit = false;

    QSplitter *m_body = nullptr; ///< Pages; a sidebar may stand at their left.
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    TransferQueueView *m_view = nullptr;
    HistoryView *m_history = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_leftoverNotice = nullptr;
    QueueStatusBar *m_status = nullptr;
};

} // namespace kurier
