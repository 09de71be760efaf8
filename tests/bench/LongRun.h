// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QElapsedTimer>
#include <QStringList>

#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <vector>

namespace kurier::test {

/// The real programs at work for a long time: jobs are added, suspended, resumed, limited and
/// cancelled at random while their server answers at random and exchanges its files, and the queue
/// is killed again and again. After each round everything may finish, and every file is looked at.
/// In the second half nothing is killed, and the queue's memory and descriptors are watched.
/// Thread: one.
class LongRun final
{
public:
    struct Outcome
    {
        QStringList wrong; ///< Contradictions; empty when there were none.
        int rounds = 0;
        int kills = 0;
        int jobs = 0;
        int cancelled = 0;
        int suspends = 0;
        int exchanged = 0; ///< Files that changed on the server while they were fetched.
        int files = 0; ///< Looked at, byte by byte.
        qint64 bytes = 0; ///< In them.
    };

    explicit LongRun(unsigned seed);

    /// \a storm: how long a round acts at random before everything may finish.
    [[nodiscard]] Outcome run(std::chrono::seconds length, std::chrono::seconds storm);

private:
    struct Version
    {
        quint64 seed = 1;
        qint64 size = 0;
    };
    /// What the queue's process holds when it has nothing to do.
    struct Sample
    {
        qint64 anonymousKiB = 0; ///< Resident memory that is no file's.
        int descriptors = 0;
    };

    [[nodiscard]] int pick(int below);
    void fail(const QString &what);
    [[nodiscard]] OriginAnswer answerTo(const std::string &path);
    void addJob();
    void act();
    void killQueue();
    void startQueue();
    /// True when the queue's process is still there.
    [[nodiscard]] bool isAlive();
    void storm(std::chrono::seconds length, bool killing);
    /// Lets everything finish, from a server that does nothing wrong.
    void drain();
    void checkFiles();
    [[nodiscard]] bool isSomeVersion(const QString &file, const QString &path);
    [[nodiscard]] Sample sample() const;
    void judgeGrowth();
    /// kurierctl with \a words; what it says when it fails is not wrong in itself.
    bool ctl(const QStringList &words);
    [[nodiscard]] QString anyJob();

    std::mutex m_mutex; ///< Guards what the origin's threads use: the next three.
    std::mt19937 m_random;
    std::map<std::string, std::vector<Version>> m_versions; ///< By path; the last one is served.
    bool m_benign = false;

    FaultOrigin m_origin;
    Programs m_programs;
    ProcessPtr m_queue;
    QStringList m_open; ///< Jobs that have not been looked at.
    std::map<QString, QStringList> m_paths; ///< Of the files of a job.
    std::vector<Sample> m_samples;
    QElapsedTimer m_clock;
    int m_files = 0;
    Outcome m_outcome;
};

} // namespace kurier::test
