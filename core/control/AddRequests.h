// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlCall.h"
#include "core/queue/TransferQueue.h"

#include <QHash>
#include <QObject>

class QTimer;

namespace kurier {

/// The control protocol's requests to add jobs: what each client gathers in several of them is
/// added at once, tells how far it is, and can be stopped until it is being stored.
/// Thread: the queue's.
class AddRequests final : public QObject
{
    Q_OBJECT
public:
    /// \a queue must outlive this object.
    explicit AddRequests(TransferQueue &queue, QObject *parent = nullptr);

    /// Errors it answers by itself: EInvalidArg, what specFromJson() refuses, BgETooLarge; then
    /// nothing of the client waits any more.
    void add(const ControlCall &call);
    void stop(const ControlCall &call);

private:
    struct Client
    {
        QList<JobSpec> waiting;
        QList<AddingWatchPtr> running;
    };

    Client &clientOf(QObject *context);
    void forget(QObject *context);
    void start(const ControlCall &call, QList<JobSpec> jobs);
    static QTimer *startProgress(const ControlCall &call, const AddingWatchPtr &watch);

    TransferQueue &m_queue;
    QHash<QObject *, Client> m_clients;
};

} // namespace kurier
