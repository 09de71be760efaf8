// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "core/settings/Settings.h"
#include "ui/NoticeBar.h"
#include "ui/QueueStatusBar.h"
#include "ui/dialogs/AboutDialog.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/WidgetUserPrompts.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/tray/TrayIcon.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolBar>

namespace kurier {

namespace {

constexpr QSize kFirstSize(1180, 680);
constexpr int kSearchWidth = 230;
constexpr int kToolIconSize = 18;

const QString kGeometryKey = QStringLiteral("geometry");
const QString kColumnsKey = QStringLiteral("queueColumns");
const QString kHistoryKey = QStringLiteral("historyColumns");
const QString kPageKey = QStringLiteral("page");

QStringList droppedAddresses(const QMimeData *data)
{
    QStringList addresses;
    for (const QUrl &url : data->urls())
        addresses += addressesIn(url.toString(QUrl::FullyEncoded));
    if (addresses.isEmpty() && data->hasText())
        addresses = addressesIn(data->text());
    return addresses;
}

} // namespace

PromptsFactory dialogPrompts()
{
    return [](QWidget *window) { return std::make_unique<WidgetUserPrompts>(window); };
}

MainWindow::MainWindow(TransferQueue &queue, Settings &settings, const PromptsFactory &prompts,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_queue(queue)
    , m_settings(settings)
    , m_prompts(prompts(this))
    , m_model(std::make_unique<TransferQueueModel>(m_clock))
{
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    createPages();
    m_actions = std::make_unique<JobActions>(queue, *m_prompts, *m_view);
    createActions();
    createMenus();
    createToolBar();
    createTray();
    connectView();
    connectQueue();
    connect(&settings, &Settings::changed, this, &MainWindow::applySettings);
    m_status->setLimit(settings.rateLimit());
    restoreStoredState();
    retranslate();
    queue.subscribe();
}

MainWindow::~MainWindow()
{
    // The view reads the model until it is gone.
    delete takeCentralWidget();
}

void MainWindow::createPages()
{
    m_view = new TransferQueueView(*m_model);
    m_history = new HistoryView(m_queue, *m_prompts);
    m_notice = new NoticeBar;
    m_tabs = new QTabBar;
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_history);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    m_body = new QSplitter(Qt::Horizontal);
    m_body->addWidget(content);
    setCentralWidget(m_body);
    m_status = new QueueStatusBar(this);
    setStatusBar(m_status);
}

void MainWindow::createActions()
{
    const auto make = [this](const char *themeName, const char *ownName, QKeySequence shortcut,
                             void (MainWindow::*slot)()) {
        auto *action =
            new QAction(actionIcon(QLatin1String(themeName), QLatin1String(ownName)), {}, this);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_add = make("list-add", "add", QKeySequence::New, nullptr);
    connect(m_add, &QAction::triggered, this,
            [this] { openAddDialog(addressesIn(QGuiApplication::clipboard()->text())); });
    m_quit = make("application-exit", "quit", Qt::CTRL | Qt::Key_Q, &MainWindow::quit);
    m_openSettings =
        make("configure", "settings", Qt::CTRL | Qt::Key_Comma, &MainWindow::openSettings);
    m_about = make("help-about", "info", {}, &MainWindow::openAbout);
    m_selectAll = new QAction(this);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    m_selectAll->setShortcutContext(Qt::WidgetShortcut);
    connect(m_selectAll, &QAction::triggered, m_view, &QAbstractItemView::selectAll);
    m_find =
        new QAction(actionIcon(QStringLiteral("edit-find"), QStringLiteral("search")), {}, this);
    m_find->setShortcut(QKeySequence::Find);

    auto *pages = new QActionGroup(this);
    m_showQueue = pages->addAction(QString());
    m_showHistory = pages->addAction(QString());
    m_showQueue->setShortcut(Qt::CTRL | Qt::Key_1);
    m_showHistory->setShortcut(Qt::CTRL | Qt::Key_2);
    for (QAction *action : pages->actions())
        action->setCheckable(true);
    m_showQueue->setChecked(true);
    connect(m_showQueue, &QAction::triggered, this, [this] { m_tabs->setCurrentIndex(QueuePage); });
    connect(m_showHistory, &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(HistoryPage); });
}

void MainWindow::createMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_fileMenu->addAction(m_add);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_editMenu = menuBar()->addMenu(QString());
    m_editMenu->addAction(m_selectAll);
    m_editMenu->addAction(m_actions->copyAction());
    m_editMenu->addAction(m_find);
    m_editMenu->addSeparator();
    m_editMenu->addAction(m_openSettings);
    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addAction(m_showQueue);
    m_viewMenu->addAction(m_showHistory);
    m_transferMenu = menuBar()->addMenu(QString());
    for (const JobCommand command : {JobCommand::Resume, JobCommand::Suspend, JobCommand::Complete})
        m_transferMenu->addAction(m_actions->action(command));
    m_transferMenu->addSeparator();
    m_transferMenu->addMenu(m_actions->priorityMenu());
    m_transferMenu->addAction(m_actions->folderAction());
    m_transferMenu->addSeparator();
    m_transferMenu->addAction(m_actions->action(JobCommand::Cancel));
    m_transferMenu->setToolTipsVisible(true);
    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->addAction(m_about);
}

void MainWindow::createToolBar()
{
    m_toolBar = new QToolBar(this);
    m_toolBar->setObjectName(QStringLiteral("mainToolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize(QSize(kToolIconSize, kToolIconSize));
    m_toolBar->addAction(m_add);
    m_toolBar->addSeparator();
    for (const JobCommand command : {JobCommand::Resume, JobCommand::Suspend, JobCommand::Complete})
        m_toolBar->addAction(m_actions->action(command));
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions->action(JobCommand::Cancel));
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
    addToolBar(m_toolBar);
}

void MainWindow::createTray()
{
    if (!TrayIcon::isAvailable())
        return;
    m_tray = std::make_unique<TrayIcon>();
    connect(m_tray.get(), &TrayIcon::showRequested, this, &MainWindow::showAndRaise);
    connect(m_tray.get(), &TrayIcon::quitRequested, this, &MainWindow::quit);
    connect(m_tray.get(), &TrayIcon::addRequested, this, [this] {
        showAndRaise();
        openAddDialog({});
    });
}

void MainWindow::connectView()
{
    for (const JobCommand command : kAllJobCommands)
        m_view->addAction(m_actions->action(command));
    m_view->addAction(m_actions->toggleAction());
    m_view->addAction(m_actions->copyAction());
    m_view->addAction(m_selectAll);
    connect(m_view, &TransferQueueView::selectionTouched, m_actions.get(), &JobActions::refresh);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MainWindow::showContextMenu);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_tabs->setCurrentIndex(QueuePage);
        m_model->setFilter(text.trimmed());
    });
    connect(m_find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::showPage);
    connect(m_actions.get(), &JobActions::message, m_status, &QueueStatusBar::say);
    connect(m_history, &HistoryView::message, m_status, &QueueStatusBar::say);
    connect(m_status, &QueueStatusBar::cleanupClicked, this, [this] {
        m_tabs->setCurrentIndex(HistoryPage);
        m_history->showCleanup();
    });
}

void MainWindow::connectQueue()
{
    connect(&m_queue, &TransferQueue::changed, this, [this](const QueueDelta &delta) {
        m_model->apply(delta);
        if (!delta.removed.isEmpty())
            m_history->refresh();
    });
    connect(&m_queue, &TransferQueue::statusChanged, this, &MainWindow::showStatus);
    connect(&m_queue, &TransferQueue::storeSetAside, this,
            [this](const QString &keptAs, const QString &) {
                m_notice->showNotice(tr("The database of the queue was damaged. It was kept as "
                                        "%1; the queue started empty.")
                                         .arg(plainName(keptAs)));
            });
    connect(&m_queue, &TransferQueue::storeFailed, this, [this](const Error &error) {
        m_notice->showNotice(tr("The queue cannot be stored at the moment.") + QLatin1Char(' ')
                             + errorText(error) + QLatin1Char(' ') + errorAdvice(error));
    });
    connect(&m_queue, &TransferQueue::closed, this, [this] {
        m_add->setEnabled(false);
        m_notice->showNotice(tr("The queue has ended. Start Kurier again to go on."));
    });
}

void MainWindow::showStatus(const QueueStatus &status)
{
    m_status->setStatus(status);
    m_view->setLoaded(status.loaded);
    // Clean-ups move on without a row of the queue changing.
    if (m_tabs->currentIndex() == HistoryPage)
        m_history->refresh();
    updateTitle();
}

void MainWindow::updateTitle()
{
    const QString headline = m_status->headline();
    setWindowTitle(headline.isEmpty() ? tr("Kurier") : tr("Kurier – %1").arg(headline));
    if (m_tray)
        m_tray->setStatus(windowTitle());
}

void MainWindow::applySettings()
{
    QueueLimits limits;
    limits.activeJobs = m_settings.activeJobs();
    limits.rateLimit = m_settings.rateLimit();
    m_queue.setLimits(limits);
    m_status->setLimit(limits.rateLimit);
}

void MainWindow::showPage(int page)
{
    m_pages->setCurrentIndex(page);
    (page == QueuePage ? m_showQueue : m_showHistory)->setChecked(true);
}

void MainWindow::showContextMenu(QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const JobCommand command : {JobCommand::Resume, JobCommand::Suspend, JobCommand::Complete})
        menu->addAction(m_actions->action(command));
    menu->addSeparator();
    menu->addMenu(m_actions->priorityMenu());
    menu->addAction(m_actions->folderAction());
    menu->addAction(m_actions->copyAction());
    menu->addSeparator();
    menu->addAction(m_actions->action(JobCommand::Cancel));
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void MainWindow::addUrls(const QStringList &urls)
{
    showAndRaise();
    openAddDialog(urls);
}

void MainWindow::openAddDialog(const QStringList &urls)
{
    if (!m_addDialog) {
        m_addDialog = new AddJobDialog(m_queue, m_settings, this);
        connect(m_addDialog, &AddJobDialog::added, this, [this](const QList<JobId> &ids) {
            m_tabs->setCurrentIndex(QueuePage);
            m_status->say(tr("%n transfers added.", nullptr, static_cast<int>(ids.size())));
        });
    }
    m_addDialog->addAddresses(urls);
    m_addDialog->open();
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_settings, this);
    dialog->open();
}

void MainWindow::openAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->open();
}

void MainWindow::showAndRaise()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::quit()
{
    const qint64 active = m_status->activeCount();
    if (active == 0) {
        saveState();
        Q_EMIT quitRequested();
        return;
    }
    if (m_askingToQuit)
        return;
    m_askingToQuit = true;
    showAndRaise();
    m_prompts->confirmQuit(active, [self = QPointer(this)](bool yes) {
        if (MainWindow *window = self.data())
            window->quitAnswered(yes);
    });
}

void MainWindow::quitAnswered(bool yes)
{
    m_askingToQuit = false;
    if (!yes)
        return;
    saveState();
    Q_EMIT quitRequested();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    if (m_tray && m_settings.closeToTray()) {
        event->accept();
        return;
    }
    // Ending is the application's business; until then the window stays.
    event->ignore();
    quit();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedAddresses(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openAddDialog(droppedAddresses(event->mimeData()));
    event->acceptProposedAction();
}

void MainWindow::saveState()
{
    m_settings.setWindowState(kGeometryKey, saveGeometry());
    m_settings.setWindowState(kColumnsKey, m_view->horizontalHeader()->saveState());
    m_settings.setWindowState(kHistoryKey, m_history->saveLayout());
    m_settings.setWindowState(kPageKey, QByteArray::number(m_tabs->currentIndex()));
}

void MainWindow::restoreStoredState()
{
    resize(kFirstSize);
    if (const QByteArray geometry = m_settings.windowState(kGeometryKey); !geometry.isEmpty())
        restoreGeometry(geometry);
    m_view->horizontalHeader()->restoreState(m_settings.windowState(kColumnsKey));
    m_history->restoreLayout(m_settings.windowState(kHistoryKey));
    m_tabs->setCurrentIndex(m_settings.windowState(kPageKey).toInt());
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_transferMenu->setTitle(tr("&Transfer"));
    m_helpMenu->setTitle(tr("&Help"));
    m_add->setText(tr("&Add…"));
    m_add->setIconText(tr("Add"));
    m_add->setToolTip(tr("Add transfers from web addresses"));
    m_quit->setText(tr("&Quit"));
    m_selectAll->setText(tr("Select &All"));
    m_find->setText(tr("&Find"));
    m_openSettings->setText(tr("&Settings…"));
    m_showQueue->setText(tr("&Queue"));
    m_showHistory->setText(tr("&History"));
    m_about->setText(tr("&About Kurier"));
    m_tabs->setTabText(QueuePage, tr("Queue"));
    m_tabs->setTabText(HistoryPage, tr("History"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    m_search->setPlaceholderText(
        tr("Search (%1)").arg(m_find->shortcut().toString(QKeySequence::NativeText)));
    m_search->setAccessibleName(tr("Search transfers by name or server"));
    m_actions->retranslate();
    if (m_tray)
        m_tray->retranslate();
    updateTitle();
}

} // namespace kurier
