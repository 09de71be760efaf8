// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What TransferQueueModel filters, sorts and groups by.
#include "ui/queue/TransferQueueModel.h"

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

void TransferQueueModel::showGrouping()
{
    if (m_grouped == m_sorting.grouping)
        return;
    m_grouped = m_sorting.grouping;
    Q_EMIT groupingChanged();
}

bool TransferQueueModel::startsGroup(int row) const
{
    if (m_grouped == Grouping::None)
        return false;
    return row == 0 || !sameGroup(job(row - 1), job(row), m_grouped);
}

} // namespace kurier
