// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"

#include <QAbstractTableModel>

namespace kurier {

/// Files that belong to no job. Any number of them. Thread: the GUI's.
class LeftoversModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Where, Size, Created, ColumnCount };

    explicit LeftoversModel(QList<Artefact> leftovers, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<Artefact> m_leftovers;
};

} // namespace kurier
