// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QTimer>

namespace kurier::test {

/// A queue that does nothing but keep a window busy: many jobs, some of which tell progress ten
/// times a second. It cannot be changed. Thread: the one it lives in.
class BusyQueue final : public TransferQueue
{
    Q_OBJECT
public:
    /// \a running of the \a jobs tell progress, spread over the whole queue.
    BusyQueue(int jobs, int running);

    void subscribe() override;
    void addJobs(QList<JobSpec>, const QObject *, Reply<Result<QList<JobId>>> reply,
                 AddingWatchPtr) override
    {
        reply(QList<JobId>());
    }
    void command(JobCommand, QList<JobId>, const QObject *, Reply<CommandResults> reply) override
    {
        reply({});
    }
    void planCancel(QList<JobId>, const QObject *, Reply<CancelPlan> reply) override { reply({}); }
    void cancel(QList<JobId>, std::optional<FilesTold>, const QObject *,
                Reply<CommandResults> reply) override
    {
        reply({});
    }
    void change(JobChanges, QList<JobId>, const QObject *, Reply<CommandResults> reply) override
    {
        reply({});
    }
    void grantAccess(AccessGrant, QList<JobId>, const QObject *,
                     Reply<CommandResults> reply) override
    {
        reply({});
    }
    void requestRows(RowsQuery, const QObject *, Reply<RowsPage> reply) override { reply({}); }
    void findJobs(QString, const QObject *, Reply<QList<JobId>> reply) override { reply({}); }
    void requestDetails(JobId, const QObject *, Reply<Result<JobDetails>> reply) override;
    void requestAddresses(QList<JobId>, const QObject *, Reply<Result<QStringList>> reply) override
    {
        reply(QStringList());
    }
    void requestHistory(HistoryQuery, const QObject *, Reply<HistoryPage> reply) override
    {
        reply({});
    }
    void requestCleanup(const QObject *, Reply<QList<Artefact>> reply) override { reply({}); }
    void retryCleanup(QList<JobId>) override { }
    void abandonCleanup(QList<JobId>, const QObject *, Reply<Error> reply) override { reply({}); }
    void requestLeftovers(const QObject *, Reply<QList<Artefact>> reply) override { reply({}); }
    void removeLeftovers(QList<Artefact>, const QObject *, Reply<QList<Artefact>> reply) override
    {
        reply({});
    }
    void setLimits(const QueueLimits &) override { }

private:
    [[nodiscard]] JobSnapshot jobOf(int number) const;
    void tellPart();
    void progress();

    const int m_jobs;
    const int m_running;
    QList<JobSnapshot> m_active;
    int m_told = 0;
    quint64 m_revision = 0;
    QTimer m_teller {this};
    QTimer m_ticker {this};
};

} // namespace kurier::test
