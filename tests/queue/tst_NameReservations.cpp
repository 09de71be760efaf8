// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/NameReservations.h"

#include <QTest>

using namespace kurier;

namespace {

const QString kHere = QStringLiteral("/srv/a");
const QString kThere = QStringLiteral("/srv/b");
const QString kName = QStringLiteral("Film.tar.gz");

} // namespace

/// Two jobs never aim at one file.
class NameReservationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claimAndRelease();
    void regardlessOfCase();
    void directoriesAreApart();
    void freeNames();
    void takenOnDisk();
    void thousandsOfEqualNames();
};

void NameReservationsTest::claimAndRelease()
{
    NameReservations names;
    QVERIFY(!names.isClaimed(kHere, kName));
    QVERIFY(names.claim(kHere, kName));
    QVERIFY(names.isClaimed(kHere, kName));
    QVERIFY(!names.claim(kHere, kName));
    names.release(kHere, kName);
    names.release(kHere, kName);
    QVERIFY(!names.isClaimed(kHere, kName));
    QVERIFY(names.claim(kHere, kName));
}

void NameReservationsTest::regardlessOfCase()
{
    NameReservations names;
    QVERIFY(names.claim(kHere, QStringLiteral("STRASSE Ä.txt")));
    QVERIFY(!names.claim(kHere, QStringLiteral("strasse ä.TXT")));
    names.release(kHere, QStringLiteral("Strasse ä.txt"));
    QVERIFY(names.claim(kHere, QStringLiteral("strasse ä.TXT")));
}

void NameReservationsTest::directoriesAreApart()
{
    NameReservations names;
    QVERIFY(names.claim(kHere, kName));
    QVERIFY(names.claim(kThere, kName));
    names.release(kHere, kName);
    QVERIFY(names.isClaimed(kThere, kName));
    // Directories differ by case on this system.
    QVERIFY(names.claim(QStringLiteral("/srv/B"), kName));
}

void NameReservationsTest::freeNames()
{
    NameReservations names;
    QCOMPARE(names.claimFree(kHere, kName), kName);
    QCOMPARE(names.claimFree(kHere, kName), QStringLiteral("Film (1).tar.gz"));
    QCOMPARE(names.claimFree(kHere, kName), QStringLiteral("Film (2).tar.gz"));
    QCOMPARE(names.claimFree(kThere, kName), kName);
    // A name that looks numbered is a name like any other.
    QCOMPARE(names.claimFree(kHere, QStringLiteral("film (3).tar.gz")),
             QStringLiteral("film (3).tar.gz"));
    QCOMPARE(names.claimFree(kHere, kName), QStringLiteral("Film (4).tar.gz"));
    names.release(kHere, kName);
    QCOMPARE(names.claimFree(kHere, kName), kName);
}

void NameReservationsTest::takenOnDisk()
{
    NameReservations names;
    const QSet<QString> taken {kName, QStringLiteral("Film (1).tar.gz")};
    QCOMPARE(names.claimFree(kHere, kName, taken), QStringLiteral("Film (2).tar.gz"));
    QVERIFY(!names.isClaimed(kHere, kName));
    QCOMPARE(names.claimFree(kHere, kName), kName);
}

void NameReservationsTest::thousandsOfEqualNames()
{
    NameReservations names;
    QSet<QString> given;
    for (int i = 0; i < 20'000; ++i)
        given.insert(names.claimFree(kHere, kName).toCaseFolded());
    QCOMPARE(given.size(), 20'000);
}

QTEST_GUILESS_MAIN(NameReservationsTest)
#include "tst_NameReservations.moc"
