// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/JobController.h"
#include "tests/support/FakeUploadEngine.h"

#include <QStringList>

#include <deque>
#include <map>

namespace kurier {

class SteppedClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds steady() const override { return at; }
    [[nodiscard]] std::chrono::milliseconds wall() const override { return at + epoch; }

    std::chrono::milliseconds at {3'600'000};
    std::chrono::milliseconds epoch {1'700'000'000'000};
};

/// A store in memory. Answers at once, or only when the test says so.
class MemoryStore final : public JobStore
{
public:
    MemoryStore(std::shared_ptr<ControllerInbox> inbox, QStringList &log);
    void load() override;
    void apply(StoreBatch batch) override;
    void ask(StoreRequest request) override;
    void keepHistory(const HistoryRetention &kept) override { retention = kept; }
    void shutdown() override { }

    /// Answers the oldest batch; with an error nothing of it is kept.
    void finish(const Error &error = {});

    bool automatic = true;
    std::deque<StoreBatch> open;
    std::map<JobKey, Job> jobs; ///< What is on disk, final jobs included.
    std::map<ArtefactId, Artefact> artefacts;
    HistoryRetention retention; ///< As it was told last.

private:
    void keep(const StoreMutation &mutation);
    void tell(StoreEvent event);

    std::shared_ptr<ControllerInbox> m_inbox;
    QStringList &m_log;
};

/// A files worker for which everything succeeds, at once or only when the test says so.
class ObedientFiles final : public FileWorker
{
public:
    ObedientFiles(std::shared_ptr<ControllerInbox> inbox, QStringList &log);
    void post(std::vector<FileTask> tasks) override;
    void shutdown() override { }

    /// Carries out the oldest task.
    void finish();

    bool automatic = true;
    std::deque<FileTask> open;
    qint64 freeBytes = -1; ///< Of every directory; -1 = not told, and room for everything.
    int looks = 0; ///< At destinations.
    qint64 promised = 0; ///< As the last ReserveSpace was told.
    std::vector<NoteCleanup> notes; ///< Lines of the clean-up log that were asked for.
    std::map<QString, SourceMark> sources; ///< Of files to send; others exist too, 100 bytes long.
    Error sourceError; ///< Of opening any of them.
    QByteArray personalFile; ///< What every small file of a person's holds; empty = not there.

private:
    [[nodiscard]] FileOutcome carryOut(const FileTask &task);

    std::shared_ptr<ControllerInbox> m_inbox;
    QStringList &m_log;
    quint64 m_lastInode = 100;
};

/// An engine whose transfers do what the test tells them to.
class HandEngine final : public TransferEngine
{
public:
    HandEngine(std::shared_ptr<ControllerInbox> inbox, QStringList &log);
    void start(std::vector<TransferRequest> requests) override;
    void stop(std::vector<AttemptId> attempts) override;
    void setRateLimit(qint64 bytesPerSecond) override;
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) override;
    void setConnectionsPerHost(qint32 count) override;
    void shutdown(std::chrono::milliseconds) override { }

    void connected(AttemptId attempt, qint64 total = 100);
    void progress(AttemptId attempt, qint64 bytes);
    void end(AttemptId attempt, TransferOutcome outcome, qint64 bytes, const Error &error = {});

    bool stopsAtOnce = true;
    std::map<AttemptId, TransferRequest> running;
    qint64 rateLimit = 0;
    qint32 connectionsPerHost = 0;

private:
    void tell(TransferEvent event);

    std::shared_ptr<ControllerInbox> m_inbox;
    QStringList &m_log;
};

/// A JobController with every neighbour played: clock, store, files worker and engine. What reaches
/// them stands in the log, in order. Thread: the test's, with an application object.
class ControllerBench
{
public:
    explicit ControllerBench(const Policy &policy = {});

    /// Lets everything happen that needs no time.
    static void settle();
    /// Adds a job of one file "http://HOST/NAME" and waits for the answer.
    JobId add(const QString &name, const QString &host = QStringLiteral("host.example"),
              JobPriority priority = JobPriority::Normal);
    JobId add(JobSpec spec);
    [[nodiscard]] static JobSpec spec(const QString &name,
                                      const QString &host = QStringLiteral("host.example"));
    /// A job that sends "/srv/NAME" to "https://files.example/NAME".
    [[nodiscard]] static JobSpec uploadSpec(const QString &name = QStringLiteral("video.mp4"));
    CommandResults command(JobCommand command, const QList<JobId> &ids);
    CommandResults change(const JobChanges &changes, const QList<JobId> &ids);
    /// The job's attempt that is with the engine; null = none.
    [[nodiscard]] AttemptId attemptAt(const QString &url) const;
    /// The stored job; the test's failure when there is none.
    [[nodiscard]] const Job &stored(const JobId &id) const;
    /// As stored; steps that a restart undoes are not.
    [[nodiscard]] JobState state(const JobId &id) const { return stored(id).state; }
    /// As everybody is told it.
    [[nodiscard]] JobState shown(const JobId &id);
    QStringList takeLog() { return std::exchange(log, {}); }

    QStringList log;
    CommandResults lastResults; ///< Of command() and change(), also when they come later.
    SteppedClock clock;
    std::shared_ptr<ControllerInbox> inbox = ControllerInbox::create();
    MemoryStore store {inbox, log};
    ObedientFiles files {inbox, log};
    HandEngine engine {inbox, log};
    FakeUploadEngine uploads {ControllerInbox::uploadSink(inbox), log};
    JobController controller;
};

} // namespace kurier
