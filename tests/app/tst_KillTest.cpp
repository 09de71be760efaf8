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
// Of uploads a run found, before it was mended: what a killed sender had on its way and came to be
// at the server after its removal had been seen to be done. Not found here: records of nobody that
// are not dropped at the start (adoptLedger). Nothing in order leaves such records, so
// tst_ControllerCleanup holds that rule.
#include "core/base/FaultPoint.h"
#include "tests/app/KillRun.h"
#include "tests/app/UploadKillRun.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <random>
#include <thread>

using namespace kurier::test;

namespace {

constexpr int kKills = kurier::kFaultPoints ? 500 : 100;
constexpr int kDownloadQueues = 4; ///< Side by side, and those of uploads with them.
constexpr int kUploadShare = 3; ///< Every so manieth kill is one of a queue of uploads.
constexpr int kKillsOfOneQueue = 45; ///< A longer history makes a start slower, not harder.

/// Servers of other people's that keep what came of an upload that was cut.
const QStringList kServers {QStringLiteral("tus-server"), QStringLiteral("nephele"),
                            QStringLiteral("sshd")};

/// Runs of one kind, until they have killed often enough.
template <class Run, class Make>
KillOutcome killed(int kills, const std::atomic<bool> &wrong, Make make)
{
    KillOutcome all;
    for (int n = 0; all.kills < kills && !wrong && all.wrong.isEmpty(); ++n)
        all += std::unique_ptr<Run>(make(n))->run(std::min(kKillsOfOneQueue, kills - all.kills));
    return all;
}

/// What of kServers is there.
QStringList serversHere()
{
    QStringList here;
    for (const QString &name : kServers) {
        QString why;
        if (TestServer::start(name, why))
            here << name;
        else if (qEnvironmentVariableIsSet("KURIER_REQUIRE_SERVERS"))
            QTest::qFail(qUtf8Printable(why), __FILE__, __LINE__);
        else
            qInfo("%s: its uploads are not killed", qUtf8Printable(why));
    }
    return here;
}

void tellPlaces(const KillOutcome &all, const std::vector<KillPlace> &places)
{
    for (const KillPlace &place : places)
        qInfo("%6d  %s", all.killedAt.contains(place.name) ? all.killedAt.at(place.name) : 0,
              *place.name == '\0' ? "at a random time" : place.name);
}

QString neverKilledAt(const KillOutcome &all, const std::vector<KillPlace> &places)
{
    for (const KillPlace &place : places) {
        if (!all.killedAt.contains(place.name))
            return QStringLiteral("never killed at ") + QLatin1String(place.name);
    }
    return {};
}

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
    const QStringList servers = serversHere();
    const int lines = kDownloadQueues + static_cast<int>(servers.size());
    const int ofUploads = servers.isEmpty() ? 0 : kills / kUploadShare;
    std::vector<KillOutcome> outcomes(static_cast<std::size_t>(lines));
    std::atomic<bool> wrong = false;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < lines; ++i) {
            threads.emplace_back([&, i] {
                const bool uploads = i >= kDownloadQueues;
                const auto share = [&](int all, int queues, int queue) {
                    return all / queues + (queue < all % queues ? 1 : 0);
                };
                const auto seedOf = [&](int n) {
                    return static_cast<unsigned>(seed + i + n * lines);
                };
                KillOutcome &all = outcomes.at(static_cast<std::size_t>(i));
                if (uploads)
                    all = killed<UploadKillRun>(
                        share(ofUploads, lines - kDownloadQueues, i - kDownloadQueues), wrong,
                        [&](int n) {
                            return new UploadKillRun(seedOf(n), servers.at(i - kDownloadQueues));
                        });
                else
                    all =
                        killed<KillRun>(share(kills - ofUploads, kDownloadQueues, i), wrong,
                                        [&](int n) { return new KillRun(seedOf(n), i % 2 != 0); });
                wrong = wrong || !all.wrong.isEmpty();
            });
        }
    }
    KillOutcome downloads;
    KillOutcome uploads;
    for (int i = 0; i < lines; ++i)
        (i < kDownloadQueues ? downloads : uploads) += outcomes.at(static_cast<std::size_t>(i));
    qInfo("%d kills in %lld s", downloads.kills + uploads.kills,
          static_cast<long long>(time.elapsed() / 1000));
    qInfo("%d of downloads: %d files asked for, %d temp files exchanged, %lld unsynced bytes lost",
          downloads.kills, downloads.files, downloads.robbed,
          static_cast<long long>(downloads.bytesSpoiled));
    tellPlaces(downloads, KillRun::places());
    qInfo(
        "%d of uploads: %d files sent, %d arrived, %d told of as unnamed, %d times without server",
        uploads.kills, uploads.files, uploads.finished, uploads.unnamed, uploads.serverKills);
    tellPlaces(uploads, UploadKillRun::places());
    QVERIFY2(downloads.wrong.isEmpty(), qPrintable(downloads.wrong));
    QVERIFY2(uploads.wrong.isEmpty(), qPrintable(uploads.wrong));
    if (kills < kKills)
        return;
    const QString missed = neverKilledAt(downloads, KillRun::places());
    QVERIFY2(missed.isEmpty(), qPrintable(missed));
    QVERIFY2(downloads.robbed > 0 && downloads.bytesSpoiled > 0, "nothing was disturbed");
    if (servers.isEmpty())
        return;
    const QString missedOfUploads = neverKilledAt(uploads, UploadKillRun::places());
    QVERIFY2(missedOfUploads.isEmpty(), qPrintable(missedOfUploads));
    QVERIFY2(uploads.finished > 0, "no upload was finished");
}

QTEST_GUILESS_MAIN(tst_KillTest)
#include "tst_KillTest.moc"
