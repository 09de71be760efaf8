// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "core/settings/Settings.h"
#include "ui/NoticeBar.h"
#include "ui/QueueStatusBar.h"
#include "ui/WindowCommands.h"
#include "ui/actions/LeftoverFlow.h"
#include "ui/dialogs/AboutDialog.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/CleanupLogDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/UploadDialog.h"
#include "ui/dialogs/WidgetUserPrompts.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/tray/TrayIcon.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

namespace kurier {

namespace {

constexpr QSize kFirstSize(1180, 680);

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

/// Files of this computer that mean an upload; whether they can be read is found out later.
QStringList droppedFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile() && !localMetalinkPath(url.toLocalFile()))
            files.append(url.toLocalFile());
    }
    return files;
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
    m_commands = std::make_unique<WindowCommands>(*this, *m_actions);
    m_leftovers = std::make_unique<LeftoverFlow>(queue, *m_prompts, *m_leftoverNotice);
    createTray();
    connectCommands();
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
    m_leftoverNotice = new NoticeBar;
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
    layout->addWidget(m_leftoverNotice);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    m_body = new QSplitter(Qt::Horizontal);
    m_body->addWidget(content);
    setCentralWidget(m_body);
    m_status = new QueueStatusBar(this);
    setStatusBar(m_status);
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

void MainWindow::connectCommands()
{
    connect(&m_commands->add(), &QAction::triggered, this,
            [this] { openAddDialog(addressesIn(QGuiApplication::clipboard()->text())); });
    connect(&m_commands->upload(), &QAction::triggered, this, [this] { openUploadDialog({}); });
    connect(&m_commands->quit(), &QAction::triggered, this, &MainWindow::quit);
    connect(&m_commands->openSettings(), &QAction::triggered, this, &MainWindow::openSettings);
    m_commands->cleanupLog().setEnabled(false);
    connect(&m_commands->cleanupLog(), &QAction::triggered, this, &MainWindow::openCleanupLog);
    connect(&m_commands->about(), &QAction::triggered, this, &MainWindow::openAbout);
    connect(&m_commands->selectAll(), &QAction::triggered, m_view, &QAbstractItemView::selectAll);
    connect(&m_commands->showQueue(), &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(QueuePage); });
    connect(&m_commands->showHistory(), &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(HistoryPage); });
    connect(&m_commands->search(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_tabs->setCurrentIndex(QueuePage);
        m_model->setFilter(text.trimmed());
    });
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
        m_commands->add().setEnabled(false);
        m_commands->upload().setEnabled(false);
        m_notice->showNotice(tr("The queue has ended. Start Kurier again to go on."));
    });
}

void MainWindow::showStatus(const QueueStatus &status)
{
    m_status->setStatus(status);
    m_status->setLimit(status.rateLimit);
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
    m_queue.setLimits(m_settings.queueLimits());
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
    openAddDialog(urls);
}

void MainWindow::openAddDialog(const QStringList &urls)
{
    if (!m_addDialog) {
        m_addDialog = new AddJobDialog(m_queue, m_settings, m_sources, this);
        connect(m_addDialog, &AddJobDialog::added, this,
                [this](const QList<JobId> &ids) { added(ids.size()); });
    }
    m_addDialog->addAddresses(urls);
    m_addDialog->open();
}

void MainWindow::addUploads(const QStringList &files)
{
    showAndRaise();
    openUploadDialog(files);
}

void MainWindow::openUploadDialog(const QStringList &files)
{
    if (!m_uploadDialog) {
        m_uploadDialog = new UploadDialog(m_queue, this);
        connect(m_uploadDialog, &UploadDialog::added, this,
                [this](const QList<JobId> &ids) { added(ids.size()); });
    }
    m_uploadDialog->addFiles(files);
    m_uploadDialog->open();
}

void MainWindow::added(qsizetype count)
{
    m_tabs->setCurrentIndex(QueuePage);
    m_status->say(tr("%n transfers added.", nullptr, static_cast<int>(count)));
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
    const QMimeData *const dragged = event->mimeData();
    if (!droppedFiles(dragged).isEmpty() || !droppedAddresses(dragged).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (const QStringList files = droppedFiles(event->mimeData()); !files.isEmpty())
        openUploadDialog(files);
    else
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
    m_tabs->setTabText(QueuePage, tr("Queue"));
    m_tabs->setTabText(HistoryPage, tr("History"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_commands->retranslate();
    m_actions->retranslate();
    m_leftovers->retranslate();
    if (m_tray)
        m_tray->retranslate();
    updateTitle();
}

} // namespace kurier
