// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/NameDelegate.h"

#include "ui/queue/QueueCells.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/style/Colors.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace kurier {

namespace {

constexpr int kHeadingCharacters = 24;
/// Of the cell, at most: beside every name, and where a heading is longer than that.
constexpr double kHeadingShare = 0.45;
constexpr double kLongHeadingShare = 0.7;
constexpr int kMargin = RowDelegate::kCellMargin + RowDelegate::kTextMargin;

QFont headingFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setBold(true);
    return font;
}

QString groupOf(const QModelIndex &index)
{
    return index.data(TransferQueueModel::GroupRole).toString();
}

int shareOf(const QStyleOptionViewItem &option, double share)
{
    return static_cast<int>(option.rect.width() * share);
}

} // namespace

NameDelegate::NameDelegate(const TransferQueueModel &model, QObject *parent)
    : RowDelegate(parent)
    , m_model(model)
{
}

bool NameDelegate::hasHeading(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_model.grouping() == Grouping::None)
        return false;
    const bool isOnTop = option.rect.top() >= 0 && option.rect.top() < option.rect.height();
    return isOnTop || m_model.startsGroup(index.row());
}

QRect NameDelegate::headingRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = std::min(kHeadingCharacters * option.fontMetrics.averageCharWidth(),
                         shareOf(option, kHeadingShare));
    if (hasHeading(option, index)) {
        const QString text = groupHeading(groupOf(index), m_model.groupSize(index.row()));
        const int wanted = QFontMetrics(headingFont(option)).horizontalAdvance(text) + kMargin;
        width = std::max(width, std::min(wanted, shareOf(option, kLongHeadingShare)));
    }
    return QStyle::alignedRect(option.direction, Qt::AlignLeft, QSize(width, option.rect.height()),
                               option.rect);
}

void NameDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                const QRect &place, const QModelIndex &index) const
{
    const QFont font = headingFont(option);
    const QFontMetrics metrics(font);
    // The name has its own margin.
    const QRect room =
        QStyle::visualRect(option.direction, place, place.adjusted(kMargin, 0, 0, 0));
    const qsizetype size = m_model.groupSize(index.row());
    QString shown = groupHeading(groupOf(index), size);
    if (metrics.horizontalAdvance(shown) > room.width()) {
        // States begin with what tells them apart, servers often with what they share. How many
        // they are is always said.
        const auto elide = m_model.grouping() == Grouping::State ? Qt::ElideRight : Qt::ElideMiddle;
        const int count = metrics.horizontalAdvance(groupHeading({}, size));
        shown = groupHeading(metrics.elidedText(groupOf(index), elide, room.width() - count), size);
    }
    const QSize extent(metrics.horizontalAdvance(shown), option.fontMetrics.height());
    const QRect line =
        QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, extent, room);
    const Tone tone = m_model.startsGroup(index.row()) ? Tone::Normal : Tone::Muted;
    painter->setFont(font);
    painter->setPen(toneColor(QApplication::palette(), tone));
    painter->drawText(QPoint(line.left(), line.top() + option.fontMetrics.ascent()), shown);
}

void NameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    if (m_model.grouping() == Grouping::None) {
        RowDelegate::paint(painter, option, index);
        return;
    }
    paintBackground(painter, option);
    const QRect heading = headingRect(option, index);
    QStyleOptionViewItem name = option;
    if (option.direction == Qt::LeftToRight)
        name.rect.setLeft(heading.right() + 1);
    else
        name.rect.setRight(heading.left() - 1);
    paintContent(painter, name, index);
    if (hasHeading(option, index))
        paintHeading(painter, option, heading, index);
    paintRowFocus(painter, option, index);
}

bool NameDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool onHeading = event->type() == QEvent::ToolTip && hasHeading(option, index)
        && headingRect(option, index).contains(event->pos());
    if (!onHeading)
        return RowDelegate::helpEvent(event, view, option, index);
    const QString text = groupHeading(groupOf(index), m_model.groupSize(index.row()));
    QToolTip::showText(event->globalPos(), QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped()),
                       view);
    return true;
}

} // namespace kurier
