// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <random>

#include "QueueBench.h"

using namespace kurier;

namespace {

/// What a person would expect of one job, kept without any of the queue's own tables.
struct Expectation
{
    JobState state = JobState::Suspended;
    bool completing = false;
    QSet<qint64> temps; ///< Recorded, neither dropped nor published.
};

/// Drives a queue at random and compares it with expectations after every step.
class RandomLife
{
public:
    explicit RandomLife(quint32 seed)
        : m_bench(seed)
        , m_random(seed)
    {
    }

    /// \returns what was wrong first, or nothing.
    QString run(int steps)
    {
        m_bench.queue.setActiveJobs(m_slots);
        for (int i = 0; i < steps && m_trouble.isEmpty(); ++i) {
            stepOnce();
            readLog();
            compare();
            if (m_trouble.isEmpty() && !m_bench.trouble().isEmpty())
                m_trouble = m_bench.trouble();
            if (!m_trouble.isEmpty())
                m_trouble += QStringLiteral(" (step %1)").arg(i);
        }
        return m_trouble;
    }
    [[nodiscard]] int finals() const { return static_cast<int>(m_finals.size()); }

private:
    int upTo(int limit) { return std::uniform_int_distribution<int>(0, limit)(m_random); }
    bool maybe() { return upTo(1) == 1; }
    void wrong(const QString &what)
    {
        if (m_trouble.isEmpty())
            m_trouble = what;
    }

    JobKey anyJob()
    {
        if (m_jobs.empty())
            return {};
        auto it = m_jobs.begin();
        std::advance(it, upTo(static_cast<int>(m_jobs.size()) - 1));
        return it->first;
    }

    void stepOnce()
    {
        const JobKey key = anyJob();
        switch (upTo(15)) {
        case 0:
        case 1:
            return addJob();
        case 2:
            return verb(JobCommand::Resume, key);
        case 3:
            return verb(JobCommand::Suspend, key);
        case 4:
            return upTo(3) == 0 ? verb(JobCommand::Cancel, key) : nothing();
        case 5:
            return upTo(3) == 0 ? verb(JobCommand::Complete, key) : nothing();
        case 6:
            return m_bench.setPriority(key, static_cast<JobPriority>(upTo(3)));
        case 7:
            m_bench.wait(std::chrono::seconds(upTo(200)));
            return advance();
        case 8:
            m_slots = 1 + upTo(3);
            return m_bench.queue.setActiveJobs(m_slots);
        case 9:
            return upTo(20) == 0 ? restart() : nothing();
        case 10:
        case 11:
            return outcomeOfPublishing(key);
        default:
            return attemptEvent(key);
        }
    }

    void nothing() { }

    void addJob()
    {
        if (m_jobs.size() > 12)
            return;
        QueueBench::Wish wish;
        wish.files = 1 + upTo(2);
        wish.resumed = maybe();
        wish.autoComplete = maybe();
        if (maybe())
            wish.checksum = "md5=0123456789abcdef0123456789abcdef";
        wish.priority = static_cast<JobPriority>(upTo(3));
        if (maybe())
            wish.mirrors = {"http://b.example/f", "http://c.example/f"};
        if (upTo(3) == 0)
            wish.size = 50;
        Expectation job;
        job.state = wish.resumed ? JobState::Queued : JobState::Suspended;
        m_jobs.emplace(m_bench.add(wish), job);
    }

    void verb(JobCommand command, JobKey key)
    {
        const auto found = m_jobs.find(key);
        if (found == m_jobs.end())
            return refusedByFinal(command);
        const bool anyFinished = m_bench.job(key)->finishedFiles() > 0;
        const auto answer = m_bench.command(command, key);
        Expectation &job = found->second;
        if (command == JobCommand::Cancel && job.completing && (answer || !m_bench.job(key)))
            wrong(QStringLiteral("cancelled while its files were being published"));
        if (command == JobCommand::Cancel && !job.completing)
            job.state = JobState::Cancelled;
        if (command == JobCommand::Complete && !anyFinished && !job.completing)
            job.state = JobState::Cancelled;
        else if (command == JobCommand::Complete)
            beginsCompletion(job);
        if (command == JobCommand::Suspend && job.state != JobState::Error
            && job.state != JobState::Transferred)
            job.state = JobState::Suspended;
        const bool resumable = job.state == JobState::Suspended || job.state == JobState::Error
            || job.state == JobState::TransientError
            || (job.state == JobState::Transferred && answer && answer->code == ErrorCode::Ok);
        if (command == JobCommand::Resume && resumable)
            job.state = JobState::Queued;
    }

    static void beginsCompletion(Expectation &job)
    {
        job.state = JobState::Transferred;
        job.completing = true;
    }

    void refusedByFinal(JobCommand command)
    {
        if (m_finals.empty())
            return;
        const JobKey key = *std::next(m_finals.begin(), upTo(int(m_finals.size()) - 1));
        const auto answer = m_bench.command(command, key);
        if (!answer || isSuccess(answer->code))
            wrong(QStringLiteral("a final job obeyed"));
    }

    void advance()
    {
        m_bench.advance();
        adopt([](JobState before, JobState after) {
            return (before == JobState::Queued && after == JobState::Connecting)
                || (isActive(before) && after == JobState::Queued)
                || (before == JobState::TransientError
                    && (after == JobState::Queued || after == JobState::Connecting));
        });
        checkSlots();
    }

    /// Takes over moves the queue makes by itself, if \a allowed.
    template <class Allowed>
    void adopt(Allowed allowed)
    {
        for (auto &[key, job] : m_jobs) {
            const Job *const now = m_bench.job(key);
            if (!now || now->state == job.state)
                continue;
            if (!allowed(job.state, now->state))
                wrong(QStringLiteral("%1 became %2")
                          .arg(jobStateName(job.state), jobStateName(now->state)));
            job.state = now->state;
        }
    }

    void checkSlots()
    {
        int background = 0;
        auto leastUrgent = JobPriority::Foreground;
        for (const auto &[key, job] : m_jobs) {
            const JobPriority priority = m_bench.job(key)->priority;
            if (!isActive(job.state) || priority == JobPriority::Foreground)
                continue;
            ++background;
            leastUrgent = std::max(leastUrgent, priority);
        }
        if (background > m_slots)
            wrong(QStringLiteral("more jobs than slots"));
        for (const auto &[key, job] : m_jobs) {
            const bool waits = job.state == JobState::Queued && m_bench.attemptOf(key).isNull();
            if (!waits)
                continue;
            const JobPriority priority = m_bench.job(key)->priority;
            if (priority < leastUrgent || background < m_slots
                || priority == JobPriority::Foreground)
                wrong(QStringLiteral("a job waits although it should run"));
        }
    }

    void attemptEvent(JobKey key)
    {
        const AttemptId attempt = m_bench.attemptOf(key);
        if (attempt.isNull())
            return;
        if (m_bench.isVerifying(attempt))
            return outcomeOfHashing(key);
        switch (upTo(7)) {
        case 0:
            return recordTemp(key, attempt);
        case 1:
            recordTemp(key, attempt);
            m_bench.connected(attempt, maybe() ? 100 : -1, maybe() ? "\"v\"" : "",
                              maybe() ? QStringLiteral("name") : QString());
            return adopt([](JobState before, JobState after) {
                return before == JobState::Connecting && after == JobState::Transferring;
            });
        case 2:
            return m_bench.progress(attempt, upTo(100));
        case 3:
            return m_bench.checkpoint(attempt, upTo(100));
        case 4:
            return endAttempt(key, attempt, TransferOutcome::Failed);
        case 5:
            return endAttempt(key, attempt, TransferOutcome::Stopped);
        case 6:
            return endAttempt(key, attempt, TransferOutcome::Unproven);
        default:
            recordTemp(key, attempt);
            return endAttempt(key, attempt, TransferOutcome::Finished);
        }
    }

    void recordTemp(JobKey key, AttemptId attempt)
    {
        m_bench.record(attempt);
        if (const Job *const job = m_bench.job(key)) {
            for (const JobFile &file : job->files) {
                if (!file.temp.isNull() && file.state == FileState::Waiting)
                    m_jobs.at(key).temps.insert(file.temp.value);
            }
        }
    }

    void endAttempt(JobKey key, AttemptId attempt, TransferOutcome outcome)
    {
        const bool transient = maybe();
        m_bench.end(attempt, outcome, upTo(100),
                    transient ? ErrorCode::ETimeout : httpErrorCode(404));
        adopt([outcome](JobState before, JobState after) {
            switch (outcome) {
            case TransferOutcome::Finished:
                // Its size may be wrong.
                if (isActive(before)
                    && (after == JobState::Error || after == JobState::TransientError))
                    return true;
                // Hashing is part of TRANSFERRING.
                if (before == JobState::Connecting && after == JobState::Transferring)
                    return true;
                return after == JobState::Transferred && before != JobState::Error
                    && before != JobState::TransientError;
            case TransferOutcome::Failed:
                return isActive(before)
                    && (after == JobState::Error || after == JobState::TransientError);
            case TransferOutcome::Stopped:
                return isActive(before) && after == JobState::Queued;
            case TransferOutcome::Unproven:
                break;
            }
            return false;
        });
        static_cast<void>(key);
    }

    void outcomeOfHashing(JobKey key)
    {
        constexpr std::array outcomes = {ErrorCode::Ok, ErrorCode::Ok,
                                         ErrorCode::BgEValidationFailed, ErrorCode::EFail,
                                         ErrorCode::BgELocalFileChanged};
        const ErrorCode code = outcomes.at(static_cast<std::size_t>(upTo(4)));
        const bool stopped = upTo(3) == 0;
        const bool good = code == ErrorCode::Ok && !stopped;
        m_bench.verified(key, code, stopped);
        adopt([good, stopped](JobState before, JobState after) {
            if (good)
                return after == JobState::Transferred;
            if (stopped)
                return isActive(before) && after == JobState::Queued;
            return isActive(before)
                && (after == JobState::Error || after == JobState::TransientError);
        });
    }

    void outcomeOfPublishing(JobKey key)
    {
        const Job *const job = m_bench.job(key);
        if (!job)
            return;
        const auto index = static_cast<qint32>(upTo(static_cast<int>(job->files.size()) - 1));
        constexpr std::array outcomes = {ErrorCode::Ok, ErrorCode::Ok, ErrorCode::EWriteProtect,
                                         ErrorCode::EFileExists, ErrorCode::BgEFileNotFound};
        const ErrorCode code = outcomes.at(static_cast<std::size_t>(upTo(4)));
        m_bench.published(key, index, code,
                          code == ErrorCode::EFileExists ? QStringLiteral("free") : QString());
    }

    void restart()
    {
        m_bench.restart();
        m_bench.queue.setActiveJobs(m_slots);
        for (auto &[key, job] : m_jobs) {
            if (isActive(job.state))
                job.state = JobState::Queued;
            if (!m_bench.job(key))
                continue;
            job.completing = m_bench.job(key)->pendingEffect == PendingEffect::Complete;
        }
    }

    void readLog()
    {
        const QStringList log = m_bench.takeLog();
        for (const QString &line : log) {
            const qint64 number = line.section(QLatin1Char(' '), 2).toLongLong();
            if (line.startsWith(QLatin1String("drop temp")))
                gone(number, line);
            if (line.startsWith(QLatin1String("done temp")))
                gone(number, line);
            if (line.startsWith(QLatin1String("left")))
                left(line);
        }
    }

    /// An artefact leaves exactly once, dropped or published, and only one that was recorded.
    void gone(qint64 temp, const QString &line)
    {
        for (auto &[key, job] : m_jobs) {
            if (job.temps.remove(temp))
                return;
        }
        wrong(QStringLiteral("unexpected: ") + line);
    }

    void left(const QString &line)
    {
        const JobKey key {line.section(QLatin1Char(' '), 1, 1).toLongLong()};
        const auto found = m_jobs.find(key);
        if (found == m_jobs.end())
            return wrong(QStringLiteral("left twice: ") + line);
        const bool cancelled = line.endsWith(QLatin1String("cancelled"));
        const Expectation &job = found->second;
        if (!job.temps.isEmpty())
            wrong(QStringLiteral("artefacts left behind: ") + line);
        if (!cancelled && job.state != JobState::Transferred)
            wrong(QStringLiteral("acknowledged out of %1").arg(jobStateName(job.state)));
        m_finals.insert(key);
        m_jobs.erase(found);
    }

    void compare()
    {
        for (auto &[key, job] : m_jobs) {
            const Job *const now = m_bench.job(key);
            if (!now)
                return wrong(QStringLiteral("job %1 is lost").arg(key.value));
            job.completing = now->pendingEffect == PendingEffect::Complete;
            if (now->state != job.state)
                return wrong(QStringLiteral("job %1 is %2, expected %3")
                                 .arg(QString::number(key.value), jobStateName(now->state),
                                      jobStateName(job.state)));
            QSet<qint64> temps;
            for (const JobFile &file : now->files) {
                if (!file.temp.isNull())
                    temps.insert(file.temp.value);
            }
            if (temps != job.temps)
                return wrong(QStringLiteral("job %1 knows other artefacts").arg(key.value));
        }
        if (m_bench.queue.size() != m_jobs.size())
            wrong(QStringLiteral("jobs came from nowhere"));
    }

    QueueBench m_bench;
    std::mt19937 m_random;
    int m_slots = 2;
    std::map<JobKey, Expectation> m_jobs;
    std::set<JobKey> m_finals;
    QString m_trouble;
};

} // namespace

/// Random lives of many jobs against a naive model.
class JobQueuePropertiesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomLives();
};

void JobQueuePropertiesTest::randomLives()
{
    constexpr int kSteps = 4000;
    const auto base = std::random_device {}();
    QElapsedTimer timer;
    timer.start();
    quint32 lives = 0;
    int finals = 0;
    QTest::failOnWarning(QRegularExpression(QStringLiteral("no transition")));
    while (lives < 20 || (timer.elapsed() < 15'000 && lives < 200)) {
        const quint32 seed = base + lives++;
        RandomLife life(seed);
        const QString trouble = life.run(kSteps);
        QVERIFY2(trouble.isEmpty(),
                 qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(trouble)));
        finals += life.finals();
    }
    qInfo("%u lives of %d steps from seed %u, %d jobs ended", lives, kSteps, base, finals);
    QVERIFY(finals > 0);
}

QTEST_GUILESS_MAIN(JobQueuePropertiesTest)
#include "tst_JobQueueProperties.moc"
