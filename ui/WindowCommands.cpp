// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowCommands.h"

#include "ui/actions/JobActions.h"
#include "ui/style/SymbolicIcon.h"

#include <QActionGroup>
#include <QLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace kurier {

namespace {

constexpr int kSearchWidth = 230;
constexpr int kToolIconSize = 18;

} // namespace

WindowCommands::WindowCommands(QMainWindow &window, JobActions &jobs)
    : m_window(window)
    , m_jobs(jobs)
{
    createActions();
    createMenus();
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
    m_quit = make("application-exit", "quit", Qt::CTRL | Qt::Key_Q);
    m_openSettings = make("configure", "settings", Qt::CTRL | Qt::Key_Comma);
    m_about = make("help-about", "info", {});
    m_find = make("edit-find", "search", QKeySequence::Find);
    m_cleanupLog = new QAction(this);
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
}

void WindowCommands::createMenus()
{
    m_fileMenu = m_window.menuBar()->addMenu(QString());
    m_fileMenu->addAction(m_add);
    m_fileMenu->addAction(m_upload);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_editMenu = m_window.menuBar()->addMenu(QString());
    m_editMenu->addAction(m_selectAll);
    m_editMenu->addAction(m_jobs.copyAction());
    m_editMenu->addAction(m_find);
    m_editMenu->addSeparator();
    m_editMenu->addAction(m_openSettings);
    m_viewMenu = m_window.menuBar()->addMenu(QString());
    m_viewMenu->addAction(m_showQueue);
    m_viewMenu->addAction(m_showHistory);
    m_transferMenu = m_window.menuBar()->addMenu(QString());
    for (const JobCommand command : {JobCommand::Resume, JobCommand::Suspend, JobCommand::Complete})
        m_transferMenu->addAction(m_jobs.action(command));
    m_transferMenu->addSeparator();
    m_transferMenu->addMenu(m_jobs.priorityMenu());
    m_transferMenu->addAction(m_jobs.accessAction());
    m_transferMenu->addAction(m_jobs.folderAction());
    m_transferMenu->addSeparator();
    m_transferMenu->addAction(m_jobs.action(JobCommand::Cancel));
    m_transferMenu->setToolTipsVisible(true);
    m_helpMenu = m_window.menuBar()->addMenu(QString());
    m_helpMenu->addAction(m_cleanupLog);
    m_helpMenu->addSeparator();
    m_helpMenu->addAction(m_about);
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
    m_search->setClearButtonEnabled(true);
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
    m_quit->setText(tr("&Quit"));
    m_selectAll->setText(tr("Select &All"));
    m_find->setText(tr("&Find"));
    m_openSettings->setText(tr("&Settings…"));
    m_showQueue->setText(tr("&Queue"));
    m_showHistory->setText(tr("&History"));
    m_cleanupLog->setText(tr("&Clean-up Log"));
    m_about->setText(tr("&About Kurier"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    m_search->setPlaceholderText(
        tr("Search (%1)").arg(m_find->shortcut().toString(QKeySequence::NativeText)));
    m_search->setAccessibleName(tr("Search transfers by name or server"));
}

} // namespace kurier
