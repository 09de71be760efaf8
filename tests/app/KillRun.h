// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlClient.h"
#include "tests/app/PowerCut.h"
#include "tests/app/Programs.h"
#include "tests/app/QueueModel.h"
#include "tests/support/FaultOrigin.h"

#include <map>
#include <memory>
#include <random>
#include <string>

namespace kurier::test {

/// One person's queue that is killed again and again, at chosen places and at random times, while
/// jobs are added, suspended, cancelled and completed, files get in the way, temp files are
/// exchanged and unsynced bytes get lost. Each new start is compared with a model. Thread: one; any
/// number of runs side by side.
class KillRun
{
public:
    struct Outcome
    {
        QString wrong; ///< The first contradiction; empty when there was none.
        int kills = 0;
        std::map<std::string, int> killedAt; ///< By place; "" = at a random time.
        int files = 0;
        int robbed = 0;
        qint64 bytesSpoiled = 0;

        Outcome &operator+=(const Outcome &other);
    };

    /// \a named: temp files get their names in the way of file systems without O_TMPFILE.
    KillRun(unsigned seed, bool named);

    Outcome run(int kills);

private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }
    bool isWrong() const { return !m_outcome.wrong.isEmpty(); }
    void fail(const QString &what);
    void choosePlace();
    void start();
    bool connectClient();
    /// Waits until nothing is on its way out; false when the queue died or does not come to it.
    bool settled();
    std::optional<QueueModel::Told> everything();
    bool collect(const QString &method, QJsonObject params, const QString &cursor,
                 QueueModel::Told &told);
    void check(const QString &when);
    void live();
    void act();
    void add();
    void verb(const QString &method, const QString &id);
    void die();
    /// What happens while the queue is dead.
    void disturb();
    void finish();

    std::mt19937 m_random;
    const bool m_named;
    Programs m_programs;
    FaultOrigin m_origin;
    QueueModel m_model {m_programs.downloads()};
    PowerCut m_powerCut {m_programs.path(QStringLiteral("syncs"))};
    ControlClient m_client;
    ProcessPtr m_process;
    std::string m_place;
    Outcome m_outcome;
};

/// Every place at which a run has itself killed.
[[nodiscard]] const std::vector<std::string> &killPlaces();

} // namespace kurier::test
