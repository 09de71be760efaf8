// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Paths.h"
#include "core/storage/SqliteJobStore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

#include "KurierctlFixture.h"

using namespace kurier;
using namespace kurier::test;

namespace {

struct Stored
{
    JobId open;
    JobId final;
};

/// Leaves a queue of two jobs in \a directory, as an instance that has ended.
Stored storeQueue(const QString &directory)
{
    Job open;
    open.key = JobKey {1};
    open.id = JobId::create();
    open.name = QStringLiteral("open");
    open.description = QStringLiteral("kept");
    open.directory = QStringLiteral("/srv");
    open.created = 1'700'000'000'000;
    open.files.emplace_back();
    open.files.back().url = "http://example.org/open";
    Job final = open;
    final.key = JobKey {2};
    final.id = JobId::create();
    final.state = JobState::Cancelled;
    final.finished = 1'700'000'001'000;
    Artefact left;
    left.id = ArtefactId {1};
    left.job = final.id;
    left.state = ArtefactState::Failed;
    left.directory = QStringLiteral("/srv");
    left.name = QStringLiteral(".left");
    left.reason = {ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}};
    if (!makePrivateDirectory(directory))
        return {};
    SqliteJobStore store(directory + QStringLiteral("/queue.db"),
                         [](std::vector<StoreEvent> &&) {});
    store.load();
    store.apply({StoreTicket {1}, {InsertJob {open}, InsertJob {final}, PutArtefact {left}}});
    store.shutdown();
    return {open.id, final.id};
}

} // namespace

/// Adding, showing, the queue as a whole.
class TestKurierctl : public KurierctlFixture
{
    Q_OBJECT
private Q_SLOTS:
    void addPrintsIds();
    void addJson();
    void addInputFromStdin();
    void addsALongListAtOnce();
    void interruptedItAddsNothing();
    void addKeepsBadCallsAway();
    void upload();
    void uploadKeepsBadCallsAway_data();
    void uploadKeepsBadCallsAway();
    void listShowsTheQueue();
    void listIsWrittenWhileItComes_data();
    void listIsWrittenWhileItComes();
    void listJsonIsOneDocument();
    void showTellsEverything();
    void exportCsv();
    void monitorStreams();
    void statusAndQuit();
    void withoutARunningQueue();
    void readsTheDatabaseWhenNoQueueRuns();
    void brokenOutputIsAFailure();
    void closedOutputIsAFailure();
    void startFailsClearly();
};

void TestKurierctl::addPrintsIds()
{
    const Run one = run({QStringLiteral("add"), QStringLiteral("--dir=/srv"),
                         QStringLiteral("http://a/1"), QStringLiteral("http://a/2")});
    QCOMPARE(one.code, 0);
    QCOMPARE(one.err, QString());
    QCOMPARE(m_queue->added.size(), 1);
    QCOMPARE(m_queue->added.first().files.size(), 2);
    QVERIFY(m_queue->contains(JobId::fromString(one.out.trimmed())));
    const Run each =
        run({QStringLiteral("add"), QStringLiteral("--each"), QStringLiteral("--dir=/srv"),
             QStringLiteral("http://a/1"), QStringLiteral("http://a/2")});
    QCOMPARE(each.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts).size(), 2);
    QCOMPARE(m_queue->added.size(), 3);
}

void TestKurierctl::addJson()
{
    const QStringList add {QStringLiteral("--json"), QStringLiteral("add"),
                           QStringLiteral("--dir=/srv"), QStringLiteral("http://a/1")};
    const Run one = run(add);
    QCOMPARE(one.json().keys(), QStringList {QStringLiteral("id")});
    const Run each = run(add + QStringList {QStringLiteral("--each")});
    QCOMPARE(each.json().keys(), QStringList {QStringLiteral("ids")});
    m_queue->addError = {ErrorCode::EDiskFull, ErrorContext::LocalFile, {}, QStringLiteral("/srv")};
    const Run failed = run(add);
    QCOMPARE(failed.code, 1);
    const QJsonValue error = failed.json()[QStringLiteral("error")];
    QCOMPARE(error[QStringLiteral("hresult")].toString(), QStringLiteral("0x80070070"));
    QVERIFY(!error[QStringLiteral("message")].toString().isEmpty());
    QVERIFY(failed.err.startsWith(QLatin1String("kurierctl: ")));
}

void TestKurierctl::addInputFromStdin()
{
    const Run result = run({QStringLiteral("add"), QStringLiteral("--input"), QStringLiteral("-")},
                           "http://a/1\nhttp://a/2\n");
    QCOMPARE(result.code, 0);
    QCOMPARE(m_queue->added.first().files.size(), 2);
    // Nobody named a folder: the usual one, and it is there.
    QCOMPARE(m_queue->added.first().directory, m_home->filePath(QStringLiteral("Downloads")));
    QVERIFY(QFileInfo::exists(m_home->filePath(QStringLiteral("Downloads"))));
}

void TestKurierctl::addsALongListAtOnce()
{
    constexpr int kJobs = 5001;
    QByteArray list;
    for (int i = 0; i < kJobs; ++i)
        list += "http://a/" + QByteArray::number(i) + '\n';
    const QStringList add {QStringLiteral("add"), QStringLiteral("--each"),
                           QStringLiteral("--dir=/srv"), QStringLiteral("--input=-")};
    const Run result = run(add, list);
    QCOMPARE(result.code, 0);
    QCOMPARE(m_queue->transactions, 1);
    QCOMPARE(m_queue->added.size(), kJobs);
    QCOMPARE(m_queue->added.last().files.first().url, QByteArray("http://a/5000"));
    QCOMPARE(result.out.count(QLatin1Char('\n')), kJobs);
    // All or none, also when the last line is the bad one.
    const Run bad = run(add, list + "nonsense\n");
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.contains(QLatin1String("-:5002: ")), qPrintable(bad.err));
    QCOMPARE(m_queue->added.size(), kJobs);
}

void TestKurierctl::interruptedItAddsNothing()
{
    m_queue->holdsAt = 1;
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(
        QStringLiteral(KURIERCTL),
        {QStringLiteral("add"), QStringLiteral("--dir=/srv"), QStringLiteral("http://a/")});
    QTRY_VERIFY(m_queue->held);
    QVERIFY(!m_queue->held->isStopped());
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(m_queue->held->isStopped());
    QVERIFY(process.readAllStandardError().contains("nothing was added"));
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(m_queue->added.isEmpty());
}

void TestKurierctl::addKeepsBadCallsAway()
{
    for (const QString &url : {QStringLiteral("gopher://a/"), QStringLiteral("file:///etc/passwd"),
                               QStringLiteral("nonsense")}) {
        const Run result = run({QStringLiteral("add"), QStringLiteral("http://a/"), url});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains(QLatin1String("try: kurierctl add")), qPrintable(result.err));
        QCOMPARE(result.err.count(QLatin1Char('\n')), 1);
    }
    QVERIFY(m_queue->added.isEmpty());
}

void TestKurierctl::upload()
{
    for (const char *const name : {"a b.txt", "c.txt"}) {
        QFile file(m_home->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const QString one = m_home->filePath(QStringLiteral("a b.txt"));
    const QString two = m_home->filePath(QStringLiteral("c.txt"));
    const QString to = QStringLiteral("--to=https://files.example.org/up/");
    const Run together = run({QStringLiteral("upload"), one, two, to,
                              QStringLiteral("--chunk-size=8M"), QStringLiteral("--limit=1K"),
                              QStringLiteral("--name=both"), QStringLiteral("--overwrite")});
    QCOMPARE(together.err, QString());
    QCOMPARE(together.code, 0);
    QCOMPARE(m_queue->added.size(), 1);
    const JobSpec spec = m_queue->added.first();
    QVERIFY(m_queue->contains(JobId::fromString(together.out.trimmed())));
    QCOMPARE(spec.type, JobType::Upload);
    QCOMPARE(spec.name, QStringLiteral("both"));
    QCOMPARE(spec.files.size(), 2);
    QCOMPARE(spec.files.first().source, one);
    QCOMPARE(spec.files.first().url, QByteArray("https://files.example.org/up/a%20b.txt"));
    QCOMPARE(spec.files.last().source, two);
    QCOMPARE(spec.options.chunkSize, 8 << 20);
    QCOMPARE(spec.options.rateLimit, 1024);
    QVERIFY(spec.options.overwrite);

    const Run json =
        run({QStringLiteral("--json"), QStringLiteral("upload"), one, two,
             QStringLiteral("--protocol=tus"), QStringLiteral("--to=https://h.example/files")});
    QCOMPARE(json.json().keys(), QStringList {QStringLiteral("id")});
    QCOMPARE(m_queue->added.last().files.last().url, QByteArray("https://h.example/files"));
    QCOMPARE(m_queue->added.last().options.protocol, UploadProtocol::Tus);

    // A job of BITS holds one file.
    const Run each = run({QStringLiteral("--json"), QStringLiteral("upload"), one, two, to,
                          QStringLiteral("--protocol=bits")});
    QCOMPARE(each.json().keys(), QStringList {QStringLiteral("ids")});
    QCOMPARE(each.json()[QStringLiteral("ids")].toArray().size(), 2);
    QCOMPARE(m_queue->added.size(), 4);
}

void TestKurierctl::uploadKeepsBadCallsAway_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QStringList &arguments, int code) {
        QTest::newRow(name) << arguments << code;
    };
    const QString file = QStringLiteral("/etc/passwd");
    const QString to = QStringLiteral("--to=https://h.example/up/");
    row("no file", {to}, 2);
    row("no target", {file}, 2);
    row("no address", {file, QStringLiteral("--to=somewhere")}, 2);
    row("scheme", {file, QStringLiteral("--to=scp://h.example/")}, 2);
    row("protocol", {file, to, QStringLiteral("--protocol=gopher")}, 2);
    row("size", {file, to, QStringLiteral("--chunk-size=big")}, 2);
    row("two files, one address",
        {file, QStringLiteral("/etc/group"), QStringLiteral("--to=https://h.example/up")}, 2);
    row("missing file", {QStringLiteral("/nonexistent"), to}, 1);
    row("folder", {QStringLiteral("/etc"), to}, 1);
}

void TestKurierctl::uploadKeepsBadCallsAway()
{
    QFETCH(QStringList, arguments);
    const Run result = run(QStringList {QStringLiteral("upload")} + arguments);
    QTEST(result.code, "code");
    QCOMPARE(result.out, QString());
    QCOMPARE(result.err.count(QLatin1Char('\n')), 1);
    QVERIFY(m_queue->added.isEmpty());
}

void TestKurierctl::listShowsTheQueue()
{
    QCOMPARE(run({QStringLiteral("list")}).code, 0);
    const JobId id =
        m_queue->insert(sampleJob(QStringLiteral("x\x1b[2J.iso"), JobState::Transferring));
    m_queue->insert(sampleJob(QStringLiteral("other"), JobState::Suspended));
    m_queue->insert(sampleJob(QStringLiteral("gone"), JobState::Acknowledged));
    const Run all = run({QStringLiteral("list")});
    QCOMPARE(all.out.count(QLatin1Char('\n')), 3);
    QVERIFY(all.out.contains(id.toString()));
    QVERIFY2(all.out.contains(QLatin1String("x\\x1b[2J.iso")), qPrintable(all.out));
    QVERIFY(!all.out.contains(QLatin1Char('\x1b')));
    const Run some = run({QStringLiteral("list"), QStringLiteral("--state=suspended,error")});
    QVERIFY(some.out.contains(QLatin1String("other"))
            && !some.out.contains(QLatin1String("x\\x1b")));
    const Run history = run({QStringLiteral("list"), QStringLiteral("--history")});
    QVERIFY(history.out.contains(QLatin1String("gone"))
            && !history.out.contains(QLatin1String("other")));
    QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--state=lost")}).code, 2);
}

void TestKurierctl::listIsWrittenWhileItComes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("table") << QStringList {QStringLiteral("list")};
    QTest::newRow("json") << QStringList {QStringLiteral("--json"), QStringLiteral("list")};
}

void TestKurierctl::listIsWrittenWhileItComes()
{
    QFETCH(QStringList, arguments);
    constexpr int kJobs = 2500;
    for (int i = 0; i < kJobs; ++i)
        m_queue->insert(sampleJob(QString::number(i)));
    // The second page never comes.
    m_queue->pagesAnswered = 1;
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(KURIERCTL), arguments);
    QByteArray written;
    QTRY_VERIFY_WITH_TIMEOUT((written += process.readAllStandardOutput()).count('\n') > 100, 20000);
    QTRY_COMPARE(m_queue->pagesAsked, 2);
    QCOMPARE(process.state(), QProcess::Running);
    process.kill();
    QVERIFY(process.waitForFinished());
}

void TestKurierctl::listJsonIsOneDocument()
{
    const Run empty = run({QStringLiteral("--json"), QStringLiteral("list")});
    QCOMPARE(empty.json().keys(), QStringList {QStringLiteral("jobs")});
    constexpr int kJobs = 450; // More than a page with details.
    for (int i = 0; i < kJobs; ++i) {
        JobDetails job = sampleJob(QString::number(i));
        job.description = QStringLiteral("d");
        m_queue->insert(job);
    }
    const Run all = run({QStringLiteral("--json"), QStringLiteral("list")});
    QCOMPARE(all.code, 0);
    const QJsonArray jobs = all.json()[QStringLiteral("jobs")].toArray();
    QCOMPARE(jobs.size(), kJobs);
    QCOMPARE(jobs.last()[QStringLiteral("name")].toString(), QString::number(kJobs - 1));
    QCOMPARE(jobs.last()[QStringLiteral("description")].toString(), QStringLiteral("d"));
    QVERIFY(!jobs.last().toObject().contains(QLatin1String("wire")));
    const Run few =
        run({QStringLiteral("--json"), QStringLiteral("list"), QStringLiteral("--limit=210")});
    QCOMPARE(few.json()[QStringLiteral("jobs")].toArray().size(), 210);
}

void TestKurierctl::showTellsEverything()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a.bin")));
    const Run text = run({QStringLiteral("show"), id.toString()});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains(QLatin1String("/home/anna/Downloads/a.bin")));
    QVERIFY(!text.out.contains(QLatin1String("secret")));
    const Run json = run({QStringLiteral("--json"), QStringLiteral("show"), id.toString(),
                          QStringLiteral("nobody")});
    QCOMPARE(json.code, 3);
    QCOMPARE(json.json()[QStringLiteral("jobs")][0][QStringLiteral("files")].toArray().size(), 1);
    QCOMPARE(json.json()[QStringLiteral("errors")][0][QStringLiteral("code")].toString(),
             QStringLiteral("DO_E_JOB_NOT_FOUND"));
    QVERIFY(!json.out.contains(QLatin1String("secret")));
}

void TestKurierctl::exportCsv()
{
    m_queue->insert(sampleJob(QStringLiteral("=cmd|'/c calc'!A0,\"x\"")));
    const Run csv =
        run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("csv")});
    QCOMPARE(csv.code, 0);
    const QStringList lines = csv.out.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().startsWith(QLatin1String("id,name,")));
    QVERIFY2(lines.last().contains(QLatin1String("\"'=cmd|'/c calc'!A0,\"\"x\"\"\"")),
             qPrintable(csv.out));
    const Run json = run({QStringLiteral("export"), QStringLiteral("--format=json")});
    QCOMPARE(json.json()[QStringLiteral("jobs")].toArray().size(), 1);
    QCOMPARE(run({QStringLiteral("export")}).code, 2);
}

void TestKurierctl::monitorStreams()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    QProcess process;
    process.setProcessEnvironment(environment());
    QSignalSpy readable(&process, &QProcess::readyReadStandardOutput);
    process.start(QStringLiteral(KURIERCTL), {QStringLiteral("monitor")});
    QTRY_COMPARE(m_queue->subscriptions, 1);
    m_queue->move(id, JobState::Connecting);
    QVERIFY(!readable.isEmpty() || readable.wait());
    const QJsonObject job = QJsonDocument::fromJson(process.readLine()).object();
    QCOMPARE(job[QStringLiteral("state")].toString(), QStringLiteral("connecting"));
    QVERIFY(!job.contains(QLatin1String("wire")));
    QSignalSpy finished(&process, &QProcess::finished);
    m_server.reset();
    QVERIFY(finished.wait());
    QCOMPARE(process.exitCode(), 6);
}

void TestKurierctl::statusAndQuit()
{
    m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Suspended));
    m_queue->tellStatus();
    const Run text = run({QStringLiteral("status")});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains(QLatin1String("77")));
    const Run json = run({QStringLiteral("status"), QStringLiteral("--json")});
    QCOMPARE(json.json()[QStringLiteral("running")], QJsonValue(true));
    QCOMPARE(json.json()[QStringLiteral("jobs")][QStringLiteral("suspended")].toInt(), 1);
    QObject::connect(
        m_server.get(), &ControlServer::quitRequested, this, [this] { m_server.reset(); },
        Qt::QueuedConnection);
    QCOMPARE(run({QStringLiteral("quit")}).code, 0);
    QVERIFY(!m_server);
}

void TestKurierctl::withoutARunningQueue()
{
    m_server.reset();
    const Run status = run({QStringLiteral("--json"), QStringLiteral("status")});
    QCOMPARE(status.code, 6);
    QCOMPARE(status.json()[QStringLiteral("running")], QJsonValue(false));
    const Run quit = run({QStringLiteral("quit")});
    QCOMPARE(quit.code, 6);
    QCOMPARE(quit.err, QStringLiteral("kurierctl: The queue is not running.\n"));
    for (const QStringList &call :
         {QStringList {QStringLiteral("suspend"), QStringLiteral("--all")},
          QStringList {QStringLiteral("add"), QStringLiteral("http://a/")},
          QStringList {QStringLiteral("cancel"), QStringLiteral("abcd"), QStringLiteral("--yes")}})
        QCOMPARE(run(call + QStringList {QStringLiteral("--no-start")}).code, 6);
    QCOMPARE(run({QStringLiteral("version")}).code, 0);
    QVERIFY(!QFileInfo::exists(m_home->filePath(QStringLiteral(".local/share/kurier/queue.db"))));
}

void TestKurierctl::readsTheDatabaseWhenNoQueueRuns()
{
    m_server.reset();
    const Run none = run({QStringLiteral("--json"), QStringLiteral("list")});
    QCOMPARE(none.code, 0);
    QCOMPARE(none.json()[QStringLiteral("jobs")].toArray().size(), 0);
    QCOMPARE(run({QStringLiteral("show"), QStringLiteral("nobody")}).code, 3);

    const QString data = m_home->filePath(QStringLiteral(".local/share/kurier"));
    const Stored stored = storeQueue(data);
    const QStringList files = QDir(data).entryList(QDir::Files);
    const Run list = run({QStringLiteral("--json"), QStringLiteral("list")});
    QCOMPARE(list.code, 0);
    const QJsonValue job = list.json()[QStringLiteral("jobs")][0];
    QCOMPARE(list.json()[QStringLiteral("jobs")].toArray().size(), 1);
    QCOMPARE(job[QStringLiteral("id")].toString(), stored.open.toString());
    QCOMPARE(job[QStringLiteral("description")].toString(), QStringLiteral("kept"));
    QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--state=error")})
                 .out.contains(stored.open.toString()),
             false);
    const Run history = run({QStringLiteral("list"), QStringLiteral("--history")});
    QVERIFY2(history.out.contains(stored.final.toString()), qPrintable(history.out + history.err));
    const Run show = run({QStringLiteral("show"), stored.final.toString().left(8)});
    QVERIFY(show.out.contains(QLatin1String("/srv/.left")));
    const Run cleanup = run({QStringLiteral("--json"), QStringLiteral("cleanup")});
    QCOMPARE(cleanup.json()[QStringLiteral("artefacts")][0][QStringLiteral("where")].toString(),
             QStringLiteral("/srv/.left"));
    const Run csv = run({QStringLiteral("export"), QStringLiteral("--format=csv")});
    QVERIFY(csv.out.contains(stored.open.toString()));
    QCOMPARE(QDir(data).entryList(QDir::Files), files);
}

void TestKurierctl::brokenOutputIsAFailure()
{
    m_queue->insert(sampleJob(QStringLiteral("a")));
    const Run result = run({QStringLiteral("list")}, {}, QStringLiteral("/dev/full"));
    QCOMPARE(result.code, 1);
    QVERIFY(result.err.startsWith(QLatin1String("kurierctl: ")));
}

void TestKurierctl::closedOutputIsAFailure()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    QProcess process;
    process.setProcessEnvironment(environment());
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("{ /bin/sleep 0.3; \"$0\" suspend \"$1\"; "
                                  "\"$0\" list; echo \"ended with $?\" >&2; } | :"),
                   QStringLiteral(KURIERCTL), id.toString()});
    QVERIFY(finished.wait(30000));
    QCOMPARE(m_queue->at(id).snapshot.state, JobState::Suspended);
    const QByteArray words = process.readAllStandardError();
    QVERIFY2(words.contains("ended with 1\n"), words.constData());
    QVERIFY2(words.startsWith("kurierctl: "), words.constData());
}

void TestKurierctl::startFailsClearly()
{
    m_server.reset();
    // A copy of the program whose neighbour is no queue.
    const QString bin = m_home->filePath(QStringLiteral("bin"));
    QVERIFY(QDir().mkpath(bin));
    QVERIFY(QFile::copy(QStringLiteral(KURIERCTL), bin + QStringLiteral("/kurierctl")));
    QProcess process;
    process.setProcessEnvironment(environment());
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(bin + QStringLiteral("/kurierctl"),
                  {QStringLiteral("resume"), QStringLiteral("--all")});
    QVERIFY(finished.wait());
    QCOMPARE(process.exitCode(), 6);
    QVERIFY(process.readAllStandardError().contains("was not found"));

    QFile kurier(bin + QStringLiteral("/kurier"));
    QVERIFY(kurier.open(QIODevice::WriteOnly));
    kurier.write("#!/bin/sh\necho first >&2\necho the queue is broken >&2\nexit 1\n");
    kurier.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    kurier.close();
    finished.clear();
    process.start(bin + QStringLiteral("/kurierctl"),
                  {QStringLiteral("resume"), QStringLiteral("--all")});
    QVERIFY(finished.wait(12000));
    QCOMPARE(process.exitCode(), 6);
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.contains("the queue is broken") && !error.contains("first"), error.constData());
    const QFileInfo log(m_home->filePath(QStringLiteral(".local/state/kurier/headless.log")));
    QVERIFY(log.exists());
    QCOMPARE(log.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestKurierctl)
#include "tst_Kurierctl.moc"
