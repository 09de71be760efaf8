// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace kurier::test {

/// A queue in memory that follows the real transition table. Answers later, like the real one.
class FakeTransferQueue final : public TransferQueue
{
public:
    FakeTransferQueue();

    /// Adds a job as it is; its key is given here.
    JobId insert(JobDetails job);
    JobDetails &at(JobId id) { return m_jobs[indexOf(id)]; }
    [[nodiscard]] bool contains(JobId id) const { return indexOf(id) < m_jobs.size(); }
    [[nodiscard]] std::size_t size() const { return m_jobs.size(); }
    /// Puts a job into \a state and tells it.
    void move(JobId id, JobState state);
    void tellStatus(bool loaded = true);
    /// Who listens to changed().
    [[nodiscard]] int listeners() const { return receivers(SIGNAL(changed(kurier::QueueDelta))); }

    QList<JobSpec> added;
    QList<AccessGrant> grants;
    QList<JobId> retried;
    QList<JobId> abandoned;
    qsizetype holdsAt = -1; ///< An adding tells so many done, then waits to be stopped.
    AddingWatchPtr held; ///< Of that adding.
    int transactions = 0; ///< Calls of addJobs().
    bool tellsUnasked = false; ///< Changes also without subscribe(), as a JobController does.
    int subscriptions = 0;
    int retries = 0;
    int cancels = 0;
    std::optional<FilesTold> filesTold; ///< With the last cancel.
    int pagesAsked = 0;
    int detailsAsked = 0;
    int pagesAnswered = -1; ///< So many at most of those; -1 = all.
    std::optional<QueueLimits> limits; ///< The last ones told.
    Error addError; ///< What addJobs answers unless Ok.
    Error planTrouble; ///< Unless Ok: planCancel() knows no job, and why.
    ArtefactState cleanupResult = ArtefactState::Removed; ///< Where a cancel's artefacts end.

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

    /// Answers a held adding once it is stopped.
    void answerHeld(const QObject *context, const Reply<Result<QList<JobId>>> &reply);

    QList<Artefact> leftovers; ///< What requestLeftovers() finds.

private:
    [[nodiscard]] std::size_t indexOf(JobId id) const;
    CommandResult apply(JobCommand command, JobId id);

    /// Replies from the event loop, unless \a context is gone by then.
    template <class T>
    void answer(const QObject *context, const Reply<T> &reply, T value)
    {
        QPointer<const QObject> guard(context);
        QTimer::singleShot(0, this, [guard, reply, value = std::move(value)] {
            if (guard)
                reply(value);
        });
    }

    std::vector<JobDetails> m_jobs;
    QHash<JobId, std::size_t> m_indexes; ///< In m_jobs.
    qint64 m_lastKey = 0;
    quint64 m_revision = 0;
};

/// A job of one file of 1000 bytes named \a name.
[[nodiscard]] JobDetails sampleJob(const QString &name, JobState state = JobState::Queued);

} // namespace kurier::test
