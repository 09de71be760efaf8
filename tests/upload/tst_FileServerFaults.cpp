// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/UserInfo.h"
#include "tests/support/OriginAnswer.h"
#include "tests/upload/ForgottenSessions.h"
#include "tests/upload/TestServers.h"
#include "tests/upload/UploadHarness.h"

#include <QTest>

#include <map>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kSize = 50'000;
const QByteArray kOld = "an older file";

QByteArray content()
{
    return QByteArray::fromStdString(pattern(7, 0, static_cast<std::size_t>(kSize)));
}

/// What is asked of a server in an upload or a removal, how often, and how it may be refused.
struct Faults
{
    const char *server;
    std::vector<std::pair<const char *, int>> operations;
    std::vector<int> codes; // 0 = the connection is dropped.
};

const Faults kFaults[] = {
    {"asyncssh",
     {{"realpath", 1},
      {"stat", 4},
      {"open", 1},
      {"fsetstat", 1},
      {"write", 2},
      {"close", 1},
      {"rename", 1},
      {"remove", 1}},
     {0, 2, 4}}, // No such file, failure.
    {"pyftpdlib",
     {{"USER", 1},
      {"PWD", 1},
      {"EPSV", 1},
      {"TYPE", 1},
      {"SIZE", 4},
      {"STOR", 1},
      {"RNFR", 1},
      {"RNTO", 1},
      {"DELE", 1}},
     {0, 421, 450, 500, 530, 550, 552}},
};

} // namespace

/// Every answer that a server of files may give wrongly, at every step of an upload and of a
/// removal: a later attempt finishes the file, a cancel leaves nothing, and an older file under the
/// name is never lost. A server that is not installed is skipped and named, or missed when
/// KURIER_REQUIRE_SERVERS is set.
class tst_FileServerFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { m_servers.clear(); }
    void finishesLater_data() { everyFault(); }
    void finishesLater();
    void cancelLeavesNothing_data() { everyFault(); }
    void cancelLeavesNothing();
    void replacesOrKeeps_data() { everyFault(); }
    void replacesOrKeeps();
    void removesLater_data() { everyFault(); }
    void removesLater();
    void removalThatIsALie_data();
    void removalThatIsALie();

private:
    static void everyFault();
    /// The server of the row with an empty folder, an upload to it, and the row's fault to come.
    bool begin(bool withFault = true);
    [[nodiscard]] UploadRequest request(bool overwrite) const;
    /// Attempts as a queue makes them, until one finishes.
    [[nodiscard]] UploadRun runUntilFinished(UploadRequest request);
    [[nodiscard]] QByteArray under(const char *name) const;

    std::map<QString, std::unique_ptr<TestServer>> m_servers;
    TestServer *m_server = nullptr;
    std::unique_ptr<UploadHarness> m_harness;
};

void tst_FileServerFaults::everyFault()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<int>("nth");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("done");
    for (const Faults &faults : kFaults) {
        for (const auto &[operation, times] : faults.operations) {
            for (int nth = 1; nth <= times; ++nth) {
                for (const int code : faults.codes) {
                    for (const bool done : {false, true}) {
                        // Who does what is asked says nothing, or breaks.
                        if (done && code != 0 && code != 4 && code != 550)
                            continue;
                        QTest::addRow("%s %s %d %d%s", faults.server, operation, nth, code,
                                      done ? " done" : "")
                            << QString::fromLatin1(faults.server) << QByteArray(operation) << nth
                            << code << done;
                    }
                }
            }
        }
    }
}

bool tst_FileServerFaults::begin(bool withFault)
{
    QFETCH(QString, name);
    auto &server = m_servers[name];
    if (!server)
        server = TestServer::startOfRow();
    m_server = server.get();
    if (!m_server)
        return false;
    (void)m_server->takeFaultBack();
    for (const QString &file : m_server->stored())
        QFile::remove(file);
    UploadOptions options;
    options.sshFolder = m_server->sshFolder();
    m_harness = std::make_unique<UploadHarness>(options);
    if (!withFault)
        return true;
    QFETCH(QByteArray, operation);
    QFETCH(int, nth);
    QFETCH(int, code);
    QFETCH(bool, done);
    return m_server->fail(operation, nth, code, done);
}

UploadRequest tst_FileServerFaults::request(bool overwrite) const
{
    UploadRequest request = m_harness->request(m_server->target("f.bin"), m_server->protocol(),
                                               m_harness->makeSource(kSize));
    request.temporaryName = "t.part";
    request.overwrite = overwrite;
    request.access.access = m_server->access();
    request.access.trust = m_server->trust();
    return request;
}

QByteArray tst_FileServerFaults::under(const char *name) const
{
    return m_server->contentOf(m_server->root() + QLatin1Char('/') + QLatin1String(name));
}

UploadRun tst_FileServerFaults::runUntilFinished(UploadRequest request)
{
    UploadRun run;
    for (int attempt = 0; attempt < 4; ++attempt) {
        run = m_harness->run(request);
        if (run.ended.outcome == UploadOutcome::Finished)
            break;
        if (run.known)
            request.session = run.known->session;
        request.acknowledged = run.ended.acknowledged;
        request.attempt = AttemptId {1000 + attempt};
    }
    return run;
}

void tst_FileServerFaults::finishesLater()
{
    if (!begin())
        return;
    const UploadRun run = runUntilFinished(request(false));
    QVERIFY2(run.ended.outcome == UploadOutcome::Finished,
             qUtf8Printable(errorCodeName(run.ended.error.code) + QLatin1Char(' ')
                            + run.ended.error.detail));
    QCOMPARE(under("f.bin"), content());
    QCOMPARE(m_server->count(), 1);
}

void tst_FileServerFaults::cancelLeavesNothing()
{
    if (!begin())
        return;
    const UploadRequest request = this->request(false);
    const UploadRun run = m_harness->run(request);
    QCOMPARE(m_harness->endsOf(request.attempt), std::size_t {1});
    if (run.ended.outcome == UploadOutcome::Finished) {
        QCOMPARE(under("f.bin"), content());
    } else if (run.known) {
        const SessionRemoved removed = m_harness->remove(run.known->session, request, kSize);
        const bool arrived = removed.result == RemovalResult::Arrived;
        QVERIFY2(arrived || removed.result == RemovalResult::Removed,
                 qUtf8Printable(removed.error.detail));
        QCOMPARE(m_server->count(), arrived ? 1 : 0);
    } else {
        QCOMPARE(m_server->count(), 0);
    }
}

/// Whatever fails, the person's older file or the whole new one stands under the name, or is kept
/// beside it until the next attempt.
void tst_FileServerFaults::replacesOrKeeps()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("f.bin"), kOld));
    const UploadRequest request = this->request(true);
    const UploadRun run = m_harness->run(request);
    const QByteArray now = under("f.bin");
    QVERIFY2(now == kOld || now == content() || under("t.part.old") == kOld, "a file was lost");
    UploadRequest again = request;
    again.attempt = AttemptId {1000};
    if (run.known)
        again.session = run.known->session;
    again.acknowledged = run.ended.acknowledged;
    if (run.ended.outcome != UploadOutcome::Finished)
        QCOMPARE(runUntilFinished(again).ended.outcome, UploadOutcome::Finished);
    QCOMPARE(under("f.bin"), content());
    QCOMPARE(m_server->count(), 1);
}

void tst_FileServerFaults::removesLater()
{
    if (!begin())
        return;
    QVERIFY(m_server->put(QStringLiteral("t.part"), content().left(20'000)));
    QVERIFY(m_server->put(QStringLiteral("f.bin"), kOld));
    UploadRequest request = this->request(true);
    const UploadSession session {m_server->protocol(), m_server->target("t.part"), {}};
    SessionRemoved removed = m_harness->remove(session, request, kSize);
    if (removed.result != RemovalResult::Removed) {
        QCOMPARE(removed.result, RemovalResult::Failed);
        QVERIFY(removed.error.code != ErrorCode::Ok);
        (void)m_server->takeFaultBack();
        removed = m_harness->remove(session, request, kSize);
        QVERIFY2(removed.result == RemovalResult::Removed, qUtf8Printable(removed.error.detail));
    }
    QCOMPARE(under("f.bin"), kOld);
    QCOMPARE(m_server->count(), 1);
}

void tst_FileServerFaults::removalThatIsALie_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<int>("code");
    QTest::newRow("asyncssh") << QStringLiteral("asyncssh") << QByteArray("remove") << 2;
    QTest::newRow("pyftpdlib") << QStringLiteral("pyftpdlib") << QByteArray("DELE") << 250;
}

/// It says that the file is gone, and keeps it.
void tst_FileServerFaults::removalThatIsALie()
{
    if (!begin(false))
        return;
    QFETCH(QByteArray, operation);
    QFETCH(int, code);
    QVERIFY(m_server->put(QStringLiteral("t.part"), content()));
    QVERIFY(m_server->fail(operation, 1, code, false));
    const UploadSession session {m_server->protocol(), m_server->target("t.part"), {}};
    const SessionRemoved removed = m_harness->remove(session, request(false), kSize);
    QVERIFY(removed.result != RemovalResult::Removed && removed.result != RemovalResult::Arrived);
    QVERIFY(removed.error.code != ErrorCode::Ok);
    QCOMPARE(m_server->count(), 1);
}

QTEST_GUILESS_MAIN(tst_FileServerFaults)
#include "tst_FileServerFaults.moc"
