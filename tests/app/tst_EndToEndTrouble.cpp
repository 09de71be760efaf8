// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input and bad servers: a clear message, no crash, no half file under a final name.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QDir>
#include <QTest>

using namespace kurier::test;

namespace {

QString url(const FaultOrigin &origin, const char *path)
{
    return QString::fromStdString(origin.url(path));
}

QString errorCode(const QJsonObject &job)
{
    return job.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

/// Only Kurier's own temp file may be there.
bool noFinalFile(const QStringList &names)
{
    return std::all_of(names.begin(), names.end(), [](const QString &name) {
        return name.startsWith(QLatin1String(".kurier-"));
    });
}

} // namespace

class tst_EndToEndTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusedAtAdding_data();
    void refusedAtAdding();
    void serverAnswers_data();
    void serverAnswers();
    void changedFileStartsOver();
    void unknownJobs();
    void damagedDatabaseIsSetAside();
    void secondQueueIsRefused();
    void notRunning();
    void hostileNames_data();
    void hostileNames();
};

void tst_EndToEndTrouble::refusedAtAdding_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no scheme") << QStringList {QStringLiteral("example.org/x")};
    QTest::newRow("file scheme") << QStringList {QStringLiteral("file:///etc/passwd")};
    QTest::newRow("no host") << QStringList {QStringLiteral("http:///x")};
    QTest::newRow("missing folder")
        << QStringList {QStringLiteral("--dir"), QStringLiteral("/nonexistent/x"),
                        QStringLiteral("http://127.0.0.1:1/x")};
    QTest::newRow("folder is a file")
        << QStringList {QStringLiteral("--dir"), QStringLiteral("/etc/passwd"),
                        QStringLiteral("http://127.0.0.1:1/x")};
    QTest::newRow("name with slash") << QStringList {
        QStringLiteral("--output"), QStringLiteral("../x"), QStringLiteral("http://127.0.0.1:1/x")};
    QTest::newRow("header injection")
        << QStringList {QStringLiteral("--header"), QStringLiteral("X: a\r\nY: b"),
                        QStringLiteral("http://127.0.0.1:1/x")};
    QTest::newRow("one bad of two") << QStringList {QStringLiteral("http://127.0.0.1:1/x"),
                                                    QStringLiteral("gopher://127.0.0.1/")};
}

void tst_EndToEndTrouble::refusedAtAdding()
{
    QFETCH(QStringList, arguments);
    const Programs programs;
    const ProgramResult result = programs.ctl(QStringList {QStringLiteral("add")} + arguments);
    QVERIFY(result.exitCode == 1 || result.exitCode == 2);
    QVERIFY(result.err.startsWith(QLatin1String("kurierctl: ")));
    QCOMPARE(result.out, QString());
    QCOMPARE(programs.json({QStringLiteral("list")}).value(QLatin1String("jobs")).toArray().size(),
             0);
}

void tst_EndToEndTrouble::serverAnswers_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("code");
    const QString error = QStringLiteral("error");
    const QString transient = QStringLiteral("transient-error");
    QTest::newRow("404") << 404 << error << QStringLiteral("BG_E_HTTP_ERROR_404");
    QTest::newRow("403") << 403 << error << QStringLiteral("BG_E_HTTP_ERROR_403");
    QTest::newRow("503") << 503 << transient << QStringLiteral("BG_E_HTTP_ERROR_503");
    QTest::newRow("redirect to file:") << 1 << error << QStringLiteral("WININET_E_REDIRECT_FAILED");
    QTest::newRow("redirect loop") << 2 << error << QStringLiteral("WININET_E_REDIRECT_FAILED");
    QTest::newRow("cut body") << 3 << transient << QStringLiteral("BG_E_CONNECTION_CLOSED");
    QTest::newRow("more than announced") << 4 << QString() << QString();
}

void tst_EndToEndTrouble::serverAnswers()
{
    QFETCH(int, kind);
    QFETCH(QString, state);
    QFETCH(QString, code);
    FaultOrigin origin;
    OriginAnswer answer = OriginAnswer::error(kind > 10 ? kind : 500);
    if (kind == 1)
        answer = OriginAnswer::redirect("file:///etc/passwd");
    if (kind == 2)
        answer = OriginAnswer::redirect("/x.bin");
    if (kind == 3 || kind == 4) {
        answer = OriginAnswer::file(100'000);
        answer.etag.clear();
    }
    if (kind == 3)
        answer.cutAfter = 50'000;
    if (kind == 4)
        answer.lengthText = "50000";
    origin.route("/x.bin", answer);
    const Programs programs;
    const QString id = programs.add({url(origin, "/x.bin")});
    if (state.isEmpty()) {
        // HTTP ends the body where the length says: what follows belongs to nobody.
        QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
            return job.value(QLatin1String("state")).toString() != QLatin1String("queued")
                && job.value(QLatin1String("state")).toString() != QLatin1String("connecting");
        }));
        const QStringList files = programs.files();
        if (!noFinalFile(files))
            QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/x.bin"), 1, 50'000));
        return;
    }
    QVERIFY(programs.waitUntil(id, [&state](const QJsonObject &job) {
        return job.value(QLatin1String("state")).toString() == state;
    }));
    QCOMPARE(errorCode(programs.show(id)), code);
    QVERIFY(noFinalFile(programs.files()));
    QCOMPARE(
        programs
            .ctl({QStringLiteral("cancel"), id, QStringLiteral("--yes"), QStringLiteral("--wait")})
            .exitCode,
        0);
    QCOMPARE(programs.files(), QStringList {});
}

void tst_EndToEndTrouble::changedFileStartsOver()
{
    FaultOrigin origin;
    OriginAnswer old = OriginAnswer::file(20'000'000, "\"old\"");
    old.bytesPerSecond = 2'000'000;
    OriginAnswer fresh = OriginAnswer::file(1'500'000, "\"new\"");
    fresh.seed = 2;
    origin.route("/c.bin", std::vector {old, fresh});
    const Programs programs;
    const QString id =
        programs.add({QStringLiteral("--connections"), QStringLiteral("1"), url(origin, "/c.bin")});
    QVERIFY(programs.waitUntil(id, [](const QJsonObject &job) {
        return job.value(QLatin1String("bytesTransferred")).toInteger() > 900'000;
    }));
    QCOMPARE(programs.ctl({QStringLiteral("suspend"), id}).exitCode, 0);
    QVERIFY(origin.waitForOpenConnections(0, std::chrono::seconds(20)));
    QCOMPARE(programs.ctl({QStringLiteral("resume"), id}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QVERIFY(holdsPattern(programs.downloads() + QStringLiteral("/c.bin"), 2, 1'500'000));
}

void tst_EndToEndTrouble::unknownJobs()
{
    const Programs programs;
    const auto queue = programs.startQueue();
    const QString unknown = QStringLiteral("01234567-89ab-4cde-8f01-23456789abcd");
    for (const char *verb : {"show", "suspend", "resume", "complete", "wait"})
        QCOMPARE(programs.ctl({QLatin1String(verb), unknown}).exitCode, 3);
    QCOMPARE(programs.ctl({QStringLiteral("cancel"), unknown, QStringLiteral("--yes")}).exitCode,
             3);
    QCOMPARE(programs.ctl({QStringLiteral("show"), QStringLiteral("0123")}).exitCode, 3);
}

void tst_EndToEndTrouble::damagedDatabaseIsSetAside()
{
    const Programs programs;
    QDir().mkpath(programs.path(QStringLiteral("data/kurier")));
    QFile database(programs.database());
    QVERIFY(database.open(QIODevice::WriteOnly));
    const QByteArray rubbish(20'000, 'x');
    database.write(rubbish);
    database.close();
    const auto queue = programs.startQueue();
    QCOMPARE(programs.ctl({QStringLiteral("status")}).exitCode, 0);
    const QDir data(programs.path(QStringLiteral("data/kurier")));
    const QStringList kept = data.entryList({QStringLiteral("queue.db.damaged-*")}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QFile aside(data.filePath(kept.first()));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), rubbish);
}

void tst_EndToEndTrouble::secondQueueIsRefused()
{
    const Programs programs;
    const auto queue = programs.startQueue();
    const ProgramResult second = programs.kurier({QStringLiteral("--headless")});
    QCOMPARE(second.exitCode, 1);
    QVERIFY(second.err.startsWith(QLatin1String("kurier: ")));
    QVERIFY(second.err.contains(QString::number(queue->processId())));
    QCOMPARE(programs.ctl({QStringLiteral("status")}).exitCode, 0);
}

void tst_EndToEndTrouble::notRunning()
{
    const Programs programs;
    QCOMPARE(programs.ctl({QStringLiteral("status")}).exitCode, 6);
    QCOMPARE(programs.ctl({QStringLiteral("--no-start"), QStringLiteral("quit")}).exitCode, 6);
    QCOMPARE(programs.ctl({QStringLiteral("list")}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("status")}).exitCode, 6);
    FaultOrigin origin;
    origin.route("/x", OriginAnswer::file(1));
    const QString id = programs.add({url(origin, "/x")});
    QCOMPARE(programs.ctl({QStringLiteral("status")}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    QCOMPARE(programs.ctl({QStringLiteral("quit")}).exitCode, 0);
    QTRY_COMPARE(programs.ctl({QStringLiteral("status")}).exitCode, 6);
    const QJsonArray history = programs.json({QStringLiteral("list"), QStringLiteral("--history")})
                                   .value(QLatin1String("jobs"))
                                   .toArray();
    QCOMPARE(history.size(), 1);
    QCOMPARE(history.at(0).toObject().value(QLatin1String("id")).toString(), id);
    QCOMPARE(programs.show(id).value(QLatin1String("files")).toArray().size(), 1);
}

void tst_EndToEndTrouble::hostileNames_data()
{
    QTest::addColumn<QByteArray>("disposition");
    QTest::newRow("traversal") << QByteArray("attachment; filename=\"../../evil\"");
    QTest::newRow("absolute") << QByteArray("attachment; filename=\"/etc/evil\"");
    QTest::newRow("dot file") << QByteArray("attachment; filename=\".bashrc\"");
    QTest::newRow("controls") << QByteArray("attachment; filename*=UTF-8''a%0Ab%00c");
    QTest::newRow("direction") << QByteArray("attachment; filename*=UTF-8''photo%E2%80%AEgpj.exe");
    QTest::newRow("only dots") << QByteArray("attachment; filename=\"..\"");
}

void tst_EndToEndTrouble::hostileNames()
{
    QFETCH(QByteArray, disposition);
    FaultOrigin origin;
    OriginAnswer answer = OriginAnswer::file(10);
    answer.headers = {"Content-Disposition: " + disposition.toStdString()};
    origin.route("/get", answer);
    const Programs programs;
    const QString id = programs.add({url(origin, "/get")});
    QCOMPARE(programs.ctl({QStringLiteral("wait"), id}).exitCode, 0);
    const QStringList files = programs.files();
    QCOMPARE(files.size(), 1);
    const QString name = files.first();
    QVERIFY(!name.startsWith(QLatin1Char('.')));
    QVERIFY(std::all_of(name.begin(), name.end(),
                        [](QChar c) { return c.isPrint() && c.unicode() != 0x202E; }));
    QVERIFY(holdsPattern(programs.downloads() + QLatin1Char('/') + name, 1, 10));
}

QTEST_GUILESS_MAIN(tst_EndToEndTrouble)
#include "tst_EndToEndTrouble.moc"
