// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RateSchedule.h"
#include "ui/dialogs/RuleTable.h"

class QComboBox;

namespace kurier {

/// A small table of limits by days and hours. Thread: the GUI's.
class RateScheduleEditor final : public RuleTable
{
    Q_OBJECT
public:
    explicit RateScheduleEditor(QWidget *parent = nullptr);

    void setSchedule(const RateSchedule &schedule);
    [[nodiscard]] RateSchedule schedule() const;

protected:
    void addRule() override;
    void retranslate() override;

private:
    enum Column { Days, From, To, Limit, ColumnCount };

    void appendRow(const RateRule &rule);
    void fillDays(QComboBox &box, quint8 days) const;
    void retranslateRow(int row);
    [[nodiscard]] RateRule ruleAt(int row) const;
};

} // namespace kurier
