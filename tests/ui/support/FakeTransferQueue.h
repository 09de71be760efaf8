// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QHash>

#include <map>

namespace kurier {

/// A queue in memory: the true state table and plans, no transfers. Answers through the event loop,
/// as the real one does, and remembers what it was asked. Thread: the one of the test.
class FakeTransferQueue final : public TransferQueue
{
    Q_OBJECT
public:
    struct Call
    {
        QString what; ///< "resume", "suspend", "complete", "cancel", "change" …
        QList<JobId> ids;
    };

    using TransferQueue::TransferQueue;

    // Preparing and looking.
    JobId put(Job job, qint64 rate = 0);
    /// Changes a job of the queue and tells the window.
    void change(const JobId &id, const std::function<void(Job &)> &edit);
    void setRate(const JobId &id, qint64 rate);
    void putArtefacts(const JobId &id, const QList<Artefact> &artefacts);
    /// What the job does and did, as its details tell it.
    void putActivity(const JobId &id, std::vector<FileActivity> activity,
                     std::vector<JobLogEntry> log, std::vector<RateSample> rates);
    [[nodiscard]] const Job &job(const JobId &id) const;
    [[nodiscard]] QList<Call> callsOf(const QString &what) const;
    void forgetCalls() { m_calls.clear(); }
    void publishStatus();
    void failNextAdd(const Error &error) { m_addError = error; }
    [[nodiscard]] const QList<JobSpec> &addedSpecs() const { return m_added; }
    [[nodiscard]] const QList<HistoryQuery> &historyQueries() const { return m_historyQueries; }
    [[nodiscard]] const QList<AccessGrant> &grants() const { return m_grants; }
    [[nodiscard]] const QueueLimits &limits() const { return m_limits; }

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
    void setLimits(const QueueLimits &limits) override { m_limits = limits; }

    /// From now on addJobs() waits for finishAdding(), having told its watch of \a done jobs.
    void holdAdding(qsizetype done) { m_heldDone = done; }
    /// Adds, or answers that it was stopped.
    void finishAdding();
    [[nodiscard]] bool isAdding() const { return m_held != nullptr; }
    [[nodiscard]] int addCalls() const { return m_addCalls; }

    /// From now on commands wait, Cancel and its plans among them.
    void holdCommands() { m_holding = true; }
    /// Carries out what waits, and what comes from now on.
    void releaseCommands();
    /// What waits is answered as when the other process has gone, and nothing of it done.
    void loseConnection();
    /// The next commands on this job change nothing and answer with \a error.
    void refuse(const JobId &id, const Error &error) { m_refusals.insert(id, error); }

    QList<Artefact> leftovers; ///< What requestLeftovers() finds.

private:
    /// Runs \a work, whose argument says whether the queue can be reached, now or when it may.
    void carryOut(std::function<void(bool)> work);
    Error apply(JobCommand command, Job &job);
    [[nodiscard]] JobSnapshot row(const Job &job) const;
    void tell(const QList<JobId> &touched, bool reset = false);
    void note(const QString &what, const QList<JobId> &ids) { m_calls.append({what, ids}); }

    std::map<qint64, Job> m_jobs; ///< By key; final ones too.
    QHash<JobId, qint64> m_keys;
    QHash<JobId, qint64> m_rates;
    QHash<JobId, QList<Artefact>> m_artefacts;
    struct Runtime
    {
        std::vector<FileActivity> activity;
        std::vector<JobLogEntry> log;
        std::vector<RateSample> rates;
    };
    QHash<JobId, Runtime> m_runtime;
    QList<Call> m_calls;
    QList<JobSpec> m_added;
    QList<AccessGrant> m_grants;
    QList<HistoryQuery> m_historyQueries;
    std::optional<Error> m_addError;
    std::optional<qsizetype> m_heldDone;
    std::function<void()> m_held;
    int m_addCalls = 0;
    bool m_holding = false;
    QList<std::function<void(bool)>> m_waiting;
    QHash<JobId, Error> m_refusals;
    std::optional<FilesTold> m_told; ///< With the last cancel.
    QueueLimits m_limits;
    bool m_subscribed = false;
    quint64 m_revision = 0;
    qint64 m_lastKey = 0;
    qint64 m_now = 1'760'000'000'000;
};

} // namespace kurier
