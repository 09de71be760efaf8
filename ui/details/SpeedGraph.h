// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobActivity.h"

#include <QWidget>

#include <vector>

namespace kurier {

/// The rates of the last five minutes as lines over time, downloads drawn through and uploads
/// dashed, with an axis in bytes per second. Thread: the GUI's.
class SpeedGraph final : public QWidget
{
    Q_OBJECT
public:
    explicit SpeedGraph(QWidget *parent = nullptr);

    /// Samples oldest first. Empty = that direction does not concern it.
    void setRates(std::vector<RateSample> down, std::vector<RateSample> up);
    /// Top of the axis in bytes per second: the next of 1, 2, 5 times a power of ten.
    [[nodiscard]] qint64 top() const { return m_top; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    [[nodiscard]] QRectF plotArea() const;
    void paintAxes(QPainter &painter, const QRectF &area) const;
    void paintLine(QPainter &painter, const QRectF &area, const std::vector<RateSample> &rates,
                   bool up) const;
    [[nodiscard]] QString legend() const;

    std::vector<RateSample> m_down;
    std::vector<RateSample> m_up;
    qint64 m_top = 0;
};

/// The least of 1, 2, 5, 10, 20 … that is not below \a rate; at least 1000.
[[nodiscard]] qint64 axisTop(qint64 rate);

} // namespace kurier
