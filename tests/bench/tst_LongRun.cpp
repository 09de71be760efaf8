// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/LongRun.h"

#include <QTest>

#include <random>

using kurier::test::LongRun;

/// The short form of kurier_long_run.
class tst_LongRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyByteIsRight();
};

void tst_LongRun::everyByteIsRight()
{
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    LongRun longRun(seed);
    const LongRun::Outcome outcome =
        longRun.run(std::chrono::seconds(60), std::chrono::seconds(10));
    QCOMPARE(outcome.wrong, QStringList());
    QVERIFY(outcome.files > 0);
    QVERIFY(outcome.kills > 0);
}

QTEST_GUILESS_MAIN(tst_LongRun)
#include "tst_LongRun.moc"
