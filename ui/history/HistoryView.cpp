// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/HistoryView.h"

#include "ui/history/CleanupPanel.h"
#include "ui/queue/EmptyState.h"
#include "ui/queue/RowDelegate.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/style/TableStyle.h"
#include "ui/text/ErrorText.h"

#include <QAction>
#include <QBoxLayout>
#include <QDir>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>

namespace kurier {

namespace {

constexpr int kFirstTableHeight = 360;
constexpr int kFirstPanelHeight = 230;

} // namespace

HistoryView::HistoryView(TransferQueue &queue, UserPrompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_model(queue)
    , m_cleanup(new CleanupPanel(queue, prompts))
    , m_opener(desktopOpener())
{
    build();
    createActions();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryView::selectionMoved);
    connect(&m_model, &HistoryModel::aboutToRefresh, this, &HistoryView::keepSelection);
    connect(&m_model, &HistoryModel::refreshed, this, &HistoryView::restoreSelection);
    connect(&m_model, &HistoryModel::loaded, m_table->viewport(), qOverload<>(&QWidget::update));
    retranslate();
    selectionMoved();
}

void HistoryView::build()
{
    m_table = new QTableView(this);
    m_table->setModel(&m_model);
    setUpTable(*m_table, HistoryModel::Name);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->viewport()->installEventFilter(this);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const int unit = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(HistoryModel::Outcome, unit * 22);
    m_table->setColumnWidth(HistoryModel::Cleanup, unit * 33);
    m_table->setColumnWidth(HistoryModel::Size, unit * 14);
    m_table->setColumnWidth(HistoryModel::Finished, dateColumnWidth(m_table->fontMetrics()));
    m_table->setColumnWidth(HistoryModel::Owner, unit * 16);
    m_table->setColumnHidden(HistoryModel::Owner, true);
    offerColumnChoice(*m_table);

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_cleanup);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({kFirstTableHeight, kFirstPanelHeight});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

void HistoryView::createActions()
{
    m_openFile =
        new QAction(actionIcon(QStringLiteral("document-open"), QStringLiteral("file")), {}, this);
    m_openFolder =
        new QAction(actionIcon(QStringLiteral("folder-open"), QStringLiteral("folder")), {}, this);
    m_table->addAction(m_openFile);
    m_table->addAction(m_openFolder);
    connect(m_openFile, &QAction::triggered, this, [this] { openJob(true); });
    connect(m_openFolder, &QAction::triggered, this, [this] { openJob(false); });
}

void HistoryView::showCleanup()
{
    m_table->clearSelection();
    m_cleanup->showEverything();
}

void HistoryView::refresh()
{
    m_model.refresh();
    m_cleanup->refresh();
}

void HistoryView::selectionMoved()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const bool one = rows.size() == 1;
    m_openFolder->setEnabled(one);
    m_openFile->setEnabled(one
                           && m_model.job(rows.constFirst().row()).state == JobState::Acknowledged);
    if (m_restoring)
        return;
    if (one)
        m_cleanup->showJob(m_model.job(rows.constFirst().row()));
    else
        m_cleanup->showNothing();
}

void HistoryView::keepSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_kept = rows.isEmpty() ? JobId() : m_model.job(rows.constFirst().row()).id;
    m_restoring = true;
}

void HistoryView::restoreSelection()
{
    const int row = m_kept.isNull() ? -1 : m_model.rowOf(m_kept);
    const int scroll = m_table->verticalScrollBar()->value();
    if (row >= 0)
        m_table->selectionModel()->setCurrentIndex(
            m_model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->verticalScrollBar()->setValue(scroll);
    m_restoring = false;
    if (!m_kept.isNull() && row < 0)
        m_cleanup->showNothing();
}

void HistoryView::openJob(bool file)
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return;
    const JobId id = m_model.job(rows.constFirst().row()).id;
    m_queue.requestDetails(id, this, [this, file](const Result<JobDetails> &details) {
        if (!details) {
            Q_EMIT message(errorText(details.error()));
            return;
        }
        QString path = details->directory;
        if (file) {
            const auto kept =
                std::find_if(details->files.begin(), details->files.end(), [](const JobFile &each) {
                    return each.state == FileState::Published;
                });
            if (kept != details->files.end())
                path = QDir(path).filePath(kept->name);
        }
        m_opener(QUrl::fromLocalFile(path));
    });
}

void HistoryView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model.start();
}

bool HistoryView::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QWidget::eventFilter(watched, event);
    if (watched == m_table->viewport() && event->type() == QEvent::Paint
        && m_model.rowCount() == 0) {
        QPainter painter(m_table->viewport());
        painter.fillRect(m_table->viewport()->rect(), m_table->palette().base());
        paintEmptyState(painter, m_table->viewport()->rect(), m_table->palette(),
                        {QStringLiteral("state-acknowledged"), tr("Nothing has ended yet"),
                         tr("Completed and cancelled transfers are listed here, with what was "
                            "removed for them.")});
        return true;
    }
    return handled;
}

void HistoryView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationPaletteChange)
        updateTableMetrics(*m_table);
}

void HistoryView::retranslate()
{
    m_openFile->setText(tr("Open File"));
    m_openFolder->setText(tr("Open Folder"));
    m_table->setAccessibleName(tr("Ended transfers"));
    m_model.retranslate();
}

QByteArray HistoryView::saveLayout() const
{
    return m_table->horizontalHeader()->saveState();
}

void HistoryView::showOwners(const QList<QueueOwner> &owners)
{
    m_model.setOwners(owners);
    m_table->setColumnHidden(HistoryModel::Owner, owners.isEmpty());
}

void HistoryView::restoreLayout(const QByteArray &state)
{
    m_table->horizontalHeader()->restoreState(state);
    m_table->setColumnHidden(HistoryModel::Owner, true);
}

} // namespace kurier
