// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ConnectionGrowth.h"

#include <QTest>

#include <cmath>
#include <functional>

namespace kurier {

namespace {

using std::chrono::milliseconds;

constexpr qint64 kMB = 1'000'000;

/// A transfer whose rate depends on the number of its connections, in steps of 50 ms.
class Course
{
public:
    std::function<qint64(int)> rate;
    qint64 size = 10'000 * kMB;
    qint64 rateLimit = 0;
    int atMost = 64; ///< Connections the server gives.
    int connections = 1;
    int most = 1; ///< Ever seen.

    void run(std::chrono::seconds time, int growthMost = 8)
    {
        ConnectionGrowth growth(milliseconds(400), growthMost);
        ConnectionGrowth::TimePoint now {};
        qint64 received = 0;
        for (milliseconds passed {0}; passed < time; passed += milliseconds(50)) {
            const int wanted =
                growth.wanted(now, {received, size - received, connections, rateLimit});
            connections = std::min(wanted, atMost);
            most = std::max(most, connections);
            now += milliseconds(50);
            received = std::min(size, received + rate(connections) / 20);
        }
    }
};

/// Connections that are watched one by one; each is open as soon as it is wanted.
class Watched
{
public:
    /// Bytes that one brings in all at an age in seconds when it is alone.
    std::function<double(double)> alone;
    double all = 1e12; ///< Bytes per second of the whole line.
    int most = 1; ///< Ever seen.
    milliseconds whenMost {0};

    void run(std::chrono::seconds time, int growthMost = 16)
    {
        ConnectionGrowth growth(milliseconds(400), growthMost);
        ConnectionGrowth::TimePoint now {};
        std::vector<ConnectionGrowth::Line> lines(1);
        double received = 0;
        constexpr double kStep = 0.05;
        for (milliseconds passed {0}; passed < time; passed += milliseconds(50)) {
            const auto count = static_cast<int>(lines.size());
            const int wanted =
                growth.wanted(now, {static_cast<qint64>(received), 10'000 * kMB, count, 0, lines});
            lines.resize(static_cast<std::size_t>(wanted));
            if (wanted > most) {
                most = wanted;
                whenMost = passed;
            }
            now += milliseconds(50);
            for (auto &line : lines) {
                const double age = line.age.count();
                const double share = all * kStep / static_cast<double>(lines.size());
                const double came = std::min(alone(age + kStep) - alone(age), share);
                line.age += std::chrono::duration<double>(kStep);
                line.bytes += came;
                received += came;
            }
        }
        connections = static_cast<int>(lines.size());
    }
    int connections = 1; ///< In the end.
};

} // namespace

/// More connections only where they pay.
class tst_ConnectionGrowth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWhereEachConnectionIsThrottled();
    void staysAtOneWhereTheLineIsFull();
    void stopsWhereItNoLongerPays();
    void slowStartIsNoGrowth();
    void leavesShortRestsAlone();
    void aFastOneStaysAlone_data();
    void aFastOneStaysAlone();
    void respectsARateLimit();
    void acceptsARefusal();
    void aStallIsNoReason();
    void growsAtOnceWhereEachConnectionIsThrottled_data();
    void growsAtOnceWhereEachConnectionIsThrottled();
    void aFullLineIsNotTakenForThrottled();
    void slowStartOnAFullLine();
};

void tst_ConnectionGrowth::growsAtOnceWhereEachConnectionIsThrottled_data()
{
    QTest::addColumn<bool>("inBursts");
    QTest::newRow("evenly") << false;
    QTest::newRow("in bursts") << true;
}

void tst_ConnectionGrowth::growsAtOnceWhereEachConnectionIsThrottled()
{
    QFETCH(bool, inBursts);
    Watched course;
    // A server may let what its buffer holds go at once and then wait until it is due.
    course.alone = [inBursts](double age) {
        const double burst = std::floor(age / 0.6 + 1) * 2.4 * kMB;
        return inBursts ? (age > 0 ? burst : 0) : age * 4 * kMB;
    };
    course.run(std::chrono::seconds(10));
    QCOMPARE(course.connections, 16);
    QVERIFY2(course.whenMost < milliseconds(1000),
             qPrintable(QString::number(course.whenMost.count())));
}

void tst_ConnectionGrowth::aFullLineIsNotTakenForThrottled()
{
    Watched course;
    course.alone = [](double age) { return age * 20 * kMB; };
    course.all = 20.0 * kMB;
    course.run(std::chrono::seconds(30));
    QCOMPARE(course.connections, 1);
    QCOMPARE(course.most, 2);
}

void tst_ConnectionGrowth::slowStartOnAFullLine()
{
    Watched course;
    course.alone = [](double age) { return 14'000 * (std::exp2(age / 0.1) - 1); };
    course.all = 10.0 * kMB;
    course.run(std::chrono::seconds(30));
    QCOMPARE(course.connections, 1);
}

void tst_ConnectionGrowth::growsWhereEachConnectionIsThrottled()
{
    Course course;
    course.rate = [](int n) { return n * 2 * kMB; };
    course.run(std::chrono::seconds(10));
    QCOMPARE(course.connections, 8);
    Course few;
    few.rate = course.rate;
    few.run(std::chrono::seconds(10), 5);
    QCOMPARE(few.connections, 5);
}

void tst_ConnectionGrowth::staysAtOneWhereTheLineIsFull()
{
    Course course;
    course.rate = [](int) { return 20 * kMB; };
    course.run(std::chrono::seconds(30));
    QCOMPARE(course.connections, 1);
    QCOMPARE(course.most, 2);
}

void tst_ConnectionGrowth::stopsWhereItNoLongerPays()
{
    Course course;
    course.rate = [](int n) { return std::min(n, 4) * 2 * kMB; };
    course.run(std::chrono::seconds(30));
    QCOMPARE(course.connections, 4);
}

void tst_ConnectionGrowth::slowStartIsNoGrowth()
{
    Course course;
    int step = 0;
    course.rate = [&step](int) { return std::min<qint64>(++step * kMB, 25 * kMB); };
    course.run(std::chrono::seconds(10));
    QCOMPARE(course.connections, 1);
}

void tst_ConnectionGrowth::leavesShortRestsAlone()
{
    Course course;
    course.rate = [](int n) { return n * 20 * kMB; };
    course.size = 50 * kMB;
    course.run(std::chrono::seconds(3));
    QCOMPARE(course.most, 1);
}

void tst_ConnectionGrowth::aFastOneStaysAlone_data()
{
    QTest::addColumn<qint64>("each");
    QTest::addColumn<int>("expected");
    QTest::newRow("half a gigabit") << 60 * kMB << 16;
    QTest::newRow("two gigabits") << 250 * kMB << 1;
}

void tst_ConnectionGrowth::aFastOneStaysAlone()
{
    QFETCH(qint64, each);
    QFETCH(int, expected);
    Watched watched;
    watched.alone = [each](double age) { return age * static_cast<double>(each); };
    watched.run(std::chrono::seconds(3));
    QCOMPARE(watched.most, expected);
    Course course;
    course.size = 1'000'000 * kMB;
    course.rate = [each](int n) { return n * each; };
    course.run(std::chrono::seconds(10), 16);
    QCOMPARE(course.most, expected);
}

void tst_ConnectionGrowth::respectsARateLimit()
{
    Course course;
    course.rateLimit = 2 * kMB;
    course.rate = [](int) { return 2 * kMB; };
    course.run(std::chrono::seconds(10));
    QCOMPARE(course.most, 1);
}

void tst_ConnectionGrowth::acceptsARefusal()
{
    Course course;
    course.rate = [](int n) { return n * 2 * kMB; };
    course.atMost = 3;
    course.run(std::chrono::seconds(10));
    QCOMPARE(course.connections, 2);
    Course none = course;
    none.connections = 1;
    none.atMost = 1;
    none.run(std::chrono::seconds(10));
    QCOMPARE(none.connections, 1);
}

void tst_ConnectionGrowth::aStallIsNoReason()
{
    Course course;
    course.rate = [](int) { return 0; };
    course.run(std::chrono::seconds(10));
    QCOMPARE(course.most, 1);
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_ConnectionGrowth)
#include "tst_ConnectionGrowth.moc"
