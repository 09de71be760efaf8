// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/InspectedQueues.h"

#include "app/ctl/OwnerQueue.h"
#include "core/base/Paths.h"
#include "core/control/RemoteTransferQueue.h"
#include "core/queue/JoinedQueue.h"

#include <unistd.h>

namespace kurier {

namespace {

/// What root may do in the queue of somebody who runs it; the owner's process carries it out.
JobCommands permittedToRoot()
{
    JobCommands commands;
    for (const JobCommand command : {JobCommand::Suspend, JobCommand::Resume, JobCommand::Cancel})
        commands.insert(command);
    return commands;
}

QStringList socketsOf(const UserAccount &owner)
{
    return owner.user == ::geteuid() ? QStringList {Paths::fromEnvironment().controlSocket}
                                     : controlSocketsOf(owner);
}

} // namespace

InspectedQueues::InspectedQueues(const QList<UserAccount> &owners)
    : m_joined(new JoinedQueue(this))
{
    for (const UserAccount &owner : owners)
        add(owner);
}

InspectedQueues::~InspectedQueues() = default;

void InspectedQueues::add(const UserAccount &owner)
{
    auto *const queue = new RemoteTransferQueue(socketsOf(owner), owner.user);
    const int number = m_joined->add(owner.name, queue);
    queue->setStored([this, owner]() -> Result<FileHandlePtr> {
        auto stored = serveOwnersQueue(owner);
        if (!stored)
            return tl::unexpected(stored.error());
        QProcess *const process = stored->process.release();
        process->setParent(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        return std::move(stored->socket);
    });
    connect(queue, &RemoteTransferQueue::sourceChanged, m_joined,
            [this, number](bool running, const Error &trouble) {
                m_joined->setOwner(number, running ? permittedToRoot() : JobCommands(), running,
                                   trouble);
            });
    m_queues.append(queue);
}

TransferQueue &InspectedQueues::queue()
{
    return *m_joined;
}

void InspectedQueues::start()
{
    for (RemoteTransferQueue *const queue : std::as_const(m_queues))
        queue->start();
}

void InspectedQueues::shutdown()
{
    for (RemoteTransferQueue *const queue : std::as_const(m_queues))
        queue->close();
    Q_EMIT finished();
}

} // namespace kurier
