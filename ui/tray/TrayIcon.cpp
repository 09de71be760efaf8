// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/TrayIcon.h"

#include "core/queue/QueueDelta.h"
#include "ui/actions/QueueActions.h"
#include "ui/style/SymbolicIcon.h"
#include "ui/text/Format.h"

#include <QAction>
#include <QMenu>

namespace kurier {

TrayIcon::TrayIcon(const QueueActions &actions, QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
    , m_icon(applicationIcon())
{
    m_rates = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_menu->addAction(actions.resumeAll());
    m_menu->addAction(actions.suspendAll());
    m_menu->addSeparator();
    m_add = m_menu->addAction(actionIcon(QStringLiteral("list-add"), QStringLiteral("add")), {});
    m_show = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_quit = m_menu->addAction(
        actionIcon(QStringLiteral("application-exit"), QStringLiteral("quit")), {});
    m_icon.setContextMenu(m_menu.get());
    for (const QAction *action : {m_rates, m_show})
        connect(action, &QAction::triggered, this, &TrayIcon::showRequested);
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

void TrayIcon::setStatus(const QueueStatus &status)
{
    const auto jobs = [&status](JobState state) {
        return status.jobs.at(static_cast<std::size_t>(state));
    };
    m_active = jobs(JobState::Connecting) + jobs(JobState::Transferring);
    m_up = status.bytesPerSecondUp;
    m_down = status.bytesPerSecond - m_up;
    retranslate();
}

void TrayIcon::retranslate()
{
    const QString rates =
        tr("↓ %1   ↑ %2", "rates down and up").arg(formatRate(m_down), formatRate(m_up));
    m_rates->setText(rates);
    m_show->setText(tr("Show &Window"));
    m_add->setText(tr("&Add Transfers…"));
    m_quit->setText(tr("&Quit"));
    const QString state = m_active == 0
        ? tr("Nothing is being transferred.")
        : tr("%n active", "transfers", static_cast<int>(m_active)) + QLatin1Char('\n') + rates;
    // Qt tells the desktop of every one that is set.
    if (const QString text = QStringLiteral("Kurier\n") + state; text != m_icon.toolTip())
        m_icon.setToolTip(text);
}

} // namespace kurier
