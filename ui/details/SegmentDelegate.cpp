// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/SegmentDelegate.h"

#include "ui/details/FilesModel.h"
#include "ui/style/Colors.h"

#include <QApplication>
#include <QPainter>

namespace kurier {

namespace {

constexpr int kHeight = 13;

void paintRanges(QPainter &painter, const QRectF &bar, const std::vector<ByteRange> &ranges,
                 qint64 total, const QBrush &brush, bool mirrored)
{
    for (const ByteRange &range : ranges) {
        const qreal scale = bar.width() / static_cast<qreal>(total);
        const qreal from = static_cast<qreal>(range.begin) * scale;
        // A part that is there is seen, however small.
        const qreal width = std::max(1.0, static_cast<qreal>(range.size()) * scale);
        const qreal left = mirrored ? bar.right() - from - width : bar.left() + from;
        painter.fillRect(QRectF(left, bar.top(), width, bar.height()), brush);
    }
}

} // namespace

void SegmentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    paintBackground(painter, option);
    const auto cell = index.data(FilesModel::SegmentRole).value<SegmentCell>();
    const QPalette palette = QApplication::palette();
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor full = mixed(base, palette.color(QPalette::Active, QPalette::Highlight), 0.60);
    const QRect place = option.rect.adjusted(kCellMargin, 0, -kCellMargin, 0);
    const QRectF bar(place.left() + 0.5, option.rect.center().y() - kHeight / 2 + 0.5,
                     place.width() - 1, kHeight);
    painter->save();
    painter->fillRect(bar, mixed(base, text, 0.045));
    if (cell.total > 0) {
        const bool mirrored = option.direction == Qt::RightToLeft;
        paintRanges(*painter, bar, cell.written, cell.total, QBrush(full, Qt::Dense4Pattern),
                    mirrored);
        paintRanges(*painter, bar, cell.recorded, cell.total, full, mirrored);
    }
    painter->setPen(mixed(base, text, 0.28));
    painter->drawRect(bar);
    painter->restore();
    paintRowFocus(painter, option, index);
}

} // namespace kurier
