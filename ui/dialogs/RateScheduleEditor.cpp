// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/RateScheduleEditor.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTimeEdit>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr quint8 kEveryDay = 0x7F;
constexpr quint8 kWorkdays = 0x1F;
constexpr quint8 kWeekend = 0x60;
constexpr qint64 kBytesPerUnit = 1000;
constexpr int kMostRate = 10'000'000;
constexpr int kRateStep = 100;
constexpr int kVisibleRows = 3;
constexpr int kRateWidth = 18;
constexpr RateRule kNight {kEveryDay, 22 * 60, 6 * 60, 0};

QTime timeOf(int minute)
{
    return {minute / 60, minute % 60};
}

int minuteOf(const QTime &time)
{
    return time.hour() * 60 + time.minute();
}

QString dayNames(quint8 days)
{
    QStringList names;
    for (int day = 1; day <= 7; ++day) {
        if ((days >> (day - 1) & 1) != 0)
            names.append(QLocale().standaloneDayName(day, QLocale::ShortFormat));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

RateScheduleEditor::RateScheduleEditor(QWidget *parent)
    : RuleTable(ColumnCount, kVisibleRows, RateSchedule::kMostRules, QStringLiteral("Rule"), parent)
{
    QHeaderView *const header = table().horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(Days, QHeaderView::Stretch);
    header->setMinimumSectionSize(table().fontMetrics().averageCharWidth() * kRateWidth / 2);
    retranslate();
}

void RateScheduleEditor::setSchedule(const RateSchedule &schedule)
{
    setFilling(true);
    table().setRowCount(0);
    for (const RateRule &rule : schedule.rules())
        appendRow(rule);
    setFilling(false);
    updateButtons();
}

RateSchedule RateScheduleEditor::schedule() const
{
    QList<RateRule> rules;
    for (int row = 0; row < table().rowCount(); ++row)
        rules.append(ruleAt(row));
    return RateSchedule(rules);
}

RateRule RateScheduleEditor::ruleAt(int row) const
{
    const auto *const days = qobject_cast<QComboBox *>(table().cellWidget(row, Days));
    const auto *const from = qobject_cast<QTimeEdit *>(table().cellWidget(row, From));
    const auto *const to = qobject_cast<QTimeEdit *>(table().cellWidget(row, To));
    const auto *const rate = qobject_cast<QSpinBox *>(table().cellWidget(row, Limit));
    return {static_cast<quint8>(days->currentData().toUInt()), minuteOf(from->time()),
            minuteOf(to->time()), rate->value() * kBytesPerUnit};
}

void RateScheduleEditor::addRule()
{
    appendRow(kNight);
    enterLast();
    updateButtons();
    Q_EMIT edited();
}

void RateScheduleEditor::appendRow(const RateRule &rule)
{
    const int row = table().rowCount();
    table().insertRow(row);
    auto *days = new QComboBox;
    fillDays(*days, rule.days);
    connect(days, &QComboBox::currentIndexChanged, this, &RateScheduleEditor::tell);
    table().setCellWidget(row, Days, days);
    for (const auto &[column, minute] : {std::pair {From, rule.from}, {To, rule.to}}) {
        auto *time = new QTimeEdit(timeOf(minute));
        connect(time, &QTimeEdit::timeChanged, this, &RateScheduleEditor::tell);
        table().setCellWidget(row, column, time);
    }
    auto *rate = new QSpinBox;
    rate->setRange(0, kMostRate);
    rate->setSingleStep(kRateStep);
    rate->setGroupSeparatorShown(true);
    rate->setValue(static_cast<int>(std::min<qint64>(rule.rate / kBytesPerUnit, kMostRate)));
    connect(rate, &QSpinBox::valueChanged, this, &RateScheduleEditor::tell);
    table().setCellWidget(row, Limit, rate);
    retranslateRow(row);
}

void RateScheduleEditor::fillDays(QComboBox &box, quint8 days) const
{
    box.clear();
    box.addItem(tr("Every day"), kEveryDay);
    box.addItem(tr("Monday to Friday"), kWorkdays);
    box.addItem(tr("Saturday and Sunday"), kWeekend);
    for (int day = 1; day <= 7; ++day)
        box.addItem(QLocale().standaloneDayName(day), 1U << (day - 1));
    if (box.findData(days) < 0)
        box.addItem(dayNames(days), days);
    box.setCurrentIndex(box.findData(days));
}

void RateScheduleEditor::retranslate()
{
    setFilling(true);
    table().setHorizontalHeaderLabels({tr("Days"), tr("From"), tr("To"), tr("Limit")});
    table().setAccessibleName(tr("Limits by the hour"));
    addButton().setText(tr("A&dd"));
    addButton().setAccessibleName(tr("Add hours with a limit of their own"));
    removeButton().setText(tr("R&emove"));
    removeButton().setAccessibleName(tr("Remove the selected hours"));
    for (int row = 0; row < table().rowCount(); ++row) {
        auto *const days = qobject_cast<QComboBox *>(table().cellWidget(row, Days));
        fillDays(*days, static_cast<quint8>(days->currentData().toUInt()));
        retranslateRow(row);
    }
    setFilling(false);
    updateButtons();
}

void RateScheduleEditor::retranslateRow(int row)
{
    auto *const rate = qobject_cast<QSpinBox *>(table().cellWidget(row, Limit));
    rate->setSpecialValueText(tr("No limit"));
    rate->setSuffix(QStringLiteral("\u00A0kB/s"));
    rate->setLocale(QLocale());
    rate->setAccessibleName(tr("Limit in kilobytes per second"));
    for (const auto &[column, name] : {std::pair {From, tr("From")}, {To, tr("To")}}) {
        auto *const time = qobject_cast<QTimeEdit *>(table().cellWidget(row, column));
        time->setLocale(QLocale());
        time->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
        time->setAccessibleName(name);
    }
    table().cellWidget(row, Days)->setAccessibleName(tr("Days"));
}

} // namespace kurier
