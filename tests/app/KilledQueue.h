// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlClient.h"
#include "tests/app/Programs.h"

#include <QDeadlineTimer>
#include <QHash>

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace kurier::test {

/// A step of the program at which it has itself killed.
struct KillPlace
{
    const char *name; ///< Of a faultPoint(); "" = at a random time, from outside.
    int passings; ///< It is passed so often that up to this one makes a difference.
};

/// Those of \a all at which this build can be killed: programs as shipped only from outside.
[[nodiscard]] std::vector<KillPlace> possibleKillPlaces(std::vector<KillPlace> all);

/// What runs found.
struct KillOutcome
{
    QString wrong; ///< The first contradiction; empty when there was none.
    int kills = 0;
    std::map<std::string, int> killedAt; ///< By place; "" = at a random time.
    int files = 0;
    // Downloads.
    int robbed = 0;
    qint64 bytesSpoiled = 0;
    // Uploads.
    int finished = 0;
    int unnamed = 0; ///< Sessions nobody knows the address of, which the queue told of.
    int serverKills = 0;

    KillOutcome &operator+=(const KillOutcome &other);
};

/// One person's queue that is killed again and again, at chosen places and at random times: starts
/// it, asks it, ends it. What is done with it is another's matter. Thread: one.
class KilledQueue
{
public:
    /// What the queue says, every job of queue and history, by id.
    using Told = QHash<QString, QJsonObject>;

    KilledQueue(unsigned seed, const std::vector<KillPlace> &places);

    [[nodiscard]] int pick(int below)
    {
        return std::uniform_int_distribution<int>(0, below - 1)(m_random);
    }
    [[nodiscard]] bool isWrong() const { return !outcome.wrong.isEmpty(); }
    void fail(const QString &what);
    /// Where it is to be killed next.
    void choosePlace();
    void leavePlace() { m_place.clear(); }
    [[nodiscard]] const std::string &place() const { return m_place; }

    /// Starts it with \a values besides those that have it killed.
    void start(QProcessEnvironment values);
    /// False when it died before.
    [[nodiscard]] bool connectClient();
    [[nodiscard]] bool isRunning() const { return process->state() == QProcess::Running; }
    /// As call(), with patience for an answer; nothing when the queue died.
    [[nodiscard]] std::optional<QJsonObject> ask(const QString &method,
                                                 const QJsonObject &params = {});
    /// Sends a verb for one job. Whether it was answered with success; nothing when there was no
    /// answer.
    std::optional<bool> verb(const QString &method, const QString &id);
    [[nodiscard]] std::optional<Told> everything();
    /// Does it again and again, until it is time to die.
    template <class Act>
    void live(Act act)
    {
        const auto limit = lifetime();
        while (!limit.hasExpired() && client.isConnected() && isRunning()) {
            act();
            process->waitForFinished(1 + pick(10));
        }
    }
    /// A contradiction that stays is a failure; things go on while they are looked at.
    /// \a look gives nothing when the queue died.
    template <class Look>
    void check(const QString &when, Look look)
    {
        constexpr int kLooks = 3;
        QString wrong;
        for (int n = 0; n < kLooks; ++n) {
            if (n > 0 && process->waitForFinished(400))
                return;
            const std::optional<QString> seen = look();
            if (!seen || seen->isEmpty())
                return;
            wrong = *seen;
        }
        fail(when + QStringLiteral(": ") + wrong);
    }
    void die();

    Programs programs;
    ControlClient client;
    ProcessPtr process;
    KillOutcome outcome;

private:
    [[nodiscard]] QDeadlineTimer lifetime();
    bool collect(const QString &method, QJsonObject params, const QString &cursor, Told &told);

    const std::vector<KillPlace> &m_places;
    std::mt19937 m_random;
    std::string m_place;
};

} // namespace kurier::test
