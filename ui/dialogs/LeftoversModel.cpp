// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/LeftoversModel.h"

#include "ui/text/Format.h"

namespace kurier {

namespace {

constexpr qint64 kNanosecondsInMillisecond = 1'000'000;

QString text(const Artefact &leftover, int column)
{
    switch (column) {
    case LeftoversModel::Where:
        return plainName(leftover.where(), false);
    case LeftoversModel::Size:
        return formatBytes(leftover.bytes);
    default:
        return formatTime(leftover.birth / kNanosecondsInMillisecond);
    }
}

Qt::Alignment alignment(int column)
{
    return Qt::AlignVCenter | (column == LeftoversModel::Size ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

LeftoversModel::LeftoversModel(QList<Artefact> leftovers, QObject *parent)
    : QAbstractTableModel(parent)
    , m_leftovers(std::move(leftovers))
{
}

int LeftoversModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_leftovers.size());
}

int LeftoversModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LeftoversModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Artefact &leftover = m_leftovers.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(leftover, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(index.column()));
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>").arg(plainName(leftover.where()).toHtmlEscaped());
    default:
        return {};
    }
}

QVariant LeftoversModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Where:
        return tr("File");
    case Size:
        return tr("Size");
    case Created:
        return tr("Created");
    default:
        return {};
    }
}

} // namespace kurier
