// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "core/settings/Settings.h"
#include "ui/NoticeBar.h"
#include "ui/QueueStatusBar.h"
#include "ui/WindowCommands.h"
#include "ui/actions/IntakeFlow.h"
#include "ui/actions/LeftoverFlow.h"
#include "ui/actions/LimitFlow.h"
#include "ui/actions/QueueActions.h"
#include "ui/actions/Shortcuts.h"
#include "ui/details/QueuePane.h"
#include "ui/dialogs/AboutDialog.h"
#include "ui/dialogs/CleanupLogDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/WidgetUserPrompts.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/FilterSidebar.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/style/TableStyle.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/tray/TrayIcon.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QUrl>

#include <utility>

namespace kurier {

namespace {

constexpr int kQuitPatience = 3000;

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
    m_view = new TransferQueueView(*m_model);
    m_actions = std::make_unique<JobActions>(queue, *m_prompts, *m_view);
    createPages();
    m_queueActions = std::make_unique<QueueActions>(queue, *m_model);
    m_shortcuts = std::make_unique<Shortcuts>(settings);
    m_commands = std::make_unique<WindowCommands>(*this, *m_actions, *m_queueActions);
    m_commands->offer(*m_shortcuts);
    m_leftovers = std::make_unique<LeftoverFlow>(queue, *m_prompts, *m_leftoverNotice);
    m_intake = std::make_unique<IntakeFlow>(queue, settings, *this);
    m_limits = std::make_unique<LimitFlow>(queue, settings, *m_view, *this);
    m_status->setLimitMenu(m_limits->globalMenu());
    connectCommands();
    connectView();
    connectCancelling();
    connectQueue();
    connect(&settings, &Settings::changed, this, &MainWindow::applySettings);
    m_status->setLimit(settings.rateLimit());
    restoreStoredState();
    applyDensity();
    applyGrouping();
    retranslate();
    queue.subscribe();
}

MainWindow::~MainWindow()
{
    // Dialogs use what the window holds.
    qDeleteAll(findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly));
    // The view reads the model until it is gone.
    delete takeCentralWidget();
}

void MainWindow::createPages()
{
    m_queuePane = new QueuePane(*m_view, m_queue, *m_prompts, *m_actions, m_clock);
    m_history = new HistoryView(m_queue, *m_prompts);
    m_notice = new NoticeBar;
    m_leftoverNotice = new NoticeBar;
    m_tabs = new QTabBar;
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_queuePane);
    m_pages->addWidget(m_history);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_leftoverNotice);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    m_sidebar = new FilterSidebar(*m_model);
    m_body = new QSplitter(Qt::Horizontal);
    m_body->addWidget(m_sidebar);
    m_body->addWidget(content);
    m_body->setStretchFactor(1, 1);
    m_body->setCollapsible(0, false);
    m_body->setCollapsible(1, false);
    setCentralWidget(m_body);
    m_status = new QueueStatusBar(this);
    setStatusBar(m_status);
}

void MainWindow::showInTray(std::function<bool()> isThere)
{
    m_trayIsThere = std::move(isThere);
    m_tray = std::make_unique<TrayIcon>(*m_queueActions);
    m_tray->setStatus(m_status->status());
    connect(m_tray.get(), &TrayIcon::showRequested, this, &MainWindow::showAndRaise);
    connect(m_tray.get(), &TrayIcon::quitRequested, this, &MainWindow::quit);
    connect(m_tray.get(), &TrayIcon::addRequested, this, [this] {
        showAndRaise();
        m_intake->add({});
    });
}

bool MainWindow::hasTray() const
{
    return m_tray && m_trayIsThere();
}

void MainWindow::connectCommands()
{
    connect(&m_commands->add(), &QAction::triggered, m_intake.get(), &IntakeFlow::addWithClipboard);
    connect(&m_commands->upload(), &QAction::triggered, this, [this] { m_intake->upload({}); });
    connect(&m_commands->paste(), &QAction::triggered, m_intake.get(), &IntakeFlow::paste);
    connect(m_intake.get(), &IntakeFlow::added, this, &MainWindow::added);
    connect(m_intake.get(), &IntakeFlow::message, m_status, &QueueStatusBar::say);
    connect(&m_commands->openQueue(), &QAction::triggered, this, &MainWindow::openQueueRequested);
    connect(m_intake.get(), &IntakeFlow::noticed, this, [this](const Intake &intake) {
        showAndRaise();
        m_intake->take(intake);
    });
    connect(&m_commands->quit(), &QAction::triggered, this, &MainWindow::quit);
    connect(&m_commands->openSettings(), &QAction::triggered, this, &MainWindow::openSettings);
    m_commands->cleanupLog().setEnabled(false);
    connect(&m_commands->cleanupLog(), &QAction::triggered, this, &MainWindow::openCleanupLog);
    connect(&m_commands->manual(), &QAction::triggered, this, &MainWindow::openManual);
    connect(&m_commands->about(), &QAction::triggered, this, &MainWindow::openAbout);
    connect(&m_commands->selectAll(), &QAction::triggered, m_view, &QAbstractItemView::selectAll);
    connect(&m_commands->showQueue(), &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(QueuePage); });
    connect(&m_commands->showHistory(), &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(HistoryPage); });
    connect(&m_commands->showDetails(), &QAction::toggled, m_queuePane,
            &QueuePane::setDetailsShown);
    connect(&m_commands->groupings(), &QActionGroup::triggered, this, [this](QAction *chosen) {
        m_settings.setGrouping(static_cast<Grouping>(chosen->data().toInt()));
    });
    connect(&m_commands->search(), &QLineEdit::textChanged, this, &MainWindow::filterQueue);
    connect(m_sidebar, &FilterSidebar::choiceChanged, this, &MainWindow::filterQueue);
    connect(&m_commands->showSidebar(), &QAction::toggled, this, [this](bool shown) {
        m_sidebar->setVisible(shown);
        // What cannot be seen shall hide nothing.
        if (!shown)
            m_sidebar->clearChoice();
    });
}

void MainWindow::filterQueue()
{
    m_tabs->setCurrentIndex(QueuePage);
    JobFilter filter = m_sidebar->choice();
    filter.text = m_commands->search().text().trimmed();
    m_model->setFilter(filter);
}

void MainWindow::connectView()
{
    for (const JobCommand command : kAllJobCommands)
        m_view->addAction(m_actions->action(command));
    m_view->addAction(m_actions->toggleAction());
    m_view->addAction(m_actions->copyAction());
    m_view->addAction(&m_commands->selectAll());
    connect(m_view, &TransferQueueView::selectionTouched, m_actions.get(), &JobActions::refresh);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MainWindow::showContextMenu);
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::showPage);
    connect(m_actions.get(), &JobActions::message, m_status, &QueueStatusBar::say);
    connect(m_leftovers.get(), &LeftoverFlow::message, m_status, &QueueStatusBar::say);
    connect(m_queueActions.get(), &QueueActions::message, m_status, &QueueStatusBar::say);
    connect(m_limits.get(), &LimitFlow::message, m_status, &QueueStatusBar::say);
    connect(m_history, &HistoryView::message, m_status, &QueueStatusBar::say);
    connect(m_status, &QueueStatusBar::cleanupClicked, this, [this] {
        m_tabs->setCurrentIndex(HistoryPage);
        m_history->showCleanup();
    });
}

void MainWindow::connectCancelling()
{
    const CancelFlow *const flow = &m_actions->cancelFlow();
    connect(flow, &CancelFlow::leaving, m_model.get(), &TransferQueueModel::hideLeaving);
    connect(flow, &CancelFlow::staying, m_model.get(), &TransferQueueModel::showStaying);
    connect(flow, &CancelFlow::openCountChanged, m_status, &QueueStatusBar::setCancelling);
    m_quitSoon.setSingleShot(true);
    m_quitSoon.setInterval(kQuitPatience);
    connect(&m_quitSoon, &QTimer::timeout, this, &MainWindow::askToQuit);
    connect(flow, &CancelFlow::openCountChanged, this, [this](qsizetype count) {
        if (count == 0 && m_quitSoon.isActive())
            askToQuit();
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
        m_commands->add().setEnabled(false);
        m_commands->upload().setEnabled(false);
        m_notice->showNotice(tr("The queue has ended. Start Kurier again to go on."));
    });
}

void MainWindow::showReachable(bool reachable)
{
    m_commands->add().setEnabled(reachable);
    m_commands->upload().setEnabled(reachable);
    if (reachable) {
        m_notice->hide();
        return;
    }
    m_actions->cancelFlow().giveUp();
    m_notice->showNotice(tr("The connection to the queue was lost. Trying again …"));
}

void MainWindow::showStatus(const QueueStatus &status)
{
    m_status->setStatus(status);
    m_status->setLimit(status.rateLimit);
    m_view->setLoaded(status.loaded);
    showOwners(status.owners);
    // Clean-ups move on without a row of the queue changing.
    if (m_tabs->currentIndex() == HistoryPage)
        m_history->refresh();
    updateTitle();
    if (m_tray)
        m_tray->setStatus(status);
}

void MainWindow::updateTitle()
{
    QStringList parts {inspectedText(), m_status->headline()};
    parts.removeAll(QString());
    const QString headline = parts.join(QStringLiteral(" – "));
    setWindowTitle(headline.isEmpty() ? tr("Kurier") : tr("Kurier – %1").arg(headline));
}

void MainWindow::applySettings()
{
    m_queue.setLimits(m_settings.queueLimits());
    applyDensity();
    applyGrouping();
}

void MainWindow::applyDensity()
{
    const bool compact = m_settings.density() == Density::Compact;
    for (QTableView *table : findChildren<QTableView *>())
        setCompactRows(*table, compact);
}

void MainWindow::applyGrouping()
{
    m_commands->showGrouping(m_settings.grouping());
    m_model->setGrouping(m_settings.grouping());
}

void MainWindow::showPage(int page)
{
    m_pages->setCurrentIndex(page);
    (page == QueuePage ? m_commands->showQueue() : m_commands->showHistory()).setChecked(true);
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
    m_limits->refresh();
    menu->addMenu(&m_limits->jobMenu());
    menu->addAction(m_actions->accessAction());
    menu->addAction(m_actions->folderAction());
    menu->addAction(m_actions->copyAction());
    menu->addSeparator();
    menu->addAction(m_actions->action(JobCommand::Cancel));
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void MainWindow::addUrls(const QStringList &urls)
{
    showAndRaise();
    m_intake->add(addressesGiven(urls));
}

void MainWindow::setSourceReader(SourceReader *reader)
{
    m_intake->setSourceReader(reader);
}

void MainWindow::addUploads(const QStringList &files)
{
    showAndRaise();
    m_intake->upload(files);
}

void MainWindow::added(qsizetype count)
{
    m_tabs->setCurrentIndex(QueuePage);
    m_status->say(tr("%n transfers added.", nullptr, static_cast<int>(count)));
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_settings, *m_shortcuts, this);
    dialog->setHasTray(hasTray());
    dialog->open();
}

void MainWindow::openAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->open();
}

void MainWindow::openManual()
{
    if (!QDesktopServices::openUrl(QUrl(QStringLiteral("man:kurier"))))
        m_status->say(tr("No program that shows manuals was found. In a terminal: man kurier"));
}

void MainWindow::setCleanupLog(const QString &path)
{
    m_cleanupLog = path;
    m_commands->cleanupLog().setEnabled(!path.isEmpty());
}

void MainWindow::openCleanupLog()
{
    auto *dialog = new CleanupLogDialog(m_cleanupLog, this);
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
    // What the person has just cancelled has to reach the queue first.
    if (m_actions->cancelFlow().openCount() == 0)
        askToQuit();
    else if (!m_quitSoon.isActive())
        m_quitSoon.start();
}

void MainWindow::askToQuit()
{
    m_quitSoon.stop();
    const qint64 active = m_status->activeCount();
    if (active == 0 || m_attached) {
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
    if (m_settings.closeToTray() && hasTray()) {
        event->accept();
        return;
    }
    // Ending is the application's business; until then the window stays.
    event->ignore();
    quit();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!intakeOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_intake->take(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    m_tabs->setTabText(QueuePage, tr("Queue"));
    m_tabs->setTabText(HistoryPage, tr("History"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_commands->retranslate();
    m_actions->retranslate();
    m_queueActions->retranslate();
    m_leftovers->retranslate();
    m_limits->retranslate();
    if (m_tray)
        m_tray->retranslate();
    updateTitle();
}

} // namespace kurier
