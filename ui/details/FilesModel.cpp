// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/FilesModel.h"

#include "core/job/JobSpec.h"
#include "ui/details/DetailsText.h"
#include "ui/queue/QueueCells.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/text/Format.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace kurier {

static_assert(static_cast<int>(FilesModel::ProgressRole)
              == static_cast<int>(TransferQueueModel::ProgressRole));

namespace {

bool isRight(int column)
{
    return column == FilesModel::Size || column == FilesModel::Connections;
}

bool isDone(const JobFile &file)
{
    return file.state == FileState::Transferred || file.state == FileState::Publishing
        || file.state == FileState::Published;
}

ProgressCell progressOf(const JobFile &file, bool active)
{
    ProgressCell cell;
    cell.look = isDone(file) ? ProgressCell::Look::Done
        : active             ? ProgressCell::Look::Running
                             : ProgressCell::Look::Idle;
    cell.percent = percentOf(file.bytesTransferred, file.bytesTotal);
    if (cell.percent >= 0)
        cell.text = FilesModel::tr("%1%", "percent").arg(QLocale().toString(cell.percent));
    else if (file.bytesTransferred > 0)
        cell.text = formatBytes(file.bytesTransferred);
    return cell;
}

QString nameOf(const JobFile &file, JobType type)
{
    return type == JobType::Upload && file.name.isEmpty() ? QFileInfo(file.source).fileName()
                                                          : file.name;
}

} // namespace

void FilesModel::show(const JobDetails &details)
{
    const bool same = details.snapshot.id == m_job && details.files.size() == m_files.size();
    if (!same)
        beginResetModel();
    m_job = details.snapshot.id;
    m_type = details.snapshot.type;
    m_files = details.files;
    m_activity = details.activity;
    if (!same)
        endResetModel();
    else if (!m_files.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void FilesModel::clear()
{
    beginResetModel();
    m_job = {};
    m_files.clear();
    m_activity.clear();
    endResetModel();
}

int FilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int FilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const FileActivity *FilesModel::activityOf(int row) const
{
    const auto found = std::find_if(m_activity.begin(), m_activity.end(),
                                    [row](const FileActivity &each) { return each.file == row; });
    return found == m_activity.end() ? nullptr : &*found;
}

QString FilesModel::text(int row, Column column) const
{
    const JobFile &file = m_files.at(static_cast<std::size_t>(row));
    const FileActivity *const activity = activityOf(row);
    switch (column) {
    case Name:
        return plainName(nameOf(file, m_type), false);
    case State:
        return fileStateText(file, m_type, activity != nullptr);
    case Progress:
        return progressOf(file, activity != nullptr).text;
    case Size:
        return formatBytes(file.bytesTotal);
    case Connections:
        return activity ? QLocale().toString(activity->connections) : QString();
    case Check:
        return checkText(file.check);
    case Address:
        return plainName(displayUrl(file.url), false);
    default:
        return {};
    }
}

QString FilesModel::spoken(int row) const
{
    QStringList said {text(row, Name), text(row, State), text(row, Progress), text(row, Size)};
    if (const FileActivity *const activity = activityOf(row))
        said.append(tr("%n connections", nullptr, activity->connections));
    said.removeAll(QString());
    return said.join(QStringLiteral(", "));
}

QVariant FilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const auto column = static_cast<Column>(index.column());
    const JobFile &file = m_files.at(static_cast<std::size_t>(row));
    const FileActivity *const activity = activityOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return column == Name ? spoken(row) : text(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isRight(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>").arg(text(row, column).toHtmlEscaped());
    case ProgressRole:
        return QVariant::fromValue(progressOf(file, activity != nullptr));
    case SegmentRole:
        return QVariant::fromValue(
            SegmentCell {file.bytesTotal, file.proven.ranges(),
                         activity ? activity->written.ranges() : file.proven.ranges()});
    case ActiveRole:
        return activity != nullptr;
    default:
        return {};
    }
}

QVariant FilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isRight(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case State:
        return tr("State");
    case Progress:
        return tr("Progress");
    case Size:
        return tr("Size");
    case Connections:
        return tr("Connections");
    case Parts:
        return tr("Parts that are here");
    case Check:
        return tr("Checksum");
    case Address:
        return tr("Address");
    default:
        return {};
    }
}

void FilesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_files.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace kurier
