// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlProtocol.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"
#include "core/control/SpecJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

namespace {

QStringList keysOf(const QJsonObject &json)
{
    QStringList keys = json.keys();
    keys.removeAll(QStringLiteral("wire"));
    return keys;
}

JobDetails failedJob()
{
    JobDetails job = sampleJob(QStringLiteral("a.bin"), JobState::Error);
    job.description = QStringLiteral("weekly");
    job.snapshot.errorCount = 3;
    job.snapshot.retryAt = 1'700'000'100'000;
    job.snapshot.unusedSince = 1'700'000'200'000;
    job.snapshot.cancelAt = 1'700'000'300'000;
    job.snapshot.verifying = true;
    job.snapshot.error = std::make_shared<const Error>(
        Error {httpErrorCode(404), ErrorContext::RemoteFile, QStringLiteral("said so"),
               QStringLiteral("https://u:p@example.org/a?sig=1")});
    job.artefacts.first().state = ArtefactState::Failed;
    job.artefacts.first().attempts = 2;
    job.artefacts.first().nextAttempt = 1'700'000'200'000;
    job.artefacts.first().reason = {ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}};
    job.snapshot.cleanup = CleanupState::Failed;
    return job;
}

} // namespace

class TestJobJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesAreUtcWithMilliseconds();
    void jobHasTheMembersOfTheContract();
    void jobValues();
    void fileValues();
    void completedMeansUnderItsFinalName();
    void artefactValues();
    void errorNamesContextAndMasksUrls();
    void resultValues();
    void statusValues();
    void readsBackWhatItWrote();
    void planReadsBack();
    void specReadsBack();
    void specRefuses_data();
    void specRefuses();
};

void TestJobJson::timesAreUtcWithMilliseconds()
{
    QCOMPARE(timeToJson(1'700'000'000'123), QJsonValue(QStringLiteral("2023-11-14T22:13:20.123Z")));
    QCOMPARE(timeToJson(1'700'000'000'000), QJsonValue(QStringLiteral("2023-11-14T22:13:20.000Z")));
    QVERIFY(timeToJson(0).isNull());
    QCOMPARE(timeFromJson(timeToJson(1'700'000'000'123)), 1'700'000'000'123);
    QCOMPARE(timeFromJson(QJsonValue()), 0);
}

void TestJobJson::jobHasTheMembersOfTheContract()
{
    QStringList expected =
        QStringLiteral("id name description type state priority owner created "
                       "modified finished bytesTotal bytesTransferred "
                       "filesTotal filesTransferred speed errorCount error "
                       "retryAt unusedSince cancelAt verifying autoComplete cleanup")
            .split(QLatin1Char(' '));
    expected.sort();
    const JobDetails job = failedJob();
    QCOMPARE(keysOf(snapshotToJson(job.snapshot, {})), expected);
    QCOMPARE(keysOf(detailsToJson(job, {}, false)), expected);
    expected.append(QStringLiteral("files"));
    expected.sort();
    QCOMPARE(keysOf(detailsToJson(job, {}, true)), expected);
}

void TestJobJson::jobValues()
{
    const JobDetails job = failedJob();
    const QJsonObject json = detailsToJson(job, QStringLiteral("anna"), true);
    QCOMPARE(json[QStringLiteral("id")].toString(), job.snapshot.id.toString());
    QCOMPARE(json[QStringLiteral("type")].toString(), QStringLiteral("download"));
    QCOMPARE(json[QStringLiteral("state")].toString(), QStringLiteral("error"));
    QCOMPARE(json[QStringLiteral("priority")].toString(), QStringLiteral("normal"));
    QCOMPARE(json[QStringLiteral("owner")].toString(), QStringLiteral("anna"));
    QCOMPARE(json[QStringLiteral("description")].toString(), QStringLiteral("weekly"));
    QCOMPARE(json[QStringLiteral("created")].toString(),
             QStringLiteral("2023-11-14T22:13:20.123Z"));
    QVERIFY(json[QStringLiteral("finished")].isNull());
    QCOMPARE(json[QStringLiteral("bytesTotal")].toInteger(), 1000);
    QCOMPARE(json[QStringLiteral("autoComplete")], QJsonValue(true));
    QCOMPARE(json[QStringLiteral("cleanup")][QStringLiteral("state")].toString(),
             QStringLiteral("failed"));

    JobDetails unknown = job;
    unknown.snapshot.bytesTotal = -1;
    unknown.snapshot.error.reset();
    const QJsonObject bare = snapshotToJson(unknown.snapshot, {});
    QVERIFY(bare[QStringLiteral("bytesTotal")].isNull());
    QVERIFY(bare[QStringLiteral("error")].isNull());
    // 2^53 + 1 is no double.
    unknown.snapshot.bytesTotal = 9'007'199'254'740'993;
    const QByteArray line = controlLine(snapshotToJson(unknown.snapshot, {}));
    QVERIFY2(line.contains("9007199254740993"), line.constData());
}

void TestJobJson::fileValues()
{
    JobDetails job = failedJob();
    const auto file = [&job] {
        return detailsToJson(job, {}, true)[QStringLiteral("files")][0].toObject();
    };
    QCOMPARE(keysOf(file()),
             QStringList({QStringLiteral("addresses"), QStringLiteral("bytesTotal"),
                          QStringLiteral("bytesTransferred"), QStringLiteral("check"),
                          QStringLiteral("checksum"), QStringLiteral("completed"),
                          QStringLiteral("id"), QStringLiteral("path"),
                          QStringLiteral("serverDigest"), QStringLiteral("sessionExpires"),
                          QStringLiteral("temporaryPath"), QStringLiteral("url")}));
    QCOMPARE(file()[QStringLiteral("path")].toString(),
             QStringLiteral("/home/anna/Downloads/a.bin"));
    QCOMPARE(file()[QStringLiteral("temporaryPath")].toString(),
             QStringLiteral("/home/anna/Downloads/.part"));
    const QString url = file()[QStringLiteral("url")].toString();
    QVERIFY2(!url.contains(QLatin1String("secret")) && !url.contains(QLatin1String("abc")),
             qPrintable(url));
    QVERIFY(url.contains(QLatin1String("v=1")));
    job.files.front().name.clear();
    job.artefacts.first().state = ArtefactState::Removed;
    QVERIFY(file()[QStringLiteral("path")].isNull());
    QVERIFY(file()[QStringLiteral("temporaryPath")].isNull());
}

void TestJobJson::completedMeansUnderItsFinalName()
{
    JobDetails job = failedJob();
    const auto completed = [&job](JobType type, FileState state) {
        job.snapshot.type = type;
        job.files.front().state = state;
        const QJsonObject json = detailsToJson(job, {}, true);
        return json[QStringLiteral("files")][0][QStringLiteral("completed")].toBool();
    };
    QVERIFY(!completed(JobType::Download, FileState::Waiting));
    QVERIFY(!completed(JobType::Download, FileState::Transferred));
    QVERIFY(completed(JobType::Download, FileState::Published));
    QVERIFY(completed(JobType::Upload, FileState::Transferred));
    QVERIFY(!completed(JobType::Upload, FileState::Waiting));
}

void TestJobJson::artefactValues()
{
    const JobDetails job = failedJob();
    const QJsonObject json = artefactToJson(job.artefacts.first());
    QCOMPARE(
        keysOf(json),
        QStringList({QStringLiteral("attempts"), QStringLiteral("bytes"), QStringLiteral("expires"),
                     QStringLiteral("job"), QStringLiteral("kind"), QStringLiteral("nextAttempt"),
                     QStringLiteral("reason"), QStringLiteral("state"), QStringLiteral("where")}));
    QCOMPARE(json[QStringLiteral("kind")].toString(), QStringLiteral("local-file"));
    QCOMPARE(json[QStringLiteral("where")].toString(),
             QStringLiteral("/home/anna/Downloads/.part"));
    QCOMPARE(json[QStringLiteral("state")].toString(), QStringLiteral("failed"));
    QCOMPARE(json[QStringLiteral("nextAttempt")].toString(),
             QStringLiteral("2023-11-14T22:16:40.000Z"));

    JobDetails live = job;
    live.artefacts.first().state = ArtefactState::Live;
    const QJsonObject shown = detailsToJson(live, {}, true);
    QVERIFY(shown[QStringLiteral("cleanup")][QStringLiteral("artefacts")].toArray().isEmpty());

    // When the server drops what an upload has there is told of the file.
    live.artefacts.first().kind = ArtefactKind::ServerSession;
    live.artefacts.first().expires = 1'700'000'000'000;
    live.files.front().temp = live.artefacts.first().id;
    const QJsonObject upload = detailsToJson(live, {}, true);
    QCOMPARE(upload[QStringLiteral("files")][0][QStringLiteral("sessionExpires")],
             timeToJson(1'700'000'000'000));
    const JobDetails read = detailsFromJson(upload);
    QCOMPARE(read.artefacts.size(), 1);
    QCOMPARE(read.artefacts.first().expires, 1'700'000'000'000);
    QCOMPARE(read.artefacts.first().state, ArtefactState::Live);
}

void TestJobJson::errorNamesContextAndMasksUrls()
{
    const QJsonObject json = errorToJson(*failedJob().snapshot.error);
    QCOMPARE(keysOf(json),
             QStringList({QStringLiteral("code"), QStringLiteral("context"), QStringLiteral("file"),
                          QStringLiteral("hresult")}));
    QCOMPARE(json[QStringLiteral("code")].toString(), QStringLiteral("BG_E_HTTP_ERROR_404"));
    QCOMPARE(json[QStringLiteral("hresult")].toString(), QStringLiteral("0x80190194"));
    QCOMPARE(json[QStringLiteral("context")].toString(), QStringLiteral("remote-file"));
    const QString file = json[QStringLiteral("file")].toString();
    QVERIFY2(!file.contains(QLatin1String("u:p")) && !file.contains(QLatin1String("sig=1")),
             qPrintable(file));
    const Error local {
        ErrorCode::EDiskFull, ErrorContext::LocalFile, {}, QStringLiteral("/tmp/a://b?token=x")};
    QCOMPARE(errorToJson(local)[QStringLiteral("file")].toString(), local.subject);
}

void TestJobJson::resultValues()
{
    const JobId id = JobId::create();
    const QJsonObject refused = resultToJson({id, {ErrorCode::DoEInvalidState, {}, {}, {}}});
    QCOMPARE(keysOf(refused),
             QStringList({QStringLiteral("code"), QStringLiteral("hresult"), QStringLiteral("id"),
                          QStringLiteral("ok")}));
    QCOMPARE(refused[QStringLiteral("ok")], QJsonValue(false));
    QCOMPARE(refused[QStringLiteral("code")].toString(), QStringLiteral("DO_E_INVALID_STATE"));
    QCOMPARE(refused[QStringLiteral("hresult")].toString(), QStringLiteral("0x80D02013"));
    const QJsonObject partial = resultToJson({id, {ErrorCode::BgSPartialComplete, {}, {}, {}}});
    QCOMPARE(partial[QStringLiteral("ok")], QJsonValue(true));
    QCOMPARE(resultFromJson(refused).error.code, ErrorCode::DoEInvalidState);
}

void TestJobJson::statusValues()
{
    QueueStatus status;
    status.jobs[static_cast<std::size_t>(JobState::TransientError)] = 4;
    status.bytesPerSecond = 77;
    status.cleanupsPending = 2;
    status.rateLimit = 5'000;
    const ControlInfo info {QStringLiteral("9.9"), 42, QStringLiteral("anna"), false};
    const QJsonObject json = statusToJson(status, info);
    QCOMPARE(
        keysOf(json),
        QStringList({QStringLiteral("cleanupsPending"), QStringLiteral("jobs"),
                     QStringLiteral("pid"), QStringLiteral("rateLimit"), QStringLiteral("running"),
                     QStringLiteral("speed"), QStringLiteral("version")}));
    QCOMPARE(json[QStringLiteral("rateLimit")].toInteger(), 5'000);
    QCOMPARE(json[QStringLiteral("jobs")][QStringLiteral("transient-error")].toInteger(), 4);
    QCOMPARE(json[QStringLiteral("jobs")].toObject().size(), 9);
    QCOMPARE(json[QStringLiteral("pid")].toInteger(), 42);
    QCOMPARE(json[QStringLiteral("speed")].toInteger(), 77);
    QCOMPARE(statusFromJson(json).jobs, status.jobs);
    status.unused = 3;
    QCOMPARE(statusFromJson(statusToJson(status, info)).unused, 3);
}

void TestJobJson::readsBackWhatItWrote()
{
    const JobDetails job = failedJob();
    const QByteArray line = controlLine(detailsToJson(job, QStringLiteral("anna"), true));
    const auto parsed = parseControlLine(line);
    QVERIFY(parsed);
    const JobDetails read = detailsFromJson(*parsed);
    QCOMPARE(read.snapshot.id, job.snapshot.id);
    QCOMPARE(read.snapshot.state, job.snapshot.state);
    QCOMPARE(read.snapshot.created, job.snapshot.created);
    QCOMPARE(read.snapshot.retryAt, job.snapshot.retryAt);
    QCOMPARE(read.snapshot.unusedSince, job.snapshot.unusedSince);
    QCOMPARE(read.snapshot.cancelAt, job.snapshot.cancelAt);
    QVERIFY(read.snapshot.verifying);
    QCOMPARE(read.snapshot.bytesTransferred, job.snapshot.bytesTransferred);
    QCOMPARE(read.snapshot.cleanup, job.snapshot.cleanup);
    QCOMPARE(read.snapshot.error->code, httpErrorCode(404));
    QCOMPARE(read.snapshot.error->context, ErrorContext::RemoteFile);
    QCOMPARE(read.snapshot.error->detail, QStringLiteral("said so"));
    QCOMPARE(read.description, job.description);
    QCOMPARE(read.directory, job.directory);
    QCOMPARE(read.files.size(), job.files.size());
    QCOMPARE(read.files.front().name, job.files.front().name);
    QCOMPARE(read.artefacts.size(), 1);
    QCOMPARE(read.artefacts.first().where(), job.artefacts.first().where());
    QCOMPARE(read.artefacts.first().state, ArtefactState::Failed);
    QCOMPARE(read.artefacts.first().reason.code, ErrorCode::EAccessDenied);
}

void TestJobJson::planReadsBack()
{
    CancelPlan plan;
    CancelPlanItem item;
    item.id = JobId::create();
    item.name = QStringLiteral("x");
    item.type = JobType::Upload;
    item.state = JobState::Transferring;
    item.server = QStringLiteral("files.example.org");
    item.filesPartial = 1;
    item.bytesPartial = 220;
    item.filesArrived = 2;
    item.bytesArrived = 9;
    plan.items.append(item);
    plan.unknown.append(JobId::create());
    const CancelPlan read = planFromJson(planToJson(plan));
    QCOMPARE(read.bytesOnServers(), 220);
    QCOMPARE(read.servers(), plan.servers());
    QCOMPARE(read.uploads(), 1);
    QCOMPARE(read.filesArrived(), 2);
    QCOMPARE(read.items.first().bytesArrived, 9);
    QCOMPARE(read.unknown, plan.unknown);
    QCOMPARE(read.items.first().bytesTotal, -1);
}

void TestJobJson::specReadsBack()
{
    JobSpec spec;
    spec.name = QStringLiteral("n");
    spec.description = QStringLiteral("d");
    spec.directory = QStringLiteral("/tmp");
    spec.priority = JobPriority::High;
    spec.suspended = true;
    spec.autoComplete = false;
    spec.files = {
        {"https://u:p@example.org/a", QStringLiteral("b"), "md5=00112233445566778899aabbccddeeff"}};
    spec.options.overwrite = true;
    spec.options.headers = {"X-A: b"};
    spec.options.userAgent = "ua";
    spec.options.referer = "r";
    spec.options.proxy = "http://p:1";
    spec.options.cookies = QStringLiteral("/tmp/cookies");
    spec.options.netrc = true;
    spec.options.trust = QByteArray(64, 'a');
    spec.credentials = Credentials {"anna", "geheim", AccessScheme::Unknown};
    spec.options.rateLimit = 5;
    spec.options.connections = 3;
    spec.options.minimumRetryDelay = std::chrono::seconds(9);
    spec.options.noProgressTimeout = std::chrono::seconds(99);
    const auto read = specFromJson(specToJson(spec));
    QVERIFY(read);
    QCOMPARE(*read, spec);
}

void TestJobJson::specRefuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("subject");
    const QByteArray file = R"("files":[{"url":"http://a/"}])";
    QTest::newRow("unknown member")
        << QByteArray(R"({"directory":"/t","color":1,)" + file + '}') << QStringLiteral("color");
    QTest::newRow("wrong kind") << QByteArray(R"({"directory":5,)" + file + '}')
                                << QStringLiteral("directory");
    QTest::newRow("wrong type") << QByteArray(R"({"directory":"/t","type":"sideload",)" + file
                                              + '}')
                                << QStringLiteral("type");
    QTest::newRow("unknown option")
        << QByteArray(R"({"directory":"/t","options":{"shell":"x"},)" + file + '}')
        << QStringLiteral("shell");
    QTest::newRow("negative rate")
        << QByteArray(R"({"directory":"/t","options":{"rateLimit":-1},)" + file + '}')
        << QStringLiteral("rateLimit");
    QTest::newRow("scheme") << QByteArray(R"({"directory":"/t","files":[{"url":"file:///etc"}]})")
                            << QStringLiteral("file:///etc");
    QTest::newRow("relative") << QByteArray(R"({"directory":"t",)" + file + '}')
                              << QStringLiteral("t");
    QTest::newRow("name") << QByteArray(
        R"({"directory":"/t","files":[{"url":"http://a/","name":"../x"}]})")
                          << QStringLiteral("../x");
    QTest::newRow("no files") << QByteArray(R"({"directory":"/t"})") << QString();
    QTest::newRow("files no list")
        << QByteArray(R"({"directory":"/t","files":{}})") << QStringLiteral("files");
}

void TestJobJson::specRefuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, subject);
    const auto read = specFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!read);
    QCOMPARE(read.error().subject, subject);
}

QTEST_GUILESS_MAIN(TestJobJson)
#include "tst_JobJson.moc"
