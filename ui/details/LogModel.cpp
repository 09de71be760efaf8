// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/LogModel.h"

#include "ui/details/DetailsText.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/Format.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace kurier {

namespace {

bool isSame(const JobLogEntry &a, const JobLogEntry &b)
{
    return a.at == b.at && a.event == b.event && a.state == b.state && a.files == b.files;
}

} // namespace

void LogModel::show(const std::vector<JobLogEntry> &entries)
{
    const bool goesOn = !m_entries.empty() && entries.size() >= m_entries.size()
        && std::equal(m_entries.begin(), m_entries.end(), entries.begin(), isSame);
    if (!goesOn) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
        return;
    }
    if (entries.size() == m_entries.size())
        return;
    beginInsertRows({}, rowCount(), static_cast<int>(entries.size()) - 1);
    m_entries = entries;
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::text(const JobLogEntry &entry, int column)
{
    if (column == When) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.at);
        const QString date = QLocale().toString(at.date(), QLocale::ShortFormat);
        return date + QLatin1Char(' ') + at.time().toString(QStringLiteral("HH:mm:ss"));
    }
    if (column == What)
        return logText(entry);
    return formatBytes(entry.bytes);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobLogEntry &entry = m_entries.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>").arg(text(entry, index.column()).toHtmlEscaped());
    case Qt::DecorationRole:
        return index.column() == What ? QVariant(stateIcon(entry.state)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (index.column() == Bytes ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (section == Bytes ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("Time");
    case What:
        return tr("What happened");
    case Bytes:
        return tr("Transferred");
    default:
        return {};
    }
}

void LogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace kurier
