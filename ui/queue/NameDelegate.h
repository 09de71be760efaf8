// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/RowDelegate.h"

namespace kurier {

class TransferQueueModel;

/// Draws the names of transfers, and in a grouped queue what their group is called and how many
/// they are before them: in the first row of each group, and in the first whole row in sight. A
/// heading that is long pushes the name of its row aside, and tells the rest as a tool tip.
/// Thread: the GUI's.
class NameDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    /// \a model is that of the view and outlives the delegate.
    explicit NameDelegate(const TransferQueueModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    [[nodiscard]] bool hasHeading(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const;
    /// In a row with a heading: the room it has. In the others: what they leave free, so that names
    /// stand under each other.
    [[nodiscard]] QRect headingRect(const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const;
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                      const QModelIndex &index) const;

    const TransferQueueModel &m_model;
};

} // namespace kurier
