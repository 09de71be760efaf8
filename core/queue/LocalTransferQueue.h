// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QTimer>

namespace kurier {

/// A queue of this process whose controller lives on another thread: hands commands over and brings
/// replies and changes back. Of many changes each has a turn of the event loop to itself, so that a
/// window stays at hand between them. Thread: the one it lives in (the GUI's); never blocks.
class LocalTransferQueue final : public TransferQueue
{
    Q_OBJECT
public:
    /// \a controller must outlive this object.
    explicit LocalTransferQueue(TransferQueue &controller, QObject *parent = nullptr);

    void subscribe() override;
    void addJobs(QList<JobSpec> specs, const QObject *context, Reply<Result<QList<JobId>>> reply,
                 AddingWatchPtr watch = {}) override;
    void command(JobCommand command, QList<JobId> ids, const QObject *context,
                 Reply<CommandResults> reply) override;
    void planCancel(QList<JobId> ids, const QObject *context, Reply<CancelPlan> reply) override;
    void cancel(QList<JobId> ids, std::optional<FilesTold> told, const QObject *context,
                Reply<CommandResults> reply) override;
    void change(JobChanges changes, QList<JobId> ids, const QObject *context,
                Reply<CommandResults> reply) override;
    void grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                     Reply<CommandResults> reply) override;
    void requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply) override;
    void findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply) override;
    void requestDetails(JobId id, const QObject *context, Reply<Result<JobDetails>> reply) override;
    void requestAddresses(QList<JobId> ids, const QObject *context,
                          Reply<Result<QStringList>> reply) override;
    void requestHistory(HistoryQuery query, const QObject *context,
                        Reply<HistoryPage> reply) override;
    void requestCleanup(const QObject *context, Reply<QList<Artefact>> reply) override;
    void retryCleanup(QList<JobId> ids) override;
    void abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply) override;
    void requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply) override;
    void removeLeftovers(QList<Artefact> leftovers, const QObject *context,
                         Reply<QList<Artefact>> reply) override;
    void setLimits(const QueueLimits &limits) override;

private:
    /// Runs \a call(controller) on the controller's thread.
    template <class Call>
    void post(Call call);
    /// Brings a reply from the controller's thread back to this one.
    template <class T>
    Reply<T> homeward(const QObject *context, Reply<T> reply);

    void tellNext();

    TransferQueue &m_controller;
    QList<QueueDelta> m_waiting; ///< Not told yet, as another one was told in this turn.
    QTimer m_next; ///< Runs until this turn is over.
};

} // namespace kurier
