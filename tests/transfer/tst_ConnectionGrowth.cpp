// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ConnectionGrowth.h"

#include <QTest>

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
    void respectsARateLimit();
    void acceptsARefusal();
    void aStallIsNoReason();
};

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
