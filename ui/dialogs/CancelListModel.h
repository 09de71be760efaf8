// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/CancelPlan.h"

#include <QAbstractTableModel>

namespace kurier {

/// The jobs of a plan with what each would lose. Any number of them. Thread: the GUI's.
class CancelListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit CancelListModel(QList<CancelPlanItem> items, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<CancelPlanItem> m_items;
};

} // namespace kurier
