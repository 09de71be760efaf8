// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Real queues, killed hard before and after each step, again and again (KillRun), several side by
// side. KURIER_KILLS says how often in all, KURIER_SEED repeats the choices of a run.
//
// Rules that were broken on purpose, one at a time, and that a run of 500 kills is known to find:
// a temp file gets its name, or (without O_TMPFILE) its first byte, before its record is durable;
// it is unlinked before the intent to remove it is; Cancel or an add is answered before the commit;
// a job's end and its records are stored in two transactions; a file is published before the
// intent to, or recorded as published before the rename; a removal is recorded before the unlink;
// progress is recorded before, or without, its sync; a transfer continues from unproven bytes; a
// rename replaces; the identity is not checked; a file moved aside is forgotten; a second attempt
// starts while one ends; the record of a failed removal is dropped.
// Not found here: records of nobody that are not dropped at the start (adoptLedger). Nothing in
// order leaves such records, so tst_ControllerCleanup holds that rule.
#include "core/base/FaultPoint.h"
#include "tests/app/KillRun.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

using namespace kurier::test;

namespace {

constexpr int kKills = kurier::kFaultPoints ? 500 : 100;
constexpr int kQueues = 4; ///< Side by side.
constexpr int kKillsOfOneQueue = 45; ///< A longer history makes a start slower, not harder.

int numberFromEnvironment(const char *name, int fallback)
{
    bool ok = false;
    const int number = qEnvironmentVariableIntValue(name, &ok);
    return ok ? number : fallback;
}

} // namespace

class tst_KillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesKills();
};

void tst_KillTest::survivesKills()
{
    const int kills = numberFromEnvironment("KURIER_KILLS", kKills);
    const int seed = numberFromEnvironment("KURIER_SEED",
                                           static_cast<int>(std::random_device {}() & 0x7fffffff));
    qInfo("KURIER_SEED=%d KURIER_KILLS=%d", seed, kills);
    QElapsedTimer time;
    time.start();
    std::vector<KillRun::Outcome> outcomes(kQueues);
    std::atomic<bool> wrong = false;
    {
        std::vector<std::jthread> lines;
        for (int i = 0; i < kQueues; ++i) {
            lines.emplace_back([&outcomes, &wrong, i, kills, seed] {
                const int share = kills / kQueues + (i < kills % kQueues ? 1 : 0);
                KillRun::Outcome &all = outcomes.at(static_cast<std::size_t>(i));
                for (int n = 0; all.kills < share && !wrong; ++n) {
                    KillRun run(static_cast<unsigned>(seed + i + n * kQueues), i % 2 != 0);
                    all += run.run(std::min(kKillsOfOneQueue, share - all.kills));
                    wrong = wrong || !all.wrong.isEmpty();
                }
            });
        }
    }
    KillRun::Outcome all;
    for (const KillRun::Outcome &one : outcomes)
        all += one;
    qInfo(
        "%d kills in %lld s; %d files asked for, %d temp files exchanged, %lld unsynced bytes lost",
        all.kills, static_cast<long long>(time.elapsed() / 1000), all.files, all.robbed,
        static_cast<long long>(all.bytesSpoiled));
    for (const std::string &place : killPlaces())
        qInfo("%6d  %s", all.killedAt[place], place.empty() ? "at a random time" : place.c_str());
    QVERIFY2(all.wrong.isEmpty(), qPrintable(all.wrong));
    if (kills < kKills)
        return;
    for (const std::string &place : killPlaces())
        QVERIFY2(all.killedAt[place] > 0, ("never killed at " + place).c_str());
    QVERIFY2(all.robbed > 0 && all.bytesSpoiled > 0, "nothing was disturbed");
}

QTEST_GUILESS_MAIN(tst_KillTest)
#include "tst_KillTest.moc"
