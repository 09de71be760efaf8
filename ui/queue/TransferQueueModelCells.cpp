// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What TransferQueueModel shows in its cells and its header.
#include "ui/queue/QueueCells.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/text/Format.h"

namespace kurier {

QString TransferQueueModel::textOf(const JobSnapshot &job, QueueColumn column) const
{
    if (column == QueueColumn::Owner)
        return plainName(m_owners.value(job.owner).name, false);
    return cellText(job, column, m_clock.wall().count());
}

QString TransferQueueModel::spokenText(int row) const
{
    const qsizetype group = startsGroup(row) ? groupSize(row) : 0;
    return spokenRow(job(row), m_grouped, group, m_clock.wall().count());
}

QVariant TransferQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobSnapshot row = job(index.row());
    const auto column = static_cast<QueueColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, column);
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
        if (column == QueueColumn::Owner)
            return QStringLiteral("<qt>%1</qt>").arg(textOf(row, column).toHtmlEscaped());
        return cellToolTip(row, column, m_clock.wall().count());
    case Qt::AccessibleTextRole:
        return column == QueueColumn::Name ? spokenText(index.row()) : textOf(row, column);
    case SortRole:
        return sortValue(row, column);
    case GroupRole:
        return groupText(row, m_grouped);
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
    // Without a title nobody is offered the column.
    if (role == Qt::DisplayRole)
        return column == QueueColumn::Owner && m_owners.isEmpty() ? QString() : columnTitle(column);
    if (role == Qt::AccessibleTextRole)
        return columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

void TransferQueueModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kQueueColumnCount - 1);
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kQueueColumnCount - 1));
}

} // namespace kurier
