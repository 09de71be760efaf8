// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/FolderRules.h"
#include "core/settings/Settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// Which folder a file goes to by its name, and how the rules are kept.
class FolderRulesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void folders_data();
    void folders();
    void slowPatternsAreNone();
    void whatIsNoRuleIsLeftOut();
    void texts_data();
    void texts();
    void stored();
};

namespace {

const QString kOtherwise = QStringLiteral("/home/anna/Downloads");

FolderRules rules(const QStringList &texts)
{
    QList<FolderRule> made;
    for (const QString &text : texts)
        made.append(folderRuleFromText(text).value());
    return FolderRules(made);
}

} // namespace

void FolderRulesTest::folders_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *rule, const char *name, bool fits) {
        QTest::addRow("%s: %s", rule, name)
            << QString::fromUtf8(rule) << QString::fromUtf8(name) << fits;
    };
    row("*.iso", "debian.iso", true);
    row("*.iso", "DEBIAN.ISO", true);
    row("*.ISO", "debian.iso", true);
    row("*.iso", ".iso", true);
    row("*.iso", "debian.iso.part", false);
    row("*.iso", "iso", false);
    row("*.iso *.img", "disk.img", true);
    row("*.iso  *.img", "disk.dmg", false);
    row("*.tar.*", "a.tar.gz", true);
    row("*.tar.*", "a.tar", false);
    row("img-???.jpg", "img-007.jpg", true);
    row("img-???.jpg", "img-07.jpg", false);
    row("img-???.jpg", "img-0007.jpg", false);
    row("*", "anything", true);
    row("**.*a*", "b.cad", true);
    row("README", "readme", true);
    row("README", "readme.md", false);
    row("*.pdf", "folder.pdf/picture.png", false);
    row("*.pdf", "folder/letter.pdf", true);
    row("*.äöü", "Ä.ÄÖÜ", true);
    row("a[bc]", "ab", false);
    row("a[bc]", "a[bc]", true);
    row("*.iso", "", false);
}

void FolderRulesTest::folders()
{
    QFETCH(QString, rule);
    QFETCH(QString, name);
    QFETCH(bool, fits);
    const FolderRules one({{rule, QStringLiteral("/srv/there")}});
    QCOMPARE(one.folderFor(name, kOtherwise), fits ? QStringLiteral("/srv/there") : kOtherwise);
    // The first that fits counts, and others do not disturb.
    const FolderRules many({{QStringLiteral("*.never"), QStringLiteral("/srv/never")},
                            {rule, QStringLiteral("/srv/there")},
                            {QStringLiteral("*"), QStringLiteral("/srv/rest")}});
    const QString rest = name.isEmpty() ? kOtherwise : QStringLiteral("/srv/rest");
    QCOMPARE(many.folderFor(name, kOtherwise), fits ? QStringLiteral("/srv/there") : rest);
}

void FolderRulesTest::slowPatternsAreNone()
{
    // Trying every way to share the letters among the stars would never end.
    const FolderRules one({{QStringLiteral("*a*a*a*a*a*a*a*a*a*a*a*a*b"), QStringLiteral("/x")}});
    QCOMPARE(one.folderFor(QString(5000, QLatin1Char('a')), kOtherwise), kOtherwise);
}

void FolderRulesTest::whatIsNoRuleIsLeftOut()
{
    const QString there = QStringLiteral("/srv/there");
    QVERIFY(FolderRules({{QStringLiteral("  "), there}}).isEmpty());
    QVERIFY(FolderRules({{QStringLiteral("*.iso"), QStringLiteral("there")}}).isEmpty());
    QVERIFY(FolderRules({{QStringLiteral("*.iso"), {}}}).isEmpty());
    const FolderRules clean({{QStringLiteral(" *.a   *.b "), QStringLiteral("/srv/./there/")}});
    QCOMPARE(clean.rules(), (QList<FolderRule> {{QStringLiteral("*.a *.b"), there}}));
    const QList<FolderRule> many(FolderRules::kMostRules + 1, {QStringLiteral("*"), there});
    QCOMPARE(FolderRules(many).rules().size(), FolderRules::kMostRules);
}

void FolderRulesTest::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRule");
    QTest::newRow("one") << QStringLiteral("*.iso -> /srv/Images") << true;
    QTest::newRow("two") << QStringLiteral("*.iso *.img -> /srv/Images") << true;
    QTest::newRow("arrow in the folder") << QStringLiteral("*.iso -> /srv/a -> b, c;d") << true;
    QTest::newRow("no arrow") << QStringLiteral("*.iso /srv/Images") << false;
    QTest::newRow("no pattern") << QStringLiteral(" -> /srv/Images") << false;
    QTest::newRow("relative") << QStringLiteral("*.iso -> Images") << false;
    QTest::newRow("empty") << QString() << false;
}

void FolderRulesTest::texts()
{
    QFETCH(QString, text);
    QFETCH(bool, isRule);
    const auto rule = folderRuleFromText(text);
    QCOMPARE(rule.has_value(), isRule);
    if (rule)
        QCOMPARE(toText(*rule), text);
}

void FolderRulesTest::stored()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("kurier.conf"));
    const FolderRules wanted = rules(
        {QStringLiteral("*.iso -> /srv/a, b"), QStringLiteral("*.mp3 *.flac -> /srv/Müsik \"c\"")});
    {
        Settings settings(file);
        QVERIFY(settings.folderRules().isEmpty());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setFolderRules(wanted);
        settings.setFolderRules(wanted);
        QCOMPARE(changed.count(), 1);
    }
    QCOMPARE(Settings(file).folderRules(), wanted);
}

QTEST_GUILESS_MAIN(FolderRulesTest)
#include "tst_FolderRules.moc"
