// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/HttpUrl.h"

#include <QTest>

namespace kurier {

class tst_HttpUrl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnAddressApart();
    void refusesWhatIsNoHttp_data();
    void refusesWhatIsNoHttp();
    void takesDownloads_data();
    void takesDownloads();
    void findsTheTarget_data();
    void findsTheTarget();
    void refusesTheTarget_data();
    void refusesTheTarget();
    void credentialsStayAtHome();
    void comparesOrigins_data();
    void comparesOrigins();
};

void tst_HttpUrl::takesAnAddressApart()
{
    const auto url = parseHttpUrl("HTTPS://us%40er:p%3Aw@Host.Example/a%20b?q=1#part");
    QVERIFY(url);
    QCOMPARE(url->scheme, QByteArray("https"));
    QCOMPARE(url->host, QByteArray("host.example"));
    QCOMPARE(url->port, QByteArray("443"));
    QCOMPARE(url->user, QByteArray("us@er"));
    QCOMPARE(url->password, QByteArray("p:w"));
    QVERIFY(url->address.endsWith("/a%20b?q=1"));
    QVERIFY(!url->address.contains('@'));
}

void tst_HttpUrl::refusesWhatIsNoHttp_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << ErrorCode::BgEProtocolNotAvailable;
    QTest::newRow("ftp") << QByteArray("ftp://a/b") << ErrorCode::BgEProtocolNotAvailable;
    QTest::newRow("empty") << QByteArray() << ErrorCode::EInvalidUrl;
    QTest::newRow("no host") << QByteArray("http://") << ErrorCode::EInvalidUrl;
    QTest::newRow("port") << QByteArray("http://a:99999/") << ErrorCode::EInvalidUrl;
    QTest::newRow("line end") << QByteArray("http://a/\r\nX: y") << ErrorCode::EInvalidUrl;
}

void tst_HttpUrl::refusesWhatIsNoHttp()
{
    QFETCH(QByteArray, url);
    QFETCH(ErrorCode, code);
    const auto parsed = parseHttpUrl(url);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, code);
}

void tst_HttpUrl::takesDownloads_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("port");
    QTest::addColumn<bool>("atFileServer");
    const auto row = [](const char *url, const char *address, const char *port, bool files) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(address) << QByteArray(port) << files;
    };
    row("http://a/", "http://a/", "80", false);
    row("https://u:p@a/x;type=a", "https://a/x;type=a", "443", false);
    row("ftp://u:p@a/x%20y#z", "ftp://a/x%20y", "21", true);
    row("FTPS://a:991/x", "ftps://a:991/x", "991", true);
    row("ftp://a/x;type=I", "ftp://a/x", "21", true);
    row("sftp://u@a/~/x;type=a", "sftp://a/~/x;type=a", "22", true);
    for (const char *const none : {"ftp://a", "ftp://a/", "ftps://a/b/", "sftp://a/b/",
                                   "ftp://a/x;type=a", "ftp://a/x;type=d", "ftp://a/x;TYPE=A",
                                   "ftp://a/;type=i", "file:///x", "gopher://a/x", "scp://a/x"})
        row(none, "", "", false);
}

void tst_HttpUrl::takesDownloads()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, port);
    QFETCH(bool, atFileServer);
    const auto parsed = parseDownloadUrl(url);
    QCOMPARE(parsed.has_value(), !address.isEmpty());
    if (!parsed)
        return;
    QCOMPARE(parsed->address, address);
    QCOMPARE(parsed->port, port);
    QCOMPARE(isFileServer(parsed->address), atFileServer);
}

void tst_HttpUrl::findsTheTarget_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *name, const char *from, const char *location,
                        const char *target) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(location) << QByteArray(target);
    };
    row("absolute", "http://a/x", "http://b/y", "http://b/y");
    row("to tls", "http://a/x", "https://a/x", "https://a/x");
    row("root", "http://a:81/x/y?q", "/z", "http://a:81/z");
    row("sibling", "http://a/x/y", "z", "http://a/x/z");
    row("parent", "http://a/x/y/z", "../w", "http://a/x/w");
    row("query", "http://a/x?old", "?new", "http://a/x?new");
    row("host", "https://a/x", "//b/y", "https://b/y");
    row("fragment", "http://a/x", "/y#part", "http://a/y");
    row("space", "http://a/x", "/y z", "http://a/y%20z");
    row("colon in a path", "http://a/x", "/y:z", "http://a/y:z");
    row("address in the query", "http://a/x", "/y?to=file:///z", "http://a/y?to=file:///z");
    row("secret in the target", "http://a/x", "http://u:p@b/y", "http://b/y");
}

void tst_HttpUrl::findsTheTarget()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, target);
    const auto found = redirectTarget(*parseHttpUrl(from), location);
    QVERIFY(found);
    QCOMPARE(found->address, target);
}

void tst_HttpUrl::refusesTheTarget_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("subject");
    QTest::newRow("file") << QByteArray("http://a/x") << QByteArray("file:///etc/passwd")
                          << QStringLiteral("file:///etc/passwd");
    QTest::newRow("ftp") << QByteArray("http://a/x") << QByteArray("FTP://b/y")
                         << QStringLiteral("ftp://b/y");
    QTest::newRow("data") << QByteArray("http://a/x") << QByteArray("data:text/plain,z")
                          << QStringLiteral("data:text/plain,z");
    QTest::newRow("javascript") << QByteArray("http://a/x") << QByteArray("javascript:void")
                                << QStringLiteral("javascript:void");
    QTest::newRow("off tls") << QByteArray("https://a/x") << QByteArray("http://a/x")
                             << QStringLiteral("http://a/x");
    QTest::newRow("port") << QByteArray("http://a/x") << QByteArray("http://b:123456/")
                          << QString();
}

void tst_HttpUrl::refusesTheTarget()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, location);
    QFETCH(QString, subject);
    const auto found = redirectTarget(*parseHttpUrl(from), location);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::ERedirectFailed);
    if (!subject.isEmpty())
        QCOMPARE(found.error().subject, subject);
    const bool leavesHttp = !location.startsWith("http");
    QCOMPARE(found.error().detail == QStringLiteral("the redirect leaves HTTP"), leavesHttp);
}

void tst_HttpUrl::credentialsStayAtHome()
{
    const auto from = parseHttpUrl("http://user:secret@a/x");
    QCOMPARE(redirectTarget(*from, "/y")->password, QByteArray("secret"));
    QCOMPARE(redirectTarget(*from, "http://a:80/y")->password, QByteArray("secret"));
    for (const char *const other : {"http://b/y", "http://a:81/y", "https://a/y"}) {
        const auto target = redirectTarget(*from, other);
        QVERIFY(target);
        QVERIFY2(target->user.isEmpty() && target->password.isEmpty(), other);
    }
}

void tst_HttpUrl::comparesOrigins_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("path") << QByteArray("http://a/x") << QByteArray("http://A:80/y") << true;
    QTest::newRow("host") << QByteArray("http://a/x") << QByteArray("http://b/x") << false;
    QTest::newRow("port") << QByteArray("http://a/x") << QByteArray("http://a:81/x") << false;
    QTest::newRow("scheme") << QByteArray("http://a/x") << QByteArray("https://a/x") << false;
    QTest::newRow("subdomain") << QByteArray("http://a.b/") << QByteArray("http://b/") << false;
}

void tst_HttpUrl::comparesOrigins()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, same);
    QCOMPARE(sameOrigin(*parseHttpUrl(a), *parseHttpUrl(b)), same);
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_HttpUrl)
#include "tst_HttpUrl.moc"
