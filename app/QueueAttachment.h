// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/QueueBackend.h"

namespace kurier {

class RemoteTransferQueue;

/// The queue of a headless process, over its control socket: transfers go on undisturbed when the
/// window comes and goes. Thread: the one it lives in.
class QueueAttachment final : public QueueBackend
{
    Q_OBJECT
public:
    explicit QueueAttachment(const QString &controlSocket);

    [[nodiscard]] TransferQueue &queue() override;
    [[nodiscard]] bool isElsewhere() const override { return true; }
    void start() override;
    void watch(NetworkState &) override { }
    void shutdown() override;

private:
    RemoteTransferQueue *m_queue; ///< Child.
};

} // namespace kurier
