// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/ProgressDelegate.h"

#include "ui/queue/QueueCells.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/style/Colors.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace kurier {

namespace {

constexpr qreal kRadius = 3.0;
constexpr int kSideMargin = 7;
constexpr int kTallest = 17;

QColor fillColor(const QPalette &palette, ProgressCell::Look look)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    switch (look) {
    case ProgressCell::Look::Running:
        return mixed(base, palette.color(QPalette::Active, QPalette::Highlight), 0.50);
    case ProgressCell::Look::Done:
        return mixed(base, toneColor(palette, Tone::Good), 0.42);
    case ProgressCell::Look::Failed:
        return mixed(base, toneColor(palette, Tone::Bad), 0.45);
    case ProgressCell::Look::Idle:
        break;
    }
    return mixed(base, palette.color(QPalette::Active, QPalette::Text), 0.20);
}

QRect barRect(const QRect &cell)
{
    const int height = std::min(kTallest, cell.height() - 6);
    return QRect(cell.left() + kSideMargin, cell.top() + (cell.height() - height) / 2,
                 cell.width() - 2 * kSideMargin, height);
}

/// The part of \a bar that is filled; empty for an unknown total, as any share would be made up.
QRectF filledPart(const QRectF &bar, int percent, Qt::LayoutDirection direction)
{
    if (percent <= 0)
        return {};
    QRectF filled = bar;
    filled.setWidth(bar.width() * percent / 100.0);
    if (direction == Qt::RightToLeft)
        filled.moveRight(bar.right());
    return filled;
}

} // namespace

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintCell(painter, option, index, false);

    const auto progress = index.data(TransferQueueModel::ProgressRole).value<ProgressCell>();
    const QPalette palette = QApplication::palette();
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QRectF bar = QRectF(barRect(cell.rect)).adjusted(0.5, 0.5, -0.5, -0.5);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(bar, kRadius, kRadius);
    painter->fillPath(outline, mixed(base, text, 0.045));
    painter->setClipPath(outline, Qt::IntersectClip);
    if (progress.percent < 0 && progress.look == ProgressCell::Look::Running)
        painter->fillRect(bar, QBrush(fillColor(palette, progress.look), Qt::BDiagPattern));
    else
        painter->fillRect(filledPart(bar, progress.percent, cell.direction),
                          fillColor(palette, progress.look));
    painter->restore();

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(mixed(base, text, 0.28));
    painter->drawPath(outline);
    QFont font = cell.font;
    font.setPointSizeF(font.pointSizeF() * 0.88);
    painter->setFont(font);
    painter->setPen(text);
    painter->drawText(bar, Qt::AlignCenter | Qt::TextSingleLine, progress.text);
    painter->restore();
    paintRowFocus(painter, option, index);
}

} // namespace kurier
