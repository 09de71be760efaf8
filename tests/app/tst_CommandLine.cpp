// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"

#include <QTest>

using namespace kurier;
using Mode = StartOptions::Mode;

class tst_CommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modes_data();
    void modes();
    void keepsUrlsAndLanguage();
};

void tst_CommandLine::modes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Mode>("mode");
    QTest::newRow("plain") << QStringList {} << Mode::Window;
    QTest::newRow("url") << QStringList {QStringLiteral("http://a/b")} << Mode::Window;
    QTest::newRow("background") << QStringList {QStringLiteral("--background")} << Mode::Background;
    QTest::newRow("headless") << QStringList {QStringLiteral("--headless")} << Mode::Headless;
    QTest::newRow("headless with url")
        << QStringList {QStringLiteral("--headless"), QStringLiteral("http://a/b")} << Mode::Usage;
    QTest::newRow("version") << QStringList {QStringLiteral("--version")} << Mode::PrintAndExit;
    QTest::newRow("help") << QStringList {QStringLiteral("--help")} << Mode::PrintAndExit;
    QTest::newRow("user") << QStringList {QStringLiteral("--user"), QStringLiteral("anna")}
                          << Mode::Inspect;
    QTest::newRow("all users") << QStringList {QStringLiteral("--all-users")} << Mode::Inspect;
    QTest::newRow("both") << QStringList {QStringLiteral("--user=anna"),
                                          QStringLiteral("--all-users")}
                          << Mode::Usage;
    QTest::newRow("headless for all")
        << QStringList {QStringLiteral("--headless"), QStringLiteral("--all-users")} << Mode::Usage;
    QTest::newRow("url for all") << QStringList {QStringLiteral("--all-users"),
                                                 QStringLiteral("http://a/b")}
                                 << Mode::Usage;
    QTest::newRow("unknown option") << QStringList {QStringLiteral("--nonsense")} << Mode::Usage;
    QTest::newRow("unknown language")
        << QStringList {QStringLiteral("--lang"), QStringLiteral("fr")} << Mode::Usage;
}

void tst_CommandLine::modes()
{
    QFETCH(QStringList, arguments);
    QFETCH(Mode, mode);
    const StartOptions options = parseCommandLine(arguments);
    QCOMPARE(options.mode, mode);
    const bool speaks = mode == Mode::Usage || mode == Mode::PrintAndExit;
    QCOMPARE(!options.text.isEmpty(), speaks);
    if (mode == Mode::Usage)
        QCOMPARE(options.text.count(QLatin1Char('\n')), 0);
}

void tst_CommandLine::keepsUrlsAndLanguage()
{
    const StartOptions options =
        parseCommandLine({QStringLiteral("--lang"), QStringLiteral("de"),
                          QStringLiteral("http://a/b"), QStringLiteral("https://c/d")});
    QCOMPARE(options.language, QStringLiteral("de"));
    QCOMPARE(options.urls,
             (QStringList {QStringLiteral("http://a/b"), QStringLiteral("https://c/d")}));
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
