// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What kurierctl --json prints, by the schema of tests/schema, with the real programs.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace kurier::test;

namespace {

constexpr qint64 kMega = 1'000'000;

/// What the validator finds; empty when \a document is valid.
QString invalid(const QString &definition, const QString &document, const QStringList &more = {})
{
    QProcess validator;
    validator.start(QStringLiteral(SCHEMA_VALIDATOR), QStringList {definition} + more);
    validator.write(document.toUtf8());
    validator.closeWriteChannel();
    if (!validator.waitForFinished())
        return QStringLiteral("the validator does not end");
    if (validator.exitStatus() == QProcess::NormalExit && validator.exitCode() == 0)
        return {};
    return QString::fromUtf8(validator.readAllStandardOutput() + validator.readAllStandardError())
        + QLatin1Char('\n') + document.left(2000);
}

QString url(const FaultOrigin &origin, const char *path)
{
    return QString::fromStdString(origin.url(path));
}

} // namespace

#define VERIFY_VALID(definition, arguments, code)                                                  \
    do {                                                                                           \
        const ProgramResult run = json(arguments);                                                 \
        QVERIFY2(run.exitCode == (code), qPrintable(run.err + run.out));                           \
        const QString finding = invalid(QStringLiteral(definition), run.out);                      \
        QVERIFY2(finding.isEmpty(), qPrintable(finding));                                          \
    } while (false)

class tst_JsonContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theValidatorRefuses_data();
    void theValidatorRefuses();
    void withoutAQueue();
    void addAndUpload();
    void jobsOfEveryKind();
    void verbs();
    void cleanUp();
    void monitorAndStatus();
    void failures();

private:
    ProgramResult json(const QStringList &arguments) const
    {
        return m_programs->ctl(QStringList {QStringLiteral("--json")} + arguments);
    }
    QString suspended(const char *path) const
    {
        return m_programs->add({QStringLiteral("--suspended"), url(*m_origin, path)});
    }

    std::unique_ptr<Programs> m_programs;
    std::unique_ptr<FaultOrigin> m_origin;
};

void tst_JsonContract::initTestCase()
{
    QProcess validator;
    validator.start(QStringLiteral(SCHEMA_VALIDATOR), {QStringLiteral("version")});
    validator.closeWriteChannel();
    QVERIFY(validator.waitForFinished());
    if (validator.exitCode() == 77)
        QSKIP("python3-jsonschema is not installed");
}

void tst_JsonContract::init()
{
    m_origin = std::make_unique<FaultOrigin>();
    m_origin->route("/a.bin", OriginAnswer::file(kMega));
    m_programs = std::make_unique<Programs>();
}

void tst_JsonContract::cleanup()
{
    m_programs.reset();
    m_origin.reset();
}

void tst_JsonContract::theValidatorRefuses_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("document");
    const auto row = [](const char *definition, const char *document) {
        QTest::newRow(document) << QString::fromLatin1(definition) << QString::fromLatin1(document);
    };
    row("version", "{}");
    row("version", R"({"version": "1", "wire": {}})");
    row("added", R"({"id": "1", "ids": []})");
    row("status", R"({"running": true})");
    row("jobs", R"({"jobs": [{"id": "x"}]})");
    row("results", R"({"results": [{"ok": true}]})");
    row("version", "{} {}");
}

void tst_JsonContract::theValidatorRefuses()
{
    QFETCH(QString, definition);
    QFETCH(QString, document);
    QVERIFY(!invalid(definition, document).isEmpty());
}

void tst_JsonContract::withoutAQueue()
{
    VERIFY_VALID("version", {QStringLiteral("version")}, 0);
    VERIFY_VALID("jobs", {QStringLiteral("list")}, 0);
    VERIFY_VALID("artefacts", {QStringLiteral("cleanup")}, 0);
    VERIFY_VALID("status", {QStringLiteral("status")}, 6);
    VERIFY_VALID("failure", {QStringLiteral("quit")}, 6);
    VERIFY_VALID("failure",
                 (QStringList {QStringLiteral("--no-start"), QStringLiteral("suspend"),
                               QStringLiteral("--all")}),
                 6);
    const QString id = suspended("/a.bin");
    VERIFY_VALID("quit", {QStringLiteral("quit")}, 0);
    VERIFY_VALID("shownJobs", (QStringList {QStringLiteral("show"), id}), 0);
}

void tst_JsonContract::addAndUpload()
{
    QFile source(m_programs->path(QStringLiteral("sent.txt")));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write("sent");
    source.close();
    const QStringList add {QStringLiteral("add"), QStringLiteral("--suspended"),
                           QStringLiteral("--dir"), m_programs->downloads()};
    const QStringList both {url(*m_origin, "/a.bin"), url(*m_origin, "/b.bin")};
    VERIFY_VALID("added", add + both, 0);
    VERIFY_VALID("added", add + QStringList {QStringLiteral("--each")} + both, 0);
    const QStringList upload {QStringLiteral("upload"), QStringLiteral("--suspended"),
                              source.fileName(), QStringLiteral("--to"), url(*m_origin, "/in/")};
    VERIFY_VALID("added", upload, 0);
    VERIFY_VALID("jobs", {QStringLiteral("list")}, 0);
}

void tst_JsonContract::jobsOfEveryKind()
{
    const QString done = m_programs->add({url(*m_origin, "/a.bin")});
    QCOMPARE(m_programs->ctl({QStringLiteral("wait"), done}).exitCode, 0);
    const QString failed = m_programs->add({url(*m_origin, "/missing")});
    QCOMPARE(m_programs->ctl({QStringLiteral("wait"), failed}).exitCode, 1);
    const QString named = m_programs->add(
        {QStringLiteral("--suspended"), QStringLiteral("--name"), QStringLiteral("a\x1b\u202e"),
         QStringLiteral("http://anna:secret@127.0.0.1:9/x?token=secret")});
    VERIFY_VALID("jobs", {QStringLiteral("list")}, 0);
    VERIFY_VALID("jobs", (QStringList {QStringLiteral("list"), QStringLiteral("--history")}), 0);
    VERIFY_VALID("suspiciousJobs",
                 (QStringList {QStringLiteral("list"), QStringLiteral("--suspicious")}), 0);
    VERIFY_VALID("shownJobs", (QStringList {QStringLiteral("show"), done, failed, named}), 0);
    VERIFY_VALID("jobs", (QStringList {QStringLiteral("show"), done, QStringLiteral("unknown")}),
                 3);
    VERIFY_VALID("jobs",
                 (QStringList {QStringLiteral("export"), QStringLiteral("--format"),
                               QStringLiteral("json"), QStringLiteral("--history")}),
                 0);
    const ProgramResult shown = json({QStringLiteral("show"), named});
    QVERIFY2(!shown.out.contains(QLatin1String("secret")), qPrintable(shown.out));
}

void tst_JsonContract::verbs()
{
    const QString id = suspended("/a.bin");
    const auto call = [](const char *verb, const QString &job) {
        return QStringList {QString::fromLatin1(verb), job};
    };
    VERIFY_VALID("results", call("suspend", id), 0);
    VERIFY_VALID("results", call("set", id) << QStringLiteral("priority=high"), 0);
    VERIFY_VALID("plan", call("cancel", id) << QStringLiteral("--dry-run"), 0);
    VERIFY_VALID("results", call("resume", id), 0);
    VERIFY_VALID("results", call("wait", id), 0);
    VERIFY_VALID("results", call("complete", id), 4);
    const QString other = suspended("/b.bin");
    VERIFY_VALID("results",
                 call("wait", other) << QStringLiteral("--timeout") << QStringLiteral("0"), 8);
    VERIFY_VALID("results",
                 call("cancel", other) << QStringLiteral("--yes") << QStringLiteral("--wait"), 0);
    VERIFY_VALID("results", call("cancel", QStringLiteral("unknown")) << QStringLiteral("--yes"),
                 3);
}

void tst_JsonContract::cleanUp()
{
    OriginAnswer slow = OriginAnswer::file(10 * kMega);
    slow.bytesPerSecond = kMega;
    m_origin->route("/slow.bin", slow);
    const QString id = m_programs->add({url(*m_origin, "/slow.bin")});
    QVERIFY(m_programs->waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 0;
    }));
    // Somebody puts a folder in the place of the temp file: it is not ours to remove.
    const QString temp = m_programs->files().value(0);
    QVERIFY(QFile::rename(m_programs->downloads() + QLatin1Char('/') + temp,
                          m_programs->path(QStringLiteral("moved"))));
    QVERIFY(QDir(m_programs->downloads()).mkdir(temp));
    VERIFY_VALID("results",
                 (QStringList {QStringLiteral("cancel"), id, QStringLiteral("--yes"),
                               QStringLiteral("--wait")}),
                 7);
    VERIFY_VALID("artefacts", {QStringLiteral("cleanup")}, 0);
    VERIFY_VALID("shownJobs", (QStringList {QStringLiteral("show"), id}), 0);
    VERIFY_VALID("results", (QStringList {QStringLiteral("cleanup"), QStringLiteral("retry"), id}),
                 0);
    VERIFY_VALID("results",
                 (QStringList {QStringLiteral("cleanup"), QStringLiteral("abandon"), id}), 0);
    VERIFY_VALID("artefacts",
                 (QStringList {QStringLiteral("cleanup"), QStringLiteral("leftovers")}), 0);
}

void tst_JsonContract::monitorAndStatus()
{
    const ProcessPtr queue = m_programs->startQueue();
    QProcess monitor;
    monitor.setProcessEnvironment(m_programs->environment());
    monitor.start(QStringLiteral(KURIERCTL_PROGRAM), {QStringLiteral("monitor")});
    QVERIFY(monitor.waitForStarted());
    QByteArray told;
    int changes = 0;
    const QString id = suspended("/a.bin");
    QVERIFY(QTest::qWaitFor(
        [&] {
            m_programs->ctl(
                {QStringLiteral("set"), id, QStringLiteral("name=name %1").arg(++changes)});
            told += monitor.readAllStandardOutput();
            return told.count('\n') >= 2;
        },
        30000));
    monitor.terminate();
    QVERIFY(monitor.waitForFinished());
    const QString lines = QString::fromUtf8(told.left(told.lastIndexOf('\n')));
    const QString wrong = invalid(QStringLiteral("job"), lines, {QStringLiteral("--lines")});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    VERIFY_VALID("status", {QStringLiteral("status")}, 0);
}

void tst_JsonContract::failures()
{
    VERIFY_VALID(
        "failure",
        (QStringList {QStringLiteral("add"), QStringLiteral("--dir"),
                      QStringLiteral("/nonexistent/x"), QStringLiteral("http://example.org/x")}),
        1);
    // A usage error is for people: one line, nothing on stdout.
    const ProgramResult usage = json({QStringLiteral("list"), QStringLiteral("--nonsense")});
    QCOMPARE(usage.exitCode, 2);
    QCOMPARE(usage.out, QString());
    QCOMPARE(usage.err.count(QLatin1Char('\n')), 1);
}

QTEST_GUILESS_MAIN(tst_JsonContract)
#include "tst_JsonContract.moc"
