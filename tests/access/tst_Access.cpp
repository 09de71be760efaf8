// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/AccessChallenge.h"
#include "core/access/Netrc.h"
#include "core/access/ServerCertificate.h"
#include "core/access/SignInNeed.h"
#include "core/access/UserInfo.h"
#include "core/base/UtcTime.h"

#include <QTest>

using namespace kurier;

/// Challenges, addresses with users, .netrc, and what errors tell of them.
class tst_Access final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void challenges_data();
    void challenges();
    void schemes();
    void origins_data();
    void origins();
    void usersLeaveTheAddress_data();
    void usersLeaveTheAddress();
    void headersThatCarryCredentials();
    void netrc_data();
    void netrc();
    void certificateSurvivesItsDetail();
    void fingerprints();
    void needSurvivesItsDetail();
    void otherErrorsNeedNothing();
    void controlCharactersAreNoCredentials();
};

void tst_Access::challenges_data()
{
    QTest::addColumn<QList<QByteArray>>("fields");
    QTest::addColumn<QString>("offered");
    QTest::addColumn<QString>("realm");
    const auto row = [](const char *name, const QList<QByteArray> &fields, const char *offered,
                        const char *realm) {
        QTest::newRow(name) << fields << QString::fromLatin1(offered) << QString::fromUtf8(realm);
    };
    row("basic", {"Basic realm=\"Files\""}, "b", "Files");
    row("no realm", {"Basic"}, "b", "");
    row("token as realm", {"basic realm=Files, charset=\"UTF-8\""}, "b", "Files");
    row("digest before basic", {"Basic realm=\"B\"", "Digest realm=\"D\", nonce=\"n, Basic x\""},
        "bd", "D");
    row("both in one field", {"Digest realm=\"D\", nonce=\"1\", qop=\"auth\", Basic realm=\"B\""},
        "bd", "D");
    row("bearer", {"Bearer realm=\"api\", error=\"invalid_token\""}, "t", "api");
    row("quoted pairs", {"Basic realm=\"a \\\"b\\\" c\""}, "b", "a \"b\" c");
    row("token68", {"Negotiate YIIabc==, Basic realm=\"x\""}, "b", "x");
    row("others only", {"NTLM", "Negotiate"}, "", "");
    row("nothing", {}, "", "");
    row("endless quote", {"Basic realm=\"never ends"}, "b", "never ends");
    row("garbage", {"=,=,\"\", ,,Basic"}, "b", "");
    row("space around", {"  Basic   realm = \"x\" "}, "b", "x");
}

void tst_Access::challenges()
{
    QFETCH(QList<QByteArray>, fields);
    const AccessChallenge read = parseChallenge({fields.begin(), fields.end()});
    QString offered;
    if (read.basic)
        offered += QLatin1Char('b');
    if (read.digest)
        offered += QLatin1Char('d');
    if (read.bearer)
        offered += QLatin1Char('t');
    QTEST(offered, "offered");
    QTEST(read.realm, "realm");
}

void tst_Access::schemes()
{
    AccessChallenge both;
    both.basic = true;
    both.digest = true;
    const Credentials password {"anna", "x", AccessScheme::Unknown};
    const Credentials token {{}, "t", AccessScheme::Bearer};
    QCOMPARE(schemeFor(both, password), AccessScheme::Digest);
    QCOMPARE(schemeFor(both, token), AccessScheme::Unknown);
    AccessChallenge basic;
    basic.basic = true;
    QCOMPARE(schemeFor(basic, password), AccessScheme::Basic);
    AccessChallenge bearer;
    bearer.bearer = true;
    QCOMPARE(schemeFor(bearer, token), AccessScheme::Bearer);
    QCOMPARE(schemeFor(bearer, password), AccessScheme::Unknown);
}

void tst_Access::origins_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](const char *url, const char *origin) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(origin);
    };
    row("http://Example.ORG/x", "http://example.org:80");
    row("https://example.org", "https://example.org:443");
    row("https://anna:x@example.org:8443/a?b", "https://example.org:8443");
    row("http://[::1]:8080/", "http://[::1]:8080");
    row("http://xn--bcher-kva.example/", "http://xn--bcher-kva.example:80");
    row("socks5h://proxy", "socks5h://proxy:1080");
    row("ftp://h/f", "ftp://h:21");
    row("none", "");
    row("", "");
}

void tst_Access::origins()
{
    QFETCH(QByteArray, url);
    QTEST(originOf(url), "origin");
}

void tst_Access::usersLeaveTheAddress_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    const auto row = [](const char *url, const char *left, const char *user, const char *password) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(left) << QByteArray(user)
                           << QByteArray(password);
    };
    row("http://h/x?a=b@c", "http://h/x?a=b@c", "", "");
    row("http://anna:geheim@h/x", "http://h/x", "anna", "geheim");
    row("http://anna@h:8/x", "http://h:8/x", "anna", "");
    row("https://a%40b:p%3Aq%2F@h/%20x", "https://h/%20x", "a@b", "p:q/");
    row("http://@h/x", "http://h/x", "", "");
    row("socks5h://u:p@h:1080", "socks5h://h:1080", "u", "p");
    row("http://u:p%25@h/", "http://h/", "u", "p%");
}

void tst_Access::usersLeaveTheAddress()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, password);
    const SplitUrl split = splitUserInfo(url);
    QTEST(split.url, "left");
    QCOMPARE(split.credentials.has_value(), !user.isEmpty() || !password.isEmpty());
    QCOMPARE(split.credentials.value_or(Credentials()).user, user);
    QCOMPARE(split.credentials.value_or(Credentials()).password, password);
    // Only an encrypted connection may carry a password nobody asked for.
    if (split.credentials)
        QCOMPARE(split.credentials->scheme == AccessScheme::Basic, url.startsWith("https"));
}

void tst_Access::headersThatCarryCredentials()
{
    const auto bearer = credentialsInHeader("authorization:  Bearer abc.def ");
    QVERIFY(bearer);
    QCOMPARE(bearer->password, QByteArray("abc.def"));
    QCOMPARE(bearer->scheme, AccessScheme::Bearer);
    const auto basic =
        credentialsInHeader("Authorization: Basic " + QByteArray("a:b:c").toBase64());
    QVERIFY(basic);
    QCOMPARE(basic->user, QByteArray("a"));
    QCOMPARE(basic->password, QByteArray("b:c"));
    for (const char *const other : {"Authorization: Basic ???", "Authorization: AWS4 x",
                                    "X: Bearer a", "Authorization:", "Authorization: Bearer"})
        QVERIFY2(!credentialsInHeader(other), other);
}

void tst_Access::netrc_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("found"); // user:password
    const auto row = [](const char *name, const char *text, const char *found) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(found);
    };
    row("one line", "machine h login anna password x", "anna:x");
    row("lines", "machine\nh\n  login anna\n  password x\n", "anna:x");
    row("upper case", "machine H login anna password x", "anna:x");
    row("another host", "machine hh login anna password x", ":");
    row("end of the name", "machine sub.h login a password b machine h login c password d", "c:d");
    row("default is not used", "default login anna password x", ":");
    row("before default", "machine h login anna password x default login b password y", "anna:x");
    row("first wins", "machine h login a password b\nmachine h login c password d", "a:b");
    row("hash in a password", "machine h login a password #b#", "a:#b#");
    row("comment", "# machine h login no password no\nmachine h login a password b", "a:b");
    row("quotes", "machine h login \"a b\" password \"c\\\"d\"", "a b:c\"d");
    row("macro", "macdef init\nmachine h login no password no\n\nmachine h login a password b",
        "a:b");
    row("account", "machine h login a account z password b", "a:b");
    row("cut off", "machine h login", ":");
    row("empty", "", ":");
    row("hash at the end", "machine h login a password b\n#", "a:b");
}

void tst_Access::netrc()
{
    QFETCH(QByteArray, text);
    const auto found = credentialsFromNetrc(text, "h").value_or(Credentials());
    const QByteArray entry = found.user + ':' + found.password;
    QTEST(entry, "found");
}

void tst_Access::certificateSurvivesItsDetail()
{
    const ServerCertificate certificate {
        QByteArray(64, 'a'), QStringLiteral("CN=a\nsha-256: x"), QStringLiteral("O=Ä, CN=b"),
        QDateTime({2026, 1, 2}, {3, 4, 5}, kUtc), QDateTime({2027, 1, 2}, {3, 4, 5}, kUtc)};
    Error error {ErrorCode::ECertificateDateInvalid,
                 ErrorContext::Transport,
                 QStringLiteral("expired\n") + certificateDetail(certificate),
                 {}};
    auto expected = certificate;
    expected.subject = QStringLiteral("CN=a sha-256: x");
    QCOMPARE(certificateIn(error).value(), expected);
    QCOMPARE(plainDetail(error), QStringLiteral("expired"));
    error.code = ErrorCode::ETimeout;
    QVERIFY(!certificateIn(error));
    QVERIFY(
        !certificateIn({ErrorCode::ECertificateUntrusted, {}, QStringLiteral("self-signed"), {}}));
}

void tst_Access::fingerprints()
{
    const QByteArray hex(64, 'b');
    QCOMPARE(parseFingerprint(QString::fromLatin1(hex)), hex);
    QCOMPARE(parseFingerprint(QStringLiteral("sha-256:") + QString::fromLatin1(hex.toUpper())),
             hex);
    QString colons;
    for (int i = 0; i < 32; ++i)
        colons += (i > 0 ? QStringLiteral(":") : QString()) + QStringLiteral("bb");
    QCOMPARE(parseFingerprint(colons), hex);
    QCOMPARE(parseFingerprint(QString::fromLatin1(hex.left(63))), QByteArray());
    QCOMPARE(parseFingerprint(QString::fromLatin1(hex.left(63) + 'g')), QByteArray());
    QCOMPARE(parseFingerprint({}), QByteArray());
}

void tst_Access::needSurvivesItsDetail()
{
    AccessChallenge challenge;
    challenge.basic = true;
    challenge.digest = true;
    challenge.realm = QStringLiteral("Größe: x\ny");
    const Error error {httpErrorCode(401), ErrorContext::RemoteFile,
                       QStringLiteral("HTTP status 401\n") + challengeDetail(challenge),
                       QStringLiteral("https://h/x?token=***")};
    const auto need = signInNeed(error);
    QVERIFY(need);
    QCOMPARE(need->origin, QByteArray("https://h:443"));
    QCOMPARE(need->realm, QStringLiteral("Größe: x y"));
    QVERIFY(need->basic && need->digest && !need->bearer && !need->proxy);
    const auto proxy = signInNeed({httpErrorCode(407), {}, {}, QStringLiteral("socks5h://p:1")});
    QVERIFY(proxy && proxy->proxy);
    QCOMPARE(proxy->origin, QByteArray("socks5h://p:1"));
}

void tst_Access::otherErrorsNeedNothing()
{
    QVERIFY(!signInNeed({httpErrorCode(403), {}, {}, QStringLiteral("https://h/")}));
    QVERIFY(!signInNeed({httpErrorCode(401), {}, {}, {}}));
    QVERIFY(!signInNeed({}));
}

void tst_Access::controlCharactersAreNoCredentials()
{
    QVERIFY((Credentials {"a", "ü€", AccessScheme::Basic}.isClean()));
    QVERIFY((!Credentials {"a\r\nX: y", "b", AccessScheme::Basic}.isClean()));
    QVERIFY((!Credentials {{}, QByteArray("t\0x", 3), AccessScheme::Bearer}.isClean()));
}

QTEST_GUILESS_MAIN(tst_Access)
#include "tst_Access.moc"
