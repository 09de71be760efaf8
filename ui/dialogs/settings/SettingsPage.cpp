// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/SettingsPage.h"

#include <QGridLayout>
#include <QLabel>

namespace kurier {

SettingsPage::SettingsPage(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(14, 14, 14, 14);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(10);
    m_grid->setColumnStretch(1, 1);
}

QLabel *SettingsPage::addField(QWidget *field, bool wide)
{
    auto *label = new QLabel(this);
    label->setBuddy(field);
    m_grid->addWidget(label, m_row, 0, wide ? Qt::AlignTop : Qt::Alignment());
    m_grid->addWidget(field, m_row, 1, wide ? Qt::Alignment() : Qt::AlignLeft);
    ++m_row;
    return label;
}

void SettingsPage::addLine(QWidget *field)
{
    m_grid->addWidget(field, m_row, 0, 1, 2);
    ++m_row;
}

void SettingsPage::addStretch()
{
    m_grid->setRowStretch(m_row, 1);
}

} // namespace kurier
