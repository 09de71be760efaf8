// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/TransferQueueModel.h"

#include "ui/style/SymbolicIcon.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

/// Each showing of new rows costs as much as the queue is long.
constexpr int kShowInterval = 200;
constexpr qint64 kShowShare = 10;
// Each row signal makes a QTableView count all its rows; from here on one reset is cheaper.
constexpr std::size_t kMostSpans = 8;
// Sorting more to find their spans costs more than a reset.
constexpr std::size_t kMostInSpans = 1000;
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
    connect(&m_resort, &QTimer::timeout, this, [this] { requestOrder(Rebuild::Reordered); });
    connect(&m_worker, &OrderWorker::sorted, this, &TransferQueueModel::adoptOrder);
    m_showing.setInterval(kShowInterval);
    connect(&m_showing, &QTimer::timeout, this, &TransferQueueModel::showWhenDue);
    m_marking.setSingleShot(true);
    connect(&m_marking, &QTimer::timeout, this, &TransferQueueModel::markNext);
    m_countdown.setInterval(kCountdownInterval);
    connect(&m_countdown, &QTimer::timeout, this, &TransferQueueModel::refreshRetries);
}

void TransferQueueModel::apply(const QueueDelta &delta)
{
    if (delta.reset)
        clear();
    Change change;
    remove(delta.removed, change);
    upsert(delta.upserted, change);
    if (delta.reset)
        applyLarge(change, Rebuild::Renewed);
    else
        show(change);
    // Headings between wrong rows would flicker; a long queue waits for the next sorting.
    if (std::exchange(m_regroup, false) && m_jobs.slotCount() <= kSortedAtOnce)
        requestOrder(Rebuild::Reordered);
    emitChanged(change.changed);
    watchRetries();
    tellCounts();
}

void TransferQueueModel::show(Change &change)
{
    if (change.entering.size() > kMostSpans && m_order.size() > kShownAtOnce)
        showLater(change);
    if (isSmall(change))
        applySmall(change);
    else
        applyLarge(change, change.entering.empty() ? Rebuild::Shrunk : Rebuild::Changed);
    if (!m_entering.empty() && !m_showing.isActive())
        showEntering();
}

void TransferQueueModel::showLater(Change &change)
{
    m_entering.insert(m_entering.end(), change.entering.cbegin(), change.entering.cend());
    change.entering.clear();
}

void TransferQueueModel::tellCounts()
{
    if (std::exchange(m_countsChanged, false))
        Q_EMIT countsChanged();
    if (std::exchange(m_groupSizesChanged, false))
        Q_EMIT groupSizesChanged();
    if (std::exchange(m_leavingChanged, false))
        Q_EMIT leavingChanged();
}

void TransferQueueModel::clear()
{
    Q_EMIT aboutToRebuild(Rebuild::Renewed);
    beginResetModel();
    m_showing.stop();
    m_entering.clear();
    m_worker.drop();
    m_touched.clear();
    m_jobs.clear();
    m_kinds.clear();
    m_gaps.clear();
    m_rowOf.clear();
    m_order.clear();
    m_slotOf.clear();
    m_counts.clear();
    m_countsChanged = true;
    m_leavingChanged = m_leaving.count() > 0;
    m_leaving.clear();
    m_marked.clear();
    m_marking.stop();
    m_groupSizes.clear();
    m_retrying = 0;
    endResetModel();
    showGrouping();
}

bool TransferQueueModel::isSmall(const Change &change) const
{
    if (change.entering.size() > kMostSpans || change.leaving.size() > kMostInSpans)
        return false;
    std::vector<int> rows;
    rows.reserve(change.leaving.size());
    for (const quint32 slot : change.leaving)
        rows.push_back(static_cast<int>(m_rowOf[slot]));
    std::sort(rows.begin(), rows.end());
    return spansOf(rows).size() + change.entering.size() <= kMostSpans;
}

void TransferQueueModel::remove(const QList<JobId> &ids, Change &change)
{
    for (const JobId &id : ids) {
        const std::optional<quint32> found = m_slotOf.take(id);
        if (!found)
            continue;
        const quint32 slot = *found;
        const JobSnapshot job = m_jobs.at(slot);
        if (m_leaving.unmark(slot)) {
            m_leavingChanged = true;
        } else {
            m_counts.remove(job);
            m_countsChanged = true;
        }
        m_retrying -= countsDown(job) ? 1 : 0;
        change.released.push_back(slot);
        touch(slot);
        if (isShown(slot))
            change.leaving.push_back(slot);
        else
            m_rowOf[slot] = kNoRow;
    }
}

void TransferQueueModel::upsert(const QList<JobSnapshot> &jobs, Change &change)
{
    for (const JobSnapshot &job : jobs) {
        if (const auto found = m_slotOf.find(job.id)) {
            update(*found, job, change);
            continue;
        }
        const quint32 slot = takeSlot(job);
        touch(slot);
        m_slotOf.insert(job.id, slot);
        m_counts.add(job);
        m_countsChanged = true;
        m_retrying += countsDown(job) ? 1 : 0;
        if (m_filter.fits(job)) {
            m_rowOf[slot] = kEntering;
            change.entering.push_back(slot);
        }
    }
}

void TransferQueueModel::update(quint32 slot, const JobSnapshot &job, Change &change)
{
    const JobSnapshot known = m_jobs.at(slot);
    m_retrying += (countsDown(job) ? 1 : 0) - (countsDown(known) ? 1 : 0);
    const bool place = !sameSortValue(known, job, m_sorting);
    m_regroup |= !sameGroup(known, job, m_sorting.grouping);
    const bool leaves = m_leaving.contains(slot);
    const bool fits = !leaves && m_filter.fits(job);
    if (fits != (!leaves && m_filter.fits(known)))
        touch(slot);
    if (!leaves)
        m_countsChanged |= m_counts.replace(known, job);
    set(slot, job);
    if (isShown(slot) && fits) {
        change.changed.push_back(slot);
        if (place && !m_resort.isActive())
            m_resort.start();
    } else if (isShown(slot)) {
        touch(slot);
        change.leaving.push_back(slot);
    } else if (fits && m_rowOf[slot] != kEntering) {
        touch(slot);
        m_rowOf[slot] = kEntering;
        change.entering.push_back(slot);
    } else if (!fits) {
        m_rowOf[slot] = kNoRow;
    }
}

void TransferQueueModel::touch(quint32 slot)
{
    if (m_worker.isAwaited())
        m_touched.push_back(slot);
}

bool TransferQueueModel::isShown(quint32 slot) const
{
    return m_rowOf[slot] < kEntering;
}

quint32 TransferQueueModel::takeSlot(const JobSnapshot &job)
{
    if (!m_gaps.empty()) {
        const quint32 slot = m_gaps.back();
        m_gaps.pop_back();
        set(slot, job);
        return slot;
    }
    m_rowOf.push_back(kNoRow);
    m_kinds.emplace_back(job);
    return m_jobs.append(job);
}

void TransferQueueModel::set(quint32 slot, const JobSnapshot &job)
{
    const bool counted = m_grouped != Grouping::None && isShown(slot);
    const quint32 group = counted ? groupOf(slot) : 0;
    m_jobs.set(slot, job);
    m_kinds[slot] = JobKind(job);
    if (counted && groupOf(slot) != group) {
        m_groupSizes.remove(group);
        m_groupSizes.add(groupOf(slot));
        m_groupSizesChanged = true;
    }
}

void TransferQueueModel::applySmall(const Change &change)
{
    std::vector<int> rows;
    for (const quint32 slot : change.leaving)
        rows.push_back(static_cast<int>(m_rowOf[slot]));
    std::sort(rows.begin(), rows.end());
    const Spans spans = spansOf(rows);
    countRows(change.entering, change.leaving);
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
        std::vector<quint32> order = m_order;
        insertSorted(order, {slot}, m_jobs, m_sorting);
        const auto row =
            std::mismatch(m_order.begin(), m_order.end(), order.begin()).first - m_order.begin();
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        m_order = std::move(order);
        renumberFrom(static_cast<std::size_t>(row));
        endInsertRows();
    }
}

void TransferQueueModel::applyLarge(const Change &change, Rebuild kind)
{
    Q_EMIT aboutToRebuild(kind);
    beginResetModel();
    countRows(change.entering, change.leaving);
    for (const quint32 slot : change.leaving)
        m_rowOf[slot] = kNoRow;
    std::erase_if(m_order, [this](quint32 slot) { return m_rowOf[slot] == kNoRow; });
    releaseSlots(change.released);
    const std::size_t kept = insertSorted(m_order, change.entering, m_jobs, m_sorting);
    renumberFrom(change.leaving.empty() ? kept : 0);
    endResetModel();
    Q_EMIT rebuilt(kind);
}

void TransferQueueModel::showEntering()
{
    m_showing.start();
    m_sinceShown.start();
    m_enteringSeen = 0;
    if (m_entering.size() > kSortedAtOnce) {
        requestOrder(Rebuild::Changed);
        return;
    }
    Change change;
    for (const quint32 slot : std::exchange(m_entering, {})) {
        // A slot may have changed hands meanwhile, and stand there twice.
        if (m_rowOf[slot] == kEntering)
            change.entering.push_back(slot);
        m_rowOf[slot] = m_rowOf[slot] == kEntering ? kNoRow : m_rowOf[slot];
    }
    if (change.entering.empty())
        return;
    applyLarge(change, Rebuild::Changed);
    m_showCost = m_sinceShown.restart();
}

void TransferQueueModel::showWhenDue()
{
    // Whoever waits for the worker is in its order, or among what was touched meanwhile.
    if (m_worker.isAwaited())
        return;
    if (m_entering.empty()) {
        m_showing.stop();
        return;
    }
    const bool allCame = std::exchange(m_enteringSeen, m_entering.size()) == m_entering.size();
    if (allCame || m_sinceShown.elapsed() >= kShowShare * m_showCost)
        showEntering();
}

void TransferQueueModel::releaseSlots(const std::vector<quint32> &slots)
{
    for (const quint32 slot : slots) {
        set(slot, JobSnapshot());
        m_gaps.push_back(slot);
    }
}

void TransferQueueModel::renumberFrom(std::size_t row)
{
    for (; row < m_order.size(); ++row)
        m_rowOf[m_order[row]] = static_cast<quint32>(row);
}

void TransferQueueModel::setRowsInSight(int first, int last)
{
    m_firstInSight = static_cast<quint32>(std::max(first, 0));
    m_lastInSight = static_cast<quint32>(std::max(last, 0));
}

void TransferQueueModel::emitChanged(const std::vector<quint32> &slots)
{
    quint32 first = kNoRow;
    quint32 last = 0;
    for (const quint32 slot : slots) {
        const quint32 row = m_rowOf[slot];
        if (row < m_firstInSight || row > m_lastInSight || !isShown(slot))
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    // The row below may begin a group now, or not any more.
    if (first != kNoRow && m_grouped != Grouping::None)
        last = std::min(last + 1, static_cast<quint32>(m_order.size()) - 1);
    if (first != kNoRow)
        Q_EMIT dataChanged(index(static_cast<int>(first), 0),
                           index(static_cast<int>(last), kQueueColumnCount - 1));
    if (!slots.empty())
        Q_EMIT valuesChanged();
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

JobSnapshot TransferQueueModel::job(int row) const
{
    return m_jobs.at(slotAt(row));
}

int TransferQueueModel::rowOf(const JobId &id) const
{
    const auto found = m_slotOf.find(id);
    if (!found || !isShown(*found))
        return -1;
    return static_cast<int>(m_rowOf[*found]);
}

int TransferQueueModel::rowOfSlot(quint32 slot) const
{
    return slot < m_rowOf.size() && isShown(slot) ? static_cast<int>(m_rowOf[slot]) : -1;
}

void TransferQueueModel::setOwners(const QList<QueueOwner> &owners)
{
    if (owners == m_owners)
        return;
    m_owners = owners;
    constexpr int column = static_cast<int>(QueueColumn::Owner);
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    Q_EMIT valuesChanged();
}

JobCommands TransferQueueModel::commandsFor(const JobSnapshot &job) const
{
    const JobCommands effective = effectiveCommands(job.type, job.state);
    if (m_owners.isEmpty())
        return effective;
    const JobCommands permitted = m_owners.value(job.owner).permitted;
    JobCommands both;
    for (const JobCommand command : kAllJobCommands) {
        if (effective.contains(command) && permitted.contains(command))
            both.insert(command);
    }
    return both;
}

int TransferQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int TransferQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kQueueColumnCount;
}

} // namespace kurier
