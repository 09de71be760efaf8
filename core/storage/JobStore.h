// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/job/Job.h"
#include "core/job/JobSnapshot.h"

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace kurier {

/// Ties an answer to its batch or question; grows from 1, chosen by the caller.
using StoreTicket = IntegerId<struct StoreTicketTag>;

/// A new job with all its files.
struct InsertJob
{
    Job job;
};
/// The row of a known job; its files stay as they are stored.
struct UpdateJob
{
    Job job; ///< files is ignored and may be empty.
};
/// One file of a known job.
struct UpdateFile
{
    JobKey job;
    qint32 index = 0;
    JobFile file;
};
/// Inserts or replaces a ledger record.
struct PutArtefact
{
    Artefact artefact;
};

using StoreMutation = std::variant<InsertJob, UpdateJob, UpdateFile, PutArtefact>;

/// One transaction: all of it is durable (synchronous=FULL) or none of it happened.
struct StoreBatch
{
    StoreTicket ticket;
    std::vector<StoreMutation> mutations;
};

/// Which final jobs to read, newest first.
struct HistoryQuery
{
    qint32 limit = 200; ///< Rows at most.
    qint64 beforeFinished = 0; ///< Only rows that ended before this moment; 0 = from the newest.
    JobKey beforeKey; ///< Breaks ties of beforeFinished.
};

struct HistoryPage
{
    std::vector<JobSnapshot> rows; ///< With clean-up state.
    bool more = false;
};

/// One job of any state by id, or by an unambiguous prefix of its id or its exact name.
struct FindJob
{
    JobId id;
};
/// Final jobs whose id starts with \a prefix (lower case hex and dashes) or whose name equals it.
struct FindFinalJobs
{
    QString prefixOrName;
};
struct ReadHistory
{
    HistoryQuery query;
};
/// Ledger records of one job, or (null id) all that are pending, failed or abandoned.
struct ReadArtefacts
{
    JobId job;
};

/// Distinct destination directories of all jobs and ledger records, final ones too; 10,000 at most.
struct ReadDirectories
{
};

/// How much of the history stays.
struct HistoryRetention
{
    qint32 days = 0; ///< Jobs that ended longer ago go; 0 = none.
    qint32 jobs = 0; ///< The oldest go where there are more; 0 = none.

    friend bool operator==(const HistoryRetention &, const HistoryRetention &) = default;
};

using StoreQuestion =
    std::variant<FindJob, FindFinalJobs, ReadHistory, ReadArtefacts, ReadDirectories>;

struct StoreRequest
{
    StoreTicket ticket;
    StoreQuestion question;
};

/// The batch is durable, or (error) nothing of it is and it will not be tried again.
struct BatchStored
{
    StoreTicket ticket;
    Error error;
};
struct JobFound
{
    StoreTicket ticket;
    std::optional<Job> job;
    QList<Artefact> artefacts;
};
struct FinalJobsFound
{
    StoreTicket ticket;
    QList<JobId> ids;
};
struct HistoryRead
{
    StoreTicket ticket;
    HistoryPage page;
};
struct ArtefactsRead
{
    StoreTicket ticket;
    QList<Artefact> artefacts;
};
struct DirectoriesRead
{
    StoreTicket ticket;
    QStringList directories;
};
/// A part of the queue while it is loaded: jobs that are not final, oldest first, and the ledger
/// records that are not Removed, Published or Abandoned. The last part has complete = true.
struct QueueLoaded
{
    std::vector<Job> jobs;
    std::vector<Artefact> artefacts;
    bool complete = false;
    JobKey lastKey; ///< With complete: the highest key ever given, final jobs included.
    ArtefactId lastArtefact; ///< With complete: likewise.
};
/// The store was damaged and set aside; the queue starts empty.
struct StoreSetAside
{
    QString keptAs; ///< Path of the damaged database, never deleted.
    QString reason;
};

using StoreEvent = std::variant<BatchStored, JobFound, FinalJobsFound, HistoryRead, ArtefactsRead,
                                DirectoriesRead, QueueLoaded, StoreSetAside>;
using StoreEventSink = std::function<void(std::vector<StoreEvent> &&)>;

/// The durable queue. Thread: functions from any thread, at once; events on the store's thread, in
/// the order of the calls.
class JobStore
{
public:
    JobStore() = default;
    JobStore(const JobStore &) = delete;
    JobStore &operator=(const JobStore &) = delete;
    virtual ~JobStore() = default;

    /// Reads the queue; QueueLoaded events follow.
    virtual void load() = 0;
    virtual void apply(StoreBatch batch) = 0;
    virtual void ask(StoreRequest request) = 0;
    /// From now on, and after every start that says so again, final jobs go for which \a retention
    /// has no room, with their ledger records: a few at a time, when nothing else is to be done,
    /// and never one of which something may still be left somewhere. No event tells of it.
    virtual void keepHistory(const HistoryRetention &retention) = 0;
    /// Carries out what is queued, delivers the events, closes the database, ends the thread.
    virtual void shutdown() = 0;
};

} // namespace kurier
