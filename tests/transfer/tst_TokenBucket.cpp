// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TokenBucket.h"

#include <QTest>

namespace kurier {

using std::chrono::milliseconds;
using std::chrono::seconds;

class tst_TokenBucket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutLimitNothingWaits();
    void holdsTheRate_data();
    void holdsTheRate();
    void savesUpLittle();
    void debtSurvivesAChangeOfRate();
};

void tst_TokenBucket::withoutLimitNothingWaits()
{
    TokenBucket bucket;
    const TokenBucket::TimePoint now {seconds(100)};
    bucket.take(1'000'000'000);
    QVERIFY(!bucket.isLimited());
    QCOMPARE(bucket.dueIn(now).count(), 0);
}

void tst_TokenBucket::holdsTheRate_data()
{
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<qint64>("block");
    QTest::newRow("small blocks") << qint64 {100'000} << qint64 {1000};
    QTest::newRow("curl's blocks") << qint64 {1'000'000} << qint64 {16'384};
    QTest::newRow("a block takes seconds") << qint64 {5'000} << qint64 {16'384};
}

void tst_TokenBucket::holdsTheRate()
{
    QFETCH(qint64, rate);
    QFETCH(qint64, block);
    TokenBucket bucket;
    const TokenBucket::TimePoint begin {seconds(100)};
    const TokenBucket::TimePoint end = begin + seconds(60);
    bucket.setRate(rate, begin);
    qint64 passed = 0;
    for (TokenBucket::TimePoint now = begin; now < end;) {
        const milliseconds wait = bucket.dueIn(now);
        if (wait.count() == 0) {
            bucket.take(block);
            passed += block;
        }
        now += wait;
    }
    QVERIFY(passed <= 60 * rate + rate / 10 + block);
    QVERIFY(passed >= 59 * rate);
}

void tst_TokenBucket::savesUpLittle()
{
    TokenBucket bucket;
    const TokenBucket::TimePoint begin {seconds(100)};
    bucket.setRate(100'000, begin);
    const auto later = begin + seconds(3600);
    qint64 passed = 0;
    while (bucket.dueIn(later).count() == 0) {
        bucket.take(1000);
        passed += 1000;
    }
    QVERIFY(passed <= 11'000);
}

void tst_TokenBucket::debtSurvivesAChangeOfRate()
{
    TokenBucket bucket;
    const TokenBucket::TimePoint now {seconds(100)};
    bucket.setRate(1000, now);
    QCOMPARE(bucket.dueIn(now).count(), 0);
    bucket.take(2100);
    bucket.setRate(500, now);
    QVERIFY(bucket.dueIn(now) >= seconds(4));
    bucket.setRate(0, now);
    QCOMPARE(bucket.dueIn(now).count(), 0);
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_TokenBucket)
#include "tst_TokenBucket.moc"
