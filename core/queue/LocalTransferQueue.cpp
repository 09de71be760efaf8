// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/LocalTransferQueue.h"

#include <QPointer>

namespace kurier {

LocalTransferQueue::LocalTransferQueue(TransferQueue &controller, QObject *parent)
    : TransferQueue(parent)
    , m_controller(controller)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &LocalTransferQueue::tellNext);
    connect(&controller, &TransferQueue::changed, this, [this](const QueueDelta &delta) {
        m_waiting.append(delta);
        if (!m_next.isActive())
            tellNext();
    });
    connect(&controller, &TransferQueue::statusChanged, this, &TransferQueue::statusChanged);
    connect(&controller, &TransferQueue::storeSetAside, this, &TransferQueue::storeSetAside);
    connect(&controller, &TransferQueue::storeFailed, this, &TransferQueue::storeFailed);
    connect(&controller, &TransferQueue::closed, this, &TransferQueue::closed);
}

void LocalTransferQueue::tellNext()
{
    if (m_waiting.isEmpty())
        return;
    m_next.start();
    Q_EMIT changed(m_waiting.takeFirst());
}

template <class Call>
void LocalTransferQueue::post(Call call)
{
    TransferQueue *const controller = &m_controller;
    QMetaObject::invokeMethod(
        controller, [controller, call = std::move(call)]() mutable { call(*controller); },
        Qt::QueuedConnection);
}

template <class T>
TransferQueue::Reply<T> LocalTransferQueue::homeward(const QObject *context, Reply<T> reply)
{
    // The guards are made, copied away and read only on this object's thread or untouched
    // elsewhere.
    struct Home
    {
        QPointer<const QObject> context;
        bool hasContext = false;
        Reply<T> reply;
    };
    auto home = std::make_shared<Home>(Home {context, context != nullptr, std::move(reply)});
    const QPointer<LocalTransferQueue> self(this);
    return [self, home](T value) {
        if (!self)
            return;
        QMetaObject::invokeMethod(
            self.data(),
            [home, value = std::move(value)]() mutable {
                if (!home->hasContext || home->context)
                    home->reply(std::move(value));
            },
            Qt::QueuedConnection);
    };
}

void LocalTransferQueue::subscribe()
{
    post([](TransferQueue &queue) { queue.subscribe(); });
}

void LocalTransferQueue::addJobs(QList<JobSpec> specs, const QObject *context,
                                 Reply<Result<QList<JobId>>> reply, AddingWatchPtr watch)
{
    post([specs = std::move(specs), home = homeward(context, std::move(reply)),
          watch = std::move(watch)](TransferQueue &queue) mutable {
        queue.addJobs(std::move(specs), &queue, home, std::move(watch));
    });
}

void LocalTransferQueue::command(JobCommand command, QList<JobId> ids, const QObject *context,
                                 Reply<CommandResults> reply)
{
    post([command, ids = std::move(ids),
          home = homeward(context, std::move(reply))](TransferQueue &queue) mutable {
        queue.command(command, std::move(ids), &queue, home);
    });
}

void LocalTransferQueue::planCancel(QList<JobId> ids, const QObject *context,
                                    Reply<CancelPlan> reply)
{
    post([ids = std::move(ids), home = homeward(context, std::move(reply))](
             TransferQueue &queue) mutable { queue.planCancel(std::move(ids), &queue, home); });
}

void LocalTransferQueue::cancel(QList<JobId> ids, std::optional<FilesTold> told,
                                const QObject *context, Reply<CommandResults> reply)
{
    post([ids = std::move(ids), told = std::move(told),
          home = homeward(context, std::move(reply))](TransferQueue &queue) mutable {
        queue.cancel(std::move(ids), std::move(told), &queue, home);
    });
}

void LocalTransferQueue::change(JobChanges changes, QList<JobId> ids, const QObject *context,
                                Reply<CommandResults> reply)
{
    post([changes = std::move(changes), ids = std::move(ids),
          home = homeward(context, std::move(reply))](TransferQueue &queue) mutable {
        queue.change(std::move(changes), std::move(ids), &queue, home);
    });
}

void LocalTransferQueue::grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                                     Reply<CommandResults> reply)
{
    post([grant = std::move(grant), ids = std::move(ids),
          home = homeward(context, std::move(reply))](TransferQueue &queue) mutable {
        queue.grantAccess(std::move(grant), std::move(ids), &queue, home);
    });
}

void LocalTransferQueue::requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply)
{
    post([query = std::move(query), home = homeward(context, std::move(reply))](
             TransferQueue &queue) mutable { queue.requestRows(std::move(query), &queue, home); });
}

void LocalTransferQueue::findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply)
{
    post([text = std::move(text), home = homeward(context, std::move(reply))](
             TransferQueue &queue) mutable { queue.findJobs(std::move(text), &queue, home); });
}

void LocalTransferQueue::requestDetails(JobId id, const QObject *context,
                                        Reply<Result<JobDetails>> reply)
{
    post([id, home = homeward(context, std::move(reply))](TransferQueue &queue) {
        queue.requestDetails(id, &queue, home);
    });
}

void LocalTransferQueue::requestAddresses(QList<JobId> ids, const QObject *context,
                                          Reply<Result<QStringList>> reply)
{
    post([ids = std::move(ids), home = homeward(context, std::move(reply))](TransferQueue &queue) {
        queue.requestAddresses(ids, &queue, home);
    });
}

void LocalTransferQueue::requestHistory(HistoryQuery query, const QObject *context,
                                        Reply<HistoryPage> reply)
{
    post([query, home = homeward(context, std::move(reply))](TransferQueue &queue) {
        queue.requestHistory(query, &queue, home);
    });
}

void LocalTransferQueue::requestCleanup(const QObject *context, Reply<QList<Artefact>> reply)
{
    post([home = homeward(context, std::move(reply))](TransferQueue &queue) {
        queue.requestCleanup(&queue, home);
    });
}

void LocalTransferQueue::retryCleanup(QList<JobId> ids)
{
    post([ids = std::move(ids)](TransferQueue &queue) { queue.retryCleanup(ids); });
}

void LocalTransferQueue::abandonCleanup(QList<JobId> ids, const QObject *context,
                                        Reply<Error> reply)
{
    if (!reply)
        reply = [](const Error &) {};
    post([ids = std::move(ids), home = homeward(context, std::move(reply))](TransferQueue &queue) {
        queue.abandonCleanup(ids, &queue, home);
    });
}

void LocalTransferQueue::requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply)
{
    post([home = homeward(context, std::move(reply))](TransferQueue &queue) {
        queue.requestLeftovers(&queue, home);
    });
}

void LocalTransferQueue::removeLeftovers(QList<Artefact> leftovers, const QObject *context,
                                         Reply<QList<Artefact>> reply)
{
    post([leftovers = std::move(leftovers), home = homeward(context, std::move(reply))](
             TransferQueue &queue) { queue.removeLeftovers(leftovers, &queue, home); });
}

void LocalTransferQueue::setLimits(const QueueLimits &limits)
{
    post([limits](TransferQueue &queue) { queue.setLimits(limits); });
}

} // namespace kurier
