// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/Intake.h"
#include "ui/dialogs/AddressList.h"
#include "ui/dialogs/AddressPattern.h"

#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace kurier;

/// Lines that stand for many addresses, and what comes from other programs.
class tst_AddressPattern final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void expanding_data();
    void expanding();
    void noPattern_data();
    void noPattern();
    void hugeCounts();
    void listOfAddresses();
    void tooMany();
    void ownScheme_data();
    void ownScheme();
    void dropped();
};

void tst_AddressPattern::expanding_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("wanted");
    QTest::newRow("padded") << QStringLiteral("i[08-11].jpg")
                            << QStringList {QStringLiteral("i08.jpg"), QStringLiteral("i09.jpg"),
                                            QStringLiteral("i10.jpg"), QStringLiteral("i11.jpg")};
    QTest::newRow("plain") << QStringLiteral("i[8-10]")
                           << QStringList {QStringLiteral("i8"), QStringLiteral("i9"),
                                           QStringLiteral("i10")};
    QTest::newRow("letters") << QStringLiteral("[a-c].rar")
                             << QStringList {QStringLiteral("a.rar"), QStringLiteral("b.rar"),
                                             QStringLiteral("c.rar")};
    QTest::newRow("capitals") << QStringLiteral(
        "[X-Z]") << QStringList {QStringLiteral("X"), QStringLiteral("Y"), QStringLiteral("Z")};
    QTest::newRow("steps") << QStringLiteral("p[0-10:5]")
                           << QStringList {QStringLiteral("p0"), QStringLiteral("p5"),
                                           QStringLiteral("p10")};
    QTest::newRow("step beyond the end")
        << QStringLiteral("p[1-6:4]") << QStringList {QStringLiteral("p1"), QStringLiteral("p5")};
    QTest::newRow("one") << QStringLiteral("p[7-7]") << QStringList {QStringLiteral("p7")};
    QTest::newRow("two ranges") << QStringLiteral("[1-2]/[a-b]")
                                << QStringList {QStringLiteral("1/a"), QStringLiteral("1/b"),
                                                QStringLiteral("2/a"), QStringLiteral("2/b")};
    QTest::newRow("beside IPv6") << QStringLiteral("http://[::1]/[1-2]")
                                 << QStringList {QStringLiteral("http://[::1]/1"),
                                                 QStringLiteral("http://[::1]/2")};
    QTest::newRow("beside a backward one")
        << QStringLiteral("[9-1][1-2]")
        << QStringList {QStringLiteral("[9-1]1"), QStringLiteral("[9-1]2")};
}

void tst_AddressPattern::expanding()
{
    QFETCH(QString, text);
    const auto pattern = AddressPattern::parse(text);
    QVERIFY(pattern);
    QTEST(pattern->expanded(), "wanted");
    QCOMPARE(pattern->count(), pattern->expanded().size());
}

void tst_AddressPattern::noPattern_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "https://example.org/a", "http://[2001:db8::1]/a", "a[5-2]", "a[a-3]", "a[a-Z]",
          "a[1-5:0]", "a[1-]", "a[-5]", "a[1,2]", "a[1-1234567890123456]"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_AddressPattern::noPattern()
{
    QFETCH(QString, text);
    QVERIFY(!AddressPattern::parse(text));
}

void tst_AddressPattern::hugeCounts()
{
    const auto pattern = AddressPattern::parse(
        QStringLiteral("[0-999999999999999][0-999999999999999][0-999999999999999]"));
    QVERIFY(pattern);
    QCOMPARE(pattern->count(), std::numeric_limits<qint64>::max());
}

void tst_AddressPattern::listOfAddresses()
{
    const AddressList list = parseAddresses(
        QStringLiteral("https://example.org/i[001-120].jpg\nhttps://example.org/z\nftp://[1-2]"));
    QCOMPARE(list.urls.size(), 121);
    QCOMPARE(list.urls.at(0), QByteArray("https://example.org/i001.jpg"));
    QCOMPARE(list.urls.at(119), QByteArray("https://example.org/i120.jpg"));
    QCOMPARE(list.expansions.size(), 1);
    QCOMPARE(list.expansions.at(0).count, 120);
    QCOMPARE(list.expansions.at(0).last, QStringLiteral("https://example.org/i120.jpg"));
    QCOMPARE(list.mistakes.size(), 1);
    QCOMPARE(list.mistakes.at(0).line, 3);
    QCOMPARE(addressesIn(QStringLiteral("see\nhttps://example.org/[1-3]")).size(), 1);
}

void tst_AddressPattern::tooMany()
{
    const AddressList list = parseAddresses(
        QStringLiteral("https://example.org/[1-6000]\nhttps://example.org/[1-6000]"));
    QCOMPARE(list.urls.size(), 6000);
    QCOMPARE(list.mistakes.size(), 1);
    QCOMPARE(list.mistakes.at(0).error.code, ErrorCode::BgETooManyFiles);
    const AddressList endless =
        parseAddresses(QStringLiteral("https://example.org/[0-999999999][0-999999999]"));
    QVERIFY(endless.urls.isEmpty());
    QCOMPARE(endless.mistakes.size(), 1);
}

void tst_AddressPattern::ownScheme_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("wanted");
    QTest::newRow("web") << QStringLiteral("https://example.org/a")
                         << QStringList {QStringLiteral("https://example.org/a")};
    QTest::newRow("short") << QStringLiteral("kurier:https://example.org/a?b=c%20d")
                           << QStringList {QStringLiteral("https://example.org/a?b=c%20d")};
    QTest::newRow("long") << QStringLiteral(
        "kurier://add?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%3D2")
                          << QStringList {QStringLiteral("https://example.org/a?b=1&c=2")};
    QTest::newRow("several") << QStringLiteral(
        "KURIER://add?url=https://a.example/1&url=https://a.example/2")
                             << QStringList {QStringLiteral("https://a.example/1"),
                                             QStringLiteral("https://a.example/2")};
    QTest::newRow("other command") << QStringLiteral("kurier://cancel?all=1")
                                   << QStringList {QStringLiteral("kurier://cancel?all=1")};
    QTest::newRow("no way to files") << QStringLiteral("kurier:file:///etc/x.meta4")
                                     << QStringList {QStringLiteral("kurier:file:///etc/x.meta4")};
    QTest::newRow("Metalink") << QStringLiteral("file:///home/anna/a%20b.meta4")
                              << QStringList {QStringLiteral("/home/anna/a b.meta4")};
    QTest::newRow("nonsense") << QStringLiteral("nonsense")
                              << QStringList {QStringLiteral("nonsense")};
}

void tst_AddressPattern::ownScheme()
{
    QFETCH(QString, word);
    QTEST(addressesGiven({word}), "wanted");
}

void tst_AddressPattern::dropped()
{
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://example.org/ä")),
                  QUrl::fromLocalFile(QStringLiteral("/home/anna/x.meta4")),
                  QUrl::fromLocalFile(QStringLiteral("/home/anna/film.mkv")),
                  QUrl(QStringLiteral("mailto:anna@example.org"))});
    const Intake intake = intakeOf(data);
    QCOMPARE(intake.addresses,
             (QStringList {QStringLiteral("https://example.org/%C3%A4"),
                           QStringLiteral("/home/anna/x.meta4")}));
    QCOMPARE(intake.files, QStringList {QStringLiteral("/home/anna/film.mkv")});
    QMimeData text;
    text.setText(QStringLiteral("Look:\nhttps://example.org/a\nbye"));
    QCOMPARE(intakeOf(text).addresses, QStringList {QStringLiteral("https://example.org/a")});
    QVERIFY(intakeOf(QMimeData()).isEmpty());
}

QTEST_MAIN(tst_AddressPattern)
#include "tst_AddressPattern.moc"
