// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/TrayIcon.h"

#include "ui/style/SymbolicIcon.h"

#include <QAction>
#include <QMenu>

namespace kurier {

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
    , m_icon(applicationIcon())
    , m_show(m_menu->addAction(QString()))
    , m_add(m_menu->addAction(QString()))
    , m_quit(m_menu->addAction(QString()))
{
    m_menu->insertSeparator(m_quit);
    m_icon.setContextMenu(m_menu.get());
    connect(m_show, &QAction::triggered, this, &TrayIcon::showRequested);
    connect(m_add, &QAction::triggered, this, &TrayIcon::addRequested);
    connect(m_quit, &QAction::triggered, this, &TrayIcon::quitRequested);
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT showRequested();
            });
    retranslate();
    m_icon.show();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::setStatus(const QString &text)
{
    m_icon.setToolTip(text);
}

void TrayIcon::retranslate()
{
    m_show->setText(tr("Show Kurier"));
    m_add->setText(tr("Add Transfers…"));
    m_quit->setText(tr("Quit"));
}

} // namespace kurier
