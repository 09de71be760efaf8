// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metalink/Metalink.h"

#include <QElapsedTimer>
#include <QTest>

using namespace kurier;

namespace {

QByteArray document(const QByteArray &content)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">\n"
        + content + "</metalink>\n";
}

QByteArray file(const QByteArray &content, const QByteArray &name = "file.iso")
{
    return document("<file name=\"" + name + "\">" + content + "</file>");
}

const QByteArray kUrl = "<url>http://a.example/f</url>";
const QByteArray kSha256(64, 'a');
const QByteArray kMd5(32, 'b');

} // namespace

class MetalinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void severalFiles();
    void priorities();
    void names_data();
    void names();
    void refused_data();
    void refused();
    void passedOver_data();
    void passedOver();
    void limits();
    void bombs_data();
    void bombs();
    void garbage();
    void localPaths();
};

void MetalinkTest::readsEverything()
{
    const auto read = parseMetalink(
        document("<generator>x</generator><published>2009-05-15T12:23:23Z</published>"
                 "<file name=\"example.ext\"><size>14471447</size><identity>Example</identity>"
                 "<hash type=\"md5\">"
                 + kMd5 + "</hash><hash type=\"sha-256\"> " + kSha256
                 + "\n</hash><hash type=\"whirlpool\">00</hash>"
                   "<pieces length=\"1048576\" type=\"sha-512\"><hash>"
                 + QByteArray(128, 'c')
                 + "</hash></pieces><url location=\"de\" priority=\"1\">http://a.example/f</url>"
                   "<url priority=\"2\">https://b.example/f?x=1&amp;y=2</url>"
                   "<metaurl mediatype=\"torrent\">http://c.example/f.torrent</metaurl>"
                   "<signature mediatype=\"application/pgp-signature\">x</signature></file>"));
    QVERIFY(read);
    QCOMPARE(read->files.size(), 1);
    QCOMPARE(read->files.first(),
             (FileSpec {"http://a.example/f",
                        QStringLiteral("example.ext"),
                        "sha-256=" + kSha256,
                        {"https://b.example/f?x=1&y=2"},
                        14471447}));
    QVERIFY(read->unusable.isEmpty());
}

void MetalinkTest::severalFiles()
{
    const auto read = parseMetalink(
        document("<file name=\"one\">" + kUrl
                 + "</file><file name=\"two\"><url>gopher://a/2</url>"
                   "</file><file name=\"three\"><size>0</size><url>http://a/3</url></file>"));
    QVERIFY(read);
    QCOMPARE(read->files.size(), 2);
    QCOMPARE(read->files.at(0),
             (FileSpec {"http://a.example/f", QStringLiteral("one"), {}, {}, -1}));
    QCOMPARE(read->files.at(1), (FileSpec {"http://a/3", QStringLiteral("three"), {}, {}, 0}));
    QCOMPARE(read->unusable, QStringList(QStringLiteral("two")));
}

void MetalinkTest::priorities()
{
    const auto read = parseMetalink(
        file("<url>http://none/</url><url priority=\"20\">http://20/</url>"
             "<url priority=\"3\">http://3/</url><url priority=\"3\">https://3b/</url>"
             "<url priority=\"1\">rsync://1/</url><url priority=\"5\">http://3/</url>"
             "<url priority=\"999999\">http://last/</url>"));
    QVERIFY(read);
    QCOMPARE(read->files.first().url, QByteArray("http://0.0.0.3/"));
    QCOMPARE(
        read->files.first().mirrors,
        (QList<QByteArray> {"https://3b/", "http://0.0.0.20/", "http://none/", "http://last/"}));
}

void MetalinkTest::names_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("expected"); // Null = the document is refused.
    const auto row = [](const char *name, const QString &expected) {
        QTest::newRow(name) << QByteArray(name).replace('&', "&amp;") << expected;
    };
    row("file.iso", QStringLiteral("file.iso"));
    row("folder/file.iso", QStringLiteral("file.iso"));
    row("a..b", QStringLiteral("a..b"));
    row("CON.txt", QStringLiteral("_CON.txt"));
    row(".bashrc", QStringLiteral("bashrc"));
    row("photo\xE2\x80\xAEgpj.exe", QStringLiteral("photogpj.exe"));
    for (const char *const away : {"../file", "/etc/passwd", "a/../../file", "..", "C:\\file",
                                   "..\\file", "a\\..\\b", "\\\\host\\share", "", " "})
        row(away, {});
}

void MetalinkTest::names()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);
    const auto read = parseMetalink(file(kUrl, name));
    QCOMPARE(read.has_value(), !expected.isNull());
    if (read)
        QCOMPARE(read->files.first().name, expected);
    else
        QCOMPARE(read.error().code, ErrorCode::EInvalidArg);
}

void MetalinkTest::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &text,
                        ErrorCode code = ErrorCode::EInvalidArg) {
        QTest::newRow(name) << text << code;
    };
    row("nothing", {});
    row("not XML", "this is no document");
    row("cut", file(kUrl).chopped(20));
    row("another root", "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>");
    row("no namespace", "<metalink><file name=\"f\">" + kUrl + "</file></metalink>");
    row("version 3", "<metalink version=\"3.0\" xmlns=\"http://www.metalinker.org/\"/>");
    row("two roots", file(kUrl) + file(kUrl));
    row("no files", document({}), ErrorCode::BgEFileNotAvailable);
    row("no address", file("<size>1</size>"), ErrorCode::BgEFileNotAvailable);
    row("no usable address", file("<url>file:///etc/passwd</url><url>gopher://a/f</url>"),
        ErrorCode::BgEFileNotAvailable);
    row("no name", document("<file>" + kUrl + "</file>"));
    row("negative size", file("<size>-1</size>" + kUrl));
    row("size in words", file("<size>many</size>" + kUrl));
    row("size with a sign", file("<size>+1</size>" + kUrl));
    row("huge size", file("<size>99999999999999999999</size>" + kUrl));
    row("two sizes", file("<size>1</size><size>2</size>" + kUrl));
    row("short hash", file("<hash type=\"sha-256\">aa</hash>" + kUrl));
    row("hash of other letters",
        file("<hash type=\"md5\">" + QByteArray(32, 'z') + "</hash>" + kUrl));
    row("priority zero", file("<url priority=\"0\">http://a/</url>"));
    row("priority too low", file("<url priority=\"1000000\">http://a/</url>"));
    row("priority in words", file("<url priority=\"high\">http://a/</url>"));
    row("element in an address", file("<url>http://a/<b/></url>"));
    row("unknown entity", file("<url>http://a/&evil;</url>"));
}

void MetalinkTest::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    const auto read = parseMetalink(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QCOMPARE(read.error().context, ErrorContext::LocalFile);
}

void MetalinkTest::passedOver_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("unknown element") << QByteArray("<new><url>http://b/</url></new>");
    QTest::newRow("other namespace") << QByteArray("<url xmlns=\"urn:other\">http://b/</url>"
                                                   "<size xmlns=\"urn:other\">x</size>");
    QTest::newRow("bad address") << QByteArray("<url>not an address</url>");
    QTest::newRow("javascript") << QByteArray("<url>javascript:alert(1)</url>");
    QTest::newRow("comment") << QByteArray("<!-- <url>http://b/</url> --><?pi x?>");
    QTest::newRow("unknown hash") << QByteArray("<hash type=\"sha-3\">xyz</hash><hash>q</hash>");
}

void MetalinkTest::passedOver()
{
    QFETCH(QByteArray, content);
    const auto read = parseMetalink(file(content + kUrl));
    QVERIFY(read);
    QCOMPARE(read->files.first(),
             (FileSpec {"http://a.example/f", QStringLiteral("file.iso"), {}, {}, -1}));
}

void MetalinkTest::limits()
{
    QByteArray mirrors;
    for (int i = 0; i < 1000; ++i)
        mirrors += "<url>http://m.example/" + QByteArray::number(i) + "</url>";
    const auto read = parseMetalink(file(mirrors));
    QVERIFY(read);
    QCOMPARE(read->files.first().mirrors.size(), kMaxMirrors);
    QCOMPARE(read->files.first().mirrors.last(), QByteArray("http://m.example/64"));

    QByteArray files;
    for (int i = 0; i < kMaxMetalinkFiles; ++i)
        files += "<file name=\"f\">" + kUrl + "</file>";
    QVERIFY(parseMetalink(document(files)));
    QCOMPARE(parseMetalink(document(files + "<file name=\"f\">" + kUrl + "</file>")).error().code,
             ErrorCode::BgETooManyFiles);
    QCOMPARE(parseMetalink(QByteArray(kMaxMetalinkBytes + 1, ' ')).error().code,
             ErrorCode::BgETooLarge);
    const QByteArray longUrl = "<url>http://a/" + QByteArray(kMaxUrlBytes, 'a') + "</url>";
    QCOMPARE(parseMetalink(file(longUrl)).error().code, ErrorCode::BgEFileNotAvailable);
}

void MetalinkTest::bombs_data()
{
    QTest::addColumn<QByteArray>("text");
    QByteArray laughs = "<!DOCTYPE metalink [<!ENTITY e0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        laughs += "<!ENTITY e" + QByteArray::number(i) + " \"";
        laughs += QByteArray("&e" + QByteArray::number(i - 1) + ';').repeated(10) + "\">";
    }
    const auto bomb = [](const QByteArray &type) -> QByteArray {
        return "<?xml version=\"1.0\"?>" + type
            + "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\"><file name=\"&e29;\">"
              "<url>&e29;</url></file></metalink>";
    };
    QTest::newRow("billion laughs") << bomb(laughs + "]>");
    QTest::newRow("external entity")
        << bomb("<!DOCTYPE metalink [<!ENTITY e29 SYSTEM \"file:///etc/passwd\">]>");
    QTest::newRow("one harmless entity")
        << bomb("<!DOCTYPE metalink [<!ENTITY e29 \"http://a/\">]>");
    QTest::newRow("depth") << document(QByteArray("<a>").repeated(1'000'000));
    QTest::newRow("depth in a file") << file(QByteArray("<a>").repeated(1'000'000));
    QTest::newRow("attributes") << document("<file " + QByteArray("x=\"1\" ").repeated(100'000)
                                            + "name=\"f\"/>");
}

void MetalinkTest::bombs()
{
    QFETCH(QByteArray, text);
    const auto read = parseMetalink(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::EInvalidArg);
}

void MetalinkTest::garbage()
{
    const QByteArray good = file("<size>3</size><hash type=\"md5\">" + kMd5 + "</hash>" + kUrl);
    QVERIFY(parseMetalink(good));
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        for (const char c : {'\0', '<', '>', '&', '\xff', '"'}) {
            bad[i] = c;
            if (const auto read = parseMetalink(bad))
                QVERIFY(!read->files.isEmpty());
        }
        static_cast<void>(parseMetalink(good.left(i)));
    }
}

void MetalinkTest::localPaths()
{
    const auto path = [](const char *typed) {
        return localMetalinkPath(QLatin1String(typed)).value_or(QStringLiteral("none"));
    };
    QCOMPARE(path("/tmp/a.meta4"), QStringLiteral("/tmp/a.meta4"));
    QCOMPARE(path("a b.METALINK"), QStringLiteral("a b.METALINK"));
    QCOMPARE(path("file:///tmp/a%20b.meta4"), QStringLiteral("/tmp/a b.meta4"));
    QCOMPARE(path("/tmp/a.meta4.iso"), QStringLiteral("none"));
    QCOMPARE(path("http://a/b.meta4"), QStringLiteral("none"));
    QCOMPARE(path("smb://a/b.meta4"), QStringLiteral("none"));
}

QTEST_GUILESS_MAIN(MetalinkTest)
#include "tst_Metalink.moc"
