// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/JobQueue.h"

#include <QStringList>

#include <map>

namespace kurier {

/// A JobQueue with everything around it played by hand: the clock, the pipeline's temp files, the
/// store. Keeps what would be on disk, and after each step compares it with what the queue says.
/// Thread: the test's.
class QueueBench final
{
public:
    struct Wish
    {
        int files = 1;
        bool resumed = true;
        bool autoComplete = false;
        JobPriority priority = JobPriority::Normal;
        JobType type = JobType::Download;
        QString fileName = QStringLiteral("file");
        std::chrono::seconds minimumRetryDelay {15};
        std::chrono::seconds noProgressTimeout {14 * 24 * 3600};
        bool overwrite = false;
        QByteArray url = {}; ///< Of the first file, instead of the usual one.
        QByteArray checksum = {}; ///< Of every file.
        QList<QByteArray> mirrors = {}; ///< Of every file, beside its own address.
        qint64 size = -1; ///< That every file must have.
    };

    explicit QueueBench(quint32 seed = 1);

    /// Adds and confirms a job of files "file", "file-1", …
    JobKey add(const Wish &wish);
    /// A job brought into \a state by events alone, with \a finished of \a files finished files
    /// and, where the state allows, a half received one. Nothing of it is left in the log.
    JobKey make(JobState state, int files = 1, int finished = 0, JobType type = JobType::Download);

    std::optional<Error> command(JobCommand verb, JobKey key);
    void change(JobKey key, const JobChanges &changes);
    void setPriority(JobKey key, JobPriority priority);
    void setNetwork(const NetworkCondition &network,
                    MeteredPolicy policy = MeteredPolicy::Everything);
    void advance();
    void wait(std::chrono::milliseconds time);

    /// The newest attempt at a file of the job that has not ended; null = none.
    [[nodiscard]] AttemptId attemptOf(JobKey key) const;
    [[nodiscard]] int attemptsOf(JobKey key) const;
    /// Records a temp file for the attempt if the file has none.
    void record(AttemptId attempt);
    void connected(AttemptId attempt, qint64 total = 100, const QByteArray &validator = "\"v\"",
                   const QString &suggestedName = {});
    void progress(AttemptId attempt, qint64 bytes);
    void checkpoint(AttemptId attempt, qint64 bytes);
    void end(AttemptId attempt, TransferOutcome outcome, qint64 bytes,
             ErrorCode code = ErrorCode::Ok,
             std::optional<std::chrono::seconds> retryAfter = std::nullopt, bool split = false,
             ErrorContext context = ErrorContext::RemoteFile);
    /// Outcome of hashing the job's file.
    void verified(JobKey key, ErrorCode code = ErrorCode::Ok, bool stopped = false,
                  const QString &detail = {});
    [[nodiscard]] bool isVerifying(AttemptId attempt) const;
    /// record, connected, progress and end of the job's attempt with all of \a total bytes.
    void finishFile(JobKey key, qint64 total = 100);
    void fail(JobKey key, ErrorCode code);
    void published(JobKey key, qint32 file, ErrorCode code = ErrorCode::Ok,
                   const QString &suggestion = {});

    /// Its outcome after a crash: the file had no name yet.
    void neverNamed(JobKey key, qint32 file);

    /// Outcome of looking for room in the directory of all jobs.
    void roomFound(std::optional<qint64> free);
    /// A new queue from what is stored, as after a crash. Jobs that left are not restored.
    void restart();
    /// Puts \a job into the store and the queue as if it had been read.
    void restore(const Job &job);

    /// Effects since the last call in a few words each, in order: "start 1/0", "start 1/0 alone",
    /// "stop 1/0 discard", "verify 1/0", "publish 1/0", "drop temp 3", "done temp 3", "left 1
    /// cancelled", "answer complete 0x00200017". Stores and changed rows are left out.
    QStringList takeLog();
    /// Empty when everything that must hold does; otherwise the first thing that does not.
    [[nodiscard]] QString trouble() const { return m_trouble; }

    [[nodiscard]] const Job *job(JobKey key) const { return queue.find(key); }
    [[nodiscard]] JobState state(JobKey key) const;
    [[nodiscard]] const Job &stored(JobKey key) const { return m_stored.at(key); }

    /// For calls of queue; their effects are carried out with the next step.
    [[nodiscard]] JobEffects &effects() { return m_out; }

    JobQueue queue;
    Moment now {std::chrono::hours(1), 1'700'000'000'000};

private:
    struct Attempt
    {
        JobKey job;
        qint32 file = 0;
        bool verifying = false;
    };

    void read(const Job &job);
    void settle();
    [[nodiscard]] QString describe(const JobEffect &effect) const;
    void apply(const JobEffect &effect);
    void applyStore(const StoreMutation &mutation);
    void check();
    void complain(const QString &what);
    void compareWithStore(const Job &job);
    [[nodiscard]] Job makeJob(const Wish &wish) const;

    quint32 m_seed;
    JobEffects m_out;
    QStringList m_log;
    QString m_trouble;
    std::map<JobKey, Job> m_stored;
    std::map<AttemptId, Attempt> m_attempts;
    std::map<JobKey, JobState> m_left;
    std::array<qint64, kAllJobStates.size()> m_finalCounts {};
    ArtefactId m_lastTemp;
};

/// Builds "verb job/file" for comparisons.
[[nodiscard]] inline QString step(const char *what, JobKey key, int file)
{
    return QStringLiteral("%1 %2/%3").arg(QLatin1String(what)).arg(key.value).arg(file);
}

} // namespace kurier
