// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"

#include <QDBusConnection>
#include <QObject>

class QDBusVariant;

namespace kurier {

/// Whether the desktop wants programs light or dark, by the portal's setting color-scheme of
/// org.freedesktop.appearance (XDG Desktop Portal, "Settings"). Says nothing where there is no
/// portal. Thread: the GUI's; never waits for the bus.
class ColorSchemePortal final : public QObject
{
    Q_OBJECT
public:
    explicit ColorSchemePortal(QDBusConnection session, QObject *parent = nullptr);

    /// Asks once, and listens from then on.
    void start();

Q_SIGNALS:
    /// System = the desktop does not mind.
    void told(kurier::ColorScheme scheme);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void tell(const QVariant &value);

    QDBusConnection m_session;
    bool m_changed = false; ///< What is asked for is older.
};

} // namespace kurier
