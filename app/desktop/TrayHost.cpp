// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/TrayHost.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QSystemTrayIcon>
#include <QTimer>

#include <chrono>
#include <utility>

namespace kurier {

namespace {

const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kWatcherPath = QStringLiteral("/StatusNotifierWatcher");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
/// Programs that start with the session may be faster than its panel.
constexpr std::chrono::seconds kPanelComes {3};

/// Nobody has the watcher's name; a watcher that fails to answer gives other errors.
bool isNobody(const QDBusError &error)
{
    return error.type() == QDBusError::ServiceUnknown
        || error.name() == QLatin1String("org.freedesktop.DBus.Error.NameHasNoOwner");
}

bool isX11()
{
    return QGuiApplication::platformName() == QLatin1String("xcb");
}

} // namespace

TrayHost::TrayHost(QDBusConnection session, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
{
}

void TrayHost::start()
{
    if (!m_session.isConnected()) {
        m_watcher = Watcher::None;
        return fallBack();
    }
    auto *owners = new QDBusServiceWatcher(kWatcher, m_session,
                                           QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(owners, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayHost::ask);
    for (const char *signal : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
        m_session.connect(kWatcher, kWatcherPath, kWatcher, QString::fromLatin1(signal), this,
                          SLOT(ask()));
    // In Qt 6.4 the first question for a tray decides which way is used from then on.
    QTimer::singleShot(kPanelComes, this, &TrayHost::fallBack);
    ask();
}

void TrayHost::ask()
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(kWatcher, kWatcherPath, kProperties, QStringLiteral("Get"));
    message << kWatcher << QStringLiteral("IsStatusNotifierHostRegistered");
    message.setAutoStartService(false);
    auto *answer = new QDBusPendingCallWatcher(m_session.asyncCall(message), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, question = ++m_question](QDBusPendingCallWatcher *watcher) {
                const QDBusPendingReply<QDBusVariant> reply = *watcher;
                watcher->deleteLater();
                if (question != m_question)
                    return;
                if (reply.isValid())
                    learn(Watcher::Present, reply.value().variant().toBool());
                else
                    learn(isNobody(reply.error()) ? Watcher::None : Watcher::Present, false);
            });
}

void TrayHost::learn(Watcher watcher, bool host)
{
    m_watcher = watcher;
    // It has just answered: Qt, which waits for it, does not wait long.
    m_host = host && QSystemTrayIcon::isSystemTrayAvailable();
    if (m_host && !std::exchange(m_foundByBus, true))
        Q_EMIT found();
}

void TrayHost::fallBack()
{
    if (m_watcher == Watcher::None && isX11())
        Q_EMIT found();
}

bool TrayHost::isPresent() const
{
    return m_host
        || (m_watcher == Watcher::None && isX11() && QSystemTrayIcon::isSystemTrayAvailable());
}

} // namespace kurier
