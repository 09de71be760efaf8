// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"

#include <QAbstractTableModel>

namespace kurier {

/// Which bytes of a file are there, for SegmentDelegate.
struct SegmentCell
{
    qint64 total = -1; ///< -1 = unknown.
    std::vector<ByteRange> recorded; ///< Synced and recorded: a restart does not fetch them again.
    std::vector<ByteRange> written; ///< In the file; includes the recorded ones.
};

/// The files of one job as a table. Thread: the GUI's.
class FilesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, State, Progress, Size, Connections, Parts, Check, Address, ColumnCount };
    enum Role {
        /// ProgressCell; the same number as the queue's model has for it.
        ProgressRole = Qt::UserRole + 2,
        SegmentRole, ///< SegmentCell.
        ActiveRole, ///< An attempt at it is under way.
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps selection and scrolling while it is the same job.
    void show(const JobDetails &details);
    void clear();
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] const FileActivity *activityOf(int row) const;
    [[nodiscard]] QString text(int row, Column column) const;
    [[nodiscard]] QString spoken(int row) const;

    JobId m_job;
    JobType m_type = JobType::Download;
    std::vector<JobFile> m_files;
    std::vector<FileActivity> m_activity;
};

} // namespace kurier

Q_DECLARE_METATYPE(kurier::SegmentCell)
