// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlServer.h"
#include "core/control/JobJsonReader.h"
#include "core/control/PeerCredentials.h"
#include "core/control/SpecJson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

namespace {

/// A client that lives in the server's event loop.
class Peer
{
public:
    explicit Peer(const QString &path)
    {
        socket.connectToServer(path);
        QObject::connect(&socket, &QLocalSocket::readyRead, &socket, [this] {
            if (reads)
                received += socket.readAll();
        });
    }

    void send(const QByteArray &text)
    {
        socket.write(text);
        socket.flush();
    }
    int call(const QString &method, const QJsonObject &params = {})
    {
        send(controlLine({{QStringLiteral("id"), ++lastId},
                          {QStringLiteral("method"), method},
                          {QStringLiteral("params"), params}}));
        return lastId;
    }
    /// The next whole line, waiting for it.
    QJsonObject next()
    {
        if (!QTest::qWaitFor([this] { return received.contains('\n'); }, 10000))
            return {};
        const qsizetype end = received.indexOf('\n');
        const auto message = parseControlLine(received.left(end));
        received.remove(0, end + 1);
        return message.value_or(QJsonObject());
    }
    QJsonObject ask(const QString &method, const QJsonObject &params = {})
    {
        const int id = call(method, params);
        const QJsonObject message = next();
        return message[QStringLiteral("id")].toInt() == id ? message : QJsonObject();
    }

    QLocalSocket socket;
    QByteArray received;
    bool reads = true;
    int lastId = 0;
};

QString errorCodeIn(const QJsonObject &message)
{
    return message[QStringLiteral("error")][QStringLiteral("code")].toString();
}

} // namespace

class TestControlServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void socketIsPrivate();
    void refusesLongPaths();
    void onlyOwnerAndRootMayControl();
    void otherUsersAreRefused();
    void versionTellsWhoServes();
    void malformedLinesAreAnsweredAndForgiven_data();
    void malformedLinesAreAnsweredAndForgiven();
    void oversizedLineEndsTheConnection();
    void bytesMayComeOneByOne();
    void requestsMayBePipelined();
    void aClientThatDoesNotReadHoldsNobodyUp();
    void aClientMayVanishWithCallsOpen();
    void addReachesTheQueue();
    void addRefusesTheWholeRequest();
    void listInPages();
    void historyInPages();
    void findShowAndVerbs();
    void cancelAndItsPlan();
    void badIds_data();
    void badIds();
    void cleanupCalls();
    void waitSeesStates();
    void waitSubscribesOnce();
    void waitCleanupWaits();
    void monitorTellsTheEnd();
    void statusWaitsForTheQueueToBeRead();
    void statusCountsWhatWasJustDone();
    void quitAndRaiseAreSignals();

private:
    QString path() const { return m_directory->filePath(QStringLiteral("run/control.sock")); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<ControlServer> m_server;
};

void TestControlServer::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_queue = std::make_unique<FakeTransferQueue>();
    m_server = std::make_unique<ControlServer>(
        *m_queue, path(), ControlInfo {QStringLiteral("1.2"), 77, QStringLiteral("anna"), true});
    const auto listening = m_server->listen();
    QVERIFY2(listening, qPrintable(listening ? QString() : listening.error().detail));
}

void TestControlServer::cleanup()
{
    m_server.reset();
    m_queue.reset();
    m_directory.reset();
}

void TestControlServer::socketIsPrivate()
{
    struct stat status
    {
    };
    QCOMPARE(::stat(qPrintable(path()), &status), 0);
    QVERIFY(S_ISSOCK(status.st_mode));
    QCOMPARE(status.st_mode & 077U, 0U);
    QCOMPARE(::stat(qPrintable(QFileInfo(path()).path()), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
}

void TestControlServer::refusesLongPaths()
{
    const QString base = m_directory->filePath(QString());
    const auto pathOf = [&base](qsizetype length) {
        return base + QString(length - base.size(), QLatin1Char('s'));
    };
    ControlServer tooLong(*m_queue, pathOf(108), {});
    const auto refused = tooLong.listen();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BgEStringTooLong);
    QVERIFY(refused.error().detail.contains(QLatin1String("107")));
}

void TestControlServer::onlyOwnerAndRootMayControl()
{
    QVERIFY(mayControl(1000, 1000));
    QVERIFY(mayControl(0, 1000));
    QVERIFY(!mayControl(1001, 1000));
    QVERIFY(!mayControl(1000, 0));
    std::array<int, 2> pair {};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
    const auto peer = peerCredentials(pair[0]);
    QVERIFY(peer);
    QCOMPARE(peer->user, ::getuid());
    QCOMPARE(peer->process, ::getpid());
    ::close(pair[0]);
    ::close(pair[1]);
    QVERIFY(!peerCredentials(-1));
}

void TestControlServer::otherUsersAreRefused()
{
    // Another effective user is the same to the server as another user at the other end, and a
    // process that is not root can be neither.
    if (::geteuid() != 0) {
        QVERIFY(!mayControl(::geteuid() + 1, ::geteuid()));
        return;
    }
    constexpr uid_t kNobody = 65534;
    QCOMPARE(::chmod(qPrintable(m_directory->path()), 0755), 0);
    QCOMPARE(::chmod(qPrintable(QFileInfo(path()).path()), 0755), 0);
    QCOMPARE(::chmod(qPrintable(path()), 0777), 0);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("refused a client")));
    QCOMPARE(::seteuid(kNobody), 0);
    Peer stranger(path());
    const bool connected = stranger.socket.state() == QLocalSocket::ConnectedState;
    QCOMPARE(::seteuid(0), 0);
    QVERIFY(connected);
    stranger.call(QStringLiteral("version"));
    QTRY_COMPARE(stranger.socket.state(), QLocalSocket::UnconnectedState);
    QVERIFY(stranger.received.isEmpty());
}

void TestControlServer::versionTellsWhoServes()
{
    Peer peer(path());
    const QJsonObject result =
        peer.ask(QStringLiteral("version"))[QStringLiteral("result")].toObject();
    QCOMPARE(result[QStringLiteral("protocol")].toInt(), 1);
    QCOMPARE(result[QStringLiteral("version")].toString(), QStringLiteral("1.2"));
    QCOMPARE(result[QStringLiteral("pid")].toInt(), 77);
    QCOMPARE(result[QStringLiteral("owner")].toString(), QStringLiteral("anna"));
    QCOMPARE(result[QStringLiteral("window")], QJsonValue(true));
}

void TestControlServer::malformedLinesAreAnsweredAndForgiven_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("array") << QByteArray("[1]\n");
    QTest::newRow("cut") << QByteArray("{\"id\":1,\"method\":\n");
    QTest::newRow("no id") << QByteArray("{\"method\":\"version\"}\n");
    QTest::newRow("text id") << QByteArray("{\"id\":\"1\",\"method\":\"version\"}\n");
    QTest::newRow("no method") << QByteArray("{\"id\":1}\n");
    QTest::newRow("params") << QByteArray("{\"id\":1,\"method\":\"version\",\"params\":[]}\n");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x01\n");
    QTest::newRow("deep") << QByteArray(100000, '[') + '\n';
}

void TestControlServer::malformedLinesAreAnsweredAndForgiven()
{
    QFETCH(QByteArray, line);
    Peer peer(path());
    peer.send(line);
    const QJsonObject answer = peer.next();
    QVERIFY(answer.contains(QLatin1String("id")) && answer[QStringLiteral("id")].isNull());
    QCOMPARE(errorCodeIn(answer), QStringLiteral("E_INVALIDARG"));
    QVERIFY(peer.ask(QStringLiteral("version")).contains(QLatin1String("result")));
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("frobnicate"))), QStringLiteral("E_NOTIMPL"));
}

void TestControlServer::oversizedLineEndsTheConnection()
{
    Peer peer(path());
    peer.send(QByteArray(kMaxControlLine + 1, ' '));
    QCOMPARE(errorCodeIn(peer.next()), QStringLiteral("BG_E_TOO_LARGE"));
    QTRY_COMPARE(peer.socket.state(), QLocalSocket::UnconnectedState);
    Peer other(path());
    QVERIFY(other.ask(QStringLiteral("version")).contains(QLatin1String("result")));
}

void TestControlServer::bytesMayComeOneByOne()
{
    Peer peer(path());
    for (const char byte : QByteArray("{\"id\":5,\"method\":\"version\"}\r\n")) {
        peer.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QCOMPARE(peer.next()[QStringLiteral("id")].toInt(), 5);
}

void TestControlServer::requestsMayBePipelined()
{
    Peer peer(path());
    constexpr int kCalls = 500;
    QByteArray all;
    for (int i = 1; i <= kCalls; ++i)
        all += controlLine({{QStringLiteral("id"), i},
                            {QStringLiteral("method"), QStringLiteral("cleanup.list")}});
    peer.send(all);
    for (int i = 1; i <= kCalls; ++i)
        QCOMPARE(peer.next()[QStringLiteral("id")].toInt(), i);
}

void TestControlServer::aClientThatDoesNotReadHoldsNobodyUp()
{
    for (int i = 0; i < 1000; ++i)
        m_queue->insert(sampleJob(QString(200, QLatin1Char('n'))));
    Peer lazy(path());
    lazy.reads = false;
    lazy.socket.setReadBufferSize(1024);
    constexpr int kCalls = 40;
    for (int i = 0; i < kCalls; ++i)
        lazy.call(QStringLiteral("list"));
    Peer busy(path());
    for (int i = 0; i < 20; ++i)
        QVERIFY(busy.ask(QStringLiteral("version")).contains(QLatin1String("result")));
    // Once it reads, everything is there, in whole lines.
    lazy.socket.setReadBufferSize(0);
    lazy.reads = true;
    lazy.received += lazy.socket.readAll();
    for (int i = 1; i <= kCalls; ++i)
        QCOMPARE(lazy.next()[QStringLiteral("id")].toInt(), i);
}

void TestControlServer::aClientMayVanishWithCallsOpen()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    {
        Peer peer(path());
        peer.call(QStringLiteral("wait"), {{QStringLiteral("ids"), idsToJson({id})}});
        peer.call(QStringLiteral("list"));
        QTRY_COMPARE(m_queue->subscriptions, 1);
    }
    m_queue->move(id, JobState::Transferring);
    m_queue->move(id, JobState::Acknowledged);
    Peer other(path());
    QVERIFY(other.ask(QStringLiteral("version")).contains(QLatin1String("result")));
}

void TestControlServer::addReachesTheQueue()
{
    JobSpec spec;
    spec.directory = QStringLiteral("/srv");
    spec.files = {{"https://anna:secret@example.org/a", {}, {}}};
    spec.options.rateLimit = 7;
    Peer peer(path());
    const QJsonObject answer =
        peer.ask(QStringLiteral("add"), {{QStringLiteral("jobs"), QJsonArray {specToJson(spec)}}});
    QCOMPARE(m_queue->added, QList<JobSpec> {spec});
    const QList<JobId> ids = idsFromJson(answer[QStringLiteral("result")][QStringLiteral("ids")]);
    QCOMPARE(ids.size(), 1);
    QVERIFY(m_queue->contains(ids.first()));
    m_queue->addError = {ErrorCode::EDiskFull, ErrorContext::LocalFile, {}, QStringLiteral("/srv")};
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("add"),
                                  {{QStringLiteral("jobs"), QJsonArray {specToJson(spec)}}})),
             QStringLiteral("ERROR_DISK_FULL"));
}

void TestControlServer::addRefusesTheWholeRequest()
{
    JobSpec good;
    good.directory = QStringLiteral("/srv");
    good.files = {{"https://example.org/a", {}, {}}};
    JobSpec bad = good;
    bad.files.first().url = "gopher://example.org/";
    Peer peer(path());
    const QJsonArray both {specToJson(good), specToJson(bad)};
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("add"), {{QStringLiteral("jobs"), both}})),
             QStringLiteral("BG_E_PROTOCOL_NOT_AVAILABLE"));
    QVERIFY(m_queue->added.isEmpty());
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("add"))), QStringLiteral("E_INVALIDARG"));
}

void TestControlServer::listInPages()
{
    for (int i = 0; i < 7; ++i)
        m_queue->insert(sampleJob(QString::number(i), i % 2 ? JobState::Error : JobState::Queued));
    m_queue->insert(sampleJob(QStringLiteral("final"), JobState::Cancelled));
    Peer peer(path());
    QJsonObject params {{QStringLiteral("limit"), 3}};
    QStringList names;
    bool more = true;
    for (int pages = 0; more && pages < 10; ++pages) {
        const QJsonObject page =
            peer.ask(QStringLiteral("list"), params)[QStringLiteral("result")].toObject();
        const QJsonArray jobs = page[QStringLiteral("jobs")].toArray();
        QVERIFY(jobs.size() <= 3);
        for (const QJsonValue &job : jobs)
            names.append(job[QStringLiteral("name")].toString());
        more = page[QStringLiteral("more")].toBool();
        params.insert(QStringLiteral("after"), page[QStringLiteral("after")]);
    }
    QCOMPARE(names.join(QString()), QStringLiteral("0123456"));

    m_queue->insert([] {
        JobDetails job = sampleJob(QStringLiteral("described"), JobState::Suspended);
        job.description = QStringLiteral("why");
        return job;
    }());
    const QJsonObject filtered =
        peer.ask(QStringLiteral("list"),
                 {{QStringLiteral("states"), QJsonArray {QStringLiteral("suspended")}},
                  {QStringLiteral("details"), true}});
    const QJsonArray jobs = filtered[QStringLiteral("result")][QStringLiteral("jobs")].toArray();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs[0][QStringLiteral("description")].toString(), QStringLiteral("why"));
    QVERIFY(!jobs[0].toObject().contains(QLatin1String("files")));
    QCOMPARE(
        errorCodeIn(peer.ask(QStringLiteral("list"),
                             {{QStringLiteral("states"), QJsonArray {QStringLiteral("lost")}}})),
        QStringLiteral("E_INVALIDARG"));
}

void TestControlServer::historyInPages()
{
    for (int i = 0; i < 5; ++i) {
        JobDetails job = sampleJob(QString::number(i), JobState::Acknowledged);
        job.snapshot.finished = 1'700'000'000'000 + i;
        m_queue->insert(job);
    }
    Peer peer(path());
    QJsonObject params {{QStringLiteral("limit"), 2}};
    QStringList names;
    bool more = true;
    for (int pages = 0; more && pages < 10; ++pages) {
        const QJsonObject page =
            peer.ask(QStringLiteral("history"), params)[QStringLiteral("result")].toObject();
        for (const QJsonValue &job : page[QStringLiteral("jobs")].toArray())
            names.append(job[QStringLiteral("name")].toString());
        more = page[QStringLiteral("more")].toBool();
        params.insert(QStringLiteral("beforeFinished"), page[QStringLiteral("beforeFinished")]);
        params.insert(QStringLiteral("beforeKey"), page[QStringLiteral("beforeKey")]);
    }
    QCOMPARE(names.join(QString()), QStringLiteral("43210"));
}

void TestControlServer::findShowAndVerbs()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Queued));
    m_queue->insert(sampleJob(QStringLiteral("twin")));
    m_queue->insert(sampleJob(QStringLiteral("twin")));
    Peer peer(path());
    const QJsonArray texts {id.toString().left(8), QStringLiteral("twin"), QStringLiteral("none")};
    const QJsonObject found = peer.ask(QStringLiteral("find"), {{QStringLiteral("texts"), texts}});
    const QJsonValue matches = found[QStringLiteral("result")][QStringLiteral("matches")];
    QCOMPARE(idsFromJson(matches[0]), QList<JobId> {id});
    QCOMPARE(matches[1].toArray().size(), 2);
    QCOMPARE(matches[2].toArray().size(), 0);

    const QJsonObject shown =
        peer.ask(QStringLiteral("show"), {{QStringLiteral("id"), id.toString()}});
    const QJsonValue job = shown[QStringLiteral("result")][QStringLiteral("job")];
    QCOMPARE(job[QStringLiteral("owner")].toString(), QStringLiteral("anna"));
    QCOMPARE(job[QStringLiteral("files")].toArray().size(), 1);
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("show"),
                                  {{QStringLiteral("id"), JobId::create().toString()}})),
             QStringLiteral("DO_E_JOB_NOT_FOUND"));

    const QJsonArray ids = idsToJson({id, JobId::create()});
    const QJsonObject suspended =
        peer.ask(QStringLiteral("suspend"), {{QStringLiteral("ids"), ids}});
    const QJsonValue results = suspended[QStringLiteral("result")][QStringLiteral("results")];
    QCOMPARE(results[0][QStringLiteral("ok")], QJsonValue(true));
    QCOMPARE(results[1][QStringLiteral("code")].toString(), QStringLiteral("DO_E_JOB_NOT_FOUND"));
    QCOMPARE(m_queue->at(id).snapshot.state, JobState::Suspended);
    peer.ask(QStringLiteral("setPriority"),
             {{QStringLiteral("ids"), idsToJson({id})},
              {QStringLiteral("priority"), QStringLiteral("high")}});
    QCOMPARE(m_queue->at(id).snapshot.priority, JobPriority::High);
}

void TestControlServer::cancelAndItsPlan()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    Peer peer(path());
    const QJsonObject params {{QStringLiteral("ids"), idsToJson({id})}};
    const QJsonObject planned = peer.ask(QStringLiteral("planCancel"), params);
    const CancelPlan plan = planFromJson(planned[QStringLiteral("result")].toObject());
    QCOMPARE(plan.possibleCount(), 1);
    QCOMPARE(plan.bytesPartialHere(), 400);
    QCOMPARE(m_queue->cancels, 0);
    peer.ask(QStringLiteral("cancel"), params);
    QCOMPARE(m_queue->cancels, 1);
    const QJsonObject again = peer.ask(QStringLiteral("cancel"), params);
    QCOMPARE(
        again[QStringLiteral("result")][QStringLiteral("results")][0][QStringLiteral("hresult")]
            .toString(),
        QStringLiteral("0x80D02013"));
    QCOMPARE(m_queue->cancels, 1);
}

void TestControlServer::badIds_data()
{
    QTest::addColumn<QJsonValue>("ids");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QJsonValue(QJsonValue::Undefined) << QStringLiteral("E_INVALIDARG");
    QTest::newRow("text") << QJsonValue(QStringLiteral("x")) << QStringLiteral("E_INVALIDARG");
    QTest::newRow("no uuid") << QJsonValue(QJsonArray {QStringLiteral("x")})
                             << QStringLiteral("E_INVALIDARG");
    QTest::newRow("number") << QJsonValue(QJsonArray {5}) << QStringLiteral("E_INVALIDARG");
    QJsonArray many;
    for (int i = 0; i <= kMaxControlIds; ++i)
        many.append(JobId::create().toString());
    QTest::newRow("many") << QJsonValue(many) << QStringLiteral("BG_E_TOO_LARGE");
}

void TestControlServer::badIds()
{
    QFETCH(QJsonValue, ids);
    QFETCH(QString, code);
    QJsonObject params;
    if (!ids.isUndefined())
        params.insert(QStringLiteral("ids"), ids);
    Peer peer(path());
    for (const char *const method : {"resume", "suspend", "complete", "cancel", "planCancel",
                                     "wait", "waitCleanup", "cleanup.abandon"})
        QCOMPARE(errorCodeIn(peer.ask(QLatin1String(method), params)), code);
    QCOMPARE(m_queue->cancels, 0);
}

void TestControlServer::cleanupCalls()
{
    JobDetails job = sampleJob(QStringLiteral("a"), JobState::Cancelled);
    job.artefacts.first().state = ArtefactState::Failed;
    const JobId id = m_queue->insert(job);
    Peer peer(path());
    const QJsonObject listed = peer.ask(QStringLiteral("cleanup.list"));
    QCOMPARE(listed[QStringLiteral("result")][QStringLiteral("artefacts")].toArray().size(), 1);
    peer.ask(QStringLiteral("cleanup.retry"), {{QStringLiteral("ids"), idsToJson({id})}});
    QCOMPARE(m_queue->retried, QList<JobId> {id});
    // An empty list names nobody; only its absence means all.
    peer.ask(QStringLiteral("cleanup.retry"), {{QStringLiteral("ids"), QJsonArray()}});
    QCOMPARE(m_queue->retries, 1);
    peer.ask(QStringLiteral("cleanup.retry"));
    QCOMPARE(m_queue->retries, 2);
    peer.ask(QStringLiteral("cleanup.abandon"), {{QStringLiteral("ids"), QJsonArray()}});
    QVERIFY(m_queue->abandoned.isEmpty());
    peer.ask(QStringLiteral("cleanup.abandon"), {{QStringLiteral("ids"), idsToJson({id})}});
    QCOMPARE(m_queue->abandoned, QList<JobId> {id});
}

void TestControlServer::waitSeesStates()
{
    const JobId a = m_queue->insert(sampleJob(QStringLiteral("a")));
    const JobId b = m_queue->insert(sampleJob(QStringLiteral("b")));
    const JobId lost = JobId::create();
    Peer peer(path());
    peer.call(QStringLiteral("wait"),
              {{QStringLiteral("ids"), idsToJson({a, lost, b})},
               {QStringLiteral("for"), QJsonArray {QStringLiteral("transferred")}}});
    QTRY_COMPARE(m_queue->subscriptions, 1);
    m_queue->move(a, JobState::Transferring);
    m_queue->move(a, JobState::Transferred);
    m_queue->move(a, JobState::Acknowledged);
    m_queue->move(b, JobState::Cancelled);
    QJsonObject message = peer.next();
    bool progress = false;
    for (; message.contains(QLatin1String("event")); message = peer.next())
        progress = progress
            || message[QStringLiteral("event")][QStringLiteral("job")][QStringLiteral("state")]
                == QStringLiteral("transferring");
    QVERIFY(progress);
    const QJsonValue outcomes = message[QStringLiteral("result")][QStringLiteral("outcomes")];
    QCOMPARE(outcomes[0][QStringLiteral("id")].toString(), a.toString());
    QCOMPARE(outcomes[0][QStringLiteral("reached")], QJsonValue(true));
    QCOMPARE(outcomes[1][QStringLiteral("error")][QStringLiteral("code")].toString(),
             QStringLiteral("DO_E_JOB_NOT_FOUND"));
    QCOMPARE(outcomes[2][QStringLiteral("reached")], QJsonValue(false));
    QCOMPARE(outcomes[2][QStringLiteral("job")][QStringLiteral("state")].toString(),
             QStringLiteral("cancelled"));
}

void TestControlServer::waitSubscribesOnce()
{
    const JobId a = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Acknowledged));
    Peer peer(path());
    const QJsonObject params {{QStringLiteral("ids"), idsToJson({a})}};
    for (int i = 0; i < 3; ++i)
        QVERIFY(peer.ask(QStringLiteral("wait"), params).contains(QLatin1String("result")));
    QCOMPARE(m_queue->subscriptions, 1);

    // A window has subscribed before: its rows must not be told anew.
    FakeTransferQueue shown;
    ControlServer server(shown, m_directory->filePath(QStringLiteral("run/other.sock")), {});
    QVERIFY(server.listen());
    const JobId b = shown.insert(sampleJob(QStringLiteral("b"), JobState::Acknowledged));
    QSignalSpy told(&shown, &TransferQueue::changed);
    shown.subscribe();
    QVERIFY(told.wait());
    Peer other(m_directory->filePath(QStringLiteral("run/other.sock")));
    other.ask(QStringLiteral("wait"), {{QStringLiteral("ids"), idsToJson({b})}});
    QCOMPARE(shown.subscriptions, 1);
}

void TestControlServer::waitCleanupWaits()
{
    const JobId a = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    Peer peer(path());
    const QJsonObject params {{QStringLiteral("ids"), idsToJson({a})}};
    peer.ask(QStringLiteral("cancel"), params);
    QCOMPARE(m_queue->at(a).artefacts.first().state, ArtefactState::Pending);
    const QJsonObject answer = peer.ask(QStringLiteral("waitCleanup"), params);
    const QJsonValue job = answer[QStringLiteral("result")][QStringLiteral("jobs")][0];
    QCOMPARE(job[QStringLiteral("cleanup")][QStringLiteral("state")].toString(),
             QStringLiteral("removed"));
}

void TestControlServer::monitorTellsTheEnd()
{
    const JobId a = m_queue->insert(sampleJob(QStringLiteral("a")));
    Peer peer(path());
    peer.call(QStringLiteral("monitor"));
    QTRY_COMPARE(m_queue->subscriptions, 1);
    m_queue->move(a, JobState::Connecting);
    m_queue->move(a, JobState::Cancelled);
    QStringList states;
    for (int i = 0; i < 2; ++i)
        states.append(
            peer.next()[QStringLiteral("event")][QStringLiteral("job")][QStringLiteral("state")]
                .toString());
    QCOMPARE(states, QStringList({QStringLiteral("connecting"), QStringLiteral("cancelled")}));
}

void TestControlServer::statusWaitsForTheQueueToBeRead()
{
    m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Suspended));
    Peer peer(path());
    const int id = peer.call(QStringLiteral("status"));
    m_queue->tellStatus(false);
    const QJsonObject version = peer.ask(QStringLiteral("version"));
    QVERIFY(version.contains(QLatin1String("result")));
    m_queue->tellStatus(true);
    const QJsonObject answer = peer.next();
    QCOMPARE(answer[QStringLiteral("id")].toInt(), id);
    const QJsonValue result = answer[QStringLiteral("result")];
    QCOMPARE(result[QStringLiteral("jobs")][QStringLiteral("suspended")].toInt(), 1);
    QCOMPARE(result[QStringLiteral("speed")].toInt(), 1234);
}

void TestControlServer::statusCountsWhatWasJustDone()
{
    const JobId a = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Queued));
    m_queue->tellStatus();
    Peer peer(path());
    QVERIFY(peer.ask(QStringLiteral("status")).contains(QLatin1String("result")));
    peer.ask(QStringLiteral("suspend"), {{QStringLiteral("ids"), idsToJson({a})}});
    QTimer::singleShot(50, m_queue.get(), [this] { m_queue->tellStatus(); });
    const QJsonObject answer = peer.ask(QStringLiteral("status"));
    QCOMPARE(answer[QStringLiteral("result")][QStringLiteral("jobs")][QStringLiteral("suspended")]
                 .toInt(),
             1);
    // A command that changed nothing makes no new counts; the old ones are still true.
    peer.ask(QStringLiteral("suspend"), {{QStringLiteral("ids"), idsToJson({a})}});
    QVERIFY(peer.ask(QStringLiteral("status")).contains(QLatin1String("result")));
}

void TestControlServer::quitAndRaiseAreSignals()
{
    QSignalSpy quit(m_server.get(), &ControlServer::quitRequested);
    QSignalSpy raise(m_server.get(), &ControlServer::raiseRequested);
    Peer peer(path());
    const QJsonArray urls {QStringLiteral("http://a/")};
    QVERIFY(peer.ask(QStringLiteral("raise"), {{QStringLiteral("urls"), urls}})
                .contains(QLatin1String("result")));
    QCOMPARE(raise.size(), 1);
    QCOMPARE(raise.first().first().toStringList(), QStringList {QStringLiteral("http://a/")});
    QVERIFY(peer.ask(QStringLiteral("quit")).contains(QLatin1String("result")));
    QCOMPARE(quit.size(), 1);
}

QTEST_GUILESS_MAIN(TestControlServer)
#include "tst_ControlServer.moc"
