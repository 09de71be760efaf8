// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What TransferQueueModel filters, sorts and groups by, and how it gets its order.
#include "ui/queue/TransferQueueModel.h"

#include <algorithm>
#include <utility>

namespace kurier {

void TransferQueueModel::setFilter(const JobFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    requestOrder(Rebuild::Changed);
}

void TransferQueueModel::sort(int column, Qt::SortOrder order)
{
    const QueueSorting first;
    m_sorting.column = column < 0 ? first.column : static_cast<QueueColumn>(column);
    m_sorting.order = column < 0 ? first.order : order;
    requestOrder(Rebuild::Reordered);
}

void TransferQueueModel::setGrouping(Grouping grouping)
{
    if (grouping == m_sorting.grouping)
        return;
    m_sorting.grouping = grouping;
    requestOrder(Rebuild::Reordered);
}

void TransferQueueModel::requestOrder(Rebuild kind)
{
    m_resort.stop();
    m_touched.clear();
    if (m_worker.isAwaited())
        kind = std::max(kind, m_awaitedKind);
    if (m_jobs.slotCount() <= kSortedAtOnce) {
        m_worker.drop();
        install(sortedSlots(m_jobs, m_filter, m_sorting), kind);
        return;
    }
    m_awaitedKind = kind;
    m_sinceShown.start();
    m_worker.start(m_jobs, m_filter, m_sorting);
}

void TransferQueueModel::adoptOrder(std::vector<quint32> order)
{
    m_showCost = m_sinceShown.elapsed();
    std::vector<quint32> entering;
    if (!m_touched.empty()) {
        std::vector<bool> touched(m_jobs.slotCount());
        for (const quint32 slot : std::exchange(m_touched, {})) {
            if (!touched[slot] && !m_jobs.idAt(slot).isNull() && isWanted(slot))
                entering.push_back(slot);
            touched[slot] = true;
        }
        std::erase_if(order, [&touched](quint32 slot) { return touched[slot]; });
        if (entering.size() <= kSortedAtOnce)
            insertSorted(order, std::exchange(entering, {}), m_jobs, m_sorting);
    }
    install(std::move(order), m_awaitedKind);
    for (const quint32 slot : entering) {
        if (m_rowOf[slot] == kNoRow) {
            m_rowOf[slot] = kEntering;
            m_entering.push_back(slot);
        }
    }
    if (!m_entering.empty() && !m_showing.isActive())
        m_showing.start();
}

void TransferQueueModel::install(std::vector<quint32> order, Rebuild kind)
{
    // Those that waited are in the order, or not to be shown any more.
    if (!m_entering.empty())
        kind = std::max(kind, Rebuild::Changed);
    for (const quint32 slot : std::exchange(m_entering, {}))
        m_rowOf[slot] = m_rowOf[slot] == kEntering ? kNoRow : m_rowOf[slot];
    // The worker knows nothing of them.
    if (m_leaving.count() > 0)
        std::erase_if(order, [this](quint32 slot) { return m_leaving.contains(slot); });
    if (order == m_order) {
        showGrouping();
        return;
    }
    const bool sameRows = kind == Rebuild::Reordered && order.size() == m_order.size();
    Q_EMIT aboutToRebuild(kind);
    beginResetModel();
    std::fill(m_rowOf.begin(), m_rowOf.end(), kNoRow);
    m_order = std::move(order);
    renumberFrom(0);
    if (!sameRows)
        countGroups();
    endResetModel();
    showGrouping();
    Q_EMIT rebuilt(kind);
}

void TransferQueueModel::showGrouping()
{
    if (m_grouped == m_sorting.grouping)
        return;
    m_grouped = m_sorting.grouping;
    countGroups();
    Q_EMIT groupingChanged();
}

bool TransferQueueModel::startsGroup(int row) const
{
    if (m_grouped == Grouping::None)
        return false;
    return row == 0 || !sameGroup(job(row - 1), job(row), m_grouped);
}

quint32 TransferQueueModel::groupOf(quint32 slot) const
{
    return m_grouped == Grouping::Server ? m_jobs.hostNumberAt(slot)
                                         : static_cast<quint32>(m_kinds[slot].state());
}

qsizetype TransferQueueModel::groupSize(int row) const
{
    return m_grouped == Grouping::None ? 0 : m_groupSizes.of(groupOf(slotAt(row)));
}

void TransferQueueModel::countGroups()
{
    m_groupSizes.clear();
    if (m_grouped == Grouping::None)
        return;
    // By slots, which lie one after the other in memory.
    for (quint32 slot = 0; slot < m_jobs.slotCount(); ++slot) {
        if (isShown(slot))
            m_groupSizes.add(groupOf(slot));
    }
}

void TransferQueueModel::countRows(const std::vector<quint32> &entering,
                                   const std::vector<quint32> &leaving)
{
    if (m_grouped == Grouping::None || (entering.empty() && leaving.empty()))
        return;
    for (const quint32 slot : leaving)
        m_groupSizes.remove(groupOf(slot));
    for (const quint32 slot : entering)
        m_groupSizes.add(groupOf(slot));
    m_groupSizesChanged = true;
}

} // namespace kurier
