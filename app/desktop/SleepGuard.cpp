// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/SleepGuard.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace kurier {

SleepGuard::SleepGuard(QDBusConnection system, QObject *parent)
    : QObject(parent)
    , m_system(std::move(system))
{
    m_releaseSoon.setSingleShot(true);
    m_releaseSoon.setInterval(kGrace);
    connect(&m_releaseSoon, &QTimer::timeout, this, &SleepGuard::release);
}

void SleepGuard::setActive(bool active)
{
    m_active = active;
    update();
}

void SleepGuard::setAllowed(bool allowed)
{
    m_allowed = allowed;
    if (!allowed)
        release();
    update();
}

void SleepGuard::update()
{
    if (isWanted()) {
        m_releaseSoon.stop();
        if (!isHolding() && !m_asking)
            ask();
    } else if (isHolding() && !m_releaseSoon.isActive()) {
        m_releaseSoon.start();
    }
}

void SleepGuard::ask()
{
    if (!m_system.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Kurier") << tr("Transfers are running")
         << QStringLiteral("block");
    m_asking = true;
    auto *watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *done) {
                done->deleteLater();
                m_asking = false;
                const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *done;
                // Who gets none, as in a container, sleeps as the system likes.
                if (reply.isError() || !isWanted())
                    return;
                m_lock = reply.value();
                Q_EMIT holdingChanged(isHolding());
            });
}

void SleepGuard::release()
{
    m_releaseSoon.stop();
    if (!isHolding())
        return;
    m_lock = {};
    Q_EMIT holdingChanged(false);
}

} // namespace kurier
