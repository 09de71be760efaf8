// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/HistoryModel.h"

#include "ui/history/CleanupLook.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <algorithm>

namespace kurier {

namespace {

constexpr int kRefreshDelay = 300;

} // namespace

HistoryModel::HistoryModel(TransferQueue &queue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_queue(queue)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshDelay);
    connect(&m_refresh, &QTimer::timeout, this, &HistoryModel::readAgain);
}

void HistoryModel::start()
{
    if (m_started)
        return;
    m_started = true;
    fetchMore({});
}

void HistoryModel::setOwners(const QList<QueueOwner> &owners)
{
    if (owners == m_owners)
        return;
    m_owners = owners;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Owner), index(rowCount() - 1, Owner));
}

void HistoryModel::refresh()
{
    if (m_started && !m_refresh.isActive())
        m_refresh.start();
}

void HistoryModel::readAgain()
{
    if (m_reading) {
        m_refresh.start();
        return;
    }
    m_reading = true;
    HistoryQuery query;
    query.limit = std::max(kPageSize, rowCount());
    m_queue.requestHistory(query, this, [this](const HistoryPage &page) { replace(page); });
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_started && m_more && !m_reading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_reading = true;
    HistoryQuery query;
    query.limit = kPageSize;
    if (!m_rows.empty()) {
        query.beforeFinished = m_rows.back().finished;
        query.beforeKey = m_rows.back().key;
    }
    m_queue.requestHistory(query, this, [this](const HistoryPage &page) { append(page); });
}

void HistoryModel::append(const HistoryPage &page)
{
    m_more = page.more;
    const int first = rowCount();
    if (!page.rows.empty()) {
        beginInsertRows({}, first, first + static_cast<int>(page.rows.size()) - 1);
        m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
        endInsertRows();
    }
    // Only now: a listener of the insertion may ask for more, which goes on from the last row.
    m_reading = false;
    if (first == 0)
        Q_EMIT loaded();
}

void HistoryModel::replace(const HistoryPage &page)
{
    m_reading = false;
    m_more = page.more;
    Q_EMIT aboutToRefresh();
    beginResetModel();
    m_rows = page.rows;
    endResetModel();
    Q_EMIT refreshed();
}

const JobSnapshot &HistoryModel::job(int row) const
{
    return m_rows[static_cast<std::size_t>(row)];
}

int HistoryModel::rowOf(const JobId &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&id](const JobSnapshot &job) { return job.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(std::distance(m_rows.begin(), found));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobSnapshot &row = job(index.row());
    const auto column = static_cast<Column>(index.column());
    const auto display = [this, &row, column]() -> QString {
        switch (column) {
        case Name:
            return plainName(row.name, false);
        case Outcome:
            return stateText(row.state);
        case Cleanup:
            return cleanupText(row);
        case Size:
            return formatBytes(row.bytesTotal);
        case Owner:
            return plainName(m_owners.value(row.owner).name, false);
        default:
            return formatTime(row.finished);
        }
    };
    switch (role) {
    case Qt::DisplayRole:
        return display();
    case Qt::DecorationRole:
        if (column == Name)
            return typeIcon(row.type);
        if (column == Outcome)
            return stateIcon(row.state);
        return column == Cleanup ? QVariant(cleanupIcon(row.cleanup)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (column == Size ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>").arg(display().toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return column == Name ? QStringList({display(), stateText(row.state), cleanupText(row)})
                                    .join(QStringLiteral(", "))
                              : display();
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (section == Size ? Qt::AlignRight : Qt::AlignLeft));
    // Without a title nobody is offered a column; screen readers name it all the same.
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Outcome:
        return tr("Result");
    case Cleanup:
        return tr("Clean-up");
    case Size:
        return tr("Size");
    case Finished:
        return tr("Ended");
    case Owner:
        return m_owners.isEmpty() && role == Qt::DisplayRole ? QString() : tr("User");
    default:
        return {};
    }
}

void HistoryModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace kurier
