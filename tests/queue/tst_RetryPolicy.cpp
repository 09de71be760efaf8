// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/RetryPolicy.h"

#include <QTest>

using namespace kurier;
using namespace std::chrono_literals;

/// Delays between tries.
class RetryPolicyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delays_data();
    void delays();
    void bounds();
};

void RetryPolicyTest::delays_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("retryAfter");
    QTest::addColumn<double>("jitter");
    QTest::addColumn<qint64>("milliseconds");
    const auto row = [](const char *name, int failures, int minimum, int retryAfter, double jitter,
                        qint64 wanted) {
        QTest::newRow(name) << failures << minimum << retryAfter << jitter << wanted;
    };
    row("first", 1, 15, -1, 0.0, 15'000);
    row("second doubles", 2, 15, -1, 0.0, 30'000);
    row("third", 3, 15, -1, 0.0, 60'000);
    row("sixth", 6, 15, -1, 0.0, 480'000);
    row("at most ten minutes", 7, 15, -1, 0.0, 600'000);
    row("for ever", 1'000'000, 15, -1, 0.0, 600'000);
    row("minimum above ten minutes", 1, 3600, -1, 0.0, 3'600'000);
    row("minimum above ten minutes, later", 9, 3600, -1, 0.0, 3'600'000);
    row("at least one second", 1, 0, -1, 0.0, 1'000);
    row("negative minimum", 1, -5, -1, 0.0, 1'000);
    row("jitter adds", 1, 16, -1, 0.5, 18'000);
    row("jitter is below a quarter", 1, 16, -1, 0.999999, 19'999);
    row("no failure yet", 0, 15, -1, 0.0, 15'000);
    row("the server wants longer", 1, 15, 120, 0.0, 120'000);
    row("the server wants shorter", 1, 15, 1, 0.0, 15'000);
    row("the server wants now", 3, 15, 0, 0.0, 60'000);
    row("the server wants a day", 1, 15, 86'400, 0.9, 86'400'000);
}

void RetryPolicyTest::delays()
{
    QFETCH(int, failures);
    QFETCH(int, minimum);
    QFETCH(int, retryAfter);
    QFETCH(double, jitter);
    QFETCH(qint64, milliseconds);
    const auto wish =
        retryAfter < 0 ? std::nullopt : std::optional(std::chrono::seconds(retryAfter));
    const auto delay = RetryPolicy::delay(failures, std::chrono::seconds(minimum), wish, jitter);
    QCOMPARE(qint64(delay.count()), milliseconds);
}

void RetryPolicyTest::bounds()
{
    for (int failures = -3; failures < 200; ++failures) {
        for (const int minimum : {0, 1, 7, 15, 599, 600, 601, 100'000}) {
            for (const double jitter : {0.0, 0.3, 0.99}) {
                const auto delay =
                    RetryPolicy::delay(failures, std::chrono::seconds(minimum), {}, jitter);
                const auto longest = std::chrono::seconds(std::max(minimum, 600));
                QVERIFY(delay >= std::chrono::seconds(std::max(minimum, 1)));
                QVERIFY(delay <= longest * 5 / 4);
            }
        }
    }
}

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_RetryPolicy.moc"
