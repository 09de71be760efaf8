// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTest>
#include <QTimer>

#include "KurierctlFixture.h"

using namespace kurier;
using namespace kurier::test;

/// What changes jobs and what waits for them.
class TestKurierctlVerbs : public KurierctlFixture
{
    Q_OBJECT
private Q_SLOTS:
    void verbsAndTheirExitCodes();
    void everyJobIsTried();
    void jobsByPrefixAndName();
    void allMeansWhereItMakesSense();
    void cancelNeedsYesWithoutATerminal();
    void cancelDryRunOnlySays();
    void cancelWaits();
    void cancelTellsWhatStayed();
    void cancelOfFinalJobs();
    void waitDefault();
    void waitTellsOfEachInOrder();
    void waitFailsWithTheJob();
    void waitTimesOut();
    void waitForStates();
    void setProperties();
    void waitForAll();
    void cleanupCommands();
};

void TestKurierctlVerbs::verbsAndTheirExitCodes()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    const QString text = id.toString();
    QCOMPARE(run({QStringLiteral("suspend"), text}).code, 0);
    QCOMPARE(m_queue->at(id).snapshot.state, JobState::Suspended);
    QCOMPARE(run({QStringLiteral("resume"), text}).code, 0);
    QCOMPARE(m_queue->at(id).snapshot.state, JobState::Queued);
    m_queue->move(id, JobState::Transferred);
    QCOMPARE(run({QStringLiteral("resume"), text}).code, 1); // DO_E_JOB_EMPTY
    QCOMPARE(run({QStringLiteral("complete"), text}).code, 0);
    QCOMPARE(m_queue->at(id).snapshot.state, JobState::Acknowledged);
    for (const char *const verb : {"suspend", "resume", "complete"}) {
        const Run refused = run({QStringLiteral("--json"), QLatin1String(verb), text});
        QCOMPARE(refused.code, 4);
        const QJsonValue result = refused.json()[QStringLiteral("results")][0];
        QStringList keys = result.toObject().keys();
        QCOMPARE(
            keys,
            QStringList({QStringLiteral("code"), QStringLiteral("hresult"), QStringLiteral("id"),
                         QStringLiteral("message"), QStringLiteral("ok")}));
        QCOMPARE(result[QStringLiteral("code")].toString(), QStringLiteral("DO_E_INVALID_STATE"));
        QCOMPARE(result[QStringLiteral("hresult")].toString(), QStringLiteral("0x80D02013"));
        QVERIFY(!result[QStringLiteral("message")].toString().isEmpty());
    }
    QCOMPARE(run({QStringLiteral("suspend"), JobId::create().toString()}).code, 3);
    QCOMPARE(run({QStringLiteral("suspend")}).code, 2);
    QCOMPARE(run({QStringLiteral("suspend"), text, QStringLiteral("--all")}).code, 2);
}

void TestKurierctlVerbs::everyJobIsTried()
{
    const JobId final = m_queue->insert(sampleJob(QStringLiteral("f"), JobState::Cancelled));
    const JobId good = m_queue->insert(sampleJob(QStringLiteral("g")));
    const Run result = run({QStringLiteral("suspend"), final.toString(), QStringLiteral("nobody"),
                            good.toString(), good.toString()});
    QCOMPARE(result.code, 4);
    QCOMPARE(m_queue->at(good).snapshot.state, JobState::Suspended);
    QCOMPARE(result.out.count(QLatin1Char('\n')), 1);
    QCOMPARE(result.err.count(QLatin1Char('\n')), 2);
    QVERIFY(result.err.contains(QLatin1String("(DO_E_INVALID_STATE, 0x80D02013)")));
    QVERIFY(result.err.contains(QLatin1String("nobody")));
}

void TestKurierctlVerbs::jobsByPrefixAndName()
{
    JobDetails first = sampleJob(QStringLiteral("alpha"));
    first.snapshot.id = JobId::fromString(u"11111111-aaaa-4000-8000-000000000000");
    JobDetails second = sampleJob(QStringLiteral("beta"));
    second.snapshot.id = JobId::fromString(u"11111111-bbbb-4000-8000-000000000000");
    m_queue->insert(first);
    m_queue->insert(second);
    QCOMPARE(run({QStringLiteral("suspend"), QStringLiteral("11111111-a")}).code, 0);
    QCOMPARE(m_queue->at(first.snapshot.id).snapshot.state, JobState::Suspended);
    QCOMPARE(run({QStringLiteral("suspend"), QStringLiteral("beta")}).code, 0);
    QCOMPARE(m_queue->at(second.snapshot.id).snapshot.state, JobState::Suspended);
    const Run ambiguous =
        run({QStringLiteral("resume"), QStringLiteral("1111"), QStringLiteral("beta")});
    QCOMPARE(ambiguous.code, 2);
    QVERIFY(ambiguous.err.contains(first.snapshot.id.toString())
            && ambiguous.err.contains(second.snapshot.id.toString()));
    QCOMPARE(m_queue->at(second.snapshot.id).snapshot.state, JobState::Suspended);
    QCOMPARE(run({QStringLiteral("resume"), QStringLiteral("111")}).code, 3);
}

void TestKurierctlVerbs::allMeansWhereItMakesSense()
{
    const JobId queued = m_queue->insert(sampleJob(QStringLiteral("q"), JobState::Queued));
    const JobId suspended = m_queue->insert(sampleJob(QStringLiteral("s"), JobState::Suspended));
    const JobId done = m_queue->insert(sampleJob(QStringLiteral("t"), JobState::Transferred));
    const Run resumed =
        run({QStringLiteral("--json"), QStringLiteral("resume"), QStringLiteral("--all")});
    QCOMPARE(resumed.code, 0);
    QCOMPARE(resumed.json()[QStringLiteral("results")].toArray().size(), 1);
    QCOMPARE(m_queue->at(suspended).snapshot.state, JobState::Queued);
    QCOMPARE(run({QStringLiteral("suspend"), QStringLiteral("--all")}).code, 0);
    QCOMPARE(m_queue->at(queued).snapshot.state, JobState::Suspended);
    QCOMPARE(m_queue->at(done).snapshot.state, JobState::Transferred);
    const Run cancelled =
        run({QStringLiteral("cancel"), QStringLiteral("--all"), QStringLiteral("--yes")});
    QCOMPARE(cancelled.code, 0);
    QCOMPARE(m_queue->cancels, 3);
    QCOMPARE(run({QStringLiteral("cancel"), QStringLiteral("--all"), QStringLiteral("--yes")}).code,
             0);
}

void TestKurierctlVerbs::cancelNeedsYesWithoutATerminal()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    const Run result =
        run({QStringLiteral("cancel"), QStringLiteral("--wait"), id.toString()}, "y\n");
    QCOMPARE(result.code, 2);
    QCOMPARE(m_queue->cancels, 0);
    QCOMPARE(m_queue->at(id).snapshot.state, JobState::Transferring);
    QVERIFY2(
        result.err.contains(QLatin1String("try: kurierctl cancel --yes --wait ") + id.toString()),
        qPrintable(result.err));
}

void TestKurierctlVerbs::cancelDryRunOnlySays()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    for (const QStringList &more : {QStringList(), QStringList {QStringLiteral("--yes")}}) {
        const Run result =
            run(QStringList {QStringLiteral("cancel"), QStringLiteral("--dry-run"), id.toString()}
                + more);
        QCOMPARE(result.code, 0);
        QVERIFY2(result.out.contains(QLatin1String("400 B of unfinished data")),
                 qPrintable(result.out));
    }
    const Run json = run({QStringLiteral("--json"), QStringLiteral("cancel"),
                          QStringLiteral("--dry-run"), id.toString()});
    QCOMPARE(json.json()[QStringLiteral("plan")][QStringLiteral("items")][0]
                        [QStringLiteral("bytesPartial")]
                            .toInt(),
             400);
    QCOMPARE(m_queue->cancels, 0);
}

void TestKurierctlVerbs::cancelWaits()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    const Run result = run({QStringLiteral("--json"), QStringLiteral("cancel"),
                            QStringLiteral("--yes"), QStringLiteral("--wait"), id.toString()});
    QCOMPARE(result.code, 0);
    QCOMPARE(m_queue->at(id).artefacts.first().state, ArtefactState::Removed);
    const QJsonValue first = result.json()[QStringLiteral("results")][0];
    QCOMPARE(first[QStringLiteral("code")].toString(), QStringLiteral("S_OK"));
    QCOMPARE(first[QStringLiteral("cleanup")][QStringLiteral("state")].toString(),
             QStringLiteral("removed"));
}

void TestKurierctlVerbs::cancelTellsWhatStayed()
{
    m_queue->cleanupResult = ArtefactState::Failed;
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Transferring));
    const Run result = run({QStringLiteral("--json"), QStringLiteral("cancel"),
                            QStringLiteral("--yes"), QStringLiteral("--wait"), id.toString()});
    QCOMPARE(result.code, 7);
    QVERIFY2(result.err.contains(QLatin1String("/home/anna/Downloads/.part")),
             qPrintable(result.err));
    const QJsonValue first = result.json()[QStringLiteral("results")][0];
    QCOMPARE(first[QStringLiteral("hresult")].toString(), QStringLiteral("0x0020001A"));
    QCOMPARE(first[QStringLiteral("ok")], QJsonValue(true));
    const QJsonValue artefact = first[QStringLiteral("cleanup")][QStringLiteral("artefacts")][0];
    QVERIFY(!artefact[QStringLiteral("reason")].toString().isEmpty());
}

void TestKurierctlVerbs::cancelOfFinalJobs()
{
    for (const JobState state : {JobState::Acknowledged, JobState::Cancelled}) {
        const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), state));
        QCOMPARE(run({QStringLiteral("cancel"), id.toString()}).code, 4);
        QCOMPARE(run({QStringLiteral("cancel"), QStringLiteral("--yes"), id.toString()}).code, 4);
        QCOMPARE(m_queue->at(id).snapshot.state, state);
    }
    QCOMPARE(
        run({QStringLiteral("cancel"), QStringLiteral("--yes"), QStringLiteral("nobody")}).code, 3);
    QCOMPARE(m_queue->cancels, 0);
}

void TestKurierctlVerbs::waitDefault()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    QTimer later;
    QObject::connect(&later, &QTimer::timeout, this, [&] {
        if (m_queue->subscriptions == 0)
            return;
        later.stop();
        m_queue->move(id, JobState::Transferring);
        m_queue->move(id, JobState::Acknowledged);
    });
    later.start(10);
    const Run result = run({QStringLiteral("--json"), QStringLiteral("wait"), id.toString()});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    QCOMPARE(result.json()[QStringLiteral("results")][0][QStringLiteral("state")].toString(),
             QStringLiteral("acknowledged"));
}

void TestKurierctlVerbs::waitTellsOfEachInOrder()
{
    QStringList arguments {QStringLiteral("--json"), QStringLiteral("wait")};
    const QList<JobState> states {JobState::Acknowledged, JobState::Error, JobState::Acknowledged,
                                  JobState::Cancelled, JobState::Acknowledged};
    for (const JobState state : states)
        arguments.append(m_queue->insert(sampleJob(QStringLiteral("a"), state)).toString());
    const Run result = run(arguments);
    QCOMPARE(result.code, 1);
    const QJsonArray results = result.json()[QStringLiteral("results")].toArray();
    QCOMPARE(results.size(), states.size());
    for (qsizetype i = 0; i < states.size(); ++i) {
        QCOMPARE(results[i][QStringLiteral("id")].toString(), arguments.at(i + 2));
        QCOMPARE(results[i][QStringLiteral("state")].toString(), jobStateName(states.at(i)));
    }
}

void TestKurierctlVerbs::waitFailsWithTheJob()
{
    JobDetails job = sampleJob(QStringLiteral("a"), JobState::Error);
    job.snapshot.error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    const JobId id = m_queue->insert(job);
    const Run result = run({QStringLiteral("wait"), id.toString()});
    QCOMPARE(result.code, 1);
    QVERIFY(result.err.contains(QLatin1String("BG_E_HTTP_ERROR_404, 0x80190194")));
    QCOMPARE(run({QStringLiteral("wait"), id.toString(), QStringLiteral("--for=error")}).code, 0);
    QCOMPARE(run({QStringLiteral("wait"), QStringLiteral("nobody")}).code, 3);
}

void TestKurierctlVerbs::waitTimesOut()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    const Run result =
        run({QStringLiteral("wait"), id.toString(), QStringLiteral("--timeout=0.2")});
    QCOMPARE(result.code, 8);
    QVERIFY(result.err.contains(id.toString())
            && result.err.contains(QLatin1String("not in time")));
    QCOMPARE(run({QStringLiteral("wait"), id.toString(), QStringLiteral("--timeout=soon")}).code,
             2);
}

void TestKurierctlVerbs::waitForAll()
{
    const QStringList all {QStringLiteral("wait"), QStringLiteral("--all"),
                           QStringLiteral("--timeout=0.2")};
    QCOMPARE(run(all).code, 0);
    const JobId first = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Error));
    const JobId second = m_queue->insert(sampleJob(QStringLiteral("b"), JobState::Suspended));
    const Run late = run(all);
    QCOMPARE(late.code, 8);
    QVERIFY(late.err.contains(second.toString()));
    QVERIFY(!late.err.contains(first.toString() + QLatin1String(": not in time")));
    m_queue->move(second, JobState::Error);
    QCOMPARE(run(all).code, 1);
    QCOMPARE(run({QStringLiteral("wait"), QStringLiteral("--all"), first.toString()}).code, 2);
    QCOMPARE(run({QStringLiteral("wait")}).code, 2);
}

void TestKurierctlVerbs::waitForStates()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a"), JobState::Suspended));
    QCOMPARE(
        run({QStringLiteral("wait"), id.toString(), QStringLiteral("--for=suspended,error")}).code,
        0);
    m_queue->move(id, JobState::Cancelled);
    QCOMPARE(run({QStringLiteral("wait"), id.toString(), QStringLiteral("--for=transferred")}).code,
             4);
    QCOMPARE(run({QStringLiteral("wait"), id.toString()}).code, 0);
    QCOMPARE(run({QStringLiteral("wait"), id.toString(), QStringLiteral("--for=lost")}).code, 2);
}

void TestKurierctlVerbs::setProperties()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    QCOMPARE(
        run({QStringLiteral("set"), id.toString(), QStringLiteral("priority=foreground")}).code, 0);
    QCOMPARE(m_queue->at(id).snapshot.priority, JobPriority::Foreground);
    QCOMPARE(run({QStringLiteral("set"), id.toString(), QStringLiteral("priority=urgent")}).code,
             2);
    QCOMPARE(run({QStringLiteral("set"), id.toString(), QStringLiteral("colour=red")}).code, 2);
    QCOMPARE(run({QStringLiteral("set"), id.toString(), QStringLiteral("limit=2M"),
                  QStringLiteral("name=x = y"), QStringLiteral("description="),
                  QStringLiteral("retry-delay=5"), QStringLiteral("no-progress-timeout=0"),
                  QStringLiteral("auto-complete=no")})
                 .code,
             0);
    const JobDetails &job = m_queue->at(id);
    QCOMPARE(job.options.rateLimit, qint64 {2 * 1024 * 1024});
    QCOMPARE(job.snapshot.name, QStringLiteral("x = y"));
    QCOMPARE(job.description, QString());
    QCOMPARE(job.options.minimumRetryDelay, std::chrono::seconds(5));
    QCOMPARE(job.options.noProgressTimeout, std::chrono::seconds(0));
    QCOMPARE(job.snapshot.autoComplete, false);
    QCOMPARE(run({QStringLiteral("set"), id.toString(), QStringLiteral("limit=none")}).code, 0);
    QCOMPARE(m_queue->at(id).options.rateLimit, qint64 {0});
    for (const char *wrong : {"limit=fast", "retry-delay=0", "retry-delay=soon",
                              "no-progress-timeout=-1", "auto-complete=maybe", "priority="}) {
        QCOMPARE(run({QStringLiteral("set"), id.toString(), QString::fromLatin1(wrong)}).code, 2);
    }
    QCOMPARE(run({QStringLiteral("set"), id.toString()}).code, 2);
    const QString url = QStringLiteral("url=https://new.example/f");
    m_queue->at(id).snapshot.filesTotal = 1;
    m_queue->at(id).files.resize(1);
    QCOMPARE(run({QStringLiteral("set"), id.toString(), url}).code, 0);
    QCOMPARE(m_queue->at(id).files.front().url, QByteArray("https://new.example/f"));
    for (const char *wrong : {"url=", "url=nonsense", "url=file:///etc/passwd"})
        QCOMPARE(run({QStringLiteral("set"), id.toString(), QString::fromLatin1(wrong)}).code, 2);
    const JobId other = m_queue->insert(sampleJob(QStringLiteral("b")));
    QCOMPARE(run({QStringLiteral("set"), id.toString(), other.toString(), url}).code, 2);
    m_queue->at(id).snapshot.filesTotal = 2;
    const auto several = run({QStringLiteral("set"), id.toString(), url});
    QCOMPARE(several.code, 2);
    QVERIFY2(several.err.contains(QStringLiteral("one file")), qPrintable(several.err));
    QCOMPARE(run({QStringLiteral("set"), QStringLiteral("nobody"), url}).code, 3);
    QCOMPARE(
        run({QStringLiteral("set"), QStringLiteral("nobody"), QStringLiteral("priority=low")}).code,
        3);
}

void TestKurierctlVerbs::cleanupCommands()
{
    QCOMPARE(run({QStringLiteral("cleanup")}).code, 0);
    JobDetails job = sampleJob(QStringLiteral("a"), JobState::Cancelled);
    job.artefacts.first().state = ArtefactState::Failed;
    job.artefacts.first().reason = {ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}};
    job.artefacts.first().attempts = 4711;
    job.artefacts.first().nextAttempt = 1'760'000'000'000; // October 2025.
    const JobId id = m_queue->insert(job);
    const Run listed = run({QStringLiteral("cleanup"), QStringLiteral("list")});
    const Run shown = run({QStringLiteral("show"), id.toString()});
    for (const Run &told : {listed, shown}) {
        for (const QString &part : {QStringLiteral("/home/anna/Downloads/.part"),
                                    QStringLiteral("4711"), QStringLiteral("/25 ")})
            QVERIFY2(told.out.contains(part), qPrintable(told.out));
    }
    const Run json = run({QStringLiteral("--json"), QStringLiteral("cleanup")});
    const QJsonValue artefact = json.json()[QStringLiteral("artefacts")][0];
    QCOMPARE(artefact[QStringLiteral("state")].toString(), QStringLiteral("failed"));
    QVERIFY(artefact[QStringLiteral("reason")].isString());
    QCOMPARE(
        run({QStringLiteral("cleanup"), QStringLiteral("retry"), QStringLiteral("--all")}).code, 0);
    QCOMPARE(m_queue->retries, 1);
    QVERIFY(m_queue->retried.isEmpty());
    QCOMPARE(
        run({QStringLiteral("cleanup"), QStringLiteral("retry"), QStringLiteral("nobody")}).code,
        3);
    QCOMPARE(m_queue->retries, 1);
    QCOMPARE(run({QStringLiteral("cleanup"), QStringLiteral("abandon"), id.toString()}).code, 0);
    QCOMPARE(m_queue->abandoned, QList<JobId> {id});
    QCOMPARE(run({QStringLiteral("cleanup"), QStringLiteral("abandon")}).code, 2);
    job.artefacts.first().state = ArtefactState::Removed;
    job.snapshot.id = JobId::create();
    const JobId clean = m_queue->insert(job);
    QCOMPARE(run({QStringLiteral("cleanup"), QStringLiteral("abandon"), clean.toString()}).code, 4);
    QCOMPARE(m_queue->abandoned, QList<JobId> {id});
}

QTEST_GUILESS_MAIN(TestKurierctlVerbs)
#include "tst_KurierctlVerbs.moc"
