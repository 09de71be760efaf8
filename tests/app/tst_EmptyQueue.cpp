// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a queue with nothing to do holds in memory: not the libraries that only transfers need.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QTest>

using namespace kurier::test;

namespace {

constexpr qint64 kSize = 100'000;
const QStringList kForTransfers {QStringLiteral("/libcurl.so"),
                                 QStringLiteral("/kurier/engines.so"),
                                 QStringLiteral("/networkinformation/")};

/// Those of kForTransfers that the process has mapped.
QStringList mappedBy(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/maps").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {QStringLiteral("unreadable")};
    const QString maps = QString::fromUtf8(file.readAll());
    QStringList found;
    for (const QString &name : kForTransfers) {
        if (maps.contains(name))
            found.append(name);
    }
    return found;
}

} // namespace

class EmptyQueueTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsNoLibrariesForTransfers_data();
    void holdsNoLibrariesForTransfers();
};

void EmptyQueueTest::holdsNoLibrariesForTransfers_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("window") << QStringList {};
    QTest::newRow("without a window") << QStringList {QStringLiteral("--headless")};
}

void EmptyQueueTest::holdsNoLibrariesForTransfers()
{
    QFETCH(QStringList, arguments);
    FaultOrigin origin;
    origin.route("/data.bin", OriginAnswer::file(kSize));
    const Programs programs;
    const auto kurier = programs.startKurier(arguments);
    const auto answers = [&programs] {
        return programs.ctl({QStringLiteral("--no-start"), QStringLiteral("list")}).exitCode == 0;
    };
    QVERIFY(QTest::qWaitFor(answers, 20'000));
    QCOMPARE(mappedBy(kurier->processId()), QStringList());
    // Adding alone needs none of them either.
    const QString url = QString::fromStdString(origin.url("/data.bin"));
    const QString id = programs.add({QStringLiteral("--suspended"), url});
    QCOMPARE(mappedBy(kurier->processId()), QStringList());

    QCOMPARE(programs.ctl({QStringLiteral("resume"), id}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/data.bin"), 1, kSize));
    const QStringList then = mappedBy(kurier->processId());
    QVERIFY(then.contains(QStringLiteral("/libcurl.so")));
}

QTEST_GUILESS_MAIN(EmptyQueueTest)
#include "tst_EmptyQueue.moc"
