// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace kurier {

/// Draws the focus once around the current row instead of around a single cell, as commands act on
/// rows. For views that select rows. Thread: the GUI's.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Room at both sides of a cell's content, in device-independent pixels.
    static constexpr int kCellMargin = 6;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    /// Background over the whole cell, icon and text with some room at the sides.
    void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   bool withText) const;
    /// The two lines of the frame that run through this cell.
    static void paintRowFocus(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index);
};

} // namespace kurier
