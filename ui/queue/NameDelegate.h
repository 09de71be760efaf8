// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/RowDelegate.h"

namespace kurier {

class TransferQueueModel;

/// Draws the names of transfers, and in a grouped queue what their group is called before them: in
/// the first row of each group, and in the first whole row in sight. Thread: the GUI's.
class NameDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    /// \a model is that of the view and outlives the delegate.
    explicit NameDelegate(const TransferQueueModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const TransferQueueModel &m_model;
};

} // namespace kurier
