// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QTest>

using namespace kurier::test;

class tst_LargeFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fiveGigabytes();
};

void tst_LargeFile::fiveGigabytes()
{
    constexpr qint64 kSize = 5'000'000'000;
    FaultOrigin origin;
    origin.route("/five.bin", OriginAnswer::file(kSize));
    const Programs programs;
    const QString id = programs.add({QString::fromStdString(origin.url("/five.bin"))});
    QCOMPARE(
        programs
            .ctl({QStringLiteral("wait"), id, QStringLiteral("--timeout"), QStringLiteral("400")},
                 420000)
            .exitCode,
        0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/five.bin"), 1, kSize));
}

QTEST_GUILESS_MAIN(tst_LargeFile)
#include "tst_LargeFile.moc"
