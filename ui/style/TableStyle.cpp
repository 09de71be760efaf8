// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/TableStyle.h"

#include "ui/style/Colors.h"
#include "ui/text/Format.h"

#include <QApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QHeaderView>
#include <QMenu>
#include <QProxyStyle>
#include <QTableView>

#include <algorithm>

namespace kurier {

namespace {

constexpr const char *kCompactProperty = "compactRows";

/// Header texts stand over the cells' texts.
class HeaderStyle final : public QProxyStyle
{
public:
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override
    {
        const int pixels = QProxyStyle::pixelMetric(metric, option, widget);
        return metric == PM_HeaderMargin ? std::max(pixels, kHeaderMargin) : pixels;
    }

private:
    static constexpr int kHeaderMargin = 8;
};

} // namespace

void setUpTable(QTableView &table, int stretched)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTextElideMode(Qt::ElideMiddle);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
    table.setCornerButtonEnabled(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setIconSize(QSize(16, 16));
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    QHeaderView *header = table.horizontalHeader();
    auto *style = new HeaderStyle;
    style->setParent(header);
    header->setStyle(style);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(48);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    updateTableMetrics(table);
}

void setCompactRows(QTableView &table, bool compact)
{
    table.setProperty(kCompactProperty, compact);
    updateTableMetrics(table);
}

void updateTableMetrics(QTableView &table)
{
    const int text = table.fontMetrics().height();
    const bool compact = table.property(kCompactProperty).toBool();
    const int height = compact ? std::max(20, text + 4) : std::max(27, text + 11);
    table.verticalHeader()->setMinimumSectionSize(height);
    table.verticalHeader()->setDefaultSectionSize(height);
    const QPalette wanted = withSoftSelection(QApplication::palette());
    if (table.palette() != wanted)
        table.setPalette(wanted);
    table.horizontalHeader()->setPalette(QApplication::palette());
}

int dateColumnWidth(const QFontMetrics &metrics)
{
    const QDateTime wide(QDate(2028, 12, 28), QTime(22, 58));
    const int date = metrics.horizontalAdvance(formatTime(wide.toMSecsSinceEpoch()));
    // The header's word and its sort mark want some room too.
    return std::max(date + 4 * metrics.averageCharWidth(), 20 * metrics.averageCharWidth());
}

void offerColumnChoice(QTableView &table)
{
    QHeaderView *header = table.horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(
        header, &QHeaderView::customContextMenuRequested, &table, [&table, header](QPoint place) {
            auto *menu = new QMenu(&table);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            const QAbstractItemModel *model = table.model();
            for (int section = 1; section < header->count(); ++section) {
                const QString title =
                    model->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
                if (title.isEmpty())
                    continue;
                QAction *action = menu->addAction(title);
                action->setCheckable(true);
                action->setChecked(!header->isSectionHidden(section));
                QObject::connect(action, &QAction::toggled, header, [header, section](bool show) {
                    header->setSectionHidden(section, !show);
                });
            }
            menu->popup(header->viewport()->mapToGlobal(place));
        });
}

} // namespace kurier
