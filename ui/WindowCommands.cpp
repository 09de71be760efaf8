// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowCommands.h"

#include "ui/actions/JobActions.h"
#include "ui/actions/QueueActions.h"
#include "ui/actions/Shortcuts.h"
#include "ui/style/SymbolicIcon.h"

#include <QActionGroup>
#include <QLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include <initializer_list>
#include <utility>

namespace kurier {

namespace {

constexpr int kSearchWidth = 230;
constexpr int kToolIconSize = 18;

} // namespace

WindowCommands::WindowCommands(QMainWindow &window, JobActions &jobs, QueueActions &queue)
    : m_window(window)
    , m_jobs(jobs)
    , m_queue(queue)
{
    createActions();
    createMenus();
    createGroupMenu();
    createToolBar();
    retranslate();
}

void WindowCommands::createActions()
{
    const auto make = [this](const char *themeName, const char *ownName,
                             const QKeySequence &shortcut) {
        auto *action =
            new QAction(actionIcon(QLatin1String(themeName), QLatin1String(ownName)), {}, this);
        action->setShortcut(shortcut);
        return action;
    };
    m_add = make("list-add", "add", QKeySequence::New);
    m_upload = make("document-send", "upload", Qt::CTRL | Qt::Key_U);
    m_paste = make("edit-paste", "paste", QKeySequence::Paste);
    m_quit = make("application-exit", "quit", Qt::CTRL | Qt::Key_Q);
    m_openSettings = make("configure", "settings", Qt::CTRL | Qt::Key_Comma);
    m_about = make("help-about", "info", {});
    m_find = make("edit-find", "search", QKeySequence::Find);
    m_manual = make("help-contents", "info", QKeySequence::HelpContents);
    m_cleanupLog = new QAction(this);
    m_openQueue = new QAction(this);
    m_openQueue->setShortcut(QKeySequence::Open);
    m_selectAll = new QAction(this);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    m_selectAll->setShortcutContext(Qt::WidgetShortcut);

    auto *pages = new QActionGroup(this);
    m_showQueue = pages->addAction(QString());
    m_showHistory = pages->addAction(QString());
    m_showQueue->setShortcut(Qt::CTRL | Qt::Key_1);
    m_showHistory->setShortcut(Qt::CTRL | Qt::Key_2);
    for (QAction *action : pages->actions())
        action->setCheckable(true);
    m_showQueue->setChecked(true);
    m_showSidebar = new QAction(this);
    m_showSidebar->setCheckable(true);
    m_showSidebar->setChecked(true);
    m_showSidebar->setShortcut(Qt::Key_F9);
    m_showDetails = new QAction(this);
    m_showDetails->setShortcut(Qt::Key_F7);
    m_showDetails->setCheckable(true);
    m_showDetails->setChecked(true);
}

void WindowCommands::createMenus()
{
    m_fileMenu = m_window.menuBar()->addMenu(QString());
    m_fileMenu->addAction(m_add);
    m_fileMenu->addAction(m_upload);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_openQueue);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_editMenu = m_window.menuBar()->addMenu(QString());
    m_editMenu->addAction(m_selectAll);
    m_editMenu->addAction(m_jobs.copyAction());
    m_editMenu->addAction(m_paste);
    m_editMenu->addAction(m_find);
    m_editMenu->addSeparator();
    m_editMenu->addAction(m_openSettings);
    m_viewMenu = m_window.menuBar()->addMenu(QString());
    m_viewMenu->addAction(m_showQueue);
    m_viewMenu->addAction(m_showHistory);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_showSidebar);
    m_viewMenu->addAction(m_showDetails);
    m_transferMenu = m_window.menuBar()->addMenu(QString());
    for (const JobCommand command : {JobCommand::Resume, JobCommand::Suspend, JobCommand::Complete})
        m_transferMenu->addAction(m_jobs.action(command));
    m_transferMenu->addSeparator();
    m_transferMenu->addMenu(m_jobs.priorityMenu());
    m_transferMenu->addAction(m_jobs.accessAction());
    m_transferMenu->addAction(m_jobs.folderAction());
    m_transferMenu->addSeparator();
    m_transferMenu->addAction(m_jobs.action(JobCommand::Cancel));
    m_transferMenu->addSeparator();
    m_transferMenu->addAction(m_queue.resumeAll());
    m_transferMenu->addAction(m_queue.suspendAll());
    m_transferMenu->setToolTipsVisible(true);
    m_helpMenu = m_window.menuBar()->addMenu(QString());
    m_helpMenu->addAction(m_manual);
    m_helpMenu->addAction(m_cleanupLog);
    m_helpMenu->addSeparator();
    m_helpMenu->addAction(m_about);
}

void WindowCommands::createGroupMenu()
{
    m_groupings = new QActionGroup(this);
    for (const Grouping grouping : {Grouping::None, Grouping::State, Grouping::Server}) {
        QAction *action = m_groupings->addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(grouping));
    }
    m_viewMenu->addSeparator();
    m_groupMenu = m_viewMenu->addMenu(QString());
    m_groupMenu->addActions(m_groupings->actions());
}

void WindowCommands::createToolBar()
{
    m_toolBar = new QToolBar(&m_window);
    m_toolBar->setObjectName(QStringLiteral("mainToolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize(QSize(kToolIconSize, kToolIconSize));
    m_toolBar->addAction(m_add);
    m_toolBar->addAction(m_upload);
    m_toolBar->addSeparator();
    for (const JobCommand command : {JobCommand::Resume, JobCommand::Suspend, JobCommand::Complete})
        m_toolBar->addAction(m_jobs.action(command));
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_jobs.action(JobCommand::Cancel));
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    m_search = new QLineEdit;
    // Its picture is a PNG, for which Qt loads all of its image plugins.
    connect(m_search, &QLineEdit::textChanged, m_search, [this](const QString &text) {
        if (!text.isEmpty())
            m_search->setClearButtonEnabled(true);
    });
    m_search->addAction(symbolicIcon(QStringLiteral("search"), Tone::Muted),
                        QLineEdit::LeadingPosition);
    m_search->setFixedWidth(kSearchWidth);
    m_toolBar->addWidget(m_search);
    m_toolBar->layout()->setContentsMargins(6, 5, 8, 5);
    m_toolBar->layout()->setSpacing(4);
    m_window.addToolBar(m_toolBar);
    connect(m_find, &QAction::triggered, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void WindowCommands::showGrouping(Grouping grouping)
{
    m_groupings->actions().at(static_cast<int>(grouping))->setChecked(true);
}

void WindowCommands::offer(Shortcuts &shortcuts)
{
    const std::initializer_list<std::pair<const char *, QAction *>> commands = {
        {"add", m_add},
        {"upload", m_upload},
        {"paste", m_paste},
        {"resume", m_jobs.action(JobCommand::Resume)},
        {"suspend", m_jobs.action(JobCommand::Suspend)},
        {"toggle", m_jobs.toggleAction()},
        {"complete", m_jobs.action(JobCommand::Complete)},
        {"cancel", m_jobs.action(JobCommand::Cancel)},
        {"resume-all", m_queue.resumeAll()},
        {"suspend-all", m_queue.suspendAll()},
        {"folder", m_jobs.folderAction()},
        {"copy", m_jobs.copyAction()},
        {"select-all", m_selectAll},
        {"find", m_find},
        {"queue", m_showQueue},
        {"history", m_showHistory},
        {"sidebar", m_showSidebar},
        {"details", m_showDetails},
        {"settings", m_openSettings},
        {"manual", m_manual},
        {"cleanup-log", m_cleanupLog},
        {"about", m_about},
        {"quit", m_quit},
    };
    for (const auto &[id, action] : commands)
        shortcuts.add(QString::fromLatin1(id), *action);
    connect(&shortcuts, &Shortcuts::changed, this, &WindowCommands::retranslateSearch);
    retranslateSearch();
}

void WindowCommands::retranslateSearch()
{
    const QString keys = m_find->shortcut().toString(QKeySequence::NativeText);
    m_search->setPlaceholderText(keys.isEmpty() ? tr("Search") : tr("Search (%1)").arg(keys));
}

void WindowCommands::retranslateGroupMenu()
{
    m_groupMenu->setTitle(tr("&Group By"));
    const QList<QAction *> groupings = m_groupings->actions();
    groupings.at(static_cast<int>(Grouping::None))->setText(tr("&None", "grouping"));
    groupings.at(static_cast<int>(Grouping::State))->setText(tr("&State"));
    groupings.at(static_cast<int>(Grouping::Server))->setText(tr("Se&rver"));
}

void WindowCommands::retranslate()
{
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_transferMenu->setTitle(tr("&Transfer"));
    m_helpMenu->setTitle(tr("&Help"));
    m_add->setText(tr("&Add…"));
    m_add->setIconText(tr("Add"));
    m_add->setToolTip(tr("Add transfers from web addresses"));
    m_upload->setText(tr("&Upload…"));
    m_upload->setIconText(tr("Upload"));
    m_upload->setToolTip(tr("Send files to a server"));
    m_paste->setText(tr("&Paste Addresses or Files"));
    m_openQueue->setText(tr("&Open Queue…"));
    m_quit->setText(tr("&Quit"));
    m_selectAll->setText(tr("Select &All"));
    m_find->setText(tr("&Find"));
    m_openSettings->setText(tr("&Settings…"));
    m_showQueue->setText(tr("&Queue"));
    m_showHistory->setText(tr("&History"));
    m_showSidebar->setText(tr("&Filter Sidebar"));
    m_showDetails->setText(tr("&Details"));
    retranslateGroupMenu();
    m_manual->setText(tr("&Manual"));
    m_cleanupLog->setText(tr("&Clean-up Log"));
    m_about->setText(tr("&About Kurier"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    retranslateSearch();
    m_search->setAccessibleName(tr("Search transfers by name or server"));
    // The buttons in the field: screen readers read the names of their actions.
    for (QAction *button : m_search->actions()) {
        const bool clears = button->objectName() == QLatin1String("_q_qlineeditclearaction");
        button->setText(clears ? tr("Clear Search") : m_search->accessibleName());
    }
}

} // namespace kurier
