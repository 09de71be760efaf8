// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/SpeedGraph.h"

#include "ui/style/Colors.h"
#include "ui/text/Format.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace kurier {

namespace {

constexpr qint64 kTime = 300'000;
// Where nothing was told for so long, nothing is known.
constexpr qint64 kGap = 5000;
constexpr int kLines = 4;
constexpr int kMargin = 6;

qint64 highest(const std::vector<RateSample> &rates)
{
    qint64 most = 0;
    for (const RateSample &each : rates)
        most = std::max(most, each.bytesPerSecond);
    return most;
}

qint64 latest(const std::vector<RateSample> &rates)
{
    return rates.empty() ? 0 : rates.back().bytesPerSecond;
}

} // namespace

qint64 axisTop(qint64 rate)
{
    constexpr qint64 kLeast = 1000;
    for (qint64 power = kLeast;; power *= 10) {
        for (const qint64 step : {1, 2, 5}) {
            if (rate <= step * power || power >= 1'000'000'000'000'000)
                return step * power;
        }
    }
}

SpeedGraph::SpeedGraph(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::TabFocus);
    setRates({}, {});
}

void SpeedGraph::setRates(std::vector<RateSample> down, std::vector<RateSample> up)
{
    m_down = std::move(down);
    m_up = std::move(up);
    m_top = axisTop(std::max(highest(m_down), highest(m_up)));
    describe();
    update();
}

QString SpeedGraph::legend() const
{
    QStringList parts;
    if (!m_down.empty() || m_up.empty())
        parts.append(tr("↓ %1", "rate").arg(formatRate(latest(m_down))));
    if (!m_up.empty())
        parts.append(tr("↑ %1", "rate").arg(formatRate(latest(m_up))));
    return parts.join(QStringLiteral("   "));
}

void SpeedGraph::describe()
{
    setAccessibleName(tr("Speed of the last 5 minutes"));
    const QString said = tr("Now %1, at most %2")
                             .arg(legend(), formatRate(std::max(highest(m_down), highest(m_up))));
    if (said != accessibleDescription())
        setAccessibleDescription(said);
}

QSize SpeedGraph::sizeHint() const
{
    return QSize(fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 9);
}

QSize SpeedGraph::minimumSizeHint() const
{
    return QSize(fontMetrics().averageCharWidth() * 26, fontMetrics().height() * 5);
}

QRectF SpeedGraph::plotArea() const
{
    const int line = fontMetrics().height();
    return QRectF(rect()).adjusted(kMargin, line + kMargin, -kMargin, -line - kMargin);
}

void SpeedGraph::paintAxes(QPainter &painter, const QRectF &area) const
{
    const QColor text = toneColor(palette(), Tone::Muted);
    painter.setPen(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.16));
    for (int i = 0; i <= kLines; ++i) {
        const qreal y = area.bottom() - area.height() * i / kLines;
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setPen(text);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Qt::Alignment early = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment late = mirrored ? Qt::AlignLeft : Qt::AlignRight;
    const QRectF above(area.left(), 0, area.width(), area.top() - 2);
    const QRectF below(area.left(), area.bottom() + 2, area.width(), height() - area.bottom() - 2);
    painter.drawText(above, static_cast<int>(early | Qt::AlignBottom), formatRate(m_top));
    painter.drawText(below, static_cast<int>(early | Qt::AlignTop), tr("5 min ago"));
    painter.drawText(below, static_cast<int>(late | Qt::AlignTop), tr("now"));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(above, static_cast<int>(late | Qt::AlignBottom), legend());
}

void SpeedGraph::paintLine(QPainter &painter, const QRectF &area,
                           const std::vector<RateSample> &rates, bool up) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](const RateSample &sample) {
        const qreal age = static_cast<qreal>(std::clamp<qint64>(sample.age, 0, kTime)) / kTime;
        const qreal level =
            static_cast<qreal>(sample.bytesPerSecond) / static_cast<qreal>(std::max(m_top, 1LL));
        return QPointF(mirrored ? area.left() + age * area.width()
                                : area.right() - age * area.width(),
                       area.bottom() - level * area.height());
    };
    const QColor color = toneColor(palette(), up ? Tone::Good : Tone::Active);
    QPen pen(color, 1.6);
    if (up)
        pen.setStyle(Qt::DashLine);
    for (std::size_t first = 0; first < rates.size();) {
        std::size_t end = first + 1;
        while (end < rates.size() && rates[end - 1].age - rates[end].age <= kGap)
            ++end;
        QPainterPath line(place(rates[first]));
        for (std::size_t i = first + 1; i < end; ++i)
            line.lineTo(place(rates[i]));
        QPainterPath filled = line;
        filled.lineTo(place({rates[end - 1].age, 0}));
        filled.lineTo(place({rates[first].age, 0}));
        QColor soft = color;
        soft.setAlphaF(0.18F);
        painter.fillPath(filled, soft);
        painter.strokePath(line, pen);
        first = end;
    }
}

void SpeedGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = plotArea();
    painter.fillRect(area, palette().base());
    paintAxes(painter, area);
    painter.save();
    painter.setClipRect(area.adjusted(0, -1, 0, 1));
    paintLine(painter, area, m_down, false);
    paintLine(painter, area, m_up, true);
    painter.restore();
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SpeedGraph::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

} // namespace kurier
