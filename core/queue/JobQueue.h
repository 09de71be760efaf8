// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/NetworkCondition.h"
#include "core/base/Seldom.h"
#include "core/job/JobChanges.h"
#include "core/job/JobTransitions.h"
#include "core/queue/CancelPlan.h"
#include "core/queue/HostTable.h"
#include "core/queue/JobEffects.h"
#include "core/queue/Moment.h"
#include "core/queue/NameReservations.h"
#include "core/queue/QueueScheduler.h"
#include "core/queue/SpaceWaits.h"
#include "core/transfer/TransferMessages.h"
#include "core/upload/UploadMessages.h"

#include <QHash>

#include <array>
#include <map>
#include <optional>
#include <random>
#include <set>

namespace kurier {

/// All jobs that are not final, and every rule about them: trigger in, effects out. Does nothing
/// itself: no thread, no file, no clock. The only place that changes a job.
/// Thread: the controller's.
class JobQueue
{
public:
    explicit JobQueue(quint32 seed = std::random_device {}());

    void setActiveJobs(int count) { m_scheduler.setSlots(count); }
    void setJobsPerHost(int count) { m_scheduler.setJobsPerHost(count); }
    /// Jobs that nobody used for so many days are announced as unused and a week later cancelled
    /// (UnusedJobs.h); 0 = never, as in the beginning.
    void setInactiveDays(int days, const Moment &now);
    /// How many are announced.
    [[nodiscard]] qint64 unusedJobs() const { return m_unused; }
    /// How the computer is connected, and what may run on a metered network. Jobs that this keeps
    /// from running are in TRANSIENT_ERROR without a retry until it no longer does; the time does
    /// not count as theirs. Hosts of this machine are always there.
    void setNetwork(const NetworkCondition &network, MeteredPolicy policy, const Moment &now,
                    JobEffects &out);

    /// While it is held no job begins. Not held in the beginning.
    void hold(bool held) { m_held = held; }
    /// A job would have begun in the last advance(), had it not been held.
    [[nodiscard]] bool isHeldUp() const { return m_heldUp; }

    // -- content ---------------------------------------------------------------------------------
    /// A job read from the store: what was active waits again, an asked-for Complete goes on.
    void restore(Job job, const Moment &now, JobEffects &out);
    /// Keys given from now on are higher than \a last.
    void setLastKey(JobKey last);
    /// A new job, with key, final names and times filled in. Names in \a taken exist on disk.
    /// It is QUEUED when \a resumed, but runs only after confirm().
    JobKey add(Job job, bool resumed, const QSet<QString> &taken, const Moment &now,
               JobEffects &out);
    /// The new job is durable: it may run.
    void confirm(JobKey key);
    /// Takes a job out that could not be stored; nothing of it was begun.
    void withdraw(JobKey key);

    [[nodiscard]] const Job *find(JobKey key) const;
    [[nodiscard]] const Job *find(const JobId &id) const;
    [[nodiscard]] std::optional<JobKey> keyOf(const JobId &id) const;
    [[nodiscard]] std::size_t size() const { return m_records.size(); }
    /// How many jobs are in each state, by its number.
    [[nodiscard]] const std::array<qint64, kAllJobStates.size()> &counts() const
    {
        return m_counts;
    }
    /// Calls \a visit(const Job &) for jobs with keys above \a after, oldest first, while it says
    /// true.
    template <class Visit>
    void visitAfter(JobKey after, Visit visit) const
    {
        for (auto it = m_records.upper_bound(after); it != m_records.end(); ++it) {
            if (!visit(it->second.job))
                return;
        }
    }

    // -- verbs -----------------------------------------------------------------------------------
    /// Carries out a verb. \returns Ok or a remark; DoEInvalidState, DoEJobEmpty when refused,
    /// without any effect; nothing when the answer follows as effect::CommandEnded (Complete, and
    /// Cancel while a Complete is being carried out: the files that are in place stay).
    [[nodiscard]] std::optional<Error> command(JobCommand command, JobKey key, const Moment &now,
                                               JobEffects &out);
    /// Why \a job cannot get another address: EInvalidArg, DoEInvalidState when all is here.
    [[nodiscard]] static std::optional<Error> whyNotAddress(const Job &job);
    /// Sets valid properties; at once, also of a running attempt. An address only where
    /// whyNotAddress() says nothing.
    void change(JobKey key, const JobChanges &changes, const Moment &now, JobEffects &out);

    // -- events of attempts ----------------------------------------------------------------------
    /// The temp file of the attempt's file, or the session that an upload is about to have on its
    /// server, is recorded under \a temp.
    void tempRecorded(AttemptId attempt, ArtefactId temp, JobEffects &out);
    void connected(const TransferConnected &event, const Moment &now, JobEffects &out);
    void progress(AttemptId attempt, qint64 bytes, JobEffects &out);
    /// Bytes up to \a bytes are on disk.
    void checkpoint(AttemptId attempt, const ByteRanges &proven, JobEffects &out);
    /// The attempt's terminal event; with Finished all bytes are on disk. An attempt at a file with
    /// checksums goes on after that until verified().
    void ended(const TransferEnded &event, const Moment &now, JobEffects &out);
    /// Outcome of effect::VerifyFile; with it the attempt has ended. \a stopped: nothing is known.
    void verified(AttemptId attempt, bool stopped, const Error &error, const Moment &now,
                  JobEffects &out);
    /// Whether everything of \a job is one file that is published as soon as it is here.
    [[nodiscard]] static bool mayPublishAtOnce(const Job &job);
    /// Whether ended() will have the attempt's file published if all its \a bytes are here. Then
    /// it may be told before they are on disk.
    [[nodiscard]] bool mayPublish(AttemptId attempt, qint64 bytes) const;
    /// Outcome of effect::PublishFile, after a crash: nothing is left of the file, as it was to get
    /// its first name.
    void neverNamed(JobKey key, qint32 file, const Moment &now, JobEffects &out);
    /// Outcome of effect::PublishFile. \a suggestion: a free name, when the wanted one is taken.
    void published(JobKey key, qint32 file, const Error &error, const QString &suggestion,
                   const Moment &now, JobEffects &out);

    // -- disk space ------------------------------------------------------------------------------
    /// Outcome of effect::LookForRoom: so many bytes are free and promised to nobody; nothing = the
    /// file system does not tell. \a device: its st_dev, 0 = not known.
    void roomFound(const QString &directory, quint64 device, std::optional<qint64> free,
                   const Moment &now, JobEffects &out);
    /// Something was removed from this file system.
    void roomMayHaveGrown(const QString &directory, quint64 device, const Moment &now);

    // -- events of attempts at uploads -----------------------------------------------------------
    /// The file that is to be sent for the first time is this one.
    void sourceOpened(AttemptId attempt, const SourceMark &mark, JobEffects &out);
    /// Its session is recorded, and bytes may flow.
    void uploadConnected(AttemptId attempt, const Moment &now, JobEffects &out);
    /// The server's own count: it may be lower than what was known before.
    void uploadProgress(AttemptId attempt, qint64 sent, qint64 acknowledged, JobEffects &out);
    void uploadAcknowledged(AttemptId attempt, qint64 bytes, JobEffects &out);
    /// The attempt's terminal event. A session that was lost is begun anew once before it counts
    /// as a failure.
    void uploadEnded(const UploadEnded &event, const Moment &now, JobEffects &out);

    // -- time ------------------------------------------------------------------------------------
    /// Starts and stops what the scheduler wants, and queues retries that are due.
    void advance(const Moment &now, JobEffects &out);
    /// Steady time at which advance() has something to do by itself; max() if never.
    [[nodiscard]] std::chrono::milliseconds nextDeadline() const;

private:
    /// What went wrong with a job lately, and until when it waits for that.
    struct Trouble
    {
        std::chrono::milliseconds retryDue {0}; ///< In TRANSIENT_ERROR.
        /// Key in m_retries: the retry or the end of patience.
        std::chrono::milliseconds wakeAt {0};
        std::chrono::milliseconds failingSince {0}; ///< Steady twin of Job::failingSince.
        std::shared_ptr<const Error> addressError; ///< The most hopeful of their errors.
        qint64 roomNeed = 0; ///< Bytes its next file lacked when the disk was full last.
        std::chrono::milliseconds roomDue {0}; ///< Not tried before, unless room was made.
        qint32 failures = 0; ///< In a row.
        qint32 addressesTried = 0; ///< In a row, at one file, since the last delay.
        qint32 roomFailures = 0; ///< Attempts in a row that a full disk ended.
    };

    struct Record
    {
        Job job;
        AttemptId attempt; ///< Running or ending; null = none.
        QueueScheduler::Place place; ///< Where it waits for a slot.
        HostId host; ///< Of the file that runs or is next, while it waits or runs.
        Seldom<Trouble> trouble;
        bool durable = false; ///< Stored: it may run.
        bool ending = false; ///< The attempt was told to stop.
        bool progressed = false; ///< Bytes came since it became active.
        bool cancelAsked = false; ///< Cancel came while Complete was being carried out.
        bool waitsForRoom = false; ///< In m_space, and in TRANSIENT_ERROR.
        bool oneConnection = false; ///< Several got no proof from the server of this file.
        bool sessionLost = false; ///< A session of this upload was begun anew already.

        void forgetFailures();
        void forgetFullDisks();
        void forgetAddresses();
    };

    Record *recordOf(AttemptId attempt);
    bool move(Record &record, JobTrigger trigger, const Moment &now, JobEffects &out);
    void waitForSlot(Record &record);
    void planRetry(Record &record, const Moment &now);
    void waitForRoom(Record &record);
    void touch(Record &record, const Moment &now, JobEffects &out);
    void setNotice(Job &job, qint64 seen, qint64 cancelAt);
    void lookForUnused(const Moment &now, JobEffects &out);
    bool reviewUse(Record &record, const Moment &now, JobEffects &out);
    void diskFull(Record &record, const Error &error, const Moment &now, JobEffects &out);
    static qint64 roomNeeded(const Job &job);
    [[nodiscard]] std::optional<ErrorCode> hindrance(const Record &record);
    void review(Record &record, bool networkIsBack, const Moment &now, JobEffects &out);
    void hinder(Record &record, ErrorCode reason, const Moment &now, JobEffects &out);
    void hinderWaiting(const Moment &now, JobEffects &out);
    void changeAddress(Record &record, const QByteArray &url, const Moment &now, JobEffects &out);
    bool changePriority(Record &record, const std::optional<JobPriority> &priority);
    bool changeOptions(Record &record, const JobChanges &changes, const Moment &now,
                       JobEffects &out);
    void leaveState(Record &record);
    void enterState(Record &record, const Moment &now);
    qint64 &countOf(const Record &record);
    void storeRow(Record &record, const Moment &now, JobEffects &out);
    static void storeFile(const Record &record, qint32 index, JobEffects &out);
    void startNextFile(Record &record, JobEffects &out);
    void stopAttempt(Record &record, bool discard, JobEffects &out);

    Error resume(Record &record, const Moment &now, JobEffects &out);
    Error suspend(Record &record, const Moment &now, JobEffects &out);
    void cancel(Record &record, const Moment &now, JobEffects &out);
    std::optional<Error> complete(Record &record, const Moment &now, JobEffects &out);
    void beginCompletion(Record &record, const Moment &now, JobEffects &out);
    void dropUnfinished(Record &record, JobEffects &out);
    void endCompletion(Record &record, const Moment &now, JobEffects &out);
    void completionStep(Record &record, const Moment &now, JobEffects &out);
    void failCompletion(Record &record, const Moment &now, JobEffects &out);
    void leave(Record &record, const Moment &now, JobEffects &out);

    void fileInterrupted(Record &record, qint32 index, const TransferEnded &event, bool wasEnding,
                         const Moment &now, JobEffects &out);
    void fileFinished(Record &record, qint32 index, qint64 bytes, const Moment &now,
                      JobEffects &out);
    bool verifyFirst(Record &record, qint32 index, const TransferEnded &event, const Moment &now,
                     JobEffects &out);
    bool refuseSize(Record &record, qint32 index, const TransferEnded &event, const Moment &now,
                    JobEffects &out);
    void verificationFailed(Record &record, qint32 index, const TransferEnded &event,
                            const Moment &now, JobEffects &out);
    void takePlaceAgain(JobKey key);
    bool tryNextAddress(Record &record, qint32 index, const Error &error, const Moment &now,
                        JobEffects &out);
    void goOn(Record &record, const Moment &now, JobEffects &out);
    void allFilesDone(Record &record, const Moment &now, JobEffects &out);
    void failed(Record &record, qint32 index, const TransferEnded &event, const Moment &now,
                JobEffects &out);
    void uploadInterrupted(Record &record, qint32 index, const UploadEnded &event, bool wasEnding,
                           const Moment &now, JobEffects &out);
    void rename(Record &record, JobFile &file, const QString &wanted, const Moment &now,
                JobEffects &out);
    [[nodiscard]] static qint32 nextWaitingFile(const Job &job);

    std::map<JobKey, Record> m_records;
    QHash<JobId, JobKey> m_keys;
    QHash<AttemptId, std::pair<JobKey, qint32>> m_attempts;
    std::set<std::pair<std::chrono::milliseconds, JobKey>> m_retries;
    bool m_held = false;
    bool m_heldUp = false;
    NetworkCondition m_network;
    bool m_wasOffline = false; ///< And has not been online since.
    MeteredPolicy m_meteredPolicy = MeteredPolicy::Everything;
    std::vector<JobKey> m_hindered; ///< Came to wait although the network does not let them run.
    SpaceWaits m_space;
    int m_inactiveDays = 0;
    qint64 m_unused = 0;
    JobKey m_unusedAfter; ///< How far the look at all jobs has come.
    std::chrono::milliseconds m_unusedDue {std::chrono::milliseconds::max()};
    NameReservations m_names;
    HostTable m_hosts;
    QueueScheduler m_scheduler;
    std::array<qint64, kAllJobStates.size()> m_counts {};
    std::mt19937 m_random;
    JobKey m_lastKey;
    AttemptId m_lastAttempt;
};

} // namespace kurier
