// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/Credentials.h"
#include "core/job/CommandResult.h"
#include "core/job/JobChanges.h"
#include "core/queue/AddingWatch.h"
#include "core/queue/CancelPlan.h"
#include "core/queue/QueueDelta.h"
#include "core/settings/QueueLimits.h"
#include "core/storage/JobStore.h"

#include <QObject>

#include <functional>
#include <optional>

namespace kurier {

/// What a person gives jobs that a server refused.
struct AccessGrant
{
    /// For the server or proxy that the job's error names, else for the servers of its files.
    std::optional<Credentials> credentials;
    bool remember = false; ///< In the key ring, for every job of that server.
    QByteArray trust; ///< SHA-256 of the one certificate to accept; 64 hex digits, or empty.
};

/// Rows of the queue, oldest first: what `kurierctl list` reads page by page.
struct RowsQuery
{
    JobKey after; ///< Only rows with a higher key.
    qint32 limit = 1000; ///< Rows at most.
    QList<JobState> states; ///< Only these; empty = all.
};

struct RowsPage
{
    QList<JobSnapshot> rows;
    bool more = false;
};

/// What the window (and the control socket) knows of a queue: commands by id with an answer later,
/// changes as deltas. The queue may live in this process or in another; nobody can tell.
/// Thread: all functions and callbacks on the thread of the object. No function blocks. A callback
/// is called exactly once, never from inside the call; when \a context is destroyed, not at all.
class TransferQueue : public QObject
{
    Q_OBJECT
public:
    template <class T>
    using Reply = std::function<void(T)>;

    using QObject::QObject;

    /// Has everything there is told anew in parts, beginning with a delta whose reset is true, and
    /// changed() emitted with every change from then on.
    virtual void subscribe() = 0;

    /// Adds jobs, all or none, durably, in one transaction. Answers with their ids in the order of
    /// \a specs; with none when \a watch was stopped in time.
    virtual void addJobs(QList<JobSpec> specs, const QObject *context,
                         Reply<Result<QList<JobId>>> reply, AddingWatchPtr watch = {}) = 0;
    /// Resume, suspend or complete; for Cancel see cancel(). One result per id, in order. States
    /// are checked when the command is carried out: DoEInvalidState, DoEJobNotFound, DoEJobEmpty.
    virtual void command(JobCommand command, QList<JobId> ids, const QObject *context,
                         Reply<CommandResults> reply) = 0;
    /// What cancel() would do now.
    virtual void planCancel(QList<JobId> ids, const QObject *context, Reply<CancelPlan> reply) = 0;
    /// Cancels. Answers when the intent is durable; the removal goes on. Whoever calls this has
    /// asked the person before. With \a told, downloads that have more finished files by now than
    /// the person was told of are not cancelled: DoEInvalidState.
    virtual void cancel(QList<JobId> ids, std::optional<FilesTold> told, const QObject *context,
                        Reply<CommandResults> reply) = 0;
    /// Sets properties of jobs that are not final; with effect on running transfers at once.
    /// Errors beside the verbs': those of validate(JobChanges).
    virtual void change(JobChanges changes, QList<JobId> ids, const QObject *context,
                        Reply<CommandResults> reply) = 0;

    /// Gives jobs credentials or a certificate to trust, and resumes them. Errors beside Resume's:
    /// DoEJobNotFound, DoEInvalidState (final), EInvalidArg (trust malformed).
    virtual void grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                             Reply<CommandResults> reply) = 0;

    /// A page of the queue, without subscribing.
    virtual void requestRows(RowsQuery query, const QObject *context, Reply<RowsPage> reply) = 0;
    /// Ids of jobs (final ones too) meant by \a text: a whole id, a prefix of one with at least 4
    /// characters, or an exact display name. None = unknown, several = ambiguous.
    virtual void findJobs(QString text, const QObject *context, Reply<QList<JobId>> reply) = 0;
    /// Everything about one job of any state; DoEJobNotFound.
    virtual void requestDetails(JobId id, const QObject *context,
                                Reply<Result<JobDetails>> reply) = 0;
    /// The addresses of all files of jobs of any state, in the order of \a ids, whole: with what
    /// may be secret in them, for somebody who asks for just that. EAccessDenied when they are
    /// somebody else's; jobs that are not there have none.
    virtual void requestAddresses(QList<JobId> ids, const QObject *context,
                                  Reply<Result<QStringList>> reply) = 0;
    /// Final jobs, newest first.
    virtual void requestHistory(HistoryQuery query, const QObject *context,
                                Reply<HistoryPage> reply) = 0;
    /// Ledger records that are pending, failed or abandoned.
    virtual void requestCleanup(const QObject *context, Reply<QList<Artefact>> reply) = 0;
    /// Tries failed and pending removals again now; an empty list means all.
    virtual void retryCleanup(QList<JobId> ids) = 0;
    /// Gives up what could not be removed of these jobs. \a reply comes when that is on disk.
    virtual void abandonCleanup(QList<JobId> ids, const QObject *context, Reply<Error> reply) = 0;
    void abandonCleanup(QList<JobId> ids) { abandonCleanup(std::move(ids), nullptr, {}); }

    /// Temp files of ours that no job and no ledger record knows, in the directories of all jobs
    /// and the download directory, as they are now. Changes nothing.
    virtual void requestLeftovers(const QObject *context, Reply<QList<Artefact>> reply) = 0;
    /// Records each of \a leftovers (from requestLeftovers()) in the ledger and removes it, if it
    /// still is what it was. Answers in their order when each was tried once: Removed, or Failed
    /// with the reason. Whoever calls this has asked the person before.
    virtual void removeLeftovers(QList<Artefact> leftovers, const QObject *context,
                                 Reply<QList<Artefact>> reply) = 0;

    virtual void setLimits(const QueueLimits &limits) = 0;

Q_SIGNALS:
    void changed(const kurier::QueueDelta &delta);
    void statusChanged(const kurier::QueueStatus &status);
    /// The database was damaged and set aside under \a keptAs; the queue started empty.
    void storeSetAside(const QString &keptAs, const QString &reason);
    /// The queue's database cannot be written at the moment (disk full …).
    void storeFailed(const kurier::Error &error);
    /// The queue is gone (other process ended); no callback will come any more.
    void closed();
};

} // namespace kurier
