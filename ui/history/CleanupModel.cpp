// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/CleanupModel.h"

#include "ui/history/CleanupLook.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

namespace kurier {

void CleanupModel::setArtefacts(const QList<Artefact> &artefacts)
{
    beginResetModel();
    m_artefacts = artefacts;
    endResetModel();
}

int CleanupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_artefacts.size());
}

int CleanupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CleanupModel::text(const Artefact &artefact, Column column)
{
    switch (column) {
    case Where:
        return plainName(artefact.where(), false);
    case State:
        return artefactStateText(artefact.state);
    case Size:
        return formatBytes(artefact.bytes);
    default:
        break;
    }
    QStringList said;
    if (artefact.reason.code != ErrorCode::Ok)
        said.append(errorText(Error {artefact.reason.code, artefact.reason.context, {}, {}}));
    if (isOpen(artefact.state) && artefact.attempts > 0)
        said.append(tr("%n attempts.", nullptr, artefact.attempts));
    if (isOpen(artefact.state) && artefact.nextAttempt > 0)
        said.append(tr("Next attempt: %1").arg(formatTime(artefact.nextAttempt)));
    return said.join(QLatin1Char(' '));
}

QString CleanupModel::toolTip(const Artefact &artefact, Column column)
{
    QStringList lines {artefactKindText(artefact.kind), text(artefact, column)};
    if (artefact.state == ArtefactState::Failed || artefact.state == ArtefactState::Abandoned)
        lines.append(errorCodeName(ErrorCode::BgSUnableToDeleteFiles));
    if (artefact.reason.code != ErrorCode::Ok)
        lines.append(errorCodeName(artefact.reason.code));
    lines.append(plainName(artefact.reason.detail));
    lines.removeAll(QString());
    return QStringLiteral("<qt>%1</qt>")
        .arg(lines.join(QLatin1Char('\n'))
                 .toHtmlEscaped()
                 .replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

QVariant CleanupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Artefact &artefact = m_artefacts.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(artefact, column);
    case Qt::DecorationRole:
        return column == State ? QVariant(artefactIcon(artefact.state)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (column == Size ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return toolTip(artefact, column);
    default:
        return {};
    }
}

QVariant CleanupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (section == Size ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Where:
        return tr("Where");
    case State:
        return tr("State");
    case Size:
        return tr("Size");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

void CleanupModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_artefacts.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace kurier
