// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CancelListModel.h"

#include "ui/dialogs/CancelText.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/Format.h"

namespace kurier {

CancelListModel::CancelListModel(QList<CancelPlanItem> items, QObject *parent)
    : QAbstractTableModel(parent)
    , m_items(std::move(items))
{
}

int CancelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int CancelListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant CancelListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CancelPlanItem &item = m_items.at(index.row());
    const bool isName = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? plainName(item.name, false) : lossText(item);
    case Qt::DecorationRole:
        return isName ? QVariant(typeIcon(item.type)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isName ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>").arg(plainName(item.name).toHtmlEscaped());
    default:
        return {};
    }
}

} // namespace kurier
