// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/WaitingChanges.h"
#include "core/queue/TransferQueue.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <optional>

namespace kurier {

class SendRoom;

/// Tells a client of the control socket what a window of this process would be told: deltas (rows
/// that were there before are not told; the client lists them), the status, trouble of the store.
/// While the client has no room, changes wait and the newer ones take the place of the older.
/// Thread: the queue's.
class QueueFeed final : public QObject
{
    Q_OBJECT
public:
    /// \a room: of the client; null = there always is.
    QueueFeed(TransferQueue &queue, QString owner, const SendRoom *room, QObject *parent);

    /// Tells the client that its window is wanted.
    void raise(const QStringList &urls);

Q_SIGNALS:
    /// {delta}, {status}, {raise: [url]}, {storeFailed: error} or
    /// {storeSetAside: {keptAs, reason}}.
    void told(const QJsonObject &event);

private:
    [[nodiscard]] bool hasRoom() const;
    void tellNext();

    const QString m_owner;
    const SendRoom *m_room;
    WaitingChanges m_changes;
    std::optional<QueueStatus> m_status; ///< Waits.
    QTimer m_next;
};

} // namespace kurier
