// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/SettingsDialog.h"

#include "ui/dialogs/settings/AppearancePage.h"
#include "ui/dialogs/settings/FoldersPage.h"
#include "ui/dialogs/settings/GeneralPage.h"
#include "ui/dialogs/settings/HistoryLimitsPage.h"
#include "ui/dialogs/settings/NetworkPage.h"
#include "ui/dialogs/settings/SchedulePage.h"
#include "ui/dialogs/settings/ShortcutsPage.h"
#include "ui/style/Colors.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace kurier {

SettingsDialog::SettingsDialog(Settings &settings, Shortcuts &shortcuts, QWidget *parent)
    : QDialog(parent)
    , m_general(new GeneralPage(settings))
    , m_pages({m_general, new FoldersPage(settings), new NetworkPage(settings),
               new SchedulePage(settings), new HistoryLimitsPage(settings),
               new AppearancePage(settings), new ShortcutsPage(shortcuts)})
    , m_tabs(new QTabWidget(this))
    , m_hint(new QLabel(this))
    , m_close(new QPushButton(this))
{
    // All pages are to be seen at once: the dialog is as wide as they need.
    m_tabs->setUsesScrollButtons(false);
    setAttribute(Qt::WA_DeleteOnClose);
    for (SettingsPage *page : std::as_const(m_pages))
        m_tabs->addTab(page, QString());
    m_hint->setTextFormat(Qt::PlainText);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addSpacing(6);
    layout->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    retranslate();
}

void SettingsDialog::setPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

void SettingsDialog::setHasTray(bool has)
{
    m_general->setHasTray(has);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        m_pages.at(i)->retranslate();
        m_tabs->setTabText(static_cast<int>(i), m_pages.at(i)->title());
    }
    m_tabs->tabBar()->setAccessibleName(tr("Pages of the settings"));
    m_hint->setText(tr("Changes take effect at once."));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(colors, Tone::Muted));
    m_hint->setPalette(colors);
    m_close->setText(tr("Close"));
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier
