// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/NameDelegate.h"

#include "ui/queue/TransferQueueModel.h"
#include "ui/style/Colors.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace kurier {

namespace {

constexpr int kHeadingCharacters = 24;
/// Of the cell, at most.
constexpr double kHeadingShare = 0.45;

/// The room for headings; in every row, so that names stand under each other.
QRect headingRect(const QStyleOptionViewItem &option)
{
    const int wanted = kHeadingCharacters * option.fontMetrics.averageCharWidth();
    const int most = static_cast<int>(option.rect.width() * kHeadingShare);
    return QStyle::alignedRect(option.direction, Qt::AlignLeft,
                               QSize(std::min(wanted, most), option.rect.height()), option.rect);
}

void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                  const QString &text, QColor color)
{
    QFont font = option.font;
    font.setBold(true);
    const QFontMetrics metrics(font);
    constexpr int kMargin = RowDelegate::kCellMargin + RowDelegate::kTextMargin;
    // The name has its own margin.
    const QRect room =
        QStyle::visualRect(option.direction, place, place.adjusted(kMargin, 0, 0, 0));
    const QString shown = metrics.elidedText(text, option.textElideMode, room.width());
    const QSize size(metrics.horizontalAdvance(shown), option.fontMetrics.height());
    const QRect line =
        QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size, room);
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(QPoint(line.left(), line.top() + option.fontMetrics.ascent()), shown);
}

} // namespace

NameDelegate::NameDelegate(const TransferQueueModel &model, QObject *parent)
    : RowDelegate(parent)
    , m_model(model)
{
}

void NameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    if (m_model.grouping() == Grouping::None) {
        RowDelegate::paint(painter, option, index);
        return;
    }
    paintBackground(painter, option);
    const QRect heading = headingRect(option);
    QStyleOptionViewItem name = option;
    if (option.direction == Qt::LeftToRight)
        name.rect.setLeft(heading.right() + 1);
    else
        name.rect.setRight(heading.left() - 1);
    paintContent(painter, name, index);
    const bool begins = m_model.startsGroup(index.row());
    const bool isOnTop = option.rect.top() >= 0 && option.rect.top() < option.rect.height();
    if (begins || isOnTop) {
        QStyleOptionViewItem shown = option;
        // States begin with what tells them apart, servers often with what they share.
        if (m_model.grouping() == Grouping::State)
            shown.textElideMode = Qt::ElideRight;
        paintHeading(painter, shown, heading, index.data(TransferQueueModel::GroupRole).toString(),
                     toneColor(QApplication::palette(), begins ? Tone::Normal : Tone::Muted));
    }
    paintRowFocus(painter, option, index);
}

} // namespace kurier
