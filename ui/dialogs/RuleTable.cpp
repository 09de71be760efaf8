// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/RuleTable.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace kurier {

RuleTable::RuleTable(int columns, int visibleRows, qsizetype most, const QString &what,
                     QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, columns, this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_most(most)
{
    m_add->setObjectName(QStringLiteral("add") + what);
    m_remove->setObjectName(QStringLiteral("remove") + what);
    build(visibleRows);
    connect(m_add, &QPushButton::clicked, this, [this] { addRule(); });
    connect(m_remove, &QPushButton::clicked, this, &RuleTable::removeRule);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &RuleTable::updateButtons);
}

void RuleTable::build(int visibleRows)
{
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * (visibleRows + 1)
                              + 2 * m_table->frameWidth());
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
    layout->addLayout(buttons);
}

void RuleTable::removeRule()
{
    m_table->removeRow(m_table->currentRow());
    updateButtons();
    Q_EMIT edited();
}

void RuleTable::tell()
{
    if (!m_filling)
        Q_EMIT edited();
}

void RuleTable::updateButtons()
{
    m_add->setEnabled(m_table->rowCount() < m_most);
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

void RuleTable::enterLast()
{
    const int last = m_table->rowCount() - 1;
    m_table->selectRow(last);
    m_table->cellWidget(last, 0)->setFocus();
}

void RuleTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier
