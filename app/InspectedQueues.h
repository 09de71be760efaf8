// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/QueueBackend.h"
#include "core/base/Error.h"
#include "core/control/UserAccount.h"

#include <QList>

namespace kurier {

class JoinedQueue;
class RemoteTransferQueue;

/// The queues of other users as an inspector's window shows them: over their control sockets where
/// they run, otherwise as they lie on disk, read by processes with the owners' rights. Only for
/// root. Thread: the one it lives in.
class InspectedQueues final : public QueueBackend
{
    Q_OBJECT
public:
    explicit InspectedQueues(const QList<UserAccount> &owners);
    ~InspectedQueues() override;

    [[nodiscard]] TransferQueue &queue() override;
    [[nodiscard]] bool isElsewhere() const override { return true; }
    void start() override;
    void watch(NetworkState &) override { }
    void shutdown() override;

private:
    void add(const UserAccount &owner);

    JoinedQueue *m_joined; ///< Child.
    QList<RemoteTransferQueue *> m_queues; ///< Its children.
};

} // namespace kurier
