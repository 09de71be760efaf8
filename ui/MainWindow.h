// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/queue/TransferQueue.h"
#include "ui/actions/JobActions.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QSplitter;
class QStackedWidget;
class QTabBar;

namespace kurier {

class FilterSidebar;
class HistoryView;
class IntakeFlow;
class LeftoverFlow;
class LimitFlow;
class NoticeBar;
class QueueActions;
class QueuePane;
class QueueStatusBar;
class Settings;
class Shortcuts;
class SourceReader;
class TransferQueueModel;
class TransferQueueView;
class TrayIcon;
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

    /// Opens the Add dialog with \a urls, as addressesGiven(), or adds them to the open one.
    void addUrls(const QStringList &urls);
    /// The same for the Upload dialog and paths of files.
    void addUploads(const QStringList &files);
    void showAndRaise();
    /// Asks where active transfers would be interrupted, then emits quitRequested().
    void quit();
    /// Where the record of removals is; until this is told it cannot be opened.
    void setCleanupLog(const QString &path);
    /// Reads Metalink and checksum files for the Add dialog; until it is told neither is offered.
    void setSourceReader(SourceReader *reader);
    /// The queue is run by another process: the window's end interrupts nothing.
    void setAttached() { m_attached = true; }
    /// Puts an icon into the desktop's tray. \a isThere: whether the desktop has one now, so that a
    /// hidden window can be found again.
    void showInTray(std::function<bool()> isThere);
    /// The window shows the queue of \a user, or (empty) those of all users: nothing can be added,
    /// and only what their owners' queues permit is offered. Call before it is shown.
    void setInspecting(const QString &user);
    /// Says that the connection to that process was lost, or is there again.
    void showReachable(bool reachable);
    /// Stores geometry, columns and page; also done when the window closes.
    void saveState();

    [[nodiscard]] TransferQueueView &queueView() const { return *m_view; }
    [[nodiscard]] FilterSidebar &sidebar() const { return *m_sidebar; }
    [[nodiscard]] HistoryView &history() const { return *m_history; }
    [[nodiscard]] JobActions &actions() const { return *m_actions; }
    [[nodiscard]] QueueActions &queueActions() const { return *m_queueActions; }
    [[nodiscard]] Shortcuts &shortcuts() const { return *m_shortcuts; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
    [[nodiscard]] NoticeBar &leftoverNotice() const { return *m_leftoverNotice; }

Q_SIGNALS:
    /// The person wants the program to end.
    void quitRequested();
    /// The person wants to see the queue of another user.
    void openQueueRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Page { QueuePage, HistoryPage };

    void createPages();
    void connectCommands();
    void connectQueue();
    void connectView();
    void connectCancelling();
    void filterQueue();
    void restoreStoredState();
    void restoreColumns();
    [[nodiscard]] QString columnsKey() const;
    void retranslate();
    void showPage(int page);
    void added(qsizetype count);
    void openSettings();
    void openAbout();
    void openManual();
    void openCleanupLog();
    void showStatus(const QueueStatus &status);
    [[nodiscard]] QString inspectedText() const;
    void showOwners(const QList<QueueOwner> &owners);
    void applySettings();
    void applyDensity();
    void applyGrouping();
    void updateTitle();
    [[nodiscard]] bool hasTray() const;
    void showContextMenu(QPoint place);
    void askToQuit();
    void quitAnswered(bool yes);

    TransferQueue &m_queue;
    Settings &m_settings;
    SystemClock m_clock;
    std::unique_ptr<UserPrompts> m_prompts;
    std::unique_ptr<TransferQueueModel> m_model;
    std::unique_ptr<JobActions> m_actions;
    std::unique_ptr<QueueActions> m_queueActions;
    std::unique_ptr<Shortcuts> m_shortcuts;
    std::unique_ptr<WindowCommands> m_commands;
    std::unique_ptr<LeftoverFlow> m_leftovers;
    std::unique_ptr<IntakeFlow> m_intake;
    std::unique_ptr<LimitFlow> m_limits;
    std::unique_ptr<TrayIcon> m_tray;
    std::function<bool()> m_trayIsThere; ///< Set with m_tray.
    QString m_cleanupLog;
    bool m_askingToQuit = false;
    QTimer m_quitSoon; ///< Runs while quitting waits for what is being cancelled.
    bool m_attached = false;
    std::optional<QString> m_inspected; ///< As setInspecting(); none = this user's own queue.
    QString m_ownersNotice; ///< What was said of them last.

    QSplitter *m_body = nullptr; ///< The sidebar and the pages.
    FilterSidebar *m_sidebar = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    QueuePane *m_queuePane = nullptr;
    TransferQueueView *m_view = nullptr;
    HistoryView *m_history = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_leftoverNotice = nullptr;
    QueueStatusBar *m_status = nullptr;
};

} // namespace kurier
