// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/ControlServer.h"
#include "core/control/ControlSession.h"
#include "core/control/JobJson.h"
#include "core/control/RemoteTransferQueue.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <map>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

/// The queue of another process, as a window sees it: a real server, a real socket.
class tst_RemoteTransferQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void tellsPagesThenChanges();
    void manyJobsAtOnce();
    void everyCallArrives();
    void errorsOfCallsComeBack();
    void repliesOnlyToTheLiving();
    void losesAndFindsTheQueue();
    void waitsForAQueueThatIsNotThere();
    void talksToNobodyElse();
    void aWindowIsKnownAndRaised();
    void triesEveryPath();
    void showsTheStoredQueueWhereNothingRuns();
    void saysWhyAQueueCannotBeRead();
    void addressesAreTheOwnersAlone();

private:
    void serve()
    {
        m_server = std::make_unique<ControlServer>(
            *m_queue, path(), ControlInfo {QStringLiteral("1"), 1, QStringLiteral("anna"), false});
        QVERIFY(m_server->listen());
    }
    [[nodiscard]] QString path() const { return m_directory->filePath(QStringLiteral("s/sock")); }
    /// Connects and holds what is told.
    void attach()
    {
        m_remote = std::make_unique<RemoteTransferQueue>(QStringList {path()}, ::geteuid());
        connect(m_remote.get(), &TransferQueue::changed, this, [this](const QueueDelta &delta) {
            m_deltas.append(delta);
            if (delta.reset)
                m_rows.clear();
            for (const JobSnapshot &row : delta.upserted) {
                m_rows.insert_or_assign(row.key, row);
                m_keys.insert(row.id, row.key);
            }
            for (const JobId &id : delta.removed)
                m_rows.erase(m_keys.take(id));
        });
        m_remote->subscribe();
        m_remote->start();
    }
    template <class T, class Call>
    T answerOf(Call call)
    {
        std::optional<T> answer;
        call([&answer](T value) { answer = std::move(value); });
        if (answer || !QTest::qWaitFor([&answer] { return answer.has_value(); }, 20000)) {
            QTest::qFail("answered at once, or never", __FILE__, __LINE__);
            return answer ? *answer : T {};
        }
        return *answer;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<ControlServer> m_server;
    std::unique_ptr<RemoteTransferQueue> m_remote;
    QList<QueueDelta> m_deltas;
    std::map<JobKey, JobSnapshot> m_rows;
    QHash<JobId, JobKey> m_keys;
};

void tst_RemoteTransferQueue::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_queue = std::make_unique<FakeTransferQueue>();
    m_queue->tellsUnasked = true;
    m_deltas.clear();
    m_rows.clear();
    serve();
}

void tst_RemoteTransferQueue::cleanup()
{
    m_remote.reset();
    m_server.reset();
    m_queue.reset();
    m_directory.reset();
}

void tst_RemoteTransferQueue::tellsPagesThenChanges()
{
    QList<JobId> ids;
    for (int i = 0; i < 2500; ++i)
        ids.append(m_queue->insert(sampleJob(QString::number(i))));
    attach();
    QTRY_COMPARE_WITH_TIMEOUT(m_rows.size(), std::size_t {2500}, 20000);
    QVERIFY(m_deltas.first().reset);
    QVERIFY(m_deltas.first().upserted.size() <= 200);
    for (qsizetype i = 1; i < m_deltas.size(); ++i) {
        QVERIFY(!m_deltas.at(i).reset);
        QCOMPARE(m_deltas.at(i).revision, m_deltas.at(i - 1).revision + 1);
    }
    // A queue of another process is not told anew for one window.
    QCOMPARE(m_queue->subscriptions, 0);
    m_queue->move(ids.at(1700), JobState::Suspended);
    QTRY_COMPARE(m_rows.at(JobKey {1701}).state, JobState::Suspended);
    m_queue->move(ids.at(3), JobState::Cancelled);
    QTRY_COMPARE(m_rows.size(), std::size_t {2499});
    QSignalSpy status(m_remote.get(), &TransferQueue::statusChanged);
    m_queue->tellStatus();
    QVERIFY(status.wait());
}

void tst_RemoteTransferQueue::manyJobsAtOnce()
{
    QList<JobId> ids;
    for (int i = 0; i < 12'000; ++i)
        ids.append(m_queue->insert(sampleJob(QString::number(i))));
    attach();
    QTRY_COMPARE_WITH_TIMEOUT(m_rows.size(), std::size_t {12'000}, 60000);
    const auto results = answerOf<CommandResults>(
        [&](const auto &reply) { m_remote->command(JobCommand::Suspend, ids, this, reply); });
    QCOMPARE(results.size(), ids.size());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        QCOMPARE(results.at(i).id, ids.at(i));
        QVERIFY(results.at(i).ok());
    }
    const auto plan =
        answerOf<CancelPlan>([&](const auto &reply) { m_remote->planCancel(ids, this, reply); });
    QCOMPARE(plan.items.size(), ids.size());
    QCOMPARE(plan.items.last().id, ids.last());
    const auto cancelled = answerOf<CommandResults>(
        [&](const auto &reply) { m_remote->cancel(ids, FilesTold {}, this, reply); });
    QCOMPARE(cancelled.size(), ids.size());
    QCOMPARE(cancelled.last().id, ids.last());
    QCOMPARE(m_queue->cancels, static_cast<int>(ids.size()));
}

void tst_RemoteTransferQueue::everyCallArrives()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("one")));
    attach();
    QTRY_COMPARE(m_rows.size(), std::size_t {1});
    JobSpec spec;
    spec.directory = QStringLiteral("/srv");
    spec.files = {{"http://anna@example.org/a?token=x", {}, {}}};
    spec.credentials = Credentials {"anna", "secret", AccessScheme::Basic};
    const auto added = answerOf<Result<QList<JobId>>>(
        [&](const auto &reply) { m_remote->addJobs({spec}, this, reply); });
    QVERIFY(added && added->size() == 1);
    const JobSpec &arrived = m_queue->added.first();
    QCOMPARE(arrived.files.first().url, spec.files.first().url);
    QCOMPARE(arrived.directory, spec.directory);
    QVERIFY(arrived.credentials && arrived.credentials->sameSecret(*spec.credentials));

    JobChanges changes;
    changes.name = QStringLiteral("renamed");
    QVERIFY(answerOf<CommandResults>(
                [&](const auto &reply) { m_remote->change(changes, {id}, this, reply); })
                .first()
                .ok());
    QCOMPARE(m_queue->at(id).snapshot.name, QStringLiteral("renamed"));
    AccessGrant grant;
    grant.credentials = Credentials {"anna", "secret", AccessScheme::Basic};
    grant.remember = true;
    (void)answerOf<CommandResults>(
        [&](const auto &reply) { m_remote->grantAccess(grant, {id}, this, reply); });
    QCOMPARE(m_queue->grants.size(), 1);
    QVERIFY(m_queue->grants.first().credentials->sameSecret(*grant.credentials));
    QVERIFY(m_queue->grants.first().remember);
    const auto details = answerOf<Result<JobDetails>>(
        [&](const auto &reply) { m_remote->requestDetails(id, this, reply); });
    QVERIFY(details && details->snapshot.id == id && details->files.size() == 1);
    QCOMPARE(answerOf<QList<JobId>>([&](const auto &reply) {
                 m_remote->findJobs(id.toString().left(8), this, reply);
             }),
             QList<JobId> {id});
    QCOMPARE(answerOf<RowsPage>([&](const auto &reply) {
                 m_remote->requestRows({{}, 1, {}}, this, reply);
             }).rows.size(),
             1);
    QVERIFY(answerOf<CommandResults>([&](const auto &reply) {
                m_remote->cancel({id}, FilesTold {{id, 2}, {JobId::create(), 1}}, this, reply);
            })
                .first()
                .ok());
    QCOMPARE(m_queue->cancels, 1);
    QCOMPARE(m_queue->filesTold, (FilesTold {{id, 2}}));
    QCOMPARE(answerOf<HistoryPage>([&](const auto &reply) {
                 m_remote->requestHistory({}, this, reply);
             }).rows.size(),
             std::size_t {1});
    (void)answerOf<QList<Artefact>>(
        [&](const auto &reply) { m_remote->requestCleanup(this, reply); });
    m_remote->retryCleanup({});
    m_remote->retryCleanup({id});
    (void)answerOf<Error>([&](const auto &reply) { m_remote->abandonCleanup({id}, this, reply); });
    QCOMPARE(m_queue->retries, 2);
    QCOMPARE(m_queue->abandoned, QList<JobId> {id});
    QueueLimits limits;
    limits.rateLimit = 1234;
    m_remote->setLimits(limits);
    QTRY_VERIFY(m_queue->limits && *m_queue->limits == limits);
}

void tst_RemoteTransferQueue::errorsOfCallsComeBack()
{
    attach();
    m_queue->addError = {ErrorCode::EPathNotFound, ErrorContext::LocalFile, QStringLiteral("gone"),
                         QStringLiteral("/srv")};
    JobSpec spec;
    spec.directory = QStringLiteral("/srv");
    spec.files = {{"http://example.org/a", {}, {}}};
    const auto added = answerOf<Result<QList<JobId>>>(
        [&](const auto &reply) { m_remote->addJobs({spec}, this, reply); });
    QVERIFY(!added);
    QCOMPARE(errorCodeName(added.error().code), errorCodeName(m_queue->addError.code));
    QVERIFY(added.error() == m_queue->addError);
    const auto unknown = answerOf<Result<JobDetails>>(
        [&](const auto &reply) { m_remote->requestDetails(JobId::create(), this, reply); });
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::DoEJobNotFound);
}

void tst_RemoteTransferQueue::repliesOnlyToTheLiving()
{
    attach();
    bool answered = false;
    auto context = std::make_unique<QObject>();
    m_remote->requestCleanup(context.get(), [&answered](const auto &) { answered = true; });
    context.reset();
    (void)answerOf<QList<Artefact>>(
        [&](const auto &reply) { m_remote->requestCleanup(this, reply); });
    QVERIFY(!answered);
}

void tst_RemoteTransferQueue::losesAndFindsTheQueue()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("one")));
    attach();
    QTRY_COMPARE(m_rows.size(), std::size_t {1});
    QueueLimits limits;
    limits.activeJobs = 9;
    m_remote->setLimits(limits);
    QTRY_VERIFY(m_queue->limits.has_value());
    QSignalSpy reachable(m_remote.get(), &RemoteTransferQueue::reachableChanged);
    m_server.reset();
    QVERIFY(reachable.wait());
    QCOMPARE(reachable.takeFirst().first().toBool(), false);
    const auto results = answerOf<CommandResults>([&](const auto &reply) {
        m_remote->command(JobCommand::Suspend, {id, JobId::create()}, this, reply);
    });
    QCOMPARE(results.size(), 2);
    QCOMPARE(results.last().error.code, ErrorCode::BgEConnectionClosed);
    const auto plan =
        answerOf<CancelPlan>([&](const auto &reply) { m_remote->planCancel({id}, this, reply); });
    QCOMPARE(plan.unknown, QList<JobId> {id});
    QCOMPARE(plan.trouble.code, ErrorCode::BgEConnectionClosed);

    m_queue->limits.reset();
    m_queue->insert(sampleJob(QStringLiteral("two")));
    m_deltas.clear();
    serve();
    QVERIFY(reachable.wait());
    QCOMPARE(reachable.takeFirst().first().toBool(), true);
    QTRY_COMPARE(m_rows.size(), std::size_t {2});
    QVERIFY(m_deltas.first().reset);
    QVERIFY(m_queue->limits && m_queue->limits->activeJobs == 9);
    m_queue->move(id, JobState::Suspended);
    QTRY_COMPARE(m_rows.begin()->second.state, JobState::Suspended);
}

void tst_RemoteTransferQueue::waitsForAQueueThatIsNotThere()
{
    m_server.reset();
    attach();
    m_queue->insert(sampleJob(QStringLiteral("one")));
    serve();
    QTRY_COMPARE_WITH_TIMEOUT(m_rows.size(), std::size_t {1}, 20000);
}

void tst_RemoteTransferQueue::talksToNobodyElse()
{
    m_queue->insert(sampleJob(QStringLiteral("one")));
    RemoteTransferQueue other({path()}, ::geteuid() + 1);
    QSignalSpy changed(&other, &TransferQueue::changed);
    QSignalSpy reachable(&other, &RemoteTransferQueue::reachableChanged);
    other.subscribe();
    other.start();
    QTRY_VERIFY(!reachable.isEmpty());
    QCOMPARE(reachable.first().first().toBool(), false);
    QCOMPARE(m_queue->pagesAsked, 0);
    QVERIFY(changed.isEmpty());
}

void tst_RemoteTransferQueue::aWindowIsKnownAndRaised()
{
    attach();
    QTRY_VERIFY(!m_deltas.isEmpty());
    QSignalSpy raised(m_remote.get(), &RemoteTransferQueue::raiseRequested);
    RemoteCalls other({path()}, std::nullopt, nullptr);
    QSignalSpy connected(&other, &RemoteCalls::connected);
    other.connectToQueue();
    QTRY_VERIFY(!connected.isEmpty());
    bool window = false;
    other.call(QStringLiteral("version"), {}, [&window](const RemoteCalls::Answer &answer) {
        window = answer && answer->value(QLatin1String("window")).toBool();
    });
    other.call(QStringLiteral("raise"),
               {{QStringLiteral("urls"), QJsonArray {QStringLiteral("http://a/")}}},
               [](const RemoteCalls::Answer &) {});
    QVERIFY(raised.wait());
    QVERIFY(window);
    QCOMPARE(raised.first().first().toStringList(), QStringList {QStringLiteral("http://a/")});
}

void tst_RemoteTransferQueue::triesEveryPath()
{
    m_queue->insert(sampleJob(QStringLiteral("one")));
    RemoteTransferQueue remote({m_directory->filePath(QStringLiteral("none")),
                                m_directory->filePath(QStringLiteral("none/either")), path()},
                               ::geteuid());
    QSignalSpy changed(&remote, &TransferQueue::changed);
    QSignalSpy reachable(&remote, &RemoteTransferQueue::reachableChanged);
    remote.subscribe();
    remote.start();
    QVERIFY(changed.wait());
    QVERIFY(reachable.isEmpty());
}

/// The other end of a connection to "the queue on disk": here a dispatcher with a queue of its own.
class StoredEnd final
{
public:
    explicit StoredEnd(TransferQueue &queue)
        : m_dispatcher(queue, ControlInfo {})
    {
    }

    Result<FileHandlePtr> open()
    {
        ++opened;
        std::array<int, 2> ends {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            return failure(ErrorCode::EFail);
        auto socket = UnixSocket::adopt(ends[1]);
        if (refusal.code != ErrorCode::Ok) {
            const QByteArray line = controlLine({{QStringLiteral("error"), errorToJson(refusal)}});
            if (UnixSocket::send(*socket, line) != line.size())
                return failure(ErrorCode::EFail);
        } else {
            new ControlSession(std::move(socket), m_dispatcher, false, &m_sessions);
        }
        return UnixSocket::adopt(ends[0]);
    }

    int opened = 0;
    Error refusal;

private:
    ControlDispatcher m_dispatcher;
    QObject m_sessions;
};

void tst_RemoteTransferQueue::showsTheStoredQueueWhereNothingRuns()
{
    m_server.reset();
    FakeTransferQueue stored;
    stored.insert(sampleJob(QStringLiteral("on disk")));
    StoredEnd end(stored);
    m_remote = std::make_unique<RemoteTransferQueue>(QStringList {path()}, ::geteuid());
    m_remote->setStored([&end] { return end.open(); });
    QSignalSpy source(m_remote.get(), &RemoteTransferQueue::sourceChanged);
    QStringList names;
    connect(m_remote.get(), &TransferQueue::changed, this, [&names](const QueueDelta &delta) {
        if (delta.reset)
            names.clear();
        for (const JobSnapshot &row : delta.upserted)
            names.append(row.name);
    });
    m_remote->subscribe();
    m_remote->start();
    QTRY_COMPARE(names, QStringList {QStringLiteral("on disk")});
    QCOMPARE(source.last().first().toBool(), false);
    QCOMPARE(source.last().last().value<Error>().code, ErrorCode::Ok);

    // A process begins to run it.
    m_queue->insert(sampleJob(QStringLiteral("running")));
    serve();
    QTRY_COMPARE_WITH_TIMEOUT(names, QStringList {QStringLiteral("running")}, 20000);
    QCOMPARE(source.last().first().toBool(), true);
    QCOMPARE(end.opened, 1);

    // And ends again.
    m_server.reset();
    QTRY_COMPARE_WITH_TIMEOUT(names, QStringList {QStringLiteral("on disk")}, 20000);
    QCOMPARE(source.last().first().toBool(), false);
    QCOMPARE(end.opened, 2);
}

void tst_RemoteTransferQueue::saysWhyAQueueCannotBeRead()
{
    m_server.reset();
    StoredEnd end(*m_queue);
    end.refusal = {ErrorCode::BgEDatabaseCorrupt, ErrorContext::QueueManager, {}, {}};
    m_remote = std::make_unique<RemoteTransferQueue>(QStringList {path()}, ::geteuid());
    m_remote->setStored([&end] { return end.open(); });
    QSignalSpy source(m_remote.get(), &RemoteTransferQueue::sourceChanged);
    m_remote->subscribe();
    m_remote->start();
    QTRY_VERIFY(!source.isEmpty()
                && source.last().last().value<Error>().code == ErrorCode::BgEDatabaseCorrupt);
    QCOMPARE(source.last().first().toBool(), false);
    // It is tried again, and not in vain.
    end.refusal = {};
    m_queue->insert(sampleJob(QStringLiteral("one")));
    QSignalSpy changed(m_remote.get(), &TransferQueue::changed);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 40000);
    QCOMPARE(source.last().last().value<Error>().code, ErrorCode::Ok);
}

void tst_RemoteTransferQueue::addressesAreTheOwnersAlone()
{
    JobDetails job = sampleJob(QStringLiteral("one"));
    job.files[0].url = "https://example.org/a?token=secret";
    const JobId id = m_queue->insert(job);
    attach();
    QTRY_COMPARE(m_rows.size(), std::size_t {1});
    const auto addresses = answerOf<Result<QStringList>>(
        [&](const auto &reply) { m_remote->requestAddresses({id}, this, reply); });
    QVERIFY(addresses.has_value());
    QCOMPARE(*addresses, QStringList {QStringLiteral("https://example.org/a?token=secret")});
    // Nobody is told them unasked.
    const auto details = answerOf<Result<JobDetails>>(
        [&](const auto &reply) { m_remote->requestDetails(id, this, reply); });
    QVERIFY(!details->files[0].url.contains("secret"));

    // Root may drive a queue of somebody else, but needs no secrets.
    StoredEnd end(*m_queue);
    RemoteCalls foreign({}, std::nullopt, nullptr);
    QSignalSpy connected(&foreign, &RemoteCalls::connected);
    foreign.adopt(*end.open());
    QTRY_VERIFY(!connected.isEmpty());
    std::optional<RemoteCalls::Answer> refused;
    foreign.call(QStringLiteral("addresses"), {{QStringLiteral("ids"), QJsonArray {id.toString()}}},
                 [&refused](const RemoteCalls::Answer &answer) { refused = answer; });
    QTRY_VERIFY(refused.has_value());
    QVERIFY(!refused->has_value());
    QCOMPARE(refused->error().code, ErrorCode::EAccessDenied);
}

QTEST_GUILESS_MAIN(tst_RemoteTransferQueue)
#include "tst_RemoteTransferQueue.moc"
