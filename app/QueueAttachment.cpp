// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/QueueAttachment.h"

#include "core/control/RemoteTransferQueue.h"

#include <unistd.h>

namespace kurier {

QueueAttachment::QueueAttachment(const QString &controlSocket)
    : m_queue(new RemoteTransferQueue({controlSocket}, ::geteuid(), this))
{
    connect(m_queue, &RemoteTransferQueue::reachableChanged, this, &QueueBackend::reachableChanged);
    connect(m_queue, &RemoteTransferQueue::raiseRequested, this, &QueueBackend::raiseRequested);
}

TransferQueue &QueueAttachment::queue()
{
    return *m_queue;
}

void QueueAttachment::start()
{
    m_queue->start();
}

void QueueAttachment::shutdown()
{
    // What was asked for is on its way: the other process carries it out.
    m_queue->close();
    Q_EMIT finished();
}

} // namespace kurier
