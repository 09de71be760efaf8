// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/DesktopLink.h"

#include "app/desktop/ColorSchemePortal.h"
#include "app/desktop/EndNotices.h"
#include "app/desktop/LauncherProgress.h"
#include "app/desktop/SleepGuard.h"
#include "app/desktop/TrayHost.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>

namespace kurier {

namespace {

/// Asked before, as the library would start a bus of its own otherwise.
bool hasSessionBus()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(runtime + QLatin1String("/bus"));
}

} // namespace

DesktopLink::DesktopLink(TransferQueue &queue, Settings &settings, std::function<bool()> isWatched)
    : m_queue(queue)
    , m_settings(settings)
    , m_isWatched(std::move(isWatched))
{
}

DesktopLink::~DesktopLink() = default;

void DesktopLink::start()
{
    // Connecting waits for the bus's answer; a bus that hangs must not hold the window.
    QObject *const home = QCoreApplication::instance();
    QThreadPool::globalInstance()->start([home, self = QPointer(this)] {
        const QDBusConnection session = hasSessionBus()
            ? QDBusConnection::connectToBus(QDBusConnection::SessionBus,
                                            QStringLiteral("kurier-session"))
            : QDBusConnection(QString());
        const QDBusConnection system = QDBusConnection::connectToBus(
            QDBusConnection::SystemBus, QStringLiteral("kurier-system"));
        QMetaObject::invokeMethod(
            home,
            [self, session, system] {
                if (self)
                    self->attach(session, system);
            },
            Qt::QueuedConnection);
    });
}

void DesktopLink::attach(const QDBusConnection &session, const QDBusConnection &system)
{
    if (session.isConnected()) {
        m_colors = std::make_unique<ColorSchemePortal>(session);
        connect(m_colors.get(), &ColorSchemePortal::told, this, &DesktopLink::colorSchemeTold);
        m_colors->start();
        m_notices = std::make_unique<EndNotices>(m_queue, session);
        m_notices->setWatched(m_isWatched);
        connect(m_notices.get(), &EndNotices::raiseRequested, this, &DesktopLink::raiseRequested);
        m_progress = std::make_unique<LauncherProgress>(session);
        connect(&m_queue, &TransferQueue::changed, m_progress.get(), &LauncherProgress::follow);
    }
    m_tray = std::make_unique<TrayHost>(session);
    connect(m_tray.get(), &TrayHost::found, this, &DesktopLink::trayFound);
    m_tray->start();
    if (system.isConnected()) {
        m_sleep = std::make_unique<SleepGuard>(system);
        connect(&m_queue, &TransferQueue::statusChanged, this, &DesktopLink::showStatus);
    }
    connect(&m_settings, &Settings::changed, this, &DesktopLink::applySettings);
    applySettings();
}

bool DesktopLink::hasTray() const
{
    return m_tray && m_tray->isPresent();
}

void DesktopLink::applySettings()
{
    if (m_notices)
        m_notices->setAllowed(m_settings.notifyEnds());
    if (m_sleep)
        m_sleep->setAllowed(m_settings.inhibitSleep());
}

void DesktopLink::showStatus(const QueueStatus &status)
{
    const auto count = [&status](JobState state) {
        return status.jobs.at(static_cast<std::size_t>(state));
    };
    m_sleep->setActive(count(JobState::Connecting) + count(JobState::Transferring) > 0);
}

} // namespace kurier
