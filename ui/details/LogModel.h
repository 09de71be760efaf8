// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobActivity.h"

#include <QAbstractTableModel>

#include <vector>

namespace kurier {

/// What happened to a job, oldest first, as a table. Thread: the GUI's.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, What, Bytes, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Adds what is new; begins anew where \a entries do not go on from what is shown.
    void show(const std::vector<JobLogEntry> &entries);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static QString text(const JobLogEntry &entry, int column);

    std::vector<JobLogEntry> m_entries;
};

} // namespace kurier
