// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "core/settings/Settings.h"

#include <QDBusConnection>
#include <QObject>

#include <memory>

namespace kurier {

class ColorSchemePortal;
class EndNotices;
class LauncherProgress;
class SleepGuard;
class TrayHost;

/// What the queue tells the desktop: notifications, progress on the icon, staying awake; and which
/// colours and whether a tray the desktop has. Does nothing where there is no bus. Thread: the
/// GUI's; the buses are connected on another one.
class DesktopLink final : public QObject
{
    Q_OBJECT
public:
    /// \a queue and \a settings outlive it.
    DesktopLink(TransferQueue &queue, Settings &settings, std::function<bool()> isWatched);
    ~DesktopLink() override;

    /// Connects to the buses of the session and the system; what happens until then is not told.
    void start();
    /// Works with these.
    void attach(const QDBusConnection &session, const QDBusConnection &system);
    /// The desktop has a tray at this moment; false until that is known.
    [[nodiscard]] bool hasTray() const;

Q_SIGNALS:
    /// The person wants to see Kurier.
    void raiseRequested();
    /// Which colours the desktop wants; System = it does not mind.
    void colorSchemeTold(kurier::ColorScheme scheme);
    /// As TrayHost::found().
    void trayFound();

private:
    void applySettings();
    void showStatus(const QueueStatus &status);

    TransferQueue &m_queue;
    Settings &m_settings;
    std::function<bool()> m_isWatched;
    std::unique_ptr<ColorSchemePortal> m_colors;
    std::unique_ptr<EndNotices> m_notices;
    std::unique_ptr<LauncherProgress> m_progress;
    std::unique_ptr<SleepGuard> m_sleep;
    std::unique_ptr<TrayHost> m_tray;
};

} // namespace kurier
