// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/DetailsPane.h"

#include "core/base/Clock.h"
#include "ui/details/OverviewTab.h"
#include "ui/details/SegmentDelegate.h"
#include "ui/details/SpeedGraph.h"
#include "ui/history/CleanupPanel.h"
#include "ui/queue/ProgressDelegate.h"
#include "ui/style/TableStyle.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace kurier {

namespace {

// The graph of a job that rests moves on in steps nobody has to wait for.
constexpr std::chrono::seconds kRestingInterval {5};

bool anyMoved(const std::vector<RateSample> &rates)
{
    return std::any_of(rates.begin(), rates.end(),
                       [](const RateSample &each) { return each.bytesPerSecond > 0; });
}

} // namespace

DetailsPane::DetailsPane(TransferQueue &queue, UserPrompts &prompts, JobActions &actions,
                         const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_reader(queue)
    , m_uploadHosts(queue)
    , m_overview(new OverviewTab(actions))
    , m_cleanup(new CleanupPanel(queue, prompts))
{
    m_reader.setPaused(true);
    build();
    connect(&m_reader, &DetailsReader::arrived, this, &DetailsPane::showDetails);
    connect(&m_uploadHosts, &UploadHosts::known, &m_reader, &DetailsReader::refresh);
    connect(&m_reader, &DetailsReader::gone, this, &DetailsPane::showNothing);
    retranslate();
    showNothing();
}

DetailsPane::~DetailsPane()
{
    // The tables read the models until they are gone.
    delete m_pages;
}

void DetailsPane::build()
{
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_speed = new SpeedGraph;
    m_filesTable = buildFiles();
    m_connections = buildConnections();
    m_log = buildLog();
    for (QWidget *page : std::initializer_list<QWidget *> {m_overview, m_filesTable, m_speed,
                                                           m_connections, m_log, m_cleanup})
        m_tabs->addTab(page, QString());
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildPlaceholder());
    m_pages->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
}

QWidget *DetailsPane::buildPlaceholder()
{
    auto *page = new QWidget;
    m_placeholder = new QLabel;
    m_placeholder->setTextFormat(Qt::PlainText);
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_totalSpeed = new SpeedGraph;
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_placeholder, 1);
    layout->addWidget(m_totalSpeed, 1);
    return page;
}

QTableView *DetailsPane::buildFiles()
{
    auto *table = new QTableView;
    table->setModel(&m_files);
    setUpTable(*table, FilesModel::Name);
    table->setItemDelegate(new RowDelegate(table));
    table->setItemDelegateForColumn(FilesModel::Progress, new ProgressDelegate(table));
    const int unit = table->fontMetrics().averageCharWidth();
    table->setColumnWidth(FilesModel::State, unit * 22);
    table->setColumnWidth(FilesModel::Progress, unit * 22);
    table->setColumnWidth(FilesModel::Size, unit * 14);
    table->setColumnWidth(FilesModel::Check, unit * 20);
    table->setColumnWidth(FilesModel::Address, unit * 50);
    table->setColumnHidden(FilesModel::Connections, true);
    table->setColumnHidden(FilesModel::Parts, true);
    return table;
}

QTableView *DetailsPane::buildConnections()
{
    m_active = new QSortFilterProxyModel(this);
    m_active->setFilterRole(FilesModel::ActiveRole);
    m_active->setFilterFixedString(QStringLiteral("true"));
    m_active->setSourceModel(&m_files);
    auto *table = new QTableView;
    table->setModel(m_active);
    setUpTable(*table, FilesModel::Parts);
    table->setItemDelegate(new RowDelegate(table));
    table->setItemDelegateForColumn(FilesModel::Parts, new SegmentDelegate(table));
    const int unit = table->fontMetrics().averageCharWidth();
    table->setColumnWidth(FilesModel::Name, unit * 40);
    table->setColumnWidth(FilesModel::Connections, unit * 17);
    for (const int column : {FilesModel::State, FilesModel::Progress, FilesModel::Size,
                             FilesModel::Check, FilesModel::Address})
        table->setColumnHidden(column, true);
    return table;
}

QTableView *DetailsPane::buildLog()
{
    auto *table = new QTableView;
    table->setModel(&m_logModel);
    setUpTable(*table, LogModel::What);
    table->setItemDelegate(new RowDelegate(table));
    const int unit = table->fontMetrics().averageCharWidth();
    table->setColumnWidth(LogModel::When, dateColumnWidth(table->fontMetrics()) + unit * 4);
    table->setColumnWidth(LogModel::Bytes, unit * 16);
    return table;
}

void DetailsPane::setSelection(qsizetype count, const std::optional<JobSnapshot> &only)
{
    m_selected = count;
    const JobId id = count == 1 && only ? only->id : JobId();
    if (id == m_reader.job()) {
        if (id.isNull())
            retranslate();
        return;
    }
    m_reader.setJob(id);
    // Until the answer is there, the pane says nothing that belongs to another job.
    showNothing();
}

void DetailsPane::setStatus(const QueueStatus &status)
{
    m_totals.add(status.bytesPerSecond - status.bytesPerSecondUp, status.bytesPerSecondUp,
                 m_clock.steady());
    if (isVisible() && !showsJob())
        showTotals();
}

void DetailsPane::showTotals()
{
    const std::chrono::milliseconds now = m_clock.steady();
    m_totalSpeed->setRates(m_totals.down(now), m_totals.up(now));
}

void DetailsPane::showDetails(const JobDetails &details)
{
    const bool upload = details.snapshot.type == JobType::Upload;
    // Only uploads are judged by where something was sent before.
    m_overview->show(details, m_clock.wall().count(),
                     upload ? m_uploadHosts.of(details.snapshot.owner) : nullptr);
    m_files.show(details);
    m_speed->setRates(upload ? std::vector<RateSample>() : details.rates,
                      upload ? details.rates : std::vector<RateSample>());
    const QScrollBar *const bar = m_log->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_logModel.show(details.log);
    if (atEnd)
        m_log->scrollToBottom();
    m_cleanup->showDetails(details);
    m_pages->setCurrentIndex(1);
    if (!isActive(details.snapshot.state) && anyMoved(details.rates))
        m_reader.askLater(kRestingInterval);
}

void DetailsPane::showNothing()
{
    m_pages->setCurrentIndex(0);
    m_files.clear();
    m_logModel.show({});
    m_cleanup->showNothing();
    m_speed->setRates({}, {});
    showTotals();
    retranslate();
}

int DetailsPane::currentTab() const
{
    return m_tabs->currentIndex();
}

void DetailsPane::setCurrentTab(int tab)
{
    if (tab >= 0 && tab < m_tabs->count())
        m_tabs->setCurrentIndex(tab);
}

bool DetailsPane::showsJob() const
{
    return m_pages->currentIndex() == 1;
}

QString DetailsPane::placeholderText() const
{
    return m_placeholder->text();
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_reader.setPaused(false);
    showTotals();
}

void DetailsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_reader.setPaused(true);
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_files.retranslate();
        m_logModel.retranslate();
        // The overview's words come with the next answer.
        m_reader.refresh();
    } else if (event->type() == QEvent::ApplicationPaletteChange) {
        for (QTableView *table : {m_filesTable, m_connections, m_log})
            updateTableMetrics(*table);
    }
}

void DetailsPane::retranslate()
{
    m_tabs->setTabText(Overview, tr("Overview"));
    m_tabs->setTabText(Files, tr("Files"));
    m_tabs->setTabText(Speed, tr("Speed"));
    m_tabs->setTabText(Connections, tr("Connections"));
    m_tabs->setTabText(Log, tr("Log"));
    m_tabs->setTabText(Cleanup, tr("Clean-up"));
    m_tabs->tabBar()->setAccessibleName(tr("Details of the transfer"));
    m_filesTable->setAccessibleName(tr("Files of the transfer"));
    m_connections->setAccessibleName(tr("Connections of the transfer"));
    m_log->setAccessibleName(tr("Log of the transfer"));
    m_placeholder->setText(
        m_selected > 1 ? tr("%n transfers are selected.", nullptr, static_cast<int>(m_selected))
                       : tr("Select a transfer to see its details."));
}

} // namespace kurier
