// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/UserInfo.h"
#include "tests/upload/FaultyUploadOrigin.h"
#include "tests/upload/UploadHarness.h"

#include <QTest>

using namespace kurier;
using namespace kurier::test;

namespace {

constexpr qint64 kSize = 50'000;
constexpr UploadProtocol kProtocols[] = {UploadProtocol::WebDav, UploadProtocol::S3,
                                         UploadProtocol::Bits};
const char *const kNames[] = {"WebDAV", "S3", "BITS"};

std::string content()
{
    return pattern(7, 0, static_cast<std::size_t>(kSize));
}

} // namespace

/// Every answer that a server may give wrongly, at every step of an upload, by protocol: how it is
/// told, that a later attempt finishes the file, and that a cancel leaves nothing.
class tst_UploadFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheStatus_data();
    void tellsTheStatus();
    void finishesLater_data() { everyFault(); }
    void finishesLater();
    void cancelLeavesNothing_data() { everyFault(); }
    void cancelLeavesNothing();
    void serverGone_data();
    void serverGone();
    void serverThatLies_data();
    void serverThatLies();

private:
    static void everyFault();
    /// The server of the row and an upload to it.
    UploadRequest begin();
    void setFault();

    std::unique_ptr<FaultyUploadOrigin> m_server;
    std::unique_ptr<UploadHarness> m_harness;
};

UploadRequest tst_UploadFaults::begin()
{
    const int protocol = *static_cast<const int *>(QTest::qData("protocol", QMetaType::Int));
    m_harness = std::make_unique<UploadHarness>();
    m_server = FaultyUploadOrigin::of(kProtocols[protocol]);
    UploadRequest request =
        m_harness->request(m_server->target(), kProtocols[protocol], m_harness->makeSource(kSize));
    request.temporaryName = "t.part";
    if (kProtocols[protocol] == UploadProtocol::S3)
        request.access.access = {{originOf(request.target), {"key", "secret", {}}}};
    return request;
}

void tst_UploadFaults::tellsTheStatus_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](int protocol, const char *step, int status, const char *code) {
        QTest::addRow("%s %s %d", kNames[protocol], step, status)
            << protocol << QString::fromLatin1(step) << status << QString::fromLatin1(code);
    };
    const char *const sending[] = {"PUT t.part", "PUT part", "Fragment"};
    for (int protocol = 0; protocol < 3; ++protocol) {
        row(protocol, sending[protocol], 401, "BG_E_HTTP_ERROR_401");
        row(protocol, sending[protocol], 403, "BG_E_HTTP_ERROR_403");
        row(protocol, sending[protocol], 413, "BG_E_TOO_LARGE");
        row(protocol, sending[protocol], 423, "BG_E_HTTP_ERROR_423");
        row(protocol, sending[protocol], 429, "BG_E_HTTP_ERROR_429");
        row(protocol, sending[protocol], 500, "BG_E_HTTP_ERROR_500");
        row(protocol, sending[protocol], 503, "BG_E_HTTP_ERROR_503");
        row(protocol, sending[protocol], 507, "ERROR_DISK_FULL");
    }
    row(0, "PUT t.part", 409, "ERROR_PATH_NOT_FOUND");
    row(0, "PUT t.part", 414, "BG_E_HTTP_ERROR_414"); // A name the server refuses.
    row(1, "PUT part", 404, "BG_E_SESSION_NOT_FOUND");
    row(1, "PUT part", 410, "BG_E_SESSION_NOT_FOUND");
    row(2, "Create-Session", 409, "ERROR_FILE_EXISTS");
    row(2, "Create-Session", 403, "BG_E_HTTP_ERROR_403");
}

void tst_UploadFaults::tellsTheStatus()
{
    QFETCH(QString, step);
    QFETCH(int, status);
    const UploadRequest request = begin();
    m_server->once(step.toStdString(), OriginAnswer::error(status), false);
    const UploadRun run = m_harness->run(request);
    QVERIFY(run.ended.outcome == UploadOutcome::Failed
            || run.ended.outcome == UploadOutcome::SessionLost);
    QTEST(errorCodeName(run.ended.error.code), "code");
    QVERIFY(!m_server->finished());
    QCOMPARE(m_harness->endsOf(request.attempt), std::size_t {1});
}

void tst_UploadFaults::everyFault()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("status"); // 0 = no answer
    QTest::addColumn<bool>("done");
    for (int protocol = 0; protocol < 3; ++protocol) {
        for (const std::string &step : FaultyUploadOrigin::of(kProtocols[protocol])->steps()) {
            for (const int status :
                 {0, 401, 403, 404, 409, 410, 413, 416, 423, 429, 500, 503, 507}) {
                for (const bool done : {false, true}) {
                    // Who does what is asked says so, or says nothing, or breaks.
                    if (done && status != 0 && status != 500)
                        continue;
                    QTest::addRow("%s %s %d%s", kNames[protocol], step.c_str(), status,
                                  done ? " done" : "")
                        << protocol << QString::fromStdString(step) << status << done;
                }
            }
        }
    }
}

void tst_UploadFaults::setFault()
{
    QFETCH(QString, step);
    QFETCH(int, status);
    QFETCH(bool, done);
    m_server->once(step.toStdString(),
                   status == 0 ? OriginAnswer::exactly({}) : OriginAnswer::error(status), done);
}

void tst_UploadFaults::finishesLater()
{
    UploadRequest request = begin();
    setFault();
    std::size_t unnamed = 0;
    UploadRun run;
    for (int attempt = 0; attempt < 4; ++attempt) {
        run = m_harness->run(request);
        QCOMPARE(m_harness->endsOf(request.attempt), std::size_t {1});
        if (run.ended.outcome == UploadOutcome::Finished)
            break;
        QVERIFY(run.ended.error.code != ErrorCode::Ok);
        // As the queue does: a lost session is begun anew, the others are gone on with.
        unnamed += run.ended.mayHoldUnnamed ? 1 : 0;
        const bool anew = run.ended.outcome == UploadOutcome::SessionLost;
        if (run.known)
            request.session = run.known->session;
        if (anew)
            unnamed += m_server->unfinished();
        request.session = anew ? UploadSession {} : request.session;
        request.acknowledged = anew ? 0 : run.ended.acknowledged;
        request.attempt = AttemptId {1000 + attempt};
    }
    QVERIFY2(run.ended.outcome == UploadOutcome::Finished,
             qUtf8Printable(errorCodeName(run.ended.error.code) + QLatin1Char(' ')
                            + run.ended.error.detail));
    QVERIFY(m_server->finished() == content());
    QVERIFY2(m_server->unfinished() <= unnamed, "something is left and nobody says so");
}

void tst_UploadFaults::cancelLeavesNothing()
{
    UploadRequest request = begin();
    setFault();
    const UploadRun run = m_harness->run(request);
    if (!run.known)
        QVERIFY(m_server->unfinished() == 0 || run.ended.mayHoldUnnamed);
    else if (run.ended.outcome != UploadOutcome::Finished) {
        const SessionRemoved removed = m_harness->remove(run.known->session, request, kSize);
        QVERIFY2(removed.result == RemovalResult::Removed
                     || removed.result == RemovalResult::Arrived,
                 qUtf8Printable(removed.error.detail));
        QCOMPARE(removed.result == RemovalResult::Arrived, m_server->finished().has_value());
        QCOMPARE(m_server->unfinished(), std::size_t {0});
    }
}

void tst_UploadFaults::serverGone_data()
{
    QTest::addColumn<int>("protocol");
    for (int protocol = 0; protocol < 3; ++protocol)
        QTest::newRow(kNames[protocol]) << protocol;
}

void tst_UploadFaults::serverGone()
{
    const UploadRequest request = begin();
    m_server->stop();
    const UploadRun run = m_harness->run(request);
    QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
    QCOMPARE(run.ended.error.code, ErrorCode::BgEConnectFailure);
    QVERIFY(!run.ended.mayHoldUnnamed && !run.ended.mayHaveArrived);
    const UploadSession session {request.protocol, request.target, "t"};
    QCOMPARE(m_harness->remove(session, request, kSize).result, RemovalResult::Failed);
}

void tst_UploadFaults::serverThatLies_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QString>("step");
    QTest::newRow("WebDAV") << 0 << QStringLiteral("PUT t.part");
    QTest::newRow("S3") << 1 << QStringLiteral("PUT part");
    QTest::newRow("BITS") << 2 << QStringLiteral("Fragment");
}

/// It says yes and keeps nothing.
void tst_UploadFaults::serverThatLies()
{
    QFETCH(QString, step);
    const UploadRequest request = begin();
    m_server->once(step.toStdString(), OriginAnswer::literal({}), false);
    const UploadRun run = m_harness->run(request);
    QCOMPARE(run.ended.outcome, UploadOutcome::Failed);
    QCOMPARE(run.ended.error.code, ErrorCode::BgEInvalidServerResponse);
    QVERIFY(!m_server->finished());
}

QTEST_GUILESS_MAIN(tst_UploadFaults)
#include "tst_UploadFaults.moc"
