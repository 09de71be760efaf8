// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobJsonReader.h"
#include "core/control/SpecJson.h"

#include <QJsonArray>

#include "ControlPeer.h"

using namespace kurier;
using namespace kurier::test;

namespace {

QJsonObject partOf(int first, int count, bool more)
{
    QJsonArray jobs;
    for (int i = first; i < first + count; ++i) {
        JobSpec spec;
        spec.directory = QStringLiteral("/srv");
        spec.files = {{"https://example.org/" + QByteArray::number(i), {}, {}}};
        jobs.append(specToJson(spec));
    }
    return {{QStringLiteral("jobs"), jobs}, {QStringLiteral("more"), more}};
}

} // namespace

/// Adding jobs over the control socket: in one request, in parts, stopped, left behind.
class TestAddRequests : public ControlServerFixture
{
    Q_OBJECT
private Q_SLOTS:
    void reachesTheQueue();
    void refusesTheWholeRequest();
    void gathersUntilTheLastPart();
    void forgetsWhatAClientLeavesBehind();
    void tellsProgressAndStops();
};

void TestAddRequests::reachesTheQueue()
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

void TestAddRequests::refusesTheWholeRequest()
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

void TestAddRequests::gathersUntilTheLastPart()
{
    Peer peer(path());
    Peer other(path());
    for (int part = 0; part < 3; ++part) {
        const QJsonObject kept = peer.ask(QStringLiteral("add"), partOf(10 * part, 10, true));
        QCOMPARE(kept[QStringLiteral("result")][QStringLiteral("waiting")].toInt(), 10 * part + 10);
    }
    QVERIFY(m_queue->added.isEmpty());
    // What waits is the client's own.
    other.ask(QStringLiteral("add"), partOf(90, 1, false));
    QCOMPARE(m_queue->added.size(), 1);
    const QJsonObject last = peer.ask(QStringLiteral("add"), partOf(30, 5, false));
    QCOMPARE(last[QStringLiteral("result")][QStringLiteral("ids")].toArray().size(), 35);
    QCOMPARE(m_queue->transactions, 2);
    QCOMPARE(m_queue->added.last().files.first().url, QByteArray("https://example.org/34"));
    // A part that is refused takes all others with it.
    peer.ask(QStringLiteral("add"), partOf(40, 5, true));
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("add"),
                                  {{QStringLiteral("jobs"), QJsonArray {QJsonObject()}},
                                   {QStringLiteral("more"), true}})),
             QStringLiteral("DO_E_JOB_EMPTY"));
    peer.ask(QStringLiteral("add"), partOf(50, 1, false));
    QCOMPARE(m_queue->added.size(), 37);
}

void TestAddRequests::forgetsWhatAClientLeavesBehind()
{
    auto leaving = std::make_unique<Peer>(path());
    leaving->ask(QStringLiteral("add"), partOf(0, 3, true));
    m_queue->holdsAt = 1;
    leaving->call(QStringLiteral("add"), partOf(3, 1, false));
    QTRY_VERIFY(m_queue->held);
    QVERIFY(!m_queue->held->isStopped());
    leaving.reset();
    QTRY_VERIFY(m_queue->held->isStopped());
    QVERIFY(m_queue->added.isEmpty());
}

void TestAddRequests::tellsProgressAndStops()
{
    m_queue->holdsAt = 7;
    Peer peer(path());
    QJsonObject request = partOf(0, 9, false);
    request.insert(QStringLiteral("progress"), true);
    const int id = peer.call(QStringLiteral("add"), request);
    const QJsonObject event = peer.next();
    QCOMPARE(event[QStringLiteral("id")].toInt(), id);
    QCOMPARE(event[QStringLiteral("event")][QStringLiteral("done")].toInt(), 7);
    peer.call(QStringLiteral("add.stop"));
    QJsonObject answer;
    do {
        answer = peer.next();
    } while (answer[QStringLiteral("id")].toInt() != id
             || answer.contains(QStringLiteral("event")));
    QVERIFY(answer[QStringLiteral("result")].toObject().contains(QStringLiteral("ids")));
    QVERIFY(answer[QStringLiteral("result")][QStringLiteral("ids")].toArray().isEmpty());
    QVERIFY(m_queue->added.isEmpty());
}

QTEST_GUILESS_MAIN(TestAddRequests)
#include "tst_AddRequests.moc"
