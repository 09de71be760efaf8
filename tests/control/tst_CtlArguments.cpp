// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AddArguments.h"
#include "app/ctl/CommandTable.h"
#include "app/ctl/CtlArguments.h"

#include <QDir>
#include <QTest>

using namespace kurier;

namespace {

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

tl::expected<AddRequest, AddProblem> add(const QStringList &arguments, const QString &input = {})
{
    const CtlArguments parsed = parseArguments(QStringList {QStringLiteral("add")} + arguments);
    if (!parsed.error.isEmpty())
        return tl::unexpected(AddProblem {parsed.error, true});
    return parseAdd(parsed.call, QStringLiteral("/home/anna/Downloads"), [&](const QString &file) {
        return file == QLatin1String("missing") ? std::nullopt : std::optional(input.toUtf8());
    });
}

} // namespace

class TestCtlArguments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOptionsAndOperands();
    void optionsEndAtTwoDashes();
    void beginningsOfOptions();
    void refuses_data();
    void refuses();
    void everyCommandHasHelpWithAnExample_data();
    void everyCommandHasHelpWithAnExample();
    void addReadsEverything();
    void addDefaults();
    void addEach();
    void addFromInput();
    void addRefuses_data();
    void addRefuses();
    void metalinks();
    void rates_data();
    void rates();
};

void TestCtlArguments::readsOptionsAndOperands()
{
    const auto parsed =
        parseArguments(words(QStringLiteral("--json cancel one --yes two --wait three")));
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    QCOMPARE(parsed.call.command, QStringLiteral("cancel"));
    QCOMPARE(parsed.call.operands, words(QStringLiteral("one two three")));
    QVERIFY(parsed.call.has("json") && parsed.call.has("yes") && parsed.call.has("wait"));
    QVERIFY(!parsed.call.has("all"));
    const auto values =
        parseArguments(words(QStringLiteral("wait a --for=queued,error --timeout 5")));
    QCOMPARE(values.call.value("for"), QStringLiteral("queued,error"));
    QCOMPARE(values.call.value("timeout"), QStringLiteral("5"));
}

void TestCtlArguments::optionsEndAtTwoDashes()
{
    const auto parsed = parseArguments(words(QStringLiteral("show -- --json -x")));
    QVERIFY(parsed.error.isEmpty());
    QCOMPARE(parsed.call.operands, words(QStringLiteral("--json -x")));
    QVERIFY(!parsed.call.has("json"));
}

void TestCtlArguments::beginningsOfOptions()
{
    QVERIFY(parseArguments(words(QStringLiteral("cancel a --dry"))).call.has("dry-run"));
    // --re is --referer or --retry-delay.
    QVERIFY(!parseArguments(words(QStringLiteral("add u --re 3"))).error.isEmpty());
    // --all is whole although --all-users begins with it.
    QVERIFY(parseArguments(words(QStringLiteral("cancel --all"))).call.has("all"));
}

void TestCtlArguments::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QString &line, const QString &part) {
        QTest::newRow(name) << words(line) << part;
    };
    row("nothing", {}, QStringLiteral("kurierctl --help"));
    row("command", QStringLiteral("frobnicate"), QStringLiteral("frobnicate"));
    row("option", QStringLiteral("list --frob"), QStringLiteral("kurierctl list [--state"));
    row("short option", QStringLiteral("list -q"), QStringLiteral("-q"));
    row("other command's option", QStringLiteral("list --yes"), QStringLiteral("--yes"));
    row("no value", QStringLiteral("wait a --timeout"), QStringLiteral("--timeout"));
    row("flag with value", QStringLiteral("list --json=1"), QStringLiteral("--json"));
    row("missing job", QStringLiteral("show"), QStringLiteral("kurierctl show JOB"));
    row("too much", QStringLiteral("status now"), QStringLiteral("now"));
}

void TestCtlArguments::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, part);
    const auto parsed = parseArguments(arguments);
    QVERIFY2(parsed.error.contains(part), qPrintable(parsed.error));
    QVERIFY(!parsed.error.contains(QLatin1Char('\n')));
    QVERIFY(parsed.error.contains(QLatin1String("try: kurierctl")));
}

void TestCtlArguments::everyCommandHasHelpWithAnExample_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &name : words(QStringLiteral(
             "add upload list show suspend resume complete cancel wait set cleanup monitor export "
             "status quit version")))
        QTest::newRow(qPrintable(name)) << name;
}

void TestCtlArguments::everyCommandHasHelpWithAnExample()
{
    QFETCH(QString, command);
    for (const char *const option : {"--help", "-h"}) {
        const auto parsed = parseArguments({command, QLatin1String(option)});
        QVERIFY(parsed.error.isEmpty());
        QVERIFY(parsed.help.contains(QLatin1String("Usage: kurierctl ") + command));
        QVERIFY(parsed.help.contains(QLatin1String("Example: kurierctl ") + command));
    }
    const CommandSpec *const spec = findCommand(command);
    QVERIFY(spec != nullptr);
    for (const QString &option : optionsOf(*spec))
        QVERIFY2(findOption(option) != nullptr, qPrintable(option));
    // The example must itself be a call that is understood.
    QString example = QString::fromUtf8(spec->example).section(QLatin1String(" | "), 0, 0);
    example = example.section(QLatin1String(" > "), 0, 0);
    const auto tried = parseArguments(words(example).mid(1));
    QVERIFY2(tried.error.isEmpty(), qPrintable(tried.error));
}

void TestCtlArguments::addReadsEverything()
{
    const QString digest(64, QLatin1Char('A'));
    const auto request = add({QStringLiteral("--dir"),
                              QStringLiteral("/srv/x"),
                              QStringLiteral("--output=b.iso"),
                              QStringLiteral("--name=N"),
                              QStringLiteral("--description=D"),
                              QStringLiteral("--priority=high"),
                              QStringLiteral("--suspended"),
                              QStringLiteral("--manual-complete"),
                              QStringLiteral("--overwrite"),
                              QStringLiteral("--checksum=sha-256=") + digest,
                              QStringLiteral("--header=X-A: 1"),
                              QStringLiteral("--header=X-B: 2"),
                              QStringLiteral("--user-agent=UA"),
                              QStringLiteral("--referer=http://r/"),
                              QStringLiteral("--proxy=http://p:3128"),
                              QStringLiteral("--limit=2M"),
                              QStringLiteral("--connections=4"),
                              QStringLiteral("--retry-delay=30"),
                              QStringLiteral("--no-progress-timeout=600"),
                              QStringLiteral("https://example.org/a.iso#frag")});
    QVERIFY2(request, qPrintable(request ? QString() : request.error().text));
    QCOMPARE(request->specs.size(), 1);
    const JobSpec &spec = request->specs.first();
    QCOMPARE(spec.directory, QStringLiteral("/srv/x"));
    QCOMPARE(spec.files.first().url, QByteArray("https://example.org/a.iso"));
    QCOMPARE(spec.files.first().name, QStringLiteral("b.iso"));
    QCOMPARE(spec.files.first().checksum, "sha-256=" + digest.toLower().toLatin1());
    QCOMPARE(spec.name, QStringLiteral("N"));
    QCOMPARE(spec.description, QStringLiteral("D"));
    QCOMPARE(spec.priority, JobPriority::High);
    QVERIFY(spec.suspended && !spec.autoComplete && spec.options.overwrite);
    QCOMPARE(spec.options.headers, QList<QByteArray>({"X-A: 1", "X-B: 2"}));
    QCOMPARE(spec.options.userAgent, QByteArray("UA"));
    QCOMPARE(spec.options.referer, QByteArray("http://r/"));
    QCOMPARE(spec.options.proxy, QByteArray("http://p:3128"));
    QCOMPARE(spec.options.rateLimit, 2 * 1024 * 1024);
    QCOMPARE(spec.options.connections, 4);
    QCOMPARE(spec.options.minimumRetryDelay.count(), 30);
    QCOMPARE(spec.options.noProgressTimeout.count(), 600);
}

void TestCtlArguments::addDefaults()
{
    const auto request = add({QStringLiteral("http://a/x"), QStringLiteral("http://a/y")});
    QVERIFY(request);
    QCOMPARE(request->specs.size(), 1);
    QCOMPARE(request->specs.first().files.size(), 2);
    QCOMPARE(request->specs.first().directory, QStringLiteral("/home/anna/Downloads"));
    QVERIFY(request->specs.first().autoComplete && !request->specs.first().suspended);
    QCOMPARE(request->specs.first().options, JobOptions {});
    const auto relative = add({QStringLiteral("--dir=sub"), QStringLiteral("http://a/x")});
    QCOMPARE(relative->specs.first().directory,
             QDir::current().absoluteFilePath(QStringLiteral("sub")));
}

void TestCtlArguments::addEach()
{
    const auto request =
        add({QStringLiteral("--each"), QStringLiteral("http://a/x"), QStringLiteral("http://a/y")});
    QVERIFY(request && request->each);
    QCOMPARE(request->specs.size(), 2);
    QCOMPARE(request->specs.last().files.first().url, QByteArray("http://a/y"));
}

void TestCtlArguments::addFromInput()
{
    const auto request = add({QStringLiteral("--input=-"), QStringLiteral("http://a/1")},
                             QStringLiteral("# list\nhttp://a/2\r\n\n  http://a/3  \n"));
    QVERIFY(request);
    QCOMPARE(request->specs.first().files.size(), 3);
    QCOMPARE(request->specs.first().files.last().url, QByteArray("http://a/3"));
    const auto bad = add({QStringLiteral("--input=f")}, QStringLiteral("http://a/2\nnonsense\n"));
    QVERIFY(!bad && bad.error().text.startsWith(QLatin1String("f:2: ")));
    const auto missing = add({QStringLiteral("--input=missing")});
    QVERIFY(!missing && !missing.error().usage);
}

void TestCtlArguments::addRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QStringList &arguments) {
        QTest::newRow(name) << arguments;
    };
    const QString url = QStringLiteral("http://a/x");
    row("no url", {});
    row("scheme", {QStringLiteral("gopher://a/x")});
    row("file", {QStringLiteral("file:///etc/passwd")});
    row("nonsense", {QStringLiteral("not a url")});
    row("two outputs", {QStringLiteral("--output=n"), url, QStringLiteral("http://a/y")});
    row("path as output", {QStringLiteral("--output=../n"), url});
    row("empty output", {QStringLiteral("--output="), url});
    row("priority", {QStringLiteral("--priority=urgent"), url});
    row("rate", {QStringLiteral("--limit=fast"), url});
    row("connections", {QStringLiteral("--connections=0"), url});
    row("retry delay", {QStringLiteral("--retry-delay=0"), url});
    row("checksum", {QStringLiteral("--checksum=sha-256=12"), url});
    row("checksum of no known kind", {QStringLiteral("--checksum=crc32=12345678"), url});
    row("checksum without a kind", {QStringLiteral("--checksum=") + QString(64, u'a'), url});
    row("two files with one checksum",
        {QStringLiteral("--checksum=md5=") + QString(32, u'a'), url, QStringLiteral("http://a/y")});
    row("header", {QStringLiteral("--header=nocolon"), url});
    row("owned header", {QStringLiteral("--header=Range: bytes=0-"), url});
    row("split header", {QStringLiteral("--header=X: a\r\nY: b"), url});
    row("split agent", {QStringLiteral("--user-agent=a\r\nY: b"), url});
    row("empty dir", {QStringLiteral("--dir="), url});
    row("long name", {QStringLiteral("--name=") + QString(257, QLatin1Char('n')), url});
}

void TestCtlArguments::addRefuses()
{
    QFETCH(QStringList, arguments);
    const auto request = add(arguments);
    QVERIFY(!request);
    QVERIFY(request.error().usage);
    QVERIFY(!request.error().text.isEmpty());
    QVERIFY(!request.error().text.contains(QLatin1Char('\n')));
}

void TestCtlArguments::metalinks()
{
    const QString document = QStringLiteral(
        "<metalink xmlns='urn:ietf:params:xml:ns:metalink'>"
        "<file name='a'><size>3</size><url>http://a/1</url><url>http://b/1</url></file>"
        "<file name='b'><url>gopher://a/2</url></file><file name='c'><url>http://a/3</url></file>"
        "</metalink>");
    const FileSpec first {"http://a/1", QStringLiteral("a"), {}, {"http://b/1"}, 3};
    const FileSpec second {"http://a/3", QStringLiteral("c"), {}, {}, -1};
    for (const char *const argument :
         {"--metalink=-", "--metalink=x.xml", "x.meta4", "file:///tmp/x%20y.metalink"}) {
        const auto request = add({QLatin1String(argument)}, document);
        QVERIFY2(request, argument);
        QCOMPARE(request->specs.size(), 1);
        QCOMPARE(request->specs.first().files, (QList<FileSpec> {first, second}));
        QCOMPARE(request->unusable, QStringList(QStringLiteral("b")));
    }
    const auto each = add(
        {QStringLiteral("--each"), QStringLiteral("--metalink=m"), QStringLiteral("http://a/0")},
        document);
    QCOMPARE(each->specs.size(), 3);
    QCOMPARE(each->specs.at(1).files, QList<FileSpec> {first});
    for (const char *const argument : {"--metalink=missing", "--metalink=m"}) {
        const auto bad = add({QLatin1String(argument)}, QStringLiteral("<html/>"));
        QVERIFY(!bad && !bad.error().usage);
    }
    // An address is asked for what it is.
    QCOMPARE(add({QStringLiteral("http://a/x.meta4")})->specs.first().files.first().url,
             QByteArray("http://a/x.meta4"));
    QVERIFY(!add({QStringLiteral("--metalink=m"),
                  QStringLiteral("--checksum=md5=") + QString(32, QLatin1Char('a'))},
                 document));
}

void TestCtlArguments::rates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1 = refused
    QTest::newRow("plain") << QStringLiteral("500000") << qint64(500000);
    QTest::newRow("K") << QStringLiteral("500K") << qint64(512000);
    QTest::newRow("k") << QStringLiteral("500k") << qint64(512000);
    QTest::newRow("M") << QStringLiteral("2M") << qint64(2097152);
    QTest::newRow("G") << QStringLiteral("1G") << qint64(1073741824);
    QTest::newRow("kB") << QStringLiteral("500kB") << qint64(500000);
    QTest::newRow("fraction") << QStringLiteral("1.5M") << qint64(1572864);
    QTest::newRow("fraction of a byte") << QStringLiteral("1.5") << qint64(-1);
    QTest::newRow("zero") << QStringLiteral("0") << qint64(-1);
    QTest::newRow("negative") << QStringLiteral("-5") << qint64(-1);
    QTest::newRow("word") << QStringLiteral("fast") << qint64(-1);
    QTest::newRow("unit only") << QStringLiteral("K") << qint64(-1);
    QTest::newRow("too much") << QStringLiteral("999999999999999G") << qint64(-1);
}

void TestCtlArguments::rates()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    QCOMPARE(parseRate(text).value_or(-1), bytes);
}

QTEST_GUILESS_MAIN(TestCtlArguments)
#include "tst_CtlArguments.moc"
