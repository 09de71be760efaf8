// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/RateShare.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

namespace kurier {

class tst_RateShare final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void neverExceedsAnyLimit();
};

void tst_RateShare::splits_data()
{
    using Claims = std::vector<RateClaim>;
    using Shares = std::vector<qint64>;
    QTest::addColumn<qint64>("total");
    QTest::addColumn<Claims>("claims");
    QTest::addColumn<Shares>("shares");
    QTest::newRow("nobody") << qint64 {100} << Claims {} << Shares {};
    QTest::newRow("no limit") << qint64 {0} << Claims {{0, 5}, {7, 0}} << Shares {0, 7};
    QTest::newRow("equal") << qint64 {100} << Claims {{}, {}, {}, {}} << Shares {25, 25, 25, 25};
    QTest::newRow("own limit") << qint64 {100} << Claims {{10, 0}, {0, 0}} << Shares {10, 90};
    QTest::newRow("idle one") << qint64 {100} << Claims {{0, 20}, {0, 0}} << Shares {20, 80};
    QTest::newRow("all idle") << qint64 {100} << Claims {{0, 20}, {0, 20}} << Shares {50, 50};
    QTest::newRow("too little") << qint64 {2} << Claims {{}, {}, {}} << Shares {1, 1, 1};
}

void tst_RateShare::splits()
{
    QFETCH(qint64, total);
    QFETCH(std::vector<RateClaim>, claims);
    QFETCH(std::vector<qint64>, shares);
    std::vector<qint64> found = shareRate(total, claims);
    QVERIFY(found == shares);
}

void tst_RateShare::neverExceedsAnyLimit()
{
    std::mt19937 random(7);
    const auto upTo = [&random](qint64 most) {
        return std::uniform_int_distribution<qint64>(0, most)(random);
    };
    for (int round = 0; round < 2000; ++round) {
        std::vector<RateClaim> claims(static_cast<std::size_t>(1 + upTo(20)));
        for (RateClaim &claim : claims)
            claim = {upTo(3) == 0 ? upTo(1000) : 0, upTo(2) == 0 ? upTo(1000) : 0};
        const qint64 total = static_cast<qint64>(claims.size()) + upTo(10'000);
        const auto shares = shareRate(total, claims);
        qint64 sum = 0;
        for (std::size_t i = 0; i < claims.size(); ++i) {
            QVERIFY(shares[i] >= 1);
            QVERIFY(claims[i].limit == 0 || shares[i] <= claims[i].limit);
            sum += shares[i];
        }
        QVERIFY(sum <= total);
        const bool somebodyUnlimited = std::any_of(
            claims.begin(), claims.end(), [](const RateClaim &claim) { return claim.limit == 0; });
        if (somebodyUnlimited)
            QCOMPARE(sum, total);
    }
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_RateShare)
#include "tst_RateShare.moc"
