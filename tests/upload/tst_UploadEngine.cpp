// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/TusOrigin.h"
#include "tests/upload/UploadHarness.h"

#include <QTest>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <thread>
#include <vector>

using namespace kurier;
using namespace kurier::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kSize = 300'000;

std::string content(qint64 size = kSize)
{
    return pattern(7, 0, static_cast<std::size_t>(size));
}

} // namespace

class tst_UploadEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAFile();
    void sendsAnEmptyFile();
    void waitsUntilTheSessionIsRecorded();
    void continuesWhereTheServerIs();
    void stopsInTheMiddle();
    void whatIsJudgedUnsentIsNeverSent();
    void namesTheSessionBeforeItStops();
    void givesUpOnANameThatNeverComes();
    void tellsWhatMayBeThere_data();
    void tellsWhatMayBeThere();
    void refusesASourceThatChanged_data();
    void refusesASourceThatChanged();
    void neverSendsAMixture();
    void followsRedirectsOnlyAtHome_data();
    void followsRedirectsOnlyAtHome();
    void keepsHeadersFromOthers();
    void keepsTheRate();
    void countsWhatHasLeft();
    void removes();
    void removesOnAFreshConnection();
    void removalsFail_data();
    void removalsFail();
    void shutsDown();
    void answersAfterItsEnd();
    void manyAtOnce();
};

void tst_UploadEngine::sendsAFile()
{
    TusOrigin server;
    UploadHarness harness;
    const auto request =
        harness.request(server.target(), UploadProtocol::Automatic, harness.makeSource(kSize));
    const UploadRun run = harness.run(request);
    QCOMPARE(run.ended.outcome, UploadOutcome::Finished);
    QCOMPARE(run.ended.acknowledged, kSize);
    QVERIFY(run.known);
    QCOMPARE(run.known->session, (UploadSession {UploadProtocol::Tus, server.address("1"), {}}));
    QVERIFY(server.bytes("1") == content());
    QVERIFY(!run.progress.empty());
    QCOMPARE(harness.endsOf(request.attempt), std::size_t {1});
    // The engine leaves no connection behind.
    QVERIFY(server.http.waitForOpenConnections(0, kUploadPatience));
}

void tst_UploadEngine::sendsAnEmptyFile()
{
    TusOrigin server;
    UploadHarness harness;
    const UploadRun run =
        harness.run(harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(0)));
    QCOMPARE(run.ended.outcome, UploadOutcome::Finished);
    QCOMPARE(server.count(), std::size_t {1});
}

void tst_UploadEngine::waitsUntilTheSessionIsRecorded()
{
    TusOrigin server;
    UploadHarness harness;
    harness.holdSessions();
    const auto request =
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    harness.engine().start({request});
    QVERIFY(harness.waitForKnown(request.attempt));
    QTest::qWait(200);
    for (const OriginRequest &each : server.http.requests())
        QVERIFY(each.method != "PATCH");
    harness.engine().proceed(request.attempt);
    harness.engine().proceed(request.attempt);
    QCOMPARE(harness.waitForEnd(request.attempt).ended.outcome, UploadOutcome::Finished);
}

void tst_UploadEngine::continuesWhereTheServerIs()
{
    TusOrigin server;
    UploadHarness harness;
    auto request = harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    server.http.breakBodyAfter(100'000);
    const UploadRun first = harness.run(request);
    QCOMPARE(first.ended.outcome, UploadOutcome::Failed);
    QVERIFY(!first.ended.mayHoldUnnamed);
    QVERIFY(first.ended.unanswered);
    QCOMPARE(qint64(server.bytes("1").size()), qint64 {100'000});
    request.attempt = AttemptId {1000};
    request.session = first.known->session;
    QCOMPARE(harness.run(request).ended.outcome, UploadOutcome::Finished);
    QVERIFY(server.bytes("1") == content());
    QCOMPARE(server.count(), std::size_t {1});
}

void tst_UploadEngine::stopsInTheMiddle()
{
    TusOrigin server;
    UploadHarness harness;
    auto request =
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize * 10));
    request.rateLimit = 500'000;
    const UploadRun run = harness.stopAfter(request, 100'000);
    QCOMPARE(run.ended.outcome, UploadOutcome::Stopped);
    QVERIFY(!run.ended.mayHaveArrived);
    QVERIFY(run.ended.unanswered);
    QVERIFY(run.known);
    QVERIFY(server.http.waitForOpenConnections(0, kUploadPatience));
    QVERIFY(qint64(server.bytes("1").size()) < kSize * 10);
    QCOMPARE(harness.endsOf(request.attempt), std::size_t {1});
}

/// Stopped at once, or while the connection is being made.
void tst_UploadEngine::whatIsJudgedUnsentIsNeverSent()
{
    UploadHarness harness;
    const std::string source = harness.makeSource(kSize);
    std::vector<std::unique_ptr<TusOrigin>> untouched;
    for (int round = 0; round < 200; ++round) {
        auto server = std::make_unique<TusOrigin>();
        const UploadRequest request =
            harness.request(server->target(), UploadProtocol::Tus, source);
        harness.engine().start({request});
        std::this_thread::sleep_for(3us * round);
        harness.engine().stop({request.attempt});
        const UploadRun run = harness.waitForEnd(request.attempt);
        QCOMPARE(harness.endsOf(request.attempt), std::size_t {1});
        // Where the machine was busy meanwhile, the stop comes too late.
        if (run.ended.outcome == UploadOutcome::Finished)
            continue;
        QCOMPARE(run.ended.outcome, UploadOutcome::Stopped);
        if (!run.ended.unanswered && !run.known)
            untouched.push_back(std::move(server));
    }
    QVERIFY(!untouched.empty());
    // What was sent nevertheless comes to be read there.
    QTest::qWait(300);
    for (const auto &server : untouched)
        QCOMPARE(server->count(), std::size_t {0});
}

void tst_UploadEngine::namesTheSessionBeforeItStops()
{
    TusOrigin server;
    UploadHarness harness;
    OriginAnswer late = OriginAnswer::literal({});
    late.status = 201;
    late.headers = {"Location: /files/1"};
    late.gate = "naming";
    server.once("POST", late, true);
    const auto request =
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    harness.engine().start({request});
    QVERIFY(server.http.waitUntilHeld("naming", 1, kUploadPatience));
    harness.engine().stop({request.attempt});
    QTest::qWait(100);
    QCOMPARE(harness.endsOf(request.attempt), std::size_t {0});
    server.http.release("naming");
    const UploadRun run = harness.waitForEnd(request.attempt);
    QCOMPARE(run.ended.outcome, UploadOutcome::Stopped);
    QVERIFY(run.known);
    QVERIFY(!run.ended.mayHoldUnnamed && !run.ended.unanswered);
    QVERIFY(server.bytes("1").empty());
}

void tst_UploadEngine::givesUpOnANameThatNeverComes()
{
    TusOrigin server;
    UploadOptions options;
    options.namingPatience = 300ms;
    UploadHarness harness(options);
    OriginAnswer never = OriginAnswer::literal({});
    never.gate = "never";
    server.once("POST", never, true);
    const auto request =
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    harness.engine().start({request});
    QVERIFY(server.http.waitUntilHeld("never", 1, kUploadPatience));
    harness.engine().stop({request.attempt});
    const UploadRun run = harness.waitForEnd(request.attempt);
    QCOMPARE(run.ended.outcome, UploadOutcome::Stopped);
    QVERIFY(run.ended.mayHoldUnnamed);
    QVERIFY(!run.known);
}

void tst_UploadEngine::tellsWhatMayBeThere_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<bool>("done");
    QTest::addColumn<bool>("unnamed");
    QTest::addColumn<bool>("arrived");
    QTest::newRow("creation lost") << QStringLiteral("POST") << true << true << false;
    QTest::newRow("creation undone") << QStringLiteral("POST") << false << true << false;
    QTest::newRow("last piece lost") << QStringLiteral("PATCH") << true << false << true;
    QTest::newRow("question lost") << QStringLiteral("OPTIONS") << true << false << false;
}

void tst_UploadEngine::tellsWhatMayBeThere()
{
    QFETCH(QString, method);
    QFETCH(bool, done);
    QFETCH(bool, unnamed);
    QFETCH(bool, arrived);
    TusOrigin server;
    UploadHarness harness;
    server.once(method.toStdString(), OriginAnswer::exactly({}), done);
    const UploadRun run = harness.run(
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize)));
    QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
    QCOMPARE(run.ended.error.code, ErrorCode::BgEConnectionClosed);
    QCOMPARE(run.ended.mayHoldUnnamed, unnamed);
    QCOMPARE(run.ended.mayHaveArrived, arrived);
    QVERIFY(run.ended.unanswered);
}

void tst_UploadEngine::refusesASourceThatChanged_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("shorter") << 0;
    QTest::newRow("longer") << 1;
    QTest::newRow("touched") << 2;
    QTest::newRow("another file") << 3;
}

void tst_UploadEngine::refusesASourceThatChanged()
{
    QFETCH(int, how);
    TusOrigin server;
    UploadHarness harness;
    const std::string path = harness.makeSource(kSize);
    auto request = harness.request(server.target(), UploadProtocol::Tus, path);
    if (how == 0)
        QCOMPARE(::truncate(path.c_str(), kSize - 1), 0);
    else if (how == 1)
        std::ofstream(path, std::ios::app) << "more";
    else if (how == 2)
        QCOMPARE(::utimensat(AT_FDCWD, path.c_str(), nullptr, 0), 0);
    else
        request.source = harness.request({}, {}, harness.makeSource(kSize)).source;
    const UploadRun run = harness.run(request);
    QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
    QCOMPARE(run.ended.error.code, ErrorCode::BgELocalFileChanged);
    QCOMPARE(run.ended.error.context, ErrorContext::LocalFile);
    QVERIFY(server.http.requests().empty());
}

void tst_UploadEngine::neverSendsAMixture()
{
    TusOrigin server;
    UploadHarness harness;
    const std::string path = harness.makeSource(kSize * 10);
    auto request = harness.request(server.target(), UploadProtocol::Tus, path);
    request.rateLimit = 1'000'000;
    harness.engine().start({request});
    QVERIFY(harness.waitForSent(request.attempt, 100'000));
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(kSize * 10 - 5);
        file << "other";
    }
    harness.engine().setAttemptRate(request.attempt, 0);
    const UploadRun run = harness.waitForEnd(request.attempt);
    QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
    QCOMPARE(run.ended.error.code, ErrorCode::BgELocalFileChanged);
    QVERIFY(server.http.waitForOpenConnections(0, kUploadPatience));
    QVERIFY(qint64(server.bytes("1").size()) < kSize * 10);
}

void tst_UploadEngine::followsRedirectsOnlyAtHome_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("away");
    QTest::addColumn<bool>("follows");
    QTest::newRow("307 here") << 307 << false << true;
    QTest::newRow("308 here") << 308 << false << true;
    QTest::newRow("303 here") << 303 << false << false;
    QTest::newRow("307 away") << 307 << true << false;
}

void tst_UploadEngine::followsRedirectsOnlyAtHome()
{
    QFETCH(int, status);
    QFETCH(bool, away);
    QFETCH(bool, follows);
    TusOrigin server;
    TusOrigin other;
    UploadHarness harness;
    const QByteArray place = away ? other.target() : QByteArray("/files");
    server.http.route("/old", OriginAnswer::redirect(place.toStdString(), status));
    const auto target = QByteArray::fromStdString(server.http.url("/old"));
    const UploadRun run =
        harness.run(harness.request(target, UploadProtocol::Tus, harness.makeSource(kSize)));
    QCOMPARE(run.ended.outcome, follows ? UploadOutcome::Finished : UploadOutcome::Failed);
    if (!follows)
        QCOMPARE(run.ended.error.code, ErrorCode::ERedirectFailed);
    QVERIFY(other.http.requests().empty());
    QCOMPARE(server.count(), follows ? std::size_t {1} : std::size_t {0});
}

void tst_UploadEngine::keepsHeadersFromOthers()
{
    TusOrigin server;
    TusOrigin other;
    UploadHarness harness;
    auto request = harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    request.access.headers = {"X-Secret: 1"};
    request.access.access = {{server.target().left(server.target().lastIndexOf('/')),
                              {"me", "secret", AccessScheme::Basic}}};
    QCOMPARE(harness.run(request).ended.outcome, UploadOutcome::Finished);
    for (const OriginRequest &each : server.http.requests()) {
        QCOMPARE(each.header("x-secret"), std::string("1"));
        QVERIFY(each.header("authorization").starts_with("Basic "));
    }
    // What a server claims to be elsewhere is asked there without anything of the person's.
    const SessionRemoved removed =
        harness.remove({UploadProtocol::Tus, other.address("1"), {}}, request, kSize);
    QCOMPARE(removed.result, RemovalResult::Removed);
    QVERIFY(!other.http.requests().empty());
    for (const OriginRequest &each : other.http.requests())
        QVERIFY(!each.has("x-secret") && !each.has("authorization"));
}

void tst_UploadEngine::keepsTheRate()
{
    TusOrigin server;
    UploadHarness harness;
    harness.engine().setRateLimit(200'000);
    const auto started = std::chrono::steady_clock::now();
    const UploadRun run = harness.run(
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize)));
    QCOMPARE(run.ended.outcome, UploadOutcome::Finished);
    // A tenth of a second may be saved up, and one block passes before it is paid for.
    QVERIFY(std::chrono::steady_clock::now() - started > 100ms);
    QVERIFY(server.bytes("1") == content());
}

/// Somebody takes the connection and never reads: what the system holds back is not sent.
void tst_UploadEngine::countsWhatHasLeft()
{
    const FileHandle listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int buffer = 32 * 1024;
    QCOMPARE(::setsockopt(listener.descriptor(), SOL_SOCKET, SO_RCVBUF, &buffer, sizeof(buffer)),
             0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *const general = reinterpret_cast<sockaddr *>(&address);
    QCOMPARE(::bind(listener.descriptor(), general, length), 0);
    QCOMPARE(::listen(listener.descriptor(), 1), 0);
    QCOMPARE(::getsockname(listener.descriptor(), general, &length), 0);

    UploadHarness harness;
    auto request = harness.request("http://127.0.0.1:" + QByteArray::number(ntohs(address.sin_port))
                                       + "/a.bin",
                                   UploadProtocol::WebDav, harness.makeSource(kSize * 10));
    request.overwrite = true;
    harness.engine().start({request});
    QVERIFY(harness.waitForSent(request.attempt, 1));
    QTest::qWait(500);
    const FileHandle peer(::accept4(listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC));
    int received = 0;
    QCOMPARE(::ioctl(peer.descriptor(), FIONREAD, &received), 0);
    harness.engine().stop({request.attempt});
    const UploadRun run = harness.waitForEnd(request.attempt);
    QVERIFY(run.progress.size() > 1);
    QVERIFY2(run.progress.back().sent <= received,
             qPrintable(QStringLiteral("%1 of %2").arg(run.progress.back().sent).arg(received)));
}

void tst_UploadEngine::removes()
{
    TusOrigin server;
    UploadHarness harness;
    auto request = harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    server.http.breakBodyAfter(100'000);
    const UploadRun run = harness.run(request);
    QCOMPARE(server.count(), std::size_t {1});
    const SessionRemoved removed = harness.remove(run.known->session, request, kSize);
    QCOMPARE(removed.result, RemovalResult::Removed);
    QCOMPARE(removed.bytes, qint64 {100'000});
    QCOMPARE(server.count(), std::size_t {0});
}

void tst_UploadEngine::removesOnAFreshConnection()
{
    TusOrigin server;
    UploadHarness harness;
    auto request = harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    server.http.breakBodyAfter(100'000);
    const UploadRun run = harness.run(request);
    const std::size_t before = server.http.requests().size();
    (void)harness.remove(run.known->session, request, kSize);
    const auto requests = server.http.requests();
    QCOMPARE(requests.size(), before + 4);
    for (std::size_t i = before; i < requests.size(); ++i)
        QVERIFY(requests[i].connection != requests[i - 1].connection);
}

void tst_UploadEngine::removalsFail_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("status"); // 0 = no answer
    QTest::addColumn<bool>("done");
    QTest::addColumn<RemovalResult>("result");
    const auto row = [](const char *name, const char *method, int status, bool done,
                        RemovalResult result) {
        QTest::newRow(name) << QString::fromLatin1(method) << status << done << result;
    };
    row("locked", "DELETE", 423, false, RemovalResult::Failed);
    row("broken", "DELETE", 500, false, RemovalResult::Failed);
    row("silent", "DELETE", 0, true, RemovalResult::Failed);
    row("not allowed", "DELETE", 405, false, RemovalResult::Refused);
    row("lies", "DELETE", 204, false, RemovalResult::StillThere);
    row("sign in", "HEAD", 401, false, RemovalResult::Failed);
    row("too many", "OPTIONS", 429, false, RemovalResult::Failed);
    row("cannot", "OPTIONS", 204, false, RemovalResult::Refused);
}

void tst_UploadEngine::removalsFail()
{
    QFETCH(QString, method);
    QFETCH(int, status);
    QFETCH(bool, done);
    QFETCH(RemovalResult, result);
    TusOrigin server;
    UploadHarness harness;
    auto request = harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    server.http.breakBodyAfter(100'000);
    const UploadRun run = harness.run(request);
    server.once(method.toStdString(),
                status == 0 ? OriginAnswer::exactly({}) : OriginAnswer::error(status), done);
    const SessionRemoved first = harness.remove(run.known->session, request, kSize);
    QCOMPARE(first.result, result);
    QVERIFY(first.error.code != ErrorCode::Ok);
    // Asked again later it works.
    QCOMPARE(harness.remove(run.known->session, request, kSize).result, RemovalResult::Removed);
    QCOMPARE(server.count(), std::size_t {0});
}

void tst_UploadEngine::shutsDown()
{
    TusOrigin server;
    UploadHarness harness;
    auto request =
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize * 10));
    request.rateLimit = 200'000;
    harness.engine().start({request});
    QVERIFY(harness.waitForSent(request.attempt, 1));
    OriginAnswer held = OriginAnswer::literal({});
    held.gate = "held";
    server.once("HEAD", held, false);
    harness.engine().remove({{SessionRemovalId {77},
                              {UploadProtocol::Tus, server.address("2"), {}},
                              server.target(),
                              kSize,
                              {}}});
    QVERIFY(server.http.waitUntilHeld("held", 1, kUploadPatience));
    harness.engine().shutdown(500ms);
    QCOMPARE(harness.waitForEnd(request.attempt).ended.outcome, UploadOutcome::Stopped);
    QCOMPARE(harness.waitForRemoved(SessionRemovalId {77}).result, RemovalResult::Failed);
    QCOMPARE(harness.endsOf(request.attempt), std::size_t {1});
}

void tst_UploadEngine::answersAfterItsEnd()
{
    TusOrigin server;
    UploadHarness harness;
    harness.engine().shutdown(0ms);
    const auto request =
        harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize));
    QCOMPARE(harness.run(request).ended.outcome, UploadOutcome::Stopped);
    QCOMPARE(harness.remove({UploadProtocol::Tus, server.address("1"), {}}, request, 1).result,
             RemovalResult::Failed);
    QVERIFY(server.http.requests().empty());
}

void tst_UploadEngine::manyAtOnce()
{
    TusOrigin server;
    UploadHarness harness;
    std::vector<UploadRequest> requests;
    for (int i = 0; i < 9; ++i)
        requests.push_back(
            harness.request(server.target(), UploadProtocol::Tus, harness.makeSource(kSize)));
    harness.engine().start(requests);
    for (const UploadRequest &request : requests)
        QCOMPARE(harness.waitForEnd(request.attempt).ended.outcome, UploadOutcome::Finished);
    for (int i = 1; i < 10; ++i)
        QVERIFY(server.bytes(std::to_string(i)) == content());
}

QTEST_GUILESS_MAIN(tst_UploadEngine)
#include "tst_UploadEngine.moc"
