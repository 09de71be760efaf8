// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobSpec.h"
#include "core/job/UploadProtocolName.h"

#include <QTest>

using namespace kurier;

namespace {

constexpr auto kOk = ErrorCode::Ok;
constexpr auto kBadUrl = ErrorCode::EInvalidUrl;
constexpr auto kBadScheme = ErrorCode::BgEProtocolNotAvailable;
constexpr auto kTooLong = ErrorCode::BgEStringTooLong;
constexpr auto kBadArgument = ErrorCode::EInvalidArg;

template <class T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Ok : result.error().code;
}

JobSpec goodSpec()
{
    JobSpec spec;
    spec.directory = QStringLiteral("/srv/downloads");
    spec.files.append({"http://host.example/a", {}, {}});
    return spec;
}

} // namespace

/// Requests are checked before anything is made of them; what is shown keeps secrets.
class JobSpecTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urls_data();
    void urls();
    void urlLengths();
    void headers_data();
    void headers();
    void names_data();
    void names();
    void jobs();
    void lineEndsInOtherHeaders_data();
    void lineEndsInOtherHeaders();
    void proxies_data();
    void proxies();
    void oneUserForEachServer();
    void accessOptions();
    void uploads_data();
    void uploads();
    void uploadOptions();
    void uploadTargets_data();
    void uploadTargets();
    void hosts();
    void shown_data();
    void shown();
};

void JobSpecTest::urls_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("encoded");
    const auto row = [](const char *typed, ErrorCode code, const char *encoded = "") {
        QTest::newRow(typed) << QString::fromUtf8(typed) << code << QByteArray(encoded);
    };
    row("http://host.example/a", kOk, "http://host.example/a");
    row("  https://host.example/a\n", kOk, "https://host.example/a");
    row("HTTPS://HOST.Example/A", kOk, "https://host.example/A");
    row("http://host.example/a#part", kOk, "http://host.example/a");
    row("http://host.example/a b?c=d e", kOk, "http://host.example/a%20b?c=d%20e");
    row("http://host.example:8080", kOk, "http://host.example:8080");
    row("http://[::1]:8080/x", kOk, "http://[::1]:8080/x");
    row("http://bücher.example/ä", kOk, "http://xn--bcher-kva.example/%C3%A4");
    row("http://user:pw@host.example/", kOk, "http://user:pw@host.example/");
    row("ftp://host.example/a", kOk, "ftp://host.example/a");
    row("ftps://host.example/a", kOk, "ftps://host.example/a");
    row("sftp://user@host.example/~/a b", kOk, "sftp://user@host.example/~/a%20b");
    row("", kBadUrl);
    row("host.example/file", kBadUrl);
    row("/etc/passwd", kBadUrl);
    row("//host.example/x", kBadUrl);
    row("http://", kBadUrl);
    row("http:///etc/passwd", kBadUrl);
    row("http://host.example:0/", kBadUrl);
    row("http://host.example:65536/", kBadUrl);
    row("http://host.example/a\nb", kBadUrl);
    row("http://host.example/a\tb", kBadUrl);
    row("http://host.example/\x7f", kBadUrl);
    row("http://ho st.example/", kBadUrl);
    row("http://[::1/", kBadUrl);
    row("file:///etc/passwd", kBadScheme);
    row("gopher://host.example/a", kBadScheme);
    row("s3://host.example/a", kBadScheme);
    for (const char *const folder : {"ftp://h", "ftp://h/", "ftps://h/a/", "sftp://h/~/"})
        row(folder, kBadUrl);
    row("javascript:alert(1)", kBadScheme);
    row("data:text/plain,x", kBadScheme);
}

void JobSpecTest::urls()
{
    QFETCH(QString, typed);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, encoded);
    const auto url = parseUrl(typed);
    QCOMPARE(codeOf(url), code);
    if (url)
        QCOMPARE(url->toLower(), encoded.toLower());
    else
        QCOMPARE(url.error().subject, typed.trimmed());
}

void JobSpecTest::urlLengths()
{
    const QString start = QStringLiteral("http://host.example/");
    const auto padded = [&start](qsizetype length, QChar with) {
        return QString(start + QString(length - start.size(), with));
    };
    QCOMPARE(codeOf(parseUrl(padded(8192, QLatin1Char('a')))), kOk);
    QCOMPARE(codeOf(parseUrl(padded(8193, QLatin1Char('a')))), kTooLong);
    // What counts is what is sent: three bytes for a blank.
    QCOMPARE(codeOf(parseUrl(padded(4000, QLatin1Char('|')))), kTooLong);
    QVERIFY(parseUrl(padded(100'000, QLatin1Char('a'))).error().subject.size() <= 80);
}

void JobSpecTest::headers_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const QByteArray &line, bool good) {
        QTest::newRow(name) << line << good;
    };
    row("simple", "X-Test: value", true);
    row("authorization", "Authorization: Bearer abc", true);
    row("empty value", "X-Empty:", true);
    row("tab in the value", "X-Tab: a\tb", true);
    row("every mark", "!#$%&'*+-.^_`|~09azAZ: x", true);
    row("bytes above ASCII", "X-Latin: \xe4", true);
    row("no colon", "X-Test value", false);
    row("no name", ": value", false);
    row("empty", "", false);
    row("blank in the name", "X Test: value", false);
    row("blank before the colon", "X-Test : value", false);
    row("folded", " X-Test: value", false);
    row("line feed", "X-Test: a\nEvil: b", false);
    row("carriage return", "X-Test: a\r\nEvil: b", false);
    row("line feed at the end", "X-Test: a\n", false);
    row("null byte", QByteArray("X-Test: a\0b", 11), false);
    row("escape", "X-Test: \x1b[2J", false);
    row("delete", "X-Test: \x7f", false);
    row("line feed in the name", "X\n-Test: a", false);
    row("umlaut in the name", "X-\xe4: a", false);
    row("longest", "X: " + QByteArray(16381, 'a'), true);
    row("too long", "X: " + QByteArray(16382, 'a'), false);
    for (const char *const owned :
         {"Host", "content-length", "RANGE", "If-Range", "Transfer-Encoding", "Connection", "TE",
          "Trailer", "Upgrade", "Keep-Alive", "Proxy-Connection", "Expect", "Accept-Encoding"})
        row(owned, QByteArray(owned) + ": x", false);
}

void JobSpecTest::headers()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, good);
    QCOMPARE(codeOf(validateHeader(line)), good ? kOk : kBadArgument);
    JobSpec spec = goodSpec();
    spec.options.headers.append(line);
    QCOMPARE(codeOf(validate(spec)), good ? kOk : kBadArgument);
}

void JobSpecTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *tag, const QString &name, ErrorCode code) {
        QTest::newRow(tag) << name << code;
    };
    row("none", QString(), kOk);
    row("plain", QStringLiteral("a b.txt"), kOk);
    row("dots inside", QStringLiteral("..a"), kOk);
    row("slash", QStringLiteral("a/b"), kBadArgument);
    row("up", QStringLiteral(".."), kBadArgument);
    row("here", QStringLiteral("."), kBadArgument);
    row("root", QStringLiteral("/"), kBadArgument);
    row("null", QString(QChar(u'\0')), kBadArgument);
    row("255 bytes", QString(255, QLatin1Char('a')), kOk);
    row("256 bytes", QString(256, QLatin1Char('a')), kTooLong);
    row("256 bytes in 128 letters", QString(128, QChar(u'ä')), kTooLong);
}

void JobSpecTest::names()
{
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    JobSpec spec = goodSpec();
    spec.files[0].name = name;
    QCOMPARE(codeOf(validate(spec)), code);
}

void JobSpecTest::jobs()
{
    QCOMPARE(codeOf(validate(goodSpec())), kOk);
    JobSpec spec = goodSpec();
    spec.files.clear();
    QCOMPARE(codeOf(validate(spec)), ErrorCode::DoEJobEmpty);
    spec = goodSpec();
    spec.files.append({"file:///etc/passwd", {}, {}});
    QCOMPARE(codeOf(validate(spec)), kBadScheme);
    for (const char *const directory : {"", "relative", "./x", "~/x"}) {
        spec = goodSpec();
        spec.directory = QString::fromLatin1(directory);
        QCOMPARE(codeOf(validate(spec)), kBadArgument);
    }
    spec = goodSpec();
    spec.name = QString(256, QChar(u'ä'));
    spec.description = QString(1024, QChar(u'ä'));
    QCOMPARE(codeOf(validate(spec)), kOk);
    spec.description += QLatin1Char('x');
    QCOMPARE(codeOf(validate(spec)), kTooLong);
    spec.description.clear();
    spec.name += QLatin1Char('x');
    QCOMPARE(codeOf(validate(spec)), kTooLong);
}

void JobSpecTest::lineEndsInOtherHeaders_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << QByteArray("Agent/1.0 (x; y)") << true;
    QTest::newRow("line end") << QByteArray("a\r\nEvil: b") << false;
    QTest::newRow("line feed") << QByteArray("a\nb") << false;
    QTest::newRow("null") << QByteArray("a\0b", 3) << false;
}

void JobSpecTest::lineEndsInOtherHeaders()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, good);
    for (QByteArray JobOptions::*const option : {&JobOptions::userAgent, &JobOptions::referer}) {
        JobSpec spec = goodSpec();
        spec.options.*option = value;
        QCOMPARE(codeOf(validate(spec)), good ? kOk : kBadArgument);
    }
}

void JobSpecTest::proxies_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("stored"); // "!" = refused
    const auto row = [](const char *typed, const char *stored) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QByteArray(stored);
    };
    row("", "");
    row("system", "system");
    row(" none ", "none");
    row("http://p:3128", "http://p:3128");
    row("p:3128", "http://p:3128");
    row("https://p/", "https://p");
    row("socks5h://127.0.0.1:1080", "socks5h://127.0.0.1:1080");
    row("socks4a://p", "socks4a://p");
    row("http://u:p@p:1", "http://u:p@p:1");
    row("ftp://p:1", "!");
    row("file:///etc/passwd", "!");
    row("http://", "!");
    row("http://p:0", "!");
    row("http://p:99999", "!");
    row("http://p:1/path", "!");
    row("http://p q:1", "!");
    row("http://p:1\r\nX: y", "!");
}

void JobSpecTest::proxies()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, stored);
    const auto proxy = parseProxy(typed);
    QCOMPARE(proxy ? *proxy : QByteArray("!"), stored);
    if (!proxy)
        QCOMPARE(proxy.error().code, ErrorCode::BgEInvalidProxyInfo);
    JobSpec spec = goodSpec();
    spec.options.proxy = typed.toUtf8();
    QCOMPARE(validate(spec).has_value(), proxy.has_value());
}

void JobSpecTest::oneUserForEachServer()
{
    JobSpec spec = goodSpec();
    spec.files = {
        {"https://a:1@h/x", {}, {}}, {"https://a:1@h/y", {}, {}}, {"https://b:2@i/", {}, {}}};
    QVERIFY(validate(spec));
    spec.files.append({"https://b:2@h/z", {}, {}});
    const auto refused = validate(spec);
    QVERIFY(!refused);
    QVERIFY(!refused.error().subject.contains(QLatin1String("b:2")));
    spec.files = {{"https://a%0d%0aX:1@h/x", {}, {}}};
    QVERIFY(!validate(spec));
}

void JobSpecTest::accessOptions()
{
    JobSpec spec = goodSpec();
    spec.options.trust = QByteArray(64, 'f');
    spec.options.cookies = QStringLiteral("/tmp/x");
    QVERIFY(validate(spec));
    spec.options.trust = QByteArray(64, 'F');
    QVERIFY(!validate(spec));
    spec.options.trust = "ff";
    QVERIFY(!validate(spec));
    spec.options.trust.clear();
    spec.options.cookies = QStringLiteral("x");
    QVERIFY(!validate(spec));
}

void JobSpecTest::uploads_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("source");
    QTest::addColumn<ErrorCode>("code");
    const QString source = QStringLiteral("/home/anna/a");
    for (const char *const scheme : {"http", "https", "sftp", "ftp", "ftps", "s3"})
        QTest::newRow(scheme) << QByteArray(scheme) + "://host.example/a" << source << kOk;
    QTest::newRow("scp") << QByteArray("scp://host.example/a") << source << kBadScheme;
    QTest::newRow("file") << QByteArray("file:///a") << source << kBadScheme;
    QTest::newRow("no host") << QByteArray("sftp:///a") << source << kBadUrl;
    const QByteArray good = "https://host.example/a";
    QTest::newRow("no source") << good << QString() << kBadArgument;
    QTest::newRow("relative") << good << QStringLiteral("a") << kBadArgument;
    QTest::newRow("folder") << good << QStringLiteral("/home/") << kBadArgument;
}

void JobSpecTest::uploads()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, source);
    JobSpec spec;
    spec.type = JobType::Upload;
    FileSpec file;
    file.url = url;
    file.source = source;
    spec.files = {file};
    QTEST(codeOf(validate(spec)), "code");
}

void JobSpecTest::uploadOptions()
{
    JobSpec spec = goodSpec();
    spec.files.first().source = QStringLiteral("/a");
    QCOMPARE(codeOf(validate(spec)), kBadArgument);
    spec.type = JobType::Upload;
    QCOMPARE(codeOf(validate(spec)), kOk);
    spec.files.append(spec.files.first());
    QCOMPARE(codeOf(validate(spec)), kOk);
    spec.options.protocol = UploadProtocol::Bits;
    QCOMPARE(codeOf(validate(spec)), ErrorCode::BgETooManyFiles);
    spec.options.protocol = UploadProtocol::Tus;
    spec.options.chunkSize = -1;
    QCOMPARE(codeOf(validate(spec)), kBadArgument);
    spec.options.chunkSize = 5;
    spec.files.first().mirrors = {"http://host.example/b"};
    QCOMPARE(codeOf(validate(spec)), kBadArgument);
}

void JobSpecTest::uploadTargets_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<UploadProtocol>("protocol");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *url, const char *target,
                        UploadProtocol protocol = UploadProtocol::Automatic) {
        QTest::newRow(url) << QByteArray(url) << protocol << QByteArray(target);
    };
    row("https://h.example/up/", "https://h.example/up/a%20%231%3F.txt");
    row("https://h.example/up", "https://h.example/up");
    row("https://h.example", "https://h.example/a%20%231%3F.txt");
    row("https://h.example/up/?token=1", "https://h.example/up/a%20%231%3F.txt?token=1");
    row("https://h.example/a%2Fb/", "https://h.example/a%2Fb/a%20%231%3F.txt");
    row("https://h.example/files/", "https://h.example/files/", UploadProtocol::Tus);
}

void JobSpecTest::uploadTargets()
{
    QFETCH(QByteArray, url);
    QFETCH(UploadProtocol, protocol);
    QTEST(uploadTarget(url, QStringLiteral("a #1?.txt"), protocol), "target");
    for (const UploadProtocol each : kAllUploadProtocols)
        QCOMPARE(uploadProtocolFromName(uploadProtocolName(each)), std::optional(each));
    QVERIFY(!uploadProtocolFromName(u"gopher"));
}

void JobSpecTest::hosts()
{
    QCOMPARE(hostOf("https://Host.EXAMPLE:8443/x"), QStringLiteral("host.example"));
    QCOMPARE(hostOf("http://u:p@[::1]:80/x"), QStringLiteral("::1"));
    QCOMPARE(hostOf("nonsense"), QString());
}

void JobSpecTest::shown_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *url, const char *text) {
        QTest::newRow(url) << QByteArray(url) << QString::fromLatin1(text);
    };
    row("http://host.example/a?b=c", "http://host.example/a?b=c");
    row("http://user:pw@host.example/a", "http://***@host.example/a");
    row("http://user@host.example/a", "http://***@host.example/a");
    row("http://host.example/a?token=abc&x=1", "http://host.example/a?token=***&x=1");
    row("http://host.example/a?X-Amz-Signature=abc&x-amz-date=1",
        "http://host.example/a?X-Amz-Signature=***&x-amz-date=***");
    row("http://host.example/a?access_token=abc", "http://host.example/a?access_token=***");
    row("http://host.example/a?PASSWORD=abc", "http://host.example/a?PASSWORD=***");
    row("http://host.example/a?api%5Fkey=abc", "http://host.example/a?api_key=***");
    row("http://host.example/a?s%69g=abc", "http://host.example/a?sig=***");
    row("http://host.example/a?sig", "http://host.example/a?sig=***");
}

void JobSpecTest::shown()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, text);
    const QString shown = displayUrl(url);
    QVERIFY2(!shown.contains(QLatin1String("abc")) && !shown.contains(QLatin1String("pw")),
             qPrintable(shown));
    QCOMPARE(shown, text);
}

QTEST_GUILESS_MAIN(JobSpecTest)
#include "tst_JobSpec.moc"
