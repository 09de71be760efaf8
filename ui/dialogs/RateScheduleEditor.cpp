// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/RateScheduleEditor.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
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
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
{
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Days, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    const int unit = m_table->fontMetrics().averageCharWidth();
    m_table->horizontalHeader()->setMinimumSectionSize(unit * kRateWidth / 2);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * (kVisibleRows + 1)
                              + 2 * m_table->frameWidth());
    m_add->setObjectName(QStringLiteral("addRule"));
    m_remove->setObjectName(QStringLiteral("removeRule"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
    layout->addLayout(buttons);

    connect(m_add, &QPushButton::clicked, this, &RateScheduleEditor::addRule);
    connect(m_remove, &QPushButton::clicked, this, &RateScheduleEditor::removeRule);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &RateScheduleEditor::updateButtons);
    retranslate();
}

void RateScheduleEditor::setSchedule(const RateSchedule &schedule)
{
    m_filling = true;
    m_table->setRowCount(0);
    for (const RateRule &rule : schedule.rules())
        appendRow(rule);
    m_filling = false;
    updateButtons();
}

RateSchedule RateScheduleEditor::schedule() const
{
    QList<RateRule> rules;
    for (int row = 0; row < m_table->rowCount(); ++row)
        rules.append(ruleAt(row));
    return RateSchedule(rules);
}

RateRule RateScheduleEditor::ruleAt(int row) const
{
    const auto *const days = qobject_cast<QComboBox *>(m_table->cellWidget(row, Days));
    const auto *const from = qobject_cast<QTimeEdit *>(m_table->cellWidget(row, From));
    const auto *const to = qobject_cast<QTimeEdit *>(m_table->cellWidget(row, To));
    const auto *const rate = qobject_cast<QSpinBox *>(m_table->cellWidget(row, Limit));
    return {static_cast<quint8>(days->currentData().toUInt()), minuteOf(from->time()),
            minuteOf(to->time()), rate->value() * kBytesPerUnit};
}

void RateScheduleEditor::addRule()
{
    appendRow(kNight);
    m_table->selectRow(m_table->rowCount() - 1);
    m_table->cellWidget(m_table->rowCount() - 1, Days)->setFocus();
    updateButtons();
    Q_EMIT edited();
}

void RateScheduleEditor::removeRule()
{
    m_table->removeRow(m_table->currentRow());
    updateButtons();
    Q_EMIT edited();
}

void RateScheduleEditor::appendRow(const RateRule &rule)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const auto tell = [this] {
        if (!m_filling)
            Q_EMIT edited();
    };
    auto *days = new QComboBox;
    fillDays(*days, rule.days);
    connect(days, &QComboBox::currentIndexChanged, this, tell);
    m_table->setCellWidget(row, Days, days);
    for (const auto &[column, minute] : {std::pair {From, rule.from}, {To, rule.to}}) {
        auto *time = new QTimeEdit(timeOf(minute));
        connect(time, &QTimeEdit::timeChanged, this, tell);
        m_table->setCellWidget(row, column, time);
    }
    auto *rate = new QSpinBox;
    rate->setRange(0, kMostRate);
    rate->setSingleStep(kRateStep);
    rate->setGroupSeparatorShown(true);
    rate->setValue(static_cast<int>(std::min<qint64>(rule.rate / kBytesPerUnit, kMostRate)));
    connect(rate, &QSpinBox::valueChanged, this, tell);
    m_table->setCellWidget(row, Limit, rate);
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

void RateScheduleEditor::updateButtons()
{
    m_add->setEnabled(m_table->rowCount() < RateSchedule::kMostRules);
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

void RateScheduleEditor::retranslate()
{
    m_filling = true;
    m_table->setHorizontalHeaderLabels({tr("Days"), tr("From"), tr("To"), tr("Limit")});
    m_table->setAccessibleName(tr("Limits by the hour"));
    m_add->setText(tr("A&dd"));
    m_add->setAccessibleName(tr("Add hours with a limit of their own"));
    m_remove->setText(tr("R&emove"));
    m_remove->setAccessibleName(tr("Remove the selected hours"));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        auto *const days = qobject_cast<QComboBox *>(m_table->cellWidget(row, Days));
        fillDays(*days, static_cast<quint8>(days->currentData().toUInt()));
        retranslateRow(row);
    }
    m_filling = false;
    updateButtons();
}

void RateScheduleEditor::retranslateRow(int row)
{
    auto *const rate = qobject_cast<QSpinBox *>(m_table->cellWidget(row, Limit));
    rate->setSpecialValueText(tr("No limit"));
    rate->setSuffix(QStringLiteral("\u00A0kB/s"));
    rate->setLocale(QLocale());
    rate->setAccessibleName(tr("Limit in kilobytes per second"));
    for (const auto &[column, name] : {std::pair {From, tr("From")}, {To, tr("To")}}) {
        auto *const time = qobject_cast<QTimeEdit *>(m_table->cellWidget(row, column));
        time->setLocale(QLocale());
        time->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
        time->setAccessibleName(name);
    }
    m_table->cellWidget(row, Days)->setAccessibleName(tr("Days"));
}

void RateScheduleEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier
