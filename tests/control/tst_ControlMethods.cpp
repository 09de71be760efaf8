// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobJsonReader.h"
#include "core/control/SpecJson.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTimer>

#include "ControlPeer.h"

using namespace kurier;
using namespace kurier::test;

/// What the methods of the protocol do.
class TestControlMethods : public ControlServerFixture
{
    Q_OBJECT
private Q_SLOTS:
    void listInPages();
    void idsOfThoseACommandWouldChange();
    void onlyResultsThatSaySomething();
    void historyInPages();
    void findShowAndVerbs();
    void cancelAndItsPlan();
    void cancelWithWhatWasTold();
    void badIds_data();
    void badIds();
    void cleanupCalls();
    void waitSeesStates();
    void briefTellsHowJobsStand();
    void waitOmitsCompleted();
    void waitSubscribesOnce();
    void waitCleanupWaits();
    void monitorTellsTheEnd();
    void statusWaitsForTheQueueToBeRead();
    void statusCountsWhatWasJustDone();
    void quitAndRaiseAreSignals();
};

void TestControlMethods::listInPages()
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

void TestControlMethods::idsOfThoseACommandWouldChange()
{
    QList<JobId> able;
    for (const JobState state : {JobState::Queued, JobState::Suspended, JobState::Transferring,
                                 JobState::Suspended, JobState::Error}) {
        const JobId id = m_queue->insert(sampleJob(jobStateName(state), state));
        if (state != JobState::Suspended)
            able.append(id);
    }
    Peer peer(path());
    QJsonObject params {{QStringLiteral("command"), QStringLiteral("suspend")},
                        {QStringLiteral("limit"), 2}};
    QList<JobId> told;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const QJsonObject page =
            peer.ask(QStringLiteral("list"), params)[QStringLiteral("result")].toObject();
        QVERIFY(!page.contains(QStringLiteral("jobs")));
        told += idsFromJson(page[QStringLiteral("ids")]);
        params.insert(QStringLiteral("after"), page[QStringLiteral("after")]);
        more = page[QStringLiteral("more")].toBool();
    }
    QCOMPARE(told.isEmpty(), false);
    for (const JobId &id : std::as_const(told))
        QVERIFY(effectiveCommands(JobType::Download, m_queue->at(id).snapshot.state)
                    .contains(JobCommand::Suspend));
    QVERIFY(told.contains(able.at(0)) && told.contains(able.at(1)));
    QCOMPARE(pages, 3);
    params.insert(QStringLiteral("command"), QStringLiteral("forget"));
    QCOMPARE(errorCodeIn(peer.ask(QStringLiteral("list"), params)), QStringLiteral("E_INVALIDARG"));
}

void TestControlMethods::onlyResultsThatSaySomething()
{
    const JobId first = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    const JobId last = m_queue->insert(sampleJob(QStringLiteral("b"), JobState::Transferring));
    const QList<JobId> ids {first, JobId::create(), last};
    Peer peer(path());
    const QJsonObject answer =
        peer.ask(QStringLiteral("suspend"),
                 {{QStringLiteral("ids"), idsToJson(ids)},
                  {QStringLiteral("omitOk"), true}})[QStringLiteral("result")]
            .toObject();
    QCOMPARE(answer[QStringLiteral("results")].toArray().size(), 1);
    const CommandResults results = resultsFromJson(answer, ids);
    QCOMPARE(results.size(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        QCOMPARE(results.at(i).id, ids.at(i));
        QCOMPARE(results.at(i).error.code, i == 1 ? ErrorCode::DoEJobNotFound : ErrorCode::Ok);
    }
    // A queue of an older version leaves nothing out.
    const QJsonObject whole =
        peer.ask(QStringLiteral("suspend"),
                 {{QStringLiteral("ids"), idsToJson(ids)}})[QStringLiteral("result")]
            .toObject();
    QCOMPARE(whole[QStringLiteral("results")].toArray().size(), 3);
    QCOMPARE(resultsFromJson(whole, ids).size(), 3);
}

void TestControlMethods::historyInPages()
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

void TestControlMethods::findShowAndVerbs()
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
    JobChanges changes;
    changes.name = QStringLiteral("another");
    changes.description = QString();
    changes.priority = JobPriority::High;
    changes.autoComplete = false;
    changes.rateLimit = 500'000;
    changes.minimumRetryDelay = std::chrono::seconds(60);
    changes.noProgressTimeout = std::chrono::seconds(3600);
    peer.ask(QStringLiteral("set"),
             {{QStringLiteral("ids"), idsToJson({id})},
              {QStringLiteral("changes"), changesToJson(changes)}});
    const JobDetails &changed = m_queue->at(id);
    QCOMPARE(changed.snapshot.priority, JobPriority::High);
    QCOMPARE(changed.snapshot.name, QStringLiteral("another"));
    QCOMPARE(changed.snapshot.autoComplete, false);
    QCOMPARE(changed.description, QString());
    QCOMPARE(changed.options.rateLimit, qint64 {500'000});
    QCOMPARE(changed.options.minimumRetryDelay, std::chrono::seconds(60));
    QCOMPARE(changed.options.noProgressTimeout, std::chrono::seconds(3600));
    for (const QJsonObject &bad :
         {QJsonObject(), QJsonObject {{QStringLiteral("priority"), QStringLiteral("urgent")}},
          QJsonObject {{QStringLiteral("minimumRetryDelay"), 0}},
          QJsonObject {{QStringLiteral("rateLimit"), -1}},
          QJsonObject {{QStringLiteral("colour"), QStringLiteral("red")}}}) {
        const QJsonObject answer =
            peer.ask(QStringLiteral("set"),
                     {{QStringLiteral("ids"), idsToJson({id})}, {QStringLiteral("changes"), bad}});
        QVERIFY(answer.contains(QLatin1String("error")));
    }
}

void TestControlMethods::cancelAndItsPlan()
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
    QVERIFY(!m_queue->filesTold);
}

void TestControlMethods::cancelWithWhatWasTold()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    Peer peer(path());
    QJsonObject params {{QStringLiteral("ids"), idsToJson({id})}};
    const auto cancel = [&](const QJsonValue &told) {
        params[QStringLiteral("filesTold")] = told;
        return peer.ask(QStringLiteral("cancel"), params);
    };
    const QString key = id.toString();
    for (const QJsonValue &bad :
         {QJsonValue(3), QJsonValue(QJsonArray {key}), QJsonValue(QJsonObject {{key, -1}}),
          QJsonValue(QJsonObject {{key, QStringLiteral("2")}}),
          QJsonValue(QJsonObject {{key, 3e9}}), QJsonValue(QJsonObject {{QStringLiteral("x"), 1}}),
          QJsonValue(QJsonValue::Null)})
        QVERIFY(cancel(bad).contains(QLatin1String("error")));
    QCOMPARE(m_queue->cancels, 0);
    QVERIFY(cancel(QJsonObject {{key, 2}}).contains(QLatin1String("result")));
    QCOMPARE(m_queue->filesTold, (FilesTold {{id, 2}}));
    cancel(QJsonObject {});
    QCOMPARE(m_queue->filesTold, FilesTold {});
}

void TestControlMethods::badIds_data()
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

void TestControlMethods::badIds()
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

void TestControlMethods::cleanupCalls()
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

void TestControlMethods::waitSeesStates()
{
    const JobId a = m_queue->insert(sampleJob(QStringLiteral("a")));
    const JobId b = m_queue->insert(sampleJob(QStringLiteral("b")));
    const JobId lost = JobId::create();
    Peer peer(path());
    peer.call(QStringLiteral("wait"),
              {{QStringLiteral("ids"), idsToJson({a, lost, b})},
               {QStringLiteral("for"), QJsonArray {QStringLiteral("transferred")}},
               {QStringLiteral("progress"), true}});
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

void TestControlMethods::briefTellsHowJobsStand()
{
    const JobId open = m_queue->insert(sampleJob(QStringLiteral("open")));
    JobDetails failed = sampleJob(QStringLiteral("failed"), JobState::Error);
    failed.snapshot.error = std::make_shared<const Error>(
        Error {ErrorCode::ETimeout, ErrorContext::RemoteFile, {}, {}});
    const JobId broken = m_queue->insert(failed);
    Peer peer(path());
    const QJsonObject listed = peer.ask(QStringLiteral("list"), {{QStringLiteral("brief"), true}});
    const QJsonValue rows = listed[QStringLiteral("result")][QStringLiteral("jobs")];
    QCOMPARE(rows.toArray().size(), 2);
    QCOMPARE(rows[0][QStringLiteral("id")].toString(), open.toString());
    QVERIFY(rows[0][QStringLiteral("name")].isUndefined());

    peer.call(
        QStringLiteral("wait"),
        {{QStringLiteral("ids"), idsToJson({open, broken})}, {QStringLiteral("brief"), true}});
    QTRY_COMPARE(m_queue->subscriptions, 1);
    m_queue->move(open, JobState::Acknowledged);
    const QJsonObject answer = peer.next();
    const QJsonValue outcomes = answer[QStringLiteral("result")][QStringLiteral("outcomes")];
    const JobSnapshot done = snapshotFromJson(outcomes[0][QStringLiteral("job")].toObject());
    QCOMPARE(done.id, open);
    QCOMPARE(done.state, JobState::Acknowledged);
    QVERIFY(!done.error);
    const JobSnapshot other = snapshotFromJson(outcomes[1][QStringLiteral("job")].toObject());
    QCOMPARE(other.state, JobState::Error);
    QCOMPARE(other.error->code, ErrorCode::ETimeout);
}

void TestControlMethods::waitOmitsCompleted()
{
    const JobId first = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Acknowledged));
    const JobId broken = m_queue->insert(sampleJob(QStringLiteral("b"), JobState::Error));
    const JobId last = m_queue->insert(sampleJob(QStringLiteral("c"), JobState::Acknowledged));
    m_queue->at(last).snapshot.cleanup = CleanupState::Failed;
    Peer peer(path());
    QJsonObject params {{QStringLiteral("ids"), idsToJson({first, broken, last})}};
    const QString omit = QStringLiteral("omitCompleted");
    QJsonValue result = peer.ask(QStringLiteral("wait"), params)[QStringLiteral("result")];
    QCOMPARE(result[QStringLiteral("outcomes")].toArray().size(), 3);
    QVERIFY(result[omit].isUndefined());
    params.insert(omit, true);
    result = peer.ask(QStringLiteral("wait"), params)[QStringLiteral("result")];
    QVERIFY(result[omit].toBool());
    const QJsonArray outcomes = result[QStringLiteral("outcomes")].toArray();
    QCOMPARE(outcomes.size(), 2);
    QCOMPARE(outcomes[0][QStringLiteral("id")].toString(), broken.toString());
    // There is more to tell of it.
    QCOMPARE(outcomes[1][QStringLiteral("id")].toString(), last.toString());
}

void TestControlMethods::waitSubscribesOnce()
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

void TestControlMethods::waitCleanupWaits()
{
    const JobId a = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    Peer peer(path());
    const QJsonObject params {{QStringLiteral("ids"), idsToJson({a})}};
    peer.ask(QStringLiteral("cancel"), params);
    QCOMPARE(m_queue->at(a).artefacts.first().state, ArtefactState::Live);
    const QJsonObject answer = peer.ask(QStringLiteral("waitCleanup"), params);
    const QJsonValue job = answer[QStringLiteral("result")][QStringLiteral("jobs")][0];
    QCOMPARE(job[QStringLiteral("cleanup")][QStringLiteral("state")].toString(),
             QStringLiteral("removed"));
}

void TestControlMethods::monitorTellsTheEnd()
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

void TestControlMethods::statusWaitsForTheQueueToBeRead()
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

void TestControlMethods::statusCountsWhatWasJustDone()
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
    // The same for what happens by itself while somebody listens.
    m_queue->subscribe();
    m_queue->tellStatus();
    m_queue->move(a, JobState::Error);
    QTimer::singleShot(50, m_queue.get(), [this] { m_queue->tellStatus(); });
    const QJsonObject later = peer.ask(QStringLiteral("status"));
    QCOMPARE(
        later[QStringLiteral("result")][QStringLiteral("jobs")][QStringLiteral("error")].toInt(),
        1);
    // A command that changed nothing makes no new counts; the old ones are still true.
    peer.ask(QStringLiteral("suspend"), {{QStringLiteral("ids"), idsToJson({a})}});
    QVERIFY(peer.ask(QStringLiteral("status")).contains(QLatin1String("result")));
}

void TestControlMethods::quitAndRaiseAreSignals()
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

QTEST_GUILESS_MAIN(TestControlMethods)
#include "tst_ControlMethods.moc"
