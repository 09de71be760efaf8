// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/TransferQueueView.h"

#include "ui/queue/EmptyState.h"
#include "ui/queue/NameDelegate.h"
#include "ui/queue/ProgressDelegate.h"
#include "ui/style/Colors.h"
#include "ui/style/TableStyle.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QItemSelection>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <memory>

namespace kurier {

namespace {

using Rebuild = TransferQueueModel::Rebuild;

// Looking through more selected rows than this with every change of a value would be felt.
constexpr qsizetype kFewSelected = 1000;
constexpr int kTouchDelay = 250;
/// Of the text's colour, in the line between two groups.
constexpr double kLineShare = 0.3;

/// Of the states and of what most often goes wrong.
int widestState(const QFontMetrics &metrics)
{
    JobSnapshot failed;
    failed.state = JobState::Error;
    failed.error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    int widest = metrics.horizontalAdvance(stateText(failed, 0));
    for (const JobState state : kStatesByLife)
        widest = std::max(widest, metrics.horizontalAdvance(stateText(state)));
    return widest;
}

} // namespace

TransferQueueView::TransferQueueView(TransferQueueModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&model);
    setUpTable(*this, static_cast<int>(QueueColumn::Name));
    setFirstWidths();
    offerColumnChoice(*this);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(static_cast<int>(QueueColumn::Name), new NameDelegate(model, this));
    setItemDelegateForColumn(static_cast<int>(QueueColumn::State),
                             new RowDelegate(this, Qt::ElideRight));
    setItemDelegateForColumn(static_cast<int>(QueueColumn::Progress), new ProgressDelegate(this));
    setSortingEnabled(true);
    sortByColumn(static_cast<int>(QueueColumn::Added), Qt::AscendingOrder);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Transfer queue"));
    // While it paints, a header asks every row whether its whole column is selected. No column ever
    // is by itself.
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(&model, this));
    connect(&model, &TransferQueueModel::aboutToRebuild, this, &TransferQueueView::keepState);
    connect(&model, &TransferQueueModel::rebuilt, this, &TransferQueueView::restoreState);
    m_touchSoon.setSingleShot(true);
    m_touchSoon.setInterval(kTouchDelay);
    connect(&m_touchSoon, &QTimer::timeout, this, &TransferQueueView::selectionTouched);
    connect(&model, &TransferQueueModel::valuesChanged, this, &TransferQueueView::valuesChanged);
    const auto repaint = [this] { viewport()->update(); };
    connect(&model, &QAbstractItemModel::rowsInserted, this, repaint);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, repaint);
    connect(&model, &TransferQueueModel::groupingChanged, this, repaint);
    connect(&model, &TransferQueueModel::groupSizesChanged, this,
            &TransferQueueView::repaintHeadings);
    connect(&model, &TransferQueueModel::leavingChanged, this, [this] {
        if (m_model.rowCount() == 0)
            viewport()->update();
    });
}

void TransferQueueView::setFirstWidths()
{
    // In widths of an average character, so that they fit the font.
    static constexpr std::array<int, kQueueColumnCount> characters = {30, 28, 18, 14, 14,
                                                                      15, 14, 20, 16};
    const int unit = fontMetrics().averageCharWidth();
    for (int column = 1; column < kQueueColumnCount; ++column)
        setColumnWidth(column, unit * characters.at(static_cast<std::size_t>(column)));
    constexpr int margin = RowDelegate::kCellMargin + RowDelegate::kTextMargin;
    setColumnWidth(static_cast<int>(QueueColumn::State),
                   widestState(fontMetrics()) + iconSize().width() + 2 * RowDelegate::kTextMargin
                       + 2 * margin);
    setColumnWidth(static_cast<int>(QueueColumn::Added), dateColumnWidth(fontMetrics()));
    setColumnHidden(static_cast<int>(QueueColumn::Owner), true);
    int widest = 0;
    for (const JobPriority priority :
         {JobPriority::Foreground, JobPriority::High, JobPriority::Normal, JobPriority::Low})
        widest = std::max(widest, fontMetrics().horizontalAdvance(priorityText(priority)));
    setColumnWidth(static_cast<int>(QueueColumn::Priority), widest + 4 * unit);
}

std::vector<std::pair<int, int>> TransferQueueView::selectedSpans() const
{
    std::vector<std::pair<int, int>> ranges;
    const QItemSelection selected = selectionModel()->selection();
    for (const QItemSelectionRange &range : selected)
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    // With moved columns, a row is in several ranges.
    std::vector<std::pair<int, int>> spans;
    for (const auto &[top, bottom] : ranges) {
        if (!spans.empty() && top <= spans.back().second + 1)
            spans.back().second = std::max(spans.back().second, bottom);
        else
            spans.emplace_back(top, bottom);
    }
    return spans;
}

template <class Visit>
void TransferQueueView::visitRows(Visit visit) const
{
    for (const auto &[top, bottom] : selectedSpans()) {
        for (int row = top; row <= bottom; ++row)
            visit(row);
    }
}

template <class Visit>
void TransferQueueView::visitSelected(Visit visit) const
{
    visitRows([this, &visit](int row) { visit(m_model.job(row)); });
}

JobSelection TransferQueueView::wholeQueue() const
{
    const QueueCounts &counts = m_model.counts();
    JobSelection result;
    result.count = counts.total();
    result.first = m_model.job(0);
    for (const JobType type : {JobType::Download, JobType::Upload}) {
        for (const JobState state : kAllJobStates) {
            if (counts.of(type, state) > 0)
                result.effective |= effectiveCommands(type, state);
        }
    }
    // Nobody counts by owner; what one of them permits is offered.
    if (result.foreign = !m_model.owners().isEmpty(); result.foreign) {
        JobCommands permitted;
        for (const QueueOwner &owner : m_model.owners())
            permitted |= owner.permitted;
        JobCommands offered;
        for (const JobCommand command : kAllJobCommands) {
            if (permitted.contains(command) && result.effective.contains(command))
                offered.insert(command);
        }
        result.effective = offered;
    }
    if (counts.of(result.first->priority) == result.count)
        result.priority = result.first->priority;
    return result;
}

JobSelection TransferQueueView::ownSelection() const
{
    std::array<qsizetype, JobKind::kCount> counts {};
    JobSelection result;
    visitRows([this, &counts, &result](int row) {
        ++counts[m_model.kindAt(row).index()];
        if (!result.first)
            result.first = m_model.job(row);
    });
    bool samePriority = true;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        const JobKind kind = JobKind::at(i);
        result.count += counts[i];
        result.effective |= effectiveCommands(kind.type(), kind.state());
        samePriority = samePriority && kind.priority() == result.first->priority;
    }
    if (result.first && samePriority)
        result.priority = result.first->priority;
    return result;
}

JobSelection TransferQueueView::selection() const
{
    // Looking at every job would be felt in a long queue.
    const qsizetype total = m_model.counts().total();
    if (total > 0 && m_model.rowCount() == total && selectedCount() == total)
        return wholeQueue();
    if (m_model.owners().isEmpty())
        return ownSelection();
    JobSelection result;
    bool samePriority = true;
    visitSelected([&](const JobSnapshot &job) {
        if (!result.first)
            result.first = job;
        samePriority = samePriority && job.priority == result.first->priority;
        result.effective |= m_model.commandsFor(job);
        ++result.count;
    });
    result.foreign = true;
    if (result.first && samePriority)
        result.priority = result.first->priority;
    return result;
}

QList<JobId> TransferQueueView::selectedIds(std::optional<JobCommand> effective) const
{
    QList<JobId> ids;
    ids.reserve(selectedCount());
    visitRows([this, &ids, effective](int row) {
        const JobKind kind = m_model.kindAt(row);
        if (!effective || effectiveCommands(kind.type(), kind.state()).contains(*effective))
            ids.append(m_model.idAt(row));
    });
    return ids;
}

QList<JobSnapshot> TransferQueueView::selectedJobs() const
{
    QList<JobSnapshot> jobs;
    visitSelected([&jobs](const JobSnapshot &job) { jobs.append(job); });
    return jobs;
}

void TransferQueueView::setLoaded(bool loaded)
{
    if (m_loaded == loaded)
        return;
    m_loaded = loaded;
    viewport()->update();
}

void TransferQueueView::selectJob(const JobId &id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return;
    selectRow(row);
    scrollTo(m_model.index(row, 0));
}

qsizetype TransferQueueView::selectedCount() const
{
    qsizetype count = 0;
    for (const auto &[top, bottom] : selectedSpans())
        count += bottom - top + 1;
    return count;
}

std::optional<JobSnapshot> TransferQueueView::onlySelected() const
{
    const auto spans = selectedSpans();
    if (spans.size() != 1 || spans.front().first != spans.front().second)
        return std::nullopt;
    return m_model.job(spans.front().first);
}

void TransferQueueView::valuesChanged()
{
    if (selectedCount() <= kFewSelected)
        Q_EMIT selectionTouched();
    else if (!m_touchSoon.isActive())
        m_touchSoon.start();
}

void TransferQueueView::keepState(Rebuild kind)
{
    if (m_rebuilding)
        return;
    m_rebuilding = true;
    m_keptIds.clear();
    m_keptSlots.clear();
    m_keptAll =
        kind < Rebuild::Changed && m_model.rowCount() > 0 && selectedCount() == m_model.rowCount();
    if (kind == Rebuild::Renewed)
        m_keptIds = selectedIds({});
    else if (!m_keptAll)
        keepSlots();
    const QModelIndex current = currentIndex();
    m_keptCurrent = current.isValid() ? m_model.idAt(current.row()) : JobId();
    m_keptScroll = verticalScrollBar()->value();
    const int top = rowAt(0);
    m_keptTop = top >= 0 && m_keptScroll > 0 ? m_model.idAt(top) : JobId();
}

void TransferQueueView::keepSlots()
{
    for (const auto &[top, bottom] : selectedSpans()) {
        for (int row = top; row <= bottom; ++row)
            m_keptSlots.push_back(m_model.slotAt(row));
    }
}

QItemSelection TransferQueueView::keptRows() const
{
    // Marks instead of sorting: there may be as many as there are rows.
    std::vector<bool> kept(static_cast<std::size_t>(m_model.rowCount()));
    const auto mark = [&kept](int row) {
        if (row >= 0)
            kept[static_cast<std::size_t>(row)] = true;
    };
    for (const quint32 slot : m_keptSlots)
        mark(m_model.rowOfSlot(slot));
    for (const JobId &id : m_keptIds)
        mark(m_model.rowOf(id));
    QItemSelection selection;
    for (std::size_t row = 0; row < kept.size(); ++row) {
        if (!kept[row])
            continue;
        const std::size_t first = row;
        while (row + 1 < kept.size() && kept[row + 1])
            ++row;
        selection.append(
            QItemSelectionRange(m_model.index(static_cast<int>(first), 0),
                                m_model.index(static_cast<int>(row), kQueueColumnCount - 1)));
    }
    return selection;
}

void TransferQueueView::restoreState(Rebuild kind)
{
    executeDelayedItemsLayout();
    QItemSelection selection;
    if (m_keptAll && m_model.rowCount() > 0)
        selection.append(QItemSelectionRange(
            m_model.index(0, 0), m_model.index(m_model.rowCount() - 1, kQueueColumnCount - 1)));
    else if (!m_keptAll)
        selection = keptRows();
    if (const int row = m_model.rowOf(m_keptCurrent); row >= 0) {
        selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const int top = kind == Rebuild::Reordered ? -1 : m_model.rowOf(m_keptTop);
    if (top >= 0)
        verticalScrollBar()->setValue(top * verticalHeader()->defaultSectionSize());
    else
        verticalScrollBar()->setValue(m_keptScroll);
    m_rebuilding = false;
    Q_EMIT selectionTouched();
}

void TransferQueueView::selectionChanged(const QItemSelection &selected,
                                         const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_rebuilding)
        Q_EMIT selectionTouched();
}

void TransferQueueView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    const QEvent::Type type = event->type();
    if (type == QEvent::LanguageChange) {
        setAccessibleName(tr("Transfer queue"));
        m_model.retranslate();
        viewport()->update();
    } else if (type == QEvent::FontChange || type == QEvent::ApplicationPaletteChange) {
        updateTableMetrics(*this);
    }
}

void TransferQueueView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    // The heading on top stays there.
    if (m_model.grouping() != Grouping::None)
        repaintHeadings();
}

void TransferQueueView::repaintHeadings()
{
    constexpr int column = static_cast<int>(QueueColumn::Name);
    viewport()->update(columnViewportPosition(column), 0, columnWidth(column),
                       viewport()->height());
}

void TransferQueueView::paintGroupLines()
{
    if (m_model.grouping() == Grouping::None || m_model.rowCount() == 0)
        return;
    const QPalette colors = QApplication::palette();
    QPainter painter(viewport());
    painter.setPen(mixed(colors.color(QPalette::Base), colors.color(QPalette::Text), kLineShare));
    const int last = rowAt(viewport()->height() - 1);
    const int end = last >= 0 ? last + 1 : m_model.rowCount();
    for (int row = std::max(rowAt(0), 1); row < end; ++row) {
        // The frame of the current row is a line already.
        const bool framed = hasFocus() && currentIndex().row() == row;
        if (framed || !m_model.startsGroup(row))
            continue;
        const int y = rowViewportPosition(row);
        painter.drawLine(0, y, viewport()->width(), y);
    }
}

EmptyState TransferQueueView::emptyState() const
{
    const JobFilter &filter = m_model.filter();
    const int count = static_cast<int>(m_model.counts().total());
    if (filter.hasChoice() && count > 0)
        return {QStringLiteral("search"), tr("No transfer fits the filter"),
                tr("Choose “All transfers” in the sidebar and clear the search to see all %n "
                   "transfers.",
                   nullptr, count)};
    if (!filter.text.isEmpty() && count > 0)
        return {QStringLiteral("search"),
                tr("No transfer matches “%1”").arg(plainName(filter.text)),
                tr("Clear the search to see all %n transfers.", nullptr, count)};
    if (m_model.leavingCount() > 0)
        return {QStringLiteral("state-queued"),
                tr("%Ln transfers are being cancelled…", nullptr,
                   static_cast<int>(m_model.leavingCount())),
                tr("This has not been stored yet.")};
    if (m_loaded)
        return {QStringLiteral("download"), tr("The transfer queue is empty"),
                tr("Press Ctrl+N to add web addresses, or paste or drop links and files here.")};
    return {QStringLiteral("state-queued"), tr("The transfer queue is being read…"), {}};
}

void TransferQueueView::paintEvent(QPaintEvent *event)
{
    // What is painted is read anew anyway, so only a change of what was painted is worth a signal.
    const int last = rowAt(viewport()->height() - 1);
    m_model.setRowsInSight(rowAt(0), last >= 0 ? last : m_model.rowCount() - 1);
    QTableView::paintEvent(event);
    paintGroupLines();
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    paintEmptyState(painter, viewport()->rect(), palette(), emptyState());
}

} // namespace kurier
