// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace kurier {

/// Finds out whether somebody shows tray icons: over the session's bus, or on X11 by a window.
/// Asks without waiting, and follows what comes and goes. Thread: the GUI's.
class TrayHost final : public QObject
{
    Q_OBJECT
public:
    /// Where \a session is not connected, only X11's way is looked at.
    explicit TrayHost(QDBusConnection session, QObject *parent = nullptr);

    void start();
    /// A tray is there at this moment.
    [[nodiscard]] bool isPresent() const;

Q_SIGNALS:
    /// An icon that is made now is shown, or (X11) will be as soon as a tray comes. At most once
    /// for each of the two ways.
    void found();

private Q_SLOTS:
    void ask();

private:
    enum class Watcher : quint8 { Unknown, None, Present };

    void learn(Watcher watcher, bool host);
    void fallBack();

    QDBusConnection m_session;
    int m_question = 0; ///< Number of the last one; earlier answers are old.
    Watcher m_watcher = Watcher::Unknown; ///< Who keeps the list of icons.
    bool m_host = false; ///< Somebody shows that list, and Qt knows.
    bool m_foundByBus = false;
};

} // namespace kurier
