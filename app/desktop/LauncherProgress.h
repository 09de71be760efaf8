// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/QueueDelta.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace kurier {

/// Shows how far the running transfers are on the program's icon in the desktop's bar, for
/// desktops that listen to com.canonical.Unity.LauncherEntry. Thread: the GUI's.
class LauncherProgress final : public QObject
{
    Q_OBJECT
public:
    explicit LauncherProgress(QDBusConnection session, QObject *parent = nullptr);

    void follow(const QueueDelta &delta);

private:
    struct Share
    {
        qint64 done = 0;
        qint64 total = 0; ///< -1 = unknown.

        friend bool operator==(const Share &, const Share &) = default;
    };

    void tell();

    QDBusConnection m_session;
    QHash<JobId, Share> m_running;
    QTimer m_soon; ///< So that many changes are told once.
    QVariantMap m_told;
};

} // namespace kurier
