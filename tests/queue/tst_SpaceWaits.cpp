// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/SpaceWaits.h"

#include <QTest>

using namespace kurier;
using namespace std::chrono_literals;

namespace {

const QString kHere = QStringLiteral("/here");
const QString kThere = QStringLiteral("/there");
constexpr quint64 kDisk = 7;

using Times = std::vector<std::chrono::milliseconds>;

} // namespace

/// Who waits for room, when it is looked for, and who gets it.
class SpaceWaitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delaysGrowToAMinute();
    void oneLookAtATime();
    void whoFitsGoes_data();
    void whoFitsGoes();
    void notBeforeItsTime();
    void roomMadeBringsALookAtOnce();
    void thousandsOfRemovals();
    void nobodyLeft();

private:
    /// "1 3!200": 1 may go on, 3 lacks 200.
    static QString text(const std::vector<SpaceWaits::Verdict> &verdicts)
    {
        QStringList words;
        for (const auto &[job, missing] : verdicts)
            words << QString::number(job.value)
                    + (missing > 0 ? QStringLiteral("!%1").arg(missing) : QString());
        return words.join(QLatin1Char(' '));
    }
    static void look(SpaceWaits &waits, std::chrono::milliseconds now, qint64 free)
    {
        QCOMPARE(waits.takeDue(now).size(), std::size_t {1});
        static_cast<void>(waits.found(kHere, kDisk, free, now));
    }
};

void SpaceWaitsTest::delaysGrowToAMinute()
{
    QCOMPARE((Times {SpaceWaits::delay(0), SpaceWaits::delay(1), SpaceWaits::delay(2),
                     SpaceWaits::delay(6), SpaceWaits::delay(7), SpaceWaits::delay(1000)}),
             (Times {1s, 1s, 2s, 32s, 60s, 60s}));
    SpaceWaits waits;
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 1s});
    Times times;
    for (int i = 0; i < 8; ++i) {
        times.push_back(waits.nextDeadline());
        look(waits, waits.nextDeadline(), 99);
    }
    QCOMPARE(times, (Times {1s, 2s, 4s, 8s, 16s, 32s, 64s, 124s}));
}

void SpaceWaitsTest::oneLookAtATime()
{
    SpaceWaits waits;
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 1s});
    waits.add(kThere, {{2}, JobPriority::Normal, 100, 1s});
    QCOMPARE(waits.takeDue(999ms), std::vector<QString>());
    QCOMPARE(waits.takeDue(1s), (std::vector<QString> {kHere, kThere}));
    QCOMPARE(waits.takeDue(100s), std::vector<QString>());
    waits.add(kHere, {{3}, JobPriority::Normal, 100, 1s});
    QCOMPARE(waits.takeDue(100s), std::vector<QString>());
    QCOMPARE(text(waits.found(kHere, kDisk, 1000, 100s)), QStringLiteral("1 3"));
    QCOMPARE(text(waits.found(kHere, kDisk, 1000, 100s)), QString());
}

void SpaceWaitsTest::whoFitsGoes_data()
{
    QTest::addColumn<qint64>("free");
    QTest::addColumn<QString>("verdicts");
    QTest::newRow("nobody") << 49LL << "3!151 1!51 2!1";
    QTest::newRow("a small one passes") << 50LL << "3!150 1!50 2";
    QTest::newRow("the oldest of them") << 100LL << "3!100 1 2!50";
    QTest::newRow("both of them") << 150LL << "3!50 1 2";
    QTest::newRow("the highest first") << 200LL << "3 1!100 2!50";
    QTest::newRow("all") << 350LL << "3 1 2";
    QTest::newRow("nothing but promises") << -10LL << "3!200 1!100 2!50";
    QTest::newRow("not known") << -1LL << "3 1 2";
}

void SpaceWaitsTest::whoFitsGoes()
{
    QFETCH(qint64, free);
    SpaceWaits waits;
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 0s});
    waits.add(kHere, {{2}, JobPriority::Normal, 50, 0s});
    waits.add(kHere, {{3}, JobPriority::Normal, 200, 0s});
    waits.setPriority(kHere, {3}, JobPriority::Foreground);
    QCOMPARE(waits.takeDue(0s).size(), std::size_t {1});
    const auto known = free == -1 ? std::nullopt : std::optional(free);
    QTEST(text(waits.found(kHere, kDisk, known, 0s)), "verdicts");
}

void SpaceWaitsTest::notBeforeItsTime()
{
    SpaceWaits waits;
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 1s});
    waits.add(kHere, {{2}, JobPriority::Normal, 100, 5s});
    QCOMPARE(waits.takeDue(1s).size(), std::size_t {1});
    QCOMPARE(text(waits.found(kHere, kDisk, 1000, 1s)), QStringLiteral("1"));
    waits.remove(kHere, {1});
    QCOMPARE(waits.takeDue(2s).size(), std::size_t {1});
    QCOMPARE(text(waits.found(kHere, kDisk, 1000, 2s)), QString());
    QCOMPARE(waits.takeDue(5s).size(), std::size_t {1});
    QCOMPARE(text(waits.found(kHere, kDisk, 1000, 5s)), QStringLiteral("2"));
}

void SpaceWaitsTest::roomMadeBringsALookAtOnce()
{
    SpaceWaits waits;
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 0s});
    waits.add(kThere, {{2}, JobPriority::Normal, 100, 0s});
    QCOMPARE(waits.takeDue(0s).size(), std::size_t {2});
    static_cast<void>(waits.found(kHere, kDisk, 0, 0s));
    static_cast<void>(waits.found(kThere, kDisk + 1, 0, 0s));
    waits.add(kHere, {{3}, JobPriority::Normal, 100, 60s});
    // On the same disk, in another directory.
    waits.mayHaveGrown(QStringLiteral("/elsewhere"), kDisk, 500ms);
    QCOMPARE(waits.takeDue(500ms), (std::vector<QString> {kHere}));
    // Who waits because the last attempt failed is meant too.
    QCOMPARE(text(waits.found(kHere, kDisk, 1000, 500ms)), QStringLiteral("1 3"));
    // The directory itself, its device not told.
    waits.mayHaveGrown(kThere, 0, 600ms);
    QCOMPARE(waits.takeDue(600ms), (std::vector<QString> {kThere}));
}

void SpaceWaitsTest::thousandsOfRemovals()
{
    SpaceWaits waits;
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 0s});
    int looks = 0;
    for (auto now = 0ms; now < 2s; now += 1ms) {
        if (!waits.takeDue(now).empty()) {
            ++looks;
            waits.mayHaveGrown(kHere, kDisk, now);
            static_cast<void>(waits.found(kHere, kDisk, 0, now));
        }
        waits.mayHaveGrown(kHere, kDisk, now);
    }
    QCOMPARE(looks, 10);
}

void SpaceWaitsTest::nobodyLeft()
{
    SpaceWaits waits;
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 1s});
    waits.remove(kHere, {2});
    QCOMPARE(waits.nextDeadline(), 1000ms);
    waits.remove(kHere, {1});
    waits.remove(kHere, {1});
    QCOMPARE(waits.nextDeadline(), std::chrono::milliseconds::max());
    waits.add(kHere, {{1}, JobPriority::Normal, 100, 1s});
    QCOMPARE(waits.takeDue(1s).size(), std::size_t {1});
    waits.remove(kHere, {1});
    QCOMPARE(text(waits.found(kHere, kDisk, 1000, 1s)), QString());
    QCOMPARE(waits.nextDeadline(), std::chrono::milliseconds::max());
}

QTEST_GUILESS_MAIN(SpaceWaitsTest)
#include "tst_SpaceWaits.moc"
