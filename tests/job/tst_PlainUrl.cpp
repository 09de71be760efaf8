// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobSpec.h"
#include "core/job/PlainUrl.h"

#include <QTest>
#include <QUrl>

using namespace kurier;

/// Whatever is told from the bytes of an address has to be what QUrl tells.
class PlainUrlTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quickOnes();
    void hosts();
    void storedAsTyped();
};

void PlainUrlTest::quickOnes()
{
    QCOMPARE(plainHost("https://a.example:8443/x?q"), QByteArrayView("a.example"));
    QVERIFY(isPlainUrl("https://a.example:8443/x/y_1~-.tar"));
    QVERIFY(isPlainUrl("http://localhost"));
    QVERIFY(!isPlainUrl("http://localhost/?q"));
    QVERIFY(!isPlainUrl("http://127.0.0.1/"));
    QVERIFY(plainHost("http://u@a/").isEmpty());
}

void PlainUrlTest::hosts()
{
    const QByteArrayList hosts {"host.example",
                                "localhost",
                                "a",
                                "a1.b2",
                                "HOST.example",
                                "a-b.example",
                                "xn--bcher-kva",
                                "127.0.0.1",
                                "127.1",
                                "0x7f.1",
                                "1.2.3.4a",
                                "1.2.3.a4",
                                "a..b",
                                ".a",
                                "a.",
                                "-a",
                                "a_b",
                                "a%2eb",
                                "u:p@a",
                                "u@a",
                                "[::1]",
                                "b\xc3\xbc",
                                "",
                                "a b",
                                "a;b",
                                QByteArray(63, 'a'),
                                QByteArray(64, 'a'),
                                QByteArray(62, 'a') + ".b"};
    for (const QByteArray &host : hosts) {
        for (const char *scheme : {"https://", "HTTP://", "s3+x://", "://", "file:", "a/b://"}) {
            for (const char *rest :
                 {"",        "/",    "/a:b", "?q",      "#f",      ":80/",   ":80",
                  ":/",      ":",    ":0",   ":65535/", ":65536/", ":99999", ":080",
                  ":123456", ":8a/", "\\",   "@b/",     ":80@b",   ":80@b/", "/://c"}) {
                const QByteArray url = scheme + host + rest;
                const QString expected = QUrl::fromEncoded(url).host(QUrl::FullyDecoded);
                QVERIFY2(hostOf(url) == expected, url.constData());
            }
        }
    }
}

void PlainUrlTest::storedAsTyped()
{
    const QByteArrayList hosts {"host.example", "a",     "HOST.example", "a-b.example", "1.2.3.4",
                                "u:p@a",        "[::1]", "a b",          "a_b",         ""};
    const QByteArrayList rests {"",      "/",       "/a/b.tar",  "//a",       "/a/../b", "/./a",
                                "/a%2f", "/%41",    "/a b",      "/\xc3\xbc", "/a?q=1",  "/a#f",
                                "/a;b",  "/~a_b-c", "/a:b",      ":80/a",     ":080/a",  ":0/a",
                                ":/a",   ":65536/", ":99999999", "/a|b",      "/a\\b",   "?q"};
    for (const QByteArray &scheme :
         {QByteArray("http"), QByteArray("HTTPS"), QByteArray("https")}) {
        for (const QByteArray &host : hosts) {
            for (const QByteArray &rest : rests) {
                const QString typed = QString::fromUtf8(scheme + "://" + host + rest);
                QUrl whole(typed);
                const bool usable =
                    whole.isValid() && !whole.host().isEmpty() && whole.port(80) != 0;
                whole.setFragment({});
                const auto url = parseUrl(typed);
                QVERIFY2(url.has_value() == usable, qPrintable(typed));
                if (url)
                    QCOMPARE(*url, whole.toEncoded());
            }
        }
    }
    QVERIFY(!parseUrl(QStringLiteral("gopher://a/b")));
    QVERIFY(!parseUrl(QStringLiteral("a/b")));
}

QTEST_GUILESS_MAIN(PlainUrlTest)
#include "tst_PlainUrl.moc"
