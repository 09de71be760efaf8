// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/RateMeter.h"

#include <QTest>

using namespace kurier;
using namespace std::chrono_literals;

/// A rate from byte counts.
class RateMeterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingYet();
    void steadyRate();
    void followsAChange();
    void stallsFallToZero();
    void restartIsNoNegativeRate();
    void tooCloseTogether();
    void continuedBytesAreNoSpeed();
    void hugeCounts();
};

void RateMeterTest::nothingYet()
{
    RateMeter meter;
    QCOMPARE(meter.bytesPerSecond(), 0);
    meter.update(5'000'000, 1s);
    QCOMPARE(meter.bytesPerSecond(), 0);
}

void RateMeterTest::steadyRate()
{
    RateMeter meter;
    for (int tick = 0; tick <= 50; ++tick)
        meter.update(tick * 200'000LL, tick * 200ms);
    QVERIFY(std::abs(meter.bytesPerSecond() - 1'000'000) <= 1);
}

void RateMeterTest::followsAChange()
{
    RateMeter meter;
    qint64 bytes = 0;
    auto now = 0ms;
    const auto run = [&](qint64 rate, std::chrono::milliseconds time) {
        for (auto end = now + time; now < end;) {
            now += 200ms;
            bytes += rate / 5;
            meter.update(bytes, now);
        }
    };
    run(1'000'000, 10s);
    run(100'000, 1s);
    // Smooth: not there after one second, nearly there after fifteen.
    QVERIFY(meter.bytesPerSecond() > 500'000);
    QVERIFY(meter.bytesPerSecond() < 900'000);
    run(100'000, 15s);
    QVERIFY(meter.bytesPerSecond() < 110'000);
    QVERIFY(meter.bytesPerSecond() >= 100'000);
}

void RateMeterTest::stallsFallToZero()
{
    RateMeter meter;
    meter.update(0, 0s);
    meter.update(1'000'000, 1s);
    QCOMPARE(meter.bytesPerSecond(), 1'000'000);
    for (auto now = 2s; now <= 60s; now += 1s)
        meter.update(1'000'000, now);
    QCOMPARE(meter.bytesPerSecond(), 0);
}

void RateMeterTest::restartIsNoNegativeRate()
{
    RateMeter meter;
    meter.update(0, 0s);
    meter.update(1'000'000, 1s);
    meter.update(0, 2s);
    QVERIFY(meter.bytesPerSecond() >= 0);
    QVERIFY(meter.bytesPerSecond() < 1'000'000);
    meter.update(500'000, 3s);
    QVERIFY(meter.bytesPerSecond() > 0);
}

void RateMeterTest::tooCloseTogether()
{
    RateMeter meter;
    meter.update(0, 0s);
    meter.update(1'000'000, 1s);
    const qint64 before = meter.bytesPerSecond();
    meter.update(1'500'000, 1s);
    meter.update(2'000'000, 1s + 1ms);
    QCOMPARE(meter.bytesPerSecond(), before);
    meter.update(2'000'000, 2s);
    QCOMPARE(meter.bytesPerSecond(), before);
}

void RateMeterTest::continuedBytesAreNoSpeed()
{
    RateMeter meter;
    meter.update(4'000'000'000, 0s);
    meter.update(4'000'001'000, 1s);
    QCOMPARE(meter.bytesPerSecond(), 1'000);
}

void RateMeterTest::hugeCounts()
{
    RateMeter meter;
    const qint64 start = Q_INT64_C(9'000'000'000'000'000'000);
    meter.update(start, 0s);
    meter.update(start + 10'000'000'000, 1s);
    QCOMPARE(meter.bytesPerSecond(), 10'000'000'000);
}

QTEST_GUILESS_MAIN(RateMeterTest)
#include "tst_RateMeter.moc"
