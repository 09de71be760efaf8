// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transfer/EngineHarness.h"

#include <QTest>

#include <dlfcn.h>
#include <netdb.h>

#include <atomic>
#include <cstring>

namespace {

/// Look-ups of this name do not return before the resolver is let go.
constexpr const char *kHangingHost = "hanging.test";

struct Resolver
{
    std::mutex mutex;
    std::condition_variable changed;
    int hanging = 0;
    bool letGo = false;
};

Resolver &resolver()
{
    static Resolver instance;
    return instance;
}

int hangingLookUps()
{
    const std::lock_guard lock(resolver().mutex);
    return resolver().hanging;
}

bool waitForHangingLookUps(int count, std::chrono::seconds limit)
{
    std::unique_lock lock(resolver().mutex);
    return resolver().changed.wait_for(lock, limit, [&] { return resolver().hanging == count; });
}

} // namespace

/// Stands before the C library's: only a look-up that truly blocks shows what a stop is worth.
extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints,
                           addrinfo **result)
{
    if (node && std::strcmp(node, kHangingHost) == 0) {
        std::unique_lock lock(resolver().mutex);
        ++resolver().hanging;
        resolver().changed.notify_all();
        resolver().changed.wait(lock, [] { return resolver().letGo; });
        --resolver().hanging;
        resolver().changed.notify_all();
        return EAI_NONAME;
    }
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    const auto next = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return next(node, service, hints, result);
}

namespace kurier::test {

class tst_EngineStop final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHundredActive_data();
    void twoHundredActive();
    void whileANameLookUpHangs();
    void keepsWhatCame();
    void unknownAndEndedAreIgnored();
    void shutdownEndsEverything();
    void startAfterShutdownIsStopped();
    void shutdownTwiceAndFromTheSink();
    void startsRacingShutdownAllEnd();
    void cleanupTestCase();
};

void tst_EngineStop::twoHundredActive_data()
{
    QTest::addColumn<int>("hanging");
    QTest::newRow("alone") << 0;
    QTest::newRow("while look-ups hang") << 5;
}

void tst_EngineStop::twoHundredActive()
{
    QFETCH(const int, hanging);
    constexpr int count = 200;
    EngineHarness harness;
    OriginAnswer answer = OriginAnswer::file(10'000'000);
    answer.stallAfter = 20'000;
    harness.origin.route("/f", answer);
    std::vector<TransferRequest> requests;
    std::vector<AttemptId> attempts;
    for (int i = 0; i < count; ++i) {
        requests.push_back(harness.request(harness.origin.url("/f")));
        requests.back().connections = 1;
        attempts.push_back(requests.back().attempt);
    }
    harness.engine().start(requests);
    for (const AttemptId attempt : attempts)
        QVERIFY(harness.log.waitForProgress(attempt, 20'000));
    QCOMPARE(harness.origin.openConnections(), count);
    const int before = hangingLookUps();
    std::vector<TransferRequest> lost;
    for (int i = 0; i < hanging; ++i) {
        lost.push_back(harness.request("http://" + std::string(kHangingHost) + "/f"));
        attempts.push_back(lost.back().attempt);
    }
    harness.engine().start(lost);
    QVERIFY(waitForHangingLookUps(before + hanging, kPatience));

    const auto asked = std::chrono::steady_clock::now();
    harness.engine().stop(attempts);
    QVERIFY(harness.log.waitForEnds(attempts.size()));
    const auto ended = std::chrono::steady_clock::now();
    QVERIFY(harness.origin.waitForOpenConnections(0, kPatience));
    const auto closed = std::chrono::steady_clock::now();
    using Milliseconds = std::chrono::duration<double, std::milli>;
    qInfo("%d active: all ended after %.1f ms, the server saw all closed after %.1f ms", count,
          Milliseconds(ended - asked).count(), Milliseconds(closed - asked).count());

    for (const TransferRequest &request : requests) {
        const TransferEnded end = harness.log.waitForEnd(request.attempt);
        QCOMPARE(end.outcome, TransferOutcome::Stopped);
        QCOMPARE(end.written.sum(), 20'000);
        QVERIFY(EngineHarness::contents(request.file) == pattern(1, 0, 20'000));
    }
    QCOMPARE(hangingLookUps(), before + hanging);
}

void tst_EngineStop::whileANameLookUpHangs()
{
    EngineHarness harness;
    std::vector<TransferRequest> requests;
    for (int i = 0; i < 5; ++i)
        requests.push_back(harness.request("http://" + std::string(kHangingHost) + "/f"));
    const int before = hangingLookUps();
    harness.engine().start(requests);
    QVERIFY(waitForHangingLookUps(before + 5, kPatience));
    const auto asked = std::chrono::steady_clock::now();
    harness.engine().stop({requests[0].attempt});
    QCOMPARE(harness.log.waitForEnd(requests[0].attempt).outcome, TransferOutcome::Stopped);
    const auto stopped = std::chrono::steady_clock::now();
    harness.engine().shutdown(std::chrono::seconds(1));
    const auto down = std::chrono::steady_clock::now();
    using Milliseconds = std::chrono::duration<double, std::milli>;
    qInfo("look-up hangs: stopped after %.1f ms, shut down after another %.1f ms",
          Milliseconds(stopped - asked).count(), Milliseconds(down - stopped).count());
    for (const TransferRequest &request : requests)
        QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {1});
    QCOMPARE(hangingLookUps(), before + 5);
}

void tst_EngineStop::keepsWhatCame()
{
    EngineHarness harness;
    OriginAnswer answer = OriginAnswer::file(1'000'000);
    answer.stallAfter = 100'001;
    harness.origin.route("/f", answer);
    auto request = harness.request(harness.origin.url("/f"));
    harness.engine().start({request});
    QVERIFY(harness.log.waitForProgress(request.attempt, 100'001));
    harness.engine().stop({request.attempt});
    const auto ended = harness.log.waitForEnd(request.attempt);
    QCOMPARE(ended.outcome, TransferOutcome::Stopped);
    QCOMPARE(ended.written.sum(), 100'001);

    harness.origin.route("/f", OriginAnswer::file(1'000'000));
    request.attempt = harness.nextAttempt();
    request.proven = ended.written;
    request.validator = "\"v1\"";
    request.expectedTotal = 1'000'000;
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Finished);
    QVERIFY(outcome.bytes == pattern(1, 0, 1'000'000));
}

void tst_EngineStop::unknownAndEndedAreIgnored()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(1000));
    harness.engine().stop({AttemptId {77}, AttemptId {}});
    const auto request = harness.request(harness.origin.url("/f"));
    QCOMPARE(harness.run(request).ended.outcome, TransferOutcome::Finished);
    harness.engine().stop({request.attempt, request.attempt});
    harness.engine().shutdown(std::chrono::seconds(1));
    QCOMPARE(harness.log.ends().size(), std::size_t {1});
}

void tst_EngineStop::shutdownEndsEverything()
{
    EngineHarness harness;
    OriginAnswer answer = OriginAnswer::file(1'000'000);
    answer.stallAfter = 5000;
    harness.origin.route("/f", answer);
    std::vector<TransferRequest> requests;
    for (int i = 0; i < 20; ++i)
        requests.push_back(harness.request(harness.origin.url("/f")));
    harness.engine().start(requests);
    for (const TransferRequest &request : requests)
        QVERIFY(harness.log.waitForProgress(request.attempt, 5000));
    harness.engine().shutdown(std::chrono::seconds(5));
    const auto ends = harness.log.ends();
    QCOMPARE(ends.size(), requests.size());
    for (const TransferEnded &ended : ends) {
        QCOMPARE(ended.outcome, TransferOutcome::Stopped);
        QCOMPARE(ended.written.sum(), 5000);
    }
}

void tst_EngineStop::startAfterShutdownIsStopped()
{
    EngineHarness harness;
    harness.origin.route("/f", OriginAnswer::file(1000));
    harness.engine().shutdown(std::chrono::milliseconds(0));
    const auto request = harness.resume(harness.origin.url("/f"), 400, "\"v1\"");
    const auto outcome = harness.run(request);
    QCOMPARE(outcome.ended.outcome, TransferOutcome::Stopped);
    QCOMPARE(outcome.ended.written.sum(), 400);
    QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {1});
    QVERIFY(harness.origin.requests().empty());
}

void tst_EngineStop::shutdownTwiceAndFromTheSink()
{
    FaultOrigin origin;
    origin.route("/f", OriginAnswer::file(1000));
    EventLog log;
    std::atomic<CurlTransferEngine *> engine = nullptr;
    const auto record = log.sink();
    CurlTransferEngine real([&](std::vector<TransferEvent> &&events) {
        record(std::move(events));
        engine.load()->shutdown(std::chrono::seconds(1));
    });
    engine = &real;
    const QTemporaryDir directory;
    TransferRequest request;
    request.attempt = AttemptId {1};
    request.url = QByteArray::fromStdString(origin.url("/f"));
    request.file = makeFile(directory, "f");
    real.start({request});
    QVERIFY(log.waitForEnds(1));
    real.shutdown(std::chrono::seconds(1));
    real.shutdown(std::chrono::seconds(1));
    QCOMPARE(log.ends().size(), std::size_t {1});
}

void tst_EngineStop::startsRacingShutdownAllEnd()
{
    for (int round = 0; round < 20; ++round) {
        EngineHarness harness;
        harness.origin.route("/f", OriginAnswer::file(1000));
        std::vector<TransferRequest> requests;
        for (int i = 0; i < 20; ++i)
            requests.push_back(harness.request(harness.origin.url("/f")));
        {
            const std::jthread starter([&] {
                for (const TransferRequest &request : requests)
                    harness.engine().start({request});
            });
            QVERIFY(round % 2 == 0 || harness.log.waitForEnds(3));
            harness.engine().shutdown(std::chrono::seconds(1));
        }
        QCOMPARE(harness.log.ends().size(), requests.size());
        for (const TransferRequest &request : requests)
            QCOMPARE(harness.log.endedCount(request.attempt), std::size_t {1});
    }
}

void tst_EngineStop::cleanupTestCase()
{
    {
        const std::lock_guard lock(resolver().mutex);
        resolver().letGo = true;
        resolver().changed.notify_all();
    }
    QVERIFY(waitForHangingLookUps(0, kPatience));
}

} // namespace kurier::test

QTEST_GUILESS_MAIN(kurier::test::tst_EngineStop)
#include "tst_EngineStop.moc"
