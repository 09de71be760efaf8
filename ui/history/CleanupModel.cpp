// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/CleanupModel.h"

#include "core/job/CleanupDoubt.h"
#include "ui/history/CleanupLook.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <QLocale>

namespace kurier {

namespace {

bool isNumeric(int column)
{
    return column == CleanupModel::Size || column == CleanupModel::Attempts;
}

} // namespace

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
    case Attempts:
        return artefact.attempts > 0 ? QLocale().toString(artefact.attempts) : QString();
    case NextAttempt:
        return isOpen(artefact.state) && artefact.nextAttempt > 0 ? formatTime(artefact.nextAttempt)
                                                                  : QString();
    default:
        break;
    }
    if (artefact.reason.code == ErrorCode::Ok)
        return {};
    // The table says where it is; of the detail only what it tells about a doubt counts.
    const QString detail = doubtOf(artefact.reason) ? artefact.reason.detail : QString();
    return errorText(Error {artefact.reason.code, artefact.reason.context, detail, {}});
}

QString CleanupModel::expiryText(const Artefact &artefact)
{
    const bool told = artefact.expires > 0 && artefact.state != ArtefactState::Removed;
    return told ? tr("The server keeps it until %1").arg(formatTime(artefact.expires)) : QString();
}

QString CleanupModel::spoken(const Artefact &artefact)
{
    QStringList said {text(artefact, Where), text(artefact, State), text(artefact, Size)};
    if (artefact.attempts > 0)
        said.append(tr("%n attempts", nullptr, artefact.attempts));
    if (const QString next = text(artefact, NextAttempt); !next.isEmpty())
        said.append(tr("next attempt: %1").arg(next));
    said.append(expiryText(artefact));
    said.append(text(artefact, Reason));
    said.removeAll(QString());
    return said.join(QStringLiteral(", "));
}

QString CleanupModel::toolTip(const Artefact &artefact, Column column)
{
    QStringList lines {artefactKindText(artefact.kind), text(artefact, column)};
    if (artefact.state == ArtefactState::Failed || artefact.state == ArtefactState::Abandoned)
        lines.append(errorCodeName(ErrorCode::BgSUnableToDeleteFiles));
    if (artefact.reason.code != ErrorCode::Ok)
        lines.append(errorCodeName(artefact.reason.code));
    lines.append(plainName(artefact.reason.detail));
    lines.append(expiryText(artefact));
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
        return text(artefact, column);
    case Qt::AccessibleTextRole:
        return column == Where ? spoken(artefact) : text(artefact, column);
    case Qt::DecorationRole:
        return column == State ? QVariant(artefactIcon(artefact.state)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
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
                                   | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Where:
        return tr("Where");
    case State:
        return tr("State");
    case Size:
        return tr("Size");
    case Attempts:
        return tr("Attempts");
    case NextAttempt:
        return tr("Next attempt");
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
