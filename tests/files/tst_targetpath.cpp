// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TargetPath.h"

#include <QTest>

using namespace kurier;

/// Names from servers become one harmless path component.
class TargetPathTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safeName_data();
    void safeName();
    void safeNameIsBounded_data();
    void safeNameIsBounded();
    void nameFromUrl_data();
    void nameFromUrl();
    void contentDisposition_data();
    void contentDisposition();
    void numbered_data();
    void numbered();
    void numberedFitsTheFileSystem();
    void executable_data();
    void executable();
};

void TargetPathTest::safeName_data()
{
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *tag, const char16_t *remote, const char16_t *safe) {
        QTest::newRow(tag) << QString::fromUtf16(remote) << QString::fromUtf16(safe);
    };
    row("ordinary", u"report.pdf", u"report.pdf");
    row("parent and dot file", u"../../.bashrc", u"bashrc");
    row("absolute", u"/etc/passwd", u"passwd");
    row("windows path", u"C:\\x\\y.exe", u"y.exe");
    row("drive without slash", u"C:y.exe", u"C_y.exe");
    row("mixed slashes", u"a/b\\c/d.txt", u"d.txt");
    row("trailing slash", u"dir/", u"download");
    row("empty", u"", u"download");
    row("dot", u".", u"download");
    row("dot dot", u"..", u"download");
    row("three dots", u"...", u"download");
    row("only spaces", u"   ", u"download");
    row("percent stays", u"%2e%2e%2fx", u"%2e%2e%2fx");
    row("controls", u"a\u0001b\u001b]0;x\u0007\u007f\u0085.txt", u"ab]0;x.txt");
    row("line ends", u"a\r\nb.txt", u"ab.txt");
    row("direction override", u"photo\u202egpj.exe", u"photogpj.exe");
    row("isolates and marks", u"a\u2066b\u2069c\u200ed\u200fe\u061cf.txt", u"abcdef.txt");
    row("zero width", u"a\u200bb\u200cc\u200dd\ufeffe.txt", u"abcde.txt");
    row("line separator", u"a\u2028b\u2029c.txt", u"abc.txt");
    row("leading dots and spaces", u" . .name.txt", u"name.txt");
    row("trailing dots and spaces", u"name.txt. . ", u"name.txt");
    row("hidden by a zero width", u"\u200b.bashrc", u"bashrc");
    row("windows characters", u"a<b>c:d\"e|f?g*h.txt", u"a_b_c_d_e_f_g_h.txt");
    row("CON", u"CON", u"_CON");
    row("con with extension", u"con.txt", u"_con.txt");
    row("con with two extensions", u"con.tar.gz", u"_con.tar.gz");
    row("nul with a space", u"nul .txt", u"_nul .txt");
    row("COM0", u"COM0", u"_COM0");
    row("lpt9", u"lpt9.log", u"_lpt9.log");
    row("superscript port", u"com\u00b2.txt", u"_com\u00b2.txt");
    row("COM10 is free", u"COM10.txt", u"COM10.txt");
    row("console is free", u"console.txt", u"console.txt");
    row("conin$", u"CONIN$", u"_CONIN$");
    row("composed", u"a\u0308.txt", u"\u00e4.txt");
    row("surrogate pair", u"\U0001F600.txt", u"\U0001F600.txt");
}

void TargetPathTest::safeName()
{
    QFETCH(QString, remote);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(remote), safe);
    QCOMPARE(safeFileName(safe), safe);
}

void TargetPathTest::safeNameIsBounded_data()
{
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("ending");
    const QString emoji = QString::fromUtf16(u"\U0001F600");
    QTest::newRow("emoji") << emoji.repeated(75) << QString();
    QTest::newRow("emoji, extension")
        << emoji.repeated(75) + QStringLiteral(".jpeg") << QStringLiteral(".jpeg");
    QTest::newRow("double extension")
        << QString(400, QLatin1Char('x')) + QStringLiteral(".tar.gz") << QStringLiteral(".tar.gz");
    QTest::newRow("umlauts, odd length") << QStringLiteral("x") + QString(300, QChar(0xe4))
            + QStringLiteral(".txt") << QStringLiteral(".txt");
    QTest::newRow("endless extension")
        << QStringLiteral("a.") + QString(400, QLatin1Char('x')) << QString();
    QTest::newRow("cut at a dot") << QString(199, QLatin1Char('x')) + QStringLiteral(".")
            + QString(99, QLatin1Char('y'))
                                  << QString();
}

void TargetPathTest::safeNameIsBounded()
{
    QFETCH(QString, remote);
    QFETCH(QString, ending);
    const QString safe = safeFileName(remote);
    QVERIFY2(safe.toUtf8().size() <= 200, qPrintable(safe));
    QVERIFY2(safe.toUtf8().size() >= 196, "cut more than needed");
    QVERIFY(safe.endsWith(ending));
    QVERIFY(!safe.contains(QChar::ReplacementCharacter));
    QVERIFY(!safe.endsWith(QLatin1Char('.')));
    QVERIFY(remote.startsWith(safe.chopped(ending.size())));
    QCOMPARE(safeFileName(safe), safe);
}

void TargetPathTest::nameFromUrl_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *url, const char16_t *name) {
        QTest::newRow(url) << QByteArray(url) << QString::fromUtf16(name);
    };
    row("https://example.org/a/file.zip", u"file.zip");
    row("https://example.org/a/file.zip?x=/y.txt#z/w", u"file.zip");
    row("https://example.org/file#a?b", u"file");
    row("https://example.org/", u"download");
    row("https://example.org", u"download");
    row("https://example.org?file=/x.txt", u"download");
    row("https://example.org/dir/", u"download");
    row("https://example.org/..%2f..%2fx", u"x");
    row("https://example.org/%252e%252e/", u"download");
    row("https://example.org/%252e%252e", u"%2e%2e");
    row("https://example.org/%2e%2e", u"download");
    row("https://example.org/a%5c..%5cb.exe", u"b.exe");
    row("https://example.org/f%C3%BCr.txt", u"f\u00fcr.txt");
    row("https://example.org/f%FCr.txt", u"f\u00fcr.txt");
    row("https://example.org/100%.txt", u"100%.txt");
    row("https://example.org/a%2", u"a%2");
    row("https://example.org/a%zz%41", u"a%zzA");
    row("https://example.org/a%00b.txt", u"ab.txt");
    row("https://example.org/a+b.txt", u"a+b.txt");
    row("https://example.org/%E2%80%AEgpj.exe", u"gpj.exe");
}

void TargetPathTest::nameFromUrl()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, name);
    QCOMPARE(fileNameFromUrl(url), name);
}

void TargetPathTest::contentDisposition_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *value, const char16_t *name) {
        QTest::addRow("%s", value) << QByteArray(value) << QString::fromUtf16(name);
    };
    row("", u"");
    row("inline", u"");
    row("attachment", u"");
    row("\"attachment\"", u"");
    row("attachment; filename=\"a.html\"", u"a.html");
    row("inline; filename=\"a.html\"", u"a.html");
    row("ATTACHMENT; FILENAME=\"a.html\"", u"a.html");
    row("attachment;filename=a.html", u"a.html");
    row("attachment; filename=a.html ;", u"a.html");
    row("attachment; ;filename=a", u"a");
    row("attachment; filename =\"a.html\"", u"a.html");
    row("attachment; filename= \"a.html\"", u"a.html");
    row("attachment; filename=\"a\\bc.html\"", u"abc.html");
    row("attachment; filename=\"\\\"so\\\" called.html\"", u"\"so\" called.html");
    row("attachment; filename=\"what; a name.html\"", u"what; a name.html");
    row("attachment; filename=\"a\\\\b.html\"", u"a\\b.html");
    row("attachment; other=\"b;filename=x\"; filename=\"a.html\"", u"a.html");
    row("attachment; other=\"\\\"\\\\\";filename=\"a.html\"", u"a.html");
    row("attachment; filename='a.html'", u"'a.html'");
    row("attachment; filename=a,b.html", u"a,b.html");
    row("attachment; filename=a b.html", u"a b.html");
    row("attachment; filename=a[1](2).html", u"a[1](2).html");
    row("attachment; filename=\"x-\xe4.html\"", u"x-\u00e4.html");
    row("attachment; filename=\"x-\xc3\xa4.html\"", u"x-\u00e4.html");
    row("attachment; filename=\"x-%41.html\"", u"x-%41.html");
    row("attachment; filename=\"50%.html\"", u"50%.html");
    row("attachment; filename=\"=?ISO-8859-1?Q?a=E4.html?=\"", u"=?ISO-8859-1?Q?a=E4.html?=");
    row("attachment; name=\"a.html\"", u"");
    row("attachment; xfilename=a.html", u"");
    row("attachment; filename=\"/etc/a.html\"", u"/etc/a.html");
    row("attachment; filename=\"\"", u"");
    // Twice the same parameter: the first counts.
    row("attachment; filename=\"a.html\"; filename=\"b.html\"", u"a.html");
    row("attachment; filename*=UTF-8''a; filename*=UTF-8''b", u"a");
    // Broken parameters are left out, the rest is read.
    row("attachment; filename=\"a.html", u"");
    row("attachment; filename=\"a.html\".txt", u"");
    row("attachment; filename=a\"b;c\"d", u"");
    row("attachment; filename=\"a.html\".txt; filename=b.html", u"b.html");
    row("attachment; filename=a.html, attachment; filename=b.html", u"b.html");
    row("attachment; other=b filename=a", u"");
    row("attachment filename=a", u"");
    row("filename=a.html", u"");
    row("filename=a.html; attachment", u"");
    row("; filename=a.html", u"");
    // RFC 8187.
    row("attachment; filename*=iso-8859-1''x-%E4.html", u"x-\u00e4.html");
    row("attachment; filename*=UTF-8''x-%c3%a4-%e2%82%ac.html", u"x-\u00e4-\u20ac.html");
    row("attachment; filename*=utf-8'de'x-%c3%a4.html", u"x-\u00e4.html");
    row("attachment; filename*=''x-%c3%a4.html", u"");
    row("attachment; filename*=UTF-8''x-a%cc%88.html", u"x-a\u0308.html");
    row("attachment; filename*=utf-8''x-%E4.html", u"");
    row("attachment; filename*=koi8-r''x-%E4.html", u"");
    row("attachment; filename *=UTF-8''x.html", u"");
    row("attachment; filename*= UTF-8''x.html", u"x.html");
    row("attachment; filename* =UTF-8''x.html", u"x.html");
    row("attachment; filename*=UTF-8'x.html", u"");
    row("attachment; filename*=x.html", u"");
    row("attachment; filename*=\"UTF-8''x-%c3%a4.html\"", u"x-\u00e4.html");
    row("attachment; filename*=\"x%20y.html\"", u"");
    row("attachment; filename*=UTF-8''x%.html", u"");
    row("attachment; filename*=UTF-8''x%oo.html", u"");
    row("attachment; filename*=UTF-8''A-%2541.html", u"A-%41.html");
    row("attachment; filename*=UTF-8''%5cx.html", u"\\x.html");
    row("attachment; filename*0=\"x.\"; filename*1=\"html\"", u"");
    row("attachment; filename=\"ae.html\"; filename*=UTF-8''%c3%a4.html", u"\u00e4.html");
    row("attachment; filename*=UTF-8''%c3%a4.html; filename=\"ae.html\"", u"\u00e4.html");
    row("attachment; filename*=utf-8''%E4.html; filename=\"ae.html\"", u"ae.html");
    row("attachment; filename*0*=ISO-8859-15''e%a4; filename*=ISO-8859-1''c%a4", u"c\u00a4");
}

void TargetPathTest::contentDisposition()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, name);
    QCOMPARE(fileNameFromContentDisposition(value), name);
}

void TargetPathTest::numbered_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(expected);
    };
    row("a.txt", "a (2).txt");
    row("a", "a (2)");
    row("a.tar.gz", "a (2).tar.gz");
    row("a.tar.gz.asc", "a (2).tar.gz.asc");
    row("linux-6.1.tar.xz", "linux-6.1 (2).tar.xz");
    row("data.csv.GZ", "data (2).csv.GZ");
    row("tool-v1.2.gz", "tool-v1.2 (2).gz");
    row("a.b.txt", "a.b (2).txt");
    row("ubuntu-22.04", "ubuntu-22.04 (2)");
    row("film.001", "film (2).001");
    row("Mr. Smith", "Mr. Smith (2)");
    row(".profile", ".profile (2)");
    row("a (1).txt", "a (1) (2).txt");
}

void TargetPathTest::numbered()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(numberedName(name, 2), expected);
}

void TargetPathTest::numberedFitsTheFileSystem()
{
    const QString name = QString(125, QChar(0xe4)) + QStringLiteral(".tar.gz");
    QVERIFY(name.toUtf8().size() > 255 - 4);
    const QString numbered = numberedName(name, 123);
    QVERIFY(numbered.toUtf8().size() <= 255);
    QVERIFY(numbered.endsWith(QStringLiteral(" (123).tar.gz")));
    QVERIFY(!numbered.contains(QChar::ReplacementCharacter));
}

void TargetPathTest::executable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("executable");
    const auto row = [](const char16_t *name, bool executable) {
        const QString text = QString::fromUtf16(name);
        QTest::newRow(qPrintable(text)) << text << executable;
    };
    row(u"a.desktop", true);
    row(u"a.SH", true);
    row(u"Tool.AppImage", true);
    row(u"setup.run", true);
    row(u"x.jar", true);
    row(u"photo\u202egpj.exe", true);
    row(u"x.desktop. ", true);
    row(u"x.desk\u200btop", true);
    row(u"x.pdf.sh", true);
    row(u"x.sh.pdf", false);
    row(u"photo.jpg", false);
    row(u"desktop", false);
    row(u"", false);
}

void TargetPathTest::executable()
{
    QFETCH(QString, name);
    QFETCH(bool, executable);
    QCOMPARE(isExecutableName(name), executable);
}

QTEST_GUILESS_MAIN(TargetPathTest)
#include "tst_targetpath.moc"
