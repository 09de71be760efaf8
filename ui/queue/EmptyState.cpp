// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/EmptyState.h"

#include "ui/style/SymbolicIcon.h"

#include <QPainter>

#include <algorithm>

namespace kurier {

namespace {

constexpr int kIconSize = 48;
constexpr int kGap = 10;
constexpr int kWidest = 460;
constexpr int kMargin = 24;

} // namespace

void paintEmptyState(QPainter &painter, const QRect &area, const QPalette &palette,
                     const EmptyState &state)
{
    const QFont plain = painter.font();
    QFont large = plain;
    large.setPointSizeF(plain.pointSizeF() * 1.3);
    const int width = std::max(0, std::min(kWidest, area.width() - 2 * kMargin));
    constexpr int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const QRect measure(0, 0, width, area.height());
    const int headlineHeight =
        QFontMetrics(large).boundingRect(measure, flags, state.headline).height();
    const int hintHeight = QFontMetrics(plain).boundingRect(measure, flags, state.hint).height();
    const int height = kIconSize + headlineHeight + hintHeight + 2 * kGap;
    const int left = area.left() + (area.width() - width) / 2;
    int top = area.top() + std::max(0, (area.height() - height) / 2 - kGap);

    const QRect iconRect(area.center().x() - kIconSize / 2, top, kIconSize, kIconSize);
    symbolicIcon(state.icon, Tone::Muted).paint(&painter, iconRect);
    top += kIconSize + kGap;
    painter.setFont(large);
    painter.setPen(toneColor(palette, Tone::Normal));
    painter.drawText(QRect(left, top, width, headlineHeight), flags, state.headline);
    top += headlineHeight + kGap;
    painter.setFont(plain);
    painter.setPen(toneColor(palette, Tone::Muted));
    painter.drawText(QRect(left, top, width, hintHeight), flags, state.hint);
}

} // namespace kurier
