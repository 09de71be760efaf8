// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/ProgressDelegate.h"

#include "ui/queue/QueueCells.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/style/Colors.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include <algorithm>

namespace kurier {

namespace {

constexpr qreal kRadius = 3.0;
constexpr int kSideMargin = 7;
constexpr int kTallest = 17;
/// Of the table's own.
constexpr qreal kFontShare = 0.88;

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

void drawBar(QPainter *painter, const QRectF &bar, const ProgressCell &progress,
             Qt::LayoutDirection direction)
{
    const QPalette palette = QApplication::palette();
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(bar, kRadius, kRadius);
    painter->fillPath(outline, mixed(base, text, 0.045));
    painter->save();
    painter->setClipPath(outline, Qt::IntersectClip);
    if (progress.percent < 0 && progress.look == ProgressCell::Look::Running)
        painter->fillRect(bar, QBrush(fillColor(palette, progress.look), Qt::BDiagPattern));
    else
        painter->fillRect(filledPart(bar, progress.percent, direction),
                          fillColor(palette, progress.look));
    painter->restore();
    painter->setPen(mixed(base, text, 0.28));
    painter->drawPath(outline);
}

/// The bar without its text: few different ones fill a table, and each costs ten times a copy.
QPixmap barPixmap(const ProgressCell &progress, QSize size, Qt::LayoutDirection direction,
                  qreal ratio)
{
    const QString key = QStringLiteral("kurier/bar/%1/%2/%3/%4/%5/%6/%7")
                            .arg(QApplication::palette().cacheKey())
                            .arg(progress.percent)
                            .arg(static_cast<int>(progress.look))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(static_cast<int>(direction))
                            .arg(ratio);
    QPixmap drawn;
    if (QPixmapCache::find(key, &drawn))
        return drawn;
    drawn = QPixmap(size * ratio);
    drawn.setDevicePixelRatio(ratio);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    drawBar(&painter, QRectF(QPointF(0, 0), size).adjusted(0.5, 0.5, -0.5, -0.5), progress,
            direction);
    painter.end();
    QPixmapCache::insert(key, drawn);
    return drawn;
}

} // namespace

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    paintBackground(painter, option);
    const auto progress = index.data(TransferQueueModel::ProgressRole).value<ProgressCell>();
    const QRect bar = barRect(option.rect);
    if (bar.isEmpty())
        return;
    painter->drawPixmap(
        bar.topLeft(),
        barPixmap(progress, bar.size(), option.direction, painter->device()->devicePixelRatio()));
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * kFontShare);
    painter->setFont(font);
    painter->setPen(QApplication::palette().color(QPalette::Active, QPalette::Text));
    const QFontMetrics metrics(font);
    const QString text = metrics.horizontalAdvance(progress.text) <= bar.width()
        ? progress.text
        : metrics.elidedText(progress.text, Qt::ElideRight, bar.width());
    const QPoint begin(bar.left() + (bar.width() - metrics.horizontalAdvance(text)) / 2,
                       bar.top() + (bar.height() - metrics.height()) / 2 + metrics.ascent());
    painter->drawText(begin, text);
    paintRowFocus(painter, option, index);
}

} // namespace kurier
