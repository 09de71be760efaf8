// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QTimer>

namespace kurier {

/// Keeps the computer from going to sleep while transfers run, by an inhibitor of logind's.
/// Thread: the GUI's; never waits for the bus.
class SleepGuard final : public QObject
{
    Q_OBJECT
public:
    /// How long nothing may run until sleep is allowed again; between two jobs it is not.
    static constexpr std::chrono::milliseconds kGrace {5000};

    /// \a system is the bus logind is on.
    explicit SleepGuard(QDBusConnection system, QObject *parent = nullptr);

    void setActive(bool active);
    /// Off: never keeps awake, whatever runs.
    void setAllowed(bool allowed);
    [[nodiscard]] bool isHolding() const { return m_lock.isValid(); }

Q_SIGNALS:
    void holdingChanged(bool holding);

private:
    void update();
    void ask();
    void release();
    [[nodiscard]] bool isWanted() const { return m_active && m_allowed; }

    QDBusConnection m_system;
    QDBusUnixFileDescriptor m_lock; ///< Open = kept awake.
    QTimer m_releaseSoon;
    bool m_active = false;
    bool m_allowed = true;
    bool m_asking = false;
};

} // namespace kurier
