// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/TransferQueueModel.h"

#include "ui/queue/QueueCells.h"
#include "ui/style/SymbolicIcon.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace kurier {

namespace {

constexpr quint32 kNoRow = std::numeric_limits<quint32>::max();
// Each row signal makes a QTableView count all its rows; from here on one reset is cheaper.
constexpr std::size_t kMostSpans = 8;
constexpr int kResortInterval = 1000;
constexpr int kCountdownInterval = 1000;

bool countsDown(const JobSnapshot &job)
{
    return job.state == JobState::TransientError && job.retryAt > 0;
}

using Spans = std::vector<std::pair<int, int>>;

/// Sorted rows as first..last pairs.
Spans spansOf(const std::vector<int> &rows)
{
    Spans spans;
    for (const int row : rows) {
        if (!spans.empty() && spans.back().second + 1 == row)
            spans.back().second = row;
        else
            spans.emplace_back(row, row);
    }
    return spans;
}

} // namespace

/// What one delta does to the rows, by slot.
struct TransferQueueModel::Change
{
    std::vector<quint32> leaving; ///< Shown so far, not any more.
    std::vector<quint32> entering; ///< Not shown so far.
    std::vector<quint32> changed; ///< Shown, with new values.
    std::vector<quint32> released; ///< Not in the queue any more.
};

TransferQueueModel::TransferQueueModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
    for (const JobState state : kAllJobStates)
        m_stateIcons.at(static_cast<std::size_t>(state)) = stateIcon(state);
    for (const JobType type : {JobType::Download, JobType::Upload})
        m_typeIcons.at(static_cast<std::size_t>(type)) = typeIcon(type);
    m_resort.setSingleShot(true);
    m_resort.setInterval(kResortInterval);
    connect(&m_resort, &QTimer::timeout, this, [this] { rebuild(true); });
    m_countdown.setInterval(kCountdownInterval);
    connect(&m_countdown, &QTimer::timeout, this, &TransferQueueModel::refreshRetries);
}

void TransferQueueModel::apply(const QueueDelta &delta)
{
    if (delta.reset) {
        Q_EMIT aboutToRebuild();
        beginResetModel();
        m_jobs.clear();
        m_gaps.clear();
        m_rowOf.clear();
        m_order.clear();
        m_slotOf.clear();
        m_retrying = 0;
        endResetModel();
    }
    Change change;
    remove(delta.removed, change);
    upsert(delta.upserted, change);
    std::vector<int> rows;
    rows.reserve(change.leaving.size());
    for (const quint32 slot : change.leaving)
        rows.push_back(static_cast<int>(m_rowOf[slot]));
    std::sort(rows.begin(), rows.end());
    const bool small = spansOf(rows).size() + change.entering.size() <= kMostSpans;
    if (small && !delta.reset)
        applySmall(change);
    else
        applyLarge(change);
    watchRetries();
}

void TransferQueueModel::remove(const QList<JobId> &ids, Change &change)
{
    for (const JobId &id : ids) {
        const auto found = m_slotOf.constFind(id);
        if (found == m_slotOf.constEnd())
            continue;
        const quint32 slot = *found;
        m_slotOf.erase(found);
        m_retrying -= countsDown(m_jobs[slot]) ? 1 : 0;
        change.released.push_back(slot);
        if (m_rowOf[slot] != kNoRow)
            change.leaving.push_back(slot);
    }
}

void TransferQueueModel::upsert(const QList<JobSnapshot> &jobs, Change &change)
{
    for (const JobSnapshot &job : jobs) {
        const auto found = m_slotOf.constFind(job.id);
        if (found != m_slotOf.constEnd()) {
            update(*found, job, change);
            continue;
        }
        const quint32 slot = takeSlot();
        m_jobs[slot] = job;
        m_slotOf.insert(job.id, slot);
        m_retrying += countsDown(job) ? 1 : 0;
        if (fitsFilter(job, m_filter))
            change.entering.push_back(slot);
    }
}

void TransferQueueModel::update(quint32 slot, const JobSnapshot &job, Change &change)
{
    JobSnapshot &known = m_jobs[slot];
    m_retrying += (countsDown(job) ? 1 : 0) - (countsDown(known) ? 1 : 0);
    const bool place = sortValue(known, m_sorting.column) != sortValue(job, m_sorting.column);
    known = job;
    const bool shown = m_rowOf[slot] != kNoRow;
    const bool fits = fitsFilter(job, m_filter);
    if (shown && fits) {
        change.changed.push_back(slot);
        if (place && !m_resort.isActive())
            m_resort.start();
    } else if (shown) {
        change.leaving.push_back(slot);
    } else if (fits
               && std::find(change.entering.begin(), change.entering.end(), slot)
                   == change.entering.end()) {
        change.entering.push_back(slot);
    }
}

quint32 TransferQueueModel::takeSlot()
{
    if (!m_gaps.empty()) {
        const quint32 slot = m_gaps.back();
        m_gaps.pop_back();
        return slot;
    }
    m_jobs.emplace_back();
    m_rowOf.push_back(kNoRow);
    return static_cast<quint32>(m_jobs.size() - 1);
}

void TransferQueueModel::applySmall(Change &change)
{
    std::vector<int> rows;
    for (const quint32 slot : change.leaving)
        rows.push_back(static_cast<int>(m_rowOf[slot]));
    std::sort(rows.begin(), rows.end());
    const Spans spans = spansOf(rows);
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        beginRemoveRows({}, span->first, span->second);
        for (int row = span->first; row <= span->second; ++row)
            m_rowOf[m_order[static_cast<std::size_t>(row)]] = kNoRow;
        m_order.erase(m_order.begin() + span->first, m_order.begin() + span->second + 1);
        renumberFrom(static_cast<std::size_t>(span->first));
        endRemoveRows();
    }
    releaseSlots(change.released);
    for (const quint32 slot : change.entering) {
        const auto place =
            std::upper_bound(m_order.begin(), m_order.end(), slot, [this](quint32 a, quint32 b) {
                return standsBefore(m_jobs[a], m_jobs[b], m_sorting);
            });
        const auto row = std::distance(m_order.begin(), place);
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        m_order.insert(place, slot);
        renumberFrom(static_cast<std::size_t>(row));
        endInsertRows();
    }
    emitChanged(change.changed);
}

void TransferQueueModel::applyLarge(Change &change)
{
    Q_EMIT aboutToRebuild();
    beginResetModel();
    for (const quint32 slot : change.leaving)
        m_rowOf[slot] = kNoRow;
    releaseSlots(change.released);
    m_order = sortedSlots(m_jobs, m_filter, m_sorting);
    renumberFrom(0);
    m_resort.stop();
    endResetModel();
    Q_EMIT rebuilt(false);
}

void TransferQueueModel::releaseSlots(const std::vector<quint32> &slots)
{
    for (const quint32 slot : slots) {
        m_jobs[slot] = JobSnapshot();
        m_gaps.push_back(slot);
    }
}

void TransferQueueModel::rebuild(bool reordered)
{
    Q_EMIT aboutToRebuild();
    beginResetModel();
    std::fill(m_rowOf.begin(), m_rowOf.end(), kNoRow);
    m_order = sortedSlots(m_jobs, m_filter, m_sorting);
    renumberFrom(0);
    m_resort.stop();
    endResetModel();
    Q_EMIT rebuilt(reordered);
}

void TransferQueueModel::renumberFrom(std::size_t row)
{
    for (; row < m_order.size(); ++row)
        m_rowOf[m_order[row]] = static_cast<quint32>(row);
}

void TransferQueueModel::emitChanged(const std::vector<quint32> &slots)
{
    // One signal over the whole span: a view clips it to what it shows.
    quint32 first = kNoRow;
    quint32 last = 0;
    for (const quint32 slot : slots) {
        const quint32 row = m_rowOf[slot];
        if (row == kNoRow)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (first != kNoRow)
        Q_EMIT dataChanged(index(static_cast<int>(first), 0),
                           index(static_cast<int>(last), kQueueColumnCount - 1));
}

void TransferQueueModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    rebuild(false);
}

void TransferQueueModel::sort(int column, Qt::SortOrder order)
{
    const QueueSorting wanted =
        column < 0 ? QueueSorting {} : QueueSorting {static_cast<QueueColumn>(column), order};
    m_sorting = wanted;
    rebuild(true);
}

void TransferQueueModel::watchRetries()
{
    if (m_retrying == 0)
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start();
}

void TransferQueueModel::refreshRetries()
{
    constexpr int column = static_cast<int>(QueueColumn::State);
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
}

void TransferQueueModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kQueueColumnCount - 1);
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kQueueColumnCount - 1));
}

const JobSnapshot &TransferQueueModel::job(int row) const
{
    return m_jobs[m_order[static_cast<std::size_t>(row)]];
}

int TransferQueueModel::rowOf(const JobId &id) const
{
    const auto found = m_slotOf.constFind(id);
    if (found == m_slotOf.constEnd() || m_rowOf[*found] == kNoRow)
        return -1;
    return static_cast<int>(m_rowOf[*found]);
}

int TransferQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int TransferQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kQueueColumnCount;
}

QVariant TransferQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobSnapshot &row = job(index.row());
    const auto column = static_cast<QueueColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column, m_clock.wall().count());
    case Qt::DecorationRole:
        if (column == QueueColumn::Name)
            return m_typeIcons.at(static_cast<std::size_t>(row.type));
        if (column == QueueColumn::State)
            return m_stateIcons.at(static_cast<std::size_t>(row.state));
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return cellToolTip(row, column, m_clock.wall().count());
    case Qt::AccessibleTextRole:
        return column == QueueColumn::Name ? spokenRow(row, m_clock.wall().count())
                                           : cellText(row, column, m_clock.wall().count());
    case SortRole:
        return sortValue(row, column);
    case SnapshotRole:
        return QVariant::fromValue(row);
    case ProgressRole:
        return QVariant::fromValue(progressCell(row));
    default:
        return {};
    }
}

QVariant TransferQueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool known = orientation == Qt::Horizontal && section >= 0 && section < kQueueColumnCount;
    if (!known)
        return {};
    const auto column = static_cast<QueueColumn>(section);
    if (role == Qt::DisplayRole)
        return columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace kurier
