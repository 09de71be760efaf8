// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/JoinedQueue.h"

#include <QSignalSpy>
#include <QTest>

#include <map>
#include <optional>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

namespace {

JobCommands permitted()
{
    JobCommands commands;
    for (const JobCommand command : {JobCommand::Suspend, JobCommand::Resume, JobCommand::Cancel})
        commands.insert(command);
    return commands;
}

} // namespace

/// Two users' queues as one: what an inspector sees and may do.
class tst_JoinedQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_joined.reset(); }

    void rowsNameTheirOwners();
    void rowsKeepTheOrderOfArrival();
    void aQueueToldAnewComesAnew();
    void commandsGoWhereTheJobsAre();
    void whatIsNotPermittedIsRefused();
    void nothingElseReachesAQueue();
    void troubleTakesTheRowsAway();
    void aBorrowedIdHidesNothing();
    void aQueueWithoutEndIsCut();
    void historyIsOne();
    void statusIsTheSum();
    void detailsAndPlans();

private:
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
    /// "owner:name" in the order of the keys.
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (const auto &[key, row] : m_rows)
            rows.append(QStringLiteral("%1:%2").arg(row.owner).arg(row.name));
        return rows;
    }
    [[nodiscard]] JobId idOf(const QString &name) const
    {
        for (const auto &[key, row] : m_rows) {
            if (row.name == name)
                return row.id;
        }
        return {};
    }

    std::unique_ptr<JoinedQueue> m_joined;
    FakeTransferQueue *m_anna = nullptr;
    FakeTransferQueue *m_bert = nullptr;
    JobId m_a2;
    std::map<JobKey, JobSnapshot> m_rows;
    QueueStatus m_status;
};

void tst_JoinedQueue::init()
{
    m_joined = std::make_unique<JoinedQueue>();
    m_anna = new FakeTransferQueue;
    m_bert = new FakeTransferQueue;
    const JobId a1 = m_anna->insert(sampleJob(QStringLiteral("a1")));
    const JobId b1 = m_bert->insert(sampleJob(QStringLiteral("b1")));
    m_a2 = m_anna->insert(sampleJob(QStringLiteral("a2")));
    QCOMPARE(m_joined->add(QStringLiteral("anna"), m_anna), 0);
    QCOMPARE(m_joined->add(QStringLiteral("bert"), m_bert), 1);
    m_joined->setOwner(0, permitted(), true, {});
    m_joined->setOwner(1, {}, false, {});
    m_rows.clear();
    connect(m_joined.get(), &TransferQueue::changed, this, [this](const QueueDelta &delta) {
        if (delta.reset)
            m_rows.clear();
        for (const JobId &id : delta.removed)
            QCOMPARE(std::erase_if(m_rows, [&id](const auto &row) { return row.second.id == id; }),
                     std::size_t {1});
        for (const JobSnapshot &row : delta.upserted)
            m_rows.insert_or_assign(row.key, row);
    });
    connect(m_joined.get(), &TransferQueue::statusChanged, this,
            [this](const QueueStatus &status) { m_status = status; });
    m_joined->subscribe();
    QTRY_COMPARE(m_anna->subscriptions + m_bert->subscriptions, 2);
    QCoreApplication::processEvents();
    m_anna->move(a1, JobState::Queued);
    m_bert->move(b1, JobState::Queued);
    m_anna->move(m_a2, JobState::Queued);
    QCOMPARE(
        rows(),
        (QStringList {QStringLiteral("0:a1"), QStringLiteral("1:b1"), QStringLiteral("0:a2")}));
}

void tst_JoinedQueue::rowsNameTheirOwners()
{
    QCOMPARE(m_status.owners.size(), 2);
    QCOMPARE(m_status.owners[0].name, QStringLiteral("anna"));
    QCOMPARE(m_status.owners[1].name, QStringLiteral("bert"));
    QVERIFY(m_status.owners[0].running && !m_status.owners[1].running);
    const auto page = answerOf<RowsPage>([&](const auto &reply) {
        m_joined->requestRows({{}, 2, {}}, this, reply);
    });
    QCOMPARE(page.rows.size(), 2);
    QCOMPARE(page.rows[1].owner, quint16 {1});
    QVERIFY(page.more);
}

void tst_JoinedQueue::rowsKeepTheOrderOfArrival()
{
    const std::map<JobKey, JobSnapshot> before = m_rows;
    m_bert->move(m_bert->insert(sampleJob(QStringLiteral("b2"))), JobState::Suspended);
    m_anna->move(idOf(QStringLiteral("a1")), JobState::Suspended);
    const QStringList all {QStringLiteral("0:a1"), QStringLiteral("1:b1"), QStringLiteral("0:a2"),
                           QStringLiteral("1:b2")};
    QCOMPARE(rows(), all);
    QCOMPARE(m_rows.begin()->second.state, JobState::Suspended);
    for (const auto &[key, row] : before)
        QCOMPARE(m_rows.at(key).id, row.id);
    // Whoever comes late is told the same.
    m_rows.clear();
    m_joined->subscribe();
    QCOMPARE(rows(), all);
    m_anna->move(idOf(QStringLiteral("a1")), JobState::Cancelled);
    QCOMPARE(rows(), all.mid(1));
}

void tst_JoinedQueue::aQueueToldAnewComesAnew()
{
    m_anna->subscribe();
    QTRY_COMPARE(rows(), QStringList {QStringLiteral("1:b1")});
    m_anna->move(m_a2, JobState::Queued);
    QCOMPARE(rows(), (QStringList {QStringLiteral("1:b1"), QStringLiteral("0:a2")}));
}

void tst_JoinedQueue::commandsGoWhereTheJobsAre()
{
    m_joined->setOwner(1, permitted(), true, {});
    const JobId a1 = idOf(QStringLiteral("a1"));
    const JobId b1 = idOf(QStringLiteral("b1"));
    const JobId none = JobId::create();
    const auto results = answerOf<CommandResults>([&](const auto &reply) {
        m_joined->command(JobCommand::Suspend, {b1, none, a1}, this, reply);
    });
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0].id, b1);
    QVERIFY(results[0].ok());
    QCOMPARE(results[1].id, none);
    QCOMPARE(results[1].error.code, ErrorCode::DoEJobNotFound);
    QCOMPARE(results[2].id, a1);
    QVERIFY(results[2].ok());
    QCOMPARE(m_anna->at(a1).snapshot.state, JobState::Suspended);
    QCOMPARE(m_bert->at(b1).snapshot.state, JobState::Suspended);
    const auto cancelled = answerOf<CommandResults>([&](const auto &reply) {
        m_joined->cancel({a1, b1}, {}, this, reply);
    });
    QVERIFY(cancelled[0].ok() && cancelled[1].ok());
    QCOMPARE(m_anna->cancels, 1);
    QCOMPARE(m_bert->cancels, 1);
}

void tst_JoinedQueue::whatIsNotPermittedIsRefused()
{
    const JobId a1 = idOf(QStringLiteral("a1"));
    const JobId b1 = idOf(QStringLiteral("b1"));
    const auto results = answerOf<CommandResults>([&](const auto &reply) {
        m_joined->cancel({a1, b1}, {}, this, reply);
    });
    QVERIFY(results[0].ok());
    QCOMPARE(results[1].error.code, ErrorCode::EAccessDenied);
    QCOMPARE(results[1].error.subject, QStringLiteral("bert"));
    QCOMPARE(m_bert->cancels, 0);
    const auto completed = answerOf<CommandResults>([&](const auto &reply) {
        m_joined->command(JobCommand::Complete, {idOf(QStringLiteral("a2"))}, this, reply);
    });
    QCOMPARE(completed[0].error.code, ErrorCode::EAccessDenied);
}

void tst_JoinedQueue::nothingElseReachesAQueue()
{
    JobSpec spec;
    spec.directory = QStringLiteral("/srv");
    spec.files = {{"http://example.org/a", {}, {}}};
    const auto added = answerOf<Result<QList<JobId>>>(
        [&](const auto &reply) { m_joined->addJobs({spec}, this, reply); });
    QCOMPARE(added.error().code, ErrorCode::EAccessDenied);
    const JobId a1 = idOf(QStringLiteral("a1"));
    JobChanges changes;
    changes.priority = JobPriority::High;
    const auto changed = answerOf<CommandResults>(
        [&](const auto &reply) { m_joined->change(changes, {a1}, this, reply); });
    QCOMPARE(changed[0].error.code, ErrorCode::EAccessDenied);
    const auto granted = answerOf<CommandResults>(
        [&](const auto &reply) { m_joined->grantAccess(AccessGrant {}, {a1}, this, reply); });
    QCOMPARE(granted[0].error.code, ErrorCode::EAccessDenied);
    const auto addresses = answerOf<Result<QStringList>>(
        [&](const auto &reply) { m_joined->requestAddresses({a1}, this, reply); });
    QCOMPARE(addresses.error().code, ErrorCode::EAccessDenied);
    const auto abandoned =
        answerOf<Error>([&](const auto &reply) { m_joined->abandonCleanup({a1}, this, reply); });
    QCOMPARE(abandoned.code, ErrorCode::EAccessDenied);
    m_joined->setLimits(QueueLimits {});
    QTest::qWait(50);
    QVERIFY(m_anna->added.isEmpty() && m_anna->grants.isEmpty() && m_anna->abandoned.isEmpty());
    QVERIFY(!m_anna->limits && !m_bert->limits);
}

void tst_JoinedQueue::troubleTakesTheRowsAway()
{
    const Error trouble {ErrorCode::BgEDatabaseCorrupt, ErrorContext::QueueManager, {}, {}};
    m_joined->setOwner(0, {}, false, trouble);
    QCOMPARE(rows(), QStringList {QStringLiteral("1:b1")});
    QCOMPARE(m_status.owners[0].trouble.code, ErrorCode::BgEDatabaseCorrupt);
    m_joined->setOwner(0, permitted(), true, {});
    m_anna->move(m_a2, JobState::Queued);
    QCOMPARE(rows(), (QStringList {QStringLiteral("1:b1"), QStringLiteral("0:a2")}));
    QCOMPARE(m_status.owners[0].trouble.code, ErrorCode::Ok);
}

/// A queue is in its owner's hands: it may claim what is somebody else's.
void tst_JoinedQueue::aBorrowedIdHidesNothing()
{
    JobDetails borrowed = sampleJob(QStringLiteral("borrowed"));
    const JobId a1 = idOf(QStringLiteral("a1"));
    borrowed.snapshot.id = a1;
    m_bert->insert(borrowed);
    m_bert->move(a1, JobState::Queued);
    QCOMPARE(m_rows.size(), std::size_t {4});
    QCOMPARE(idOf(QStringLiteral("a1")), a1);
    const JobId shown = idOf(QStringLiteral("borrowed"));
    QVERIFY(shown != a1);
    const auto results = answerOf<CommandResults>(
        [&](const auto &reply) { m_joined->cancel({a1}, {}, this, reply); });
    QVERIFY(results[0].ok());
    QVERIFY(isFinal(m_anna->at(a1).snapshot.state));
    QCOMPARE(m_bert->cancels, 0);
    m_joined->setOwner(1, permitted(), true, {});
    const auto bert = answerOf<CommandResults>([&](const auto &reply) {
        m_joined->cancel({shown}, FilesTold {{shown, 3}, {JobId::create(), 4}}, this, reply);
    });
    QCOMPARE(bert[0].id, shown);
    QVERIFY(bert[0].ok());
    QCOMPARE(m_bert->cancels, 1);
    QCOMPARE(m_bert->filesTold, (FilesTold {{a1, 3}}));
}

void tst_JoinedQueue::aQueueWithoutEndIsCut()
{
    constexpr int kMost = 100;
    JoinedQueue joined(nullptr, kMost);
    auto *const anna = new FakeTransferQueue;
    auto *const bert = new FakeTransferQueue;
    joined.add(QStringLiteral("anna"), anna);
    joined.add(QStringLiteral("bert"), bert);
    joined.setOwner(0, permitted(), true, {});
    joined.setOwner(1, permitted(), true, {});
    std::map<JobId, quint16> shown;
    QueueStatus status;
    connect(&joined, &TransferQueue::changed, this, [&shown](const QueueDelta &delta) {
        for (const JobSnapshot &row : delta.upserted)
            shown[row.id] = row.owner;
        for (const JobId &id : delta.removed)
            shown.erase(id);
    });
    connect(&joined, &TransferQueue::statusChanged, this,
            [&status](const QueueStatus &told) { status = told; });
    joined.subscribe();
    const auto endless = [](int rows) {
        QueueDelta delta;
        for (int i = 0; i < rows; ++i)
            delta.upserted.append(sampleJob(QString::number(i)).snapshot);
        return delta;
    };
    QueueDelta many = endless(kMost);
    Q_EMIT anna->changed(many);
    QCOMPARE(shown.size(), std::size_t {kMost});
    QCOMPARE(status.owners.at(0).trouble.code, ErrorCode::Ok);
    Q_EMIT anna->changed(endless(kMost));
    QCOMPARE(shown.size(), std::size_t {kMost});
    QCOMPARE(status.owners.at(0).trouble.code, ErrorCode::BgETooLarge);
    // The others are all there, and those that are shown go on.
    Q_EMIT bert->changed(endless(10));
    QCOMPARE(shown.size(), std::size_t {kMost + 10});
    QCOMPARE(status.owners.at(1).trouble.code, ErrorCode::Ok);
    many.removed = {many.upserted.takeFirst().id};
    Q_EMIT anna->changed(many);
    QCOMPARE(shown.size(), std::size_t {kMost + 9});
    // Told anew, it has another chance.
    QueueDelta anew = endless(5);
    anew.reset = true;
    Q_EMIT anna->changed(anew);
    QCOMPARE(shown.size(), std::size_t {15});
    QCOMPARE(status.owners.at(0).trouble.code, ErrorCode::Ok);
}

void tst_JoinedQueue::historyIsOne()
{
    // The same moments, so that pages end between them.
    for (int i = 0; i < 5; ++i) {
        for (FakeTransferQueue *queue : {m_anna, m_bert}) {
            JobDetails job =
                sampleJob(QStringLiteral("%1%2")
                              .arg(queue == m_anna ? QLatin1Char('a') : QLatin1Char('b'))
                              .arg(10 + i),
                          JobState::Acknowledged);
            job.snapshot.finished = 1000 * (i + 1);
            queue->insert(job);
        }
    }
    QStringList names;
    HistoryQuery query;
    query.limit = 3;
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = answerOf<HistoryPage>(
            [&](const auto &reply) { m_joined->requestHistory(query, this, reply); });
        QVERIFY(page.rows.size() <= 3);
        for (const JobSnapshot &row : page.rows) {
            names.append(row.name);
            QCOMPARE(row.owner,
                     quint16 {row.name.startsWith(QLatin1Char('a')) ? quint16 {0} : quint16 {1}});
        }
        if (!page.more)
            break;
        query.beforeFinished = page.rows.back().finished;
        query.beforeKey = page.rows.back().key;
    }
    QStringList sorted = names;
    std::sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) {
        return a.mid(1) != b.mid(1) ? a.mid(1) > b.mid(1) : a > b;
    });
    QCOMPARE(names.size(), 10);
    QCOMPARE(names, sorted);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
}

void tst_JoinedQueue::statusIsTheSum()
{
    m_anna->tellStatus(true);
    QVERIFY(!m_status.loaded);
    m_bert->tellStatus(true);
    QVERIFY(m_status.loaded);
    QCOMPARE(m_status.jobs.at(static_cast<std::size_t>(JobState::Queued)), 3);
}

void tst_JoinedQueue::detailsAndPlans()
{
    const JobId a2 = idOf(QStringLiteral("a2"));
    const JobId b1 = idOf(QStringLiteral("b1"));
    const auto details = answerOf<Result<JobDetails>>(
        [&](const auto &reply) { m_joined->requestDetails(b1, this, reply); });
    QVERIFY(details.has_value());
    QCOMPARE(details->snapshot.name, QStringLiteral("b1"));
    QCOMPARE(details->snapshot.owner, quint16 {1});
    const JobId none = JobId::create();
    const auto plan = answerOf<CancelPlan>([&](const auto &reply) {
        m_joined->planCancel({a2, none, b1}, this, reply);
    });
    QCOMPARE(plan.items.size(), 2);
    QCOMPARE(plan.unknown, QList<JobId> {none});
    QVERIFY(plan.trouble.code == ErrorCode::Ok);
    // One of the queues cannot be asked any more.
    m_bert->planTrouble = {ErrorCode::BgEConnectionClosed, ErrorContext::QueueManager, {}, {}};
    const auto half = answerOf<CancelPlan>([&](const auto &reply) {
        m_joined->planCancel({a2, b1}, this, reply);
    });
    QCOMPARE(half.items.size(), 1);
    QCOMPARE(half.items.first().id, a2);
    QCOMPARE(half.unknown, QList<JobId> {b1});
    QCOMPARE(half.trouble.code, ErrorCode::BgEConnectionClosed);
}

QTEST_GUILESS_MAIN(tst_JoinedQueue)
#include "tst_JoinedQueue.moc"
