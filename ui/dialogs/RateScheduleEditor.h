// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RateSchedule.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QTableWidget;

namespace kurier {

/// A small table of limits by days and hours. Thread: the GUI's.
class RateScheduleEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit RateScheduleEditor(QWidget *parent = nullptr);

    void setSchedule(const RateSchedule &schedule);
    [[nodiscard]] RateSchedule schedule() const;

Q_SIGNALS:
    /// A person changed it.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Column { Days, From, To, Limit, ColumnCount };

    void addRule();
    void removeRule();
    void appendRow(const RateRule &rule);
    void fillDays(QComboBox &box, quint8 days) const;
    void retranslate();
    void retranslateRow(int row);
    void updateButtons();
    [[nodiscard]] RateRule ruleAt(int row) const;

    QTableWidget *m_table = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    bool m_filling = false; ///< Not a person's doing.
};

} // namespace kurier
