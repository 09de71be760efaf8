// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/RowDelegate.h"

#include "ui/style/Colors.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QIcon>
#include <QPainter>

namespace kurier {

namespace {

constexpr QChar kFirstStrongIsolate(u'\u2068');
constexpr QChar kPopIsolate(u'\u2069');

/// In a mirrored window “1.2 GB” and “report (1).pdf” keep their order: each cell is text of its
/// own direction.
QString isolated(const QString &text, Qt::LayoutDirection direction)
{
    if (direction != Qt::RightToLeft || text.isEmpty())
        return text;
    return kFirstStrongIsolate + text + kPopIsolate;
}

} // namespace

RowDelegate::RowDelegate(QObject *parent, std::optional<Qt::TextElideMode> elide)
    : QStyledItemDelegate(parent)
    , m_elide(elide)
{
}

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
    option->text = isolated(option->text, option->direction);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    paintBackground(painter, option);
    paintContent(painter, option, index);
    paintRowFocus(painter, option, index);
}

void RowDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    if ((option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) == QStyle::State_None)
        return;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

void RowDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const bool enabled = (option.state & QStyle::State_Enabled) != QStyle::State_None;
    QRect room = option.rect.adjusted(kCellMargin + kTextMargin, 0, -kCellMargin - kTextMargin, 0);
    const QVariant decoration = index.data(Qt::DecorationRole);
    if (decoration.isValid()) {
        const QSize size = option.decorationSize;
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size, room);
        qvariant_cast<QIcon>(decoration)
            .paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        const int taken = size.width() + 2 * kTextMargin;
        room.adjust(option.direction == Qt::LeftToRight ? taken : 0, 0,
                    option.direction == Qt::RightToLeft ? -taken : 0, 0);
    }
    QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty() || room.width() <= 0)
        return;
    int width = option.fontMetrics.horizontalAdvance(text);
    if (width > room.width()) {
        text = option.fontMetrics.elidedText(text, m_elide.value_or(option.textElideMode),
                                             room.width());
        width = option.fontMetrics.horizontalAdvance(text);
    }
    const QVariant wanted = index.data(Qt::TextAlignmentRole);
    const auto alignment =
        wanted.isValid() ? qvariant_cast<Qt::Alignment>(wanted) : Qt::Alignment(Qt::AlignLeft);
    const QRect line = QStyle::alignedRect(option.direction, alignment | Qt::AlignVCenter,
                                           QSize(width, option.fontMetrics.height()), room);
    const bool selected = (option.state & QStyle::State_Selected) != QStyle::State_None;
    const auto group = !enabled                                       ? QPalette::Disabled
        : (option.state & QStyle::State_Active) != QStyle::State_None ? QPalette::Active
                                                                      : QPalette::Inactive;
    painter->setFont(option.font);
    painter->setPen(
        option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QPoint(line.left(), line.top() + option.fontMetrics.ascent()),
                      isolated(text, option.direction));
}

void RowDelegate::paintRowFocus(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != index.row())
        return;
    // The view's own Highlight may be softened for selections; the frame shall be clear.
    painter->setPen(toneColor(QApplication::palette(), Tone::Active));
    painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

} // namespace kurier
