// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <optional>

namespace kurier {

/// Draws one line of text with an icon before it, at a fraction of what a style needs for the same,
/// as a wheel turns through thousands of cells; and the focus once around the current row instead
/// of around a single cell, as commands act on rows. For views that select rows, and models that
/// give text, icon and alignment. Thread: the GUI's.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Room at both sides of a cell's content, in device-independent pixels.
    static constexpr int kCellMargin = 6;
    /// Beside a text, as the styles of Qt have it.
    static constexpr int kTextMargin = 3;

    /// \a elide: where texts that are too long are cut; nothing = as the view has it.
    explicit RowDelegate(QObject *parent = nullptr, std::optional<Qt::TextElideMode> elide = {});

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    /// What shows that the row is selected or under the pointer.
    static void paintBackground(QPainter *painter, const QStyleOptionViewItem &option);
    /// Icon and text with some room at the sides.
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;
    /// The two lines of the frame that run through this cell.
    static void paintRowFocus(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index);

private:
    const std::optional<Qt::TextElideMode> m_elide;
};

} // namespace kurier
