// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/CredentialDesk.h"
#include "core/base/Clock.h"
#include "core/cleanup/CleanupLedger.h"
#include "core/policy/Policy.h"
#include "core/queue/ChangeReporter.h"
#include "core/queue/ControllerInbox.h"
#include "core/queue/JobQueue.h"
#include "core/queue/ScheduledRate.h"
#include "core/queue/SessionRemovalDesk.h"
#include "core/queue/StoreGate.h"
#include "core/queue/TransferPipeline.h"
#include "core/queue/TransferQueue.h"
#include "core/queue/UploadPipeline.h"
#include "core/queue/VerificationDesk.h"

#include <QTimer>

#include <memory>

namespace kurier {

/// What the controller works with; all outlive it.
struct ControllerParts
{
    const Clock &clock;
    JobStore &store;
    FileWorker &files;
    TransferEngine &engine;
    std::shared_ptr<ControllerInbox> inbox;
    quint32 publishedMode = 0644; ///< Access rights of finished files (0666 without the umask).
    KeyRing *keyRing = nullptr; ///< Null = none; lives on the controller's thread.
    QString netrcFile = {}; ///< For jobs that may use it.
    QString downloadDirectory = {}; ///< Searched for leftovers beside those of all jobs.
    UploadEngine *uploads = nullptr; ///< Null = uploads are refused (ENotImpl).
    Policy policy = {}; ///< What this computer's administrator allows.
};

/// The only writer of job state: turns commands and the threads' events into triggers for JobQueue,
/// carries out its effects, and tells what changed. Works in turns; at the end of each, what
/// changed is one transaction, and what must wait for it waits. Thread: the one it lives in, which
/// needs an event loop; it never blocks there.
class JobController final : public TransferQueue,
                            private TransferPipeline::Listener,
                            private UploadPipeline::Listener
{
    Q_OBJECT
public:
    explicit JobController(const ControllerParts &parts, QObject *parent = nullptr);
    ~JobController() override;

    /// Reads the queue. Commands that come before it is read wait for it.
    void load();
    /// Ends all attempts, records how far they are and calls \a done. Commands are refused from
    /// now on (no reply). When the store cannot be written, \a done is called all the same.
    void shutdown(std::function<void()> done);

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
    /// No job begins before setNetwork(). For somebody who asks the system only when it matters.
    void awaitNetwork();
    /// How the computer is connected now.
    void setNetwork(const NetworkCondition &network);

Q_SIGNALS:
    /// A job would begin if setNetwork() were called.
    void networkWanted();

private:
    struct Answers;
    struct Adding;
    struct Sweep;
    struct SessionRun;
    using SessionRunPtr = std::shared_ptr<SessionRun>;
    using Found = TransferPipeline::Listener::Found;
    using SweepPtr = std::shared_ptr<Sweep>;
    using AddingPtr = std::shared_ptr<Adding>;
    using AnswersPtr = std::shared_ptr<Answers>;
    using Answer = std::function<void(const Error &)>;

    // TransferPipeline::Listener
    void whenDurable(std::function<void()> action) override;
    Artefact recordTemp(AttemptId attempt, const Artefact &temp) override;
    [[nodiscard]] bool mayPublish(AttemptId attempt, qint64 bytes) override;
    void unnamed(ArtefactId temp, FileHandlePtr file) override;
    void tempIdentified(ArtefactId temp, const FilePlace &place) override;
    void tempLost(ArtefactId temp) override;
    void writing(ArtefactId temp) override;
    void written(ArtefactId temp, FileHandlePtr file) override;
    void accessWanted(const AttemptStart &start, const AccessChallenge &challenge,
                      const std::optional<Credentials> &tried, Found found) override;
    void attemptConnected(const TransferConnected &event) override;
    void attemptProgress(AttemptId attempt, qint64 bytes) override;
    void attemptSynced(AttemptId attempt, const ByteRanges &proven) override;
    void attemptEnded(const TransferEnded &event) override;

    // UploadPipeline::Listener
    void sourceOpened(AttemptId attempt, const SourceMark &mark) override;
    Artefact recordSession(AttemptId attempt, const Artefact &record) override;
    void sending(ArtefactId record) override;
    void sessionKnown(ArtefactId record, const UploadSession &session,
                      std::optional<std::chrono::seconds> expires) override;
    void uploadAccessWanted(const UploadStart &start, const AccessChallenge &challenge,
                            const std::optional<Credentials> &tried, Found found) override;
    void uploadConnected(AttemptId attempt) override;
    void uploadProgress(AttemptId attempt, qint64 sent, qint64 acknowledged) override;
    void uploadAcknowledged(AttemptId attempt, qint64 bytes) override;
    void uploadEnded(ArtefactId record, const UploadEnded &event) override;

    /// Runs \a work as one turn now, or once the queue is loaded.
    void turn(std::function<void()> work);
    /// The same for \a work that decides nothing: after it there is nothing to carry out.
    void whenLoaded(std::function<void()> work);
    void drain();
    void endTurn();
    void handle(StoreEvent &&event);
    void queueLoaded(QueueLoaded &&part);
    void forgetParts();
    void adoptLedger();

    void carryOutAll();
    void carryOut(effect::Store &effect);
    void carryOut(const effect::StartFile &effect);
    void carryOut(const effect::StopFile &effect);
    void carryOut(const effect::SetRate &effect);
    void carryOut(const effect::VerifyFile &effect);
    void carryOut(const effect::LookForRoom &effect);
    void carryOut(const effect::PublishFile &effect);
    void carryOut(const effect::DropArtefact &effect);
    void carryOut(const effect::ArtefactPublished &effect);
    void carryOut(const effect::RowChanged &effect);
    void carryOut(const effect::RowLeft &effect);
    void carryOut(const effect::CommandEnded &effect);

    /// Takes credentials out of \a job and keeps them apart, so that nobody stores them.
    void setCredentialsApart(Job &job, const std::optional<Credentials> &given);
    [[nodiscard]] JobChanges addressSetApart(const JobId &id, JobChanges changes);
    [[nodiscard]] std::optional<Error> refusedAddress(JobKey key, const JobChanges &changes) const;
    /// The same for a job of an older version that was stored with them.
    void cleanStoredJob(Job &job);
    /// A job that was added before a rule forbade it ends in ERROR with that rule.
    void blockStoredJob(Job &job) const;
    void addAccess(const Job &job, AttemptStart &start) const;
    [[nodiscard]] QByteArray proxyFor(const JobOptions &options) const;
    /// \a netrc: its entry may be the answer.
    void lookUpAccess(const JobId &id, bool netrc, const AccessChallenge &challenge,
                      const std::optional<Credentials> &tried, Found found);
    void forgetCredentials(const JobId &id);

    void startUpload(const effect::StartFile &effect, const Job &job);
    [[nodiscard]] UploadAccess uploadAccess(const JobId &id, const JobOptions &options) const;
    /// What is recorded of sessions in \a artefact says too little after a crash.
    static void doubtAfterCrash(Artefact &artefact);
    void removeSession(const Artefact &artefact);
    void removeUnknownSession(const Artefact &artefact);
    void prepareRemoval(const SessionRunPtr &run, const Job *job);
    void askForRemoval(const SessionRunPtr &run);
    void removalAnswered(const SessionRunPtr &run, const SessionRemoved &outcome);
    void removalEnded(const SessionRun &run, const SessionRemoved &outcome);
    void sessionArrived(const Artefact &artefact);
    /// Into the clean-up log.
    void noteCleanup(CleanupNote what, const Artefact &artefact, qint64 bytes,
                     const Error &reason = {});
    void noteArrived(const Job &job, qint32 file);
    void prepareAdding(const AddingPtr &adding);
    void checkDestination(const AddingPtr &adding, const QString &directory,
                          const QStringList &names);
    void checkSources(const AddingPtr &adding);
    void finishCheck(const AddingPtr &adding);
    void lookUpInNetrc(const JobId &id, const AccessChallenge &challenge,
                       const std::optional<Credentials> &tried, const Found &found);
    void keepGranted(const Job &job, const Credentials &given, bool remember);
    [[nodiscard]] static Answer answerAt(const AnswersPtr &answers, qsizetype index);
    void grantOne(const AccessGrant &grant, const JobId &id, const Answer &answer);
    void publish(JobKey key, qint32 file);
    void publicationEnded(JobKey key, qint32 file, const PublishFile &task, ArtefactId temp,
                          const FilePublished &outcome);
    void removeDue();
    void storeArtefact(const std::optional<Artefact> &artefact);
    void sweepDirectories(const QStringList &stored, const SweepPtr &sweep);
    void sortLeftovers(const SweepPtr &sweep);
    [[nodiscard]] QSet<QString> namesInLedger() const;
    [[nodiscard]] bool isLeftover(const Artefact &artefact, const QSet<QString> &known) const;
    void removeLeftover(const SweepPtr &sweep, qsizetype index, const QSet<QString> &known);
    void tellFirstOutcome(const Artefact &outcome);
    void finishAdding(Adding &adding);
    [[nodiscard]] static AnswersPtr makeAnswers(const QList<JobId> &ids,
                                                Reply<CommandResults> reply);
    void commandOne(JobCommand command, const JobId &id, const Answer &answer);
    /// \a done gets the stored job, or null when there is none.
    void lookUpFinal(const JobId &id, std::function<void(const Job *)> done);

    void tick();
    void wakeUp();
    void tellChanges(bool withProgress);
    void tellStatus();
    void applyRate();
    void armTimers();
    void checkShutdown();
    [[nodiscard]] Moment now() const;

    const ControllerParts m_parts;
    JobQueue m_queue;
    CleanupLedger m_ledger;
    StoreGate m_gate;
    FileTaskDesk m_files;
    TransferPipeline m_pipeline;
    UploadPipeline m_uploads;
    SessionRemovalDesk m_sessionRemovals;
    VerificationDesk m_verification;
    ChangeReporter m_reporter {m_queue, m_ledger};
    ScheduledRate m_rate;
    NetworkCondition m_network;
    bool m_networkAwaited = false;
    bool m_networkAsked = false;
    MeteredPolicy m_meteredPolicy = MeteredPolicy::Everything;
    CredentialDesk m_credentials;
    QByteArray m_proxy; ///< Of jobs without one of their own.

    JobEffects m_effects;
    JobEffects m_restoreEffects; ///< Of the load; the ledger has to be complete first.
    std::vector<std::function<void()>> m_waitingForLoad;
    std::map<std::pair<JobCommand, JobId>, std::vector<Answer>> m_open;
    /// Handles of temp files that have to go, to find them by.
    std::map<ArtefactId, FileHandlePtr> m_lastHandles;
    /// Files that are recorded and have no name until they are published.
    std::map<ArtefactId, FileHandlePtr> m_unnamed;
    /// Who waits for the first removal of an artefact.
    std::map<ArtefactId, std::function<void(const Artefact &)>> m_firstOutcome;
    std::function<void()> m_shutdownDone;
    bool m_loaded = false;
    bool m_closing = false;
    bool m_storeTrouble = false;
    bool m_rateShared = false; ///< Downloads and uploads have half of the limit each.
    std::chrono::milliseconds m_lastCheckpoint {0};

    // Children, so that they move to a thread together with the controller.
    QTimer m_ticker {this}; ///< Progress, rates, checkpoints; runs only while something moves.
    QTimer m_alarm {this}; ///< Retries, time slices, removals.
    QTimer m_tellSoon {this}; ///< Urgent changes, next turn of the event loop.
};

} // namespace kurier
