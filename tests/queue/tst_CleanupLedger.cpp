// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleanup/CleanupLedger.h"

#include <QTest>

#include <map>
#include <random>

using namespace kurier;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr qint64 kWall = 1'700'000'000'000;
constexpr std::chrono::milliseconds kNow {86'400'000}; // Steady.
const Error kReason {ErrorCode::EAccessDenied, ErrorContext::LocalFile, {}, {}};

Artefact temp(const JobId &job)
{
    Artefact artefact;
    artefact.job = job;
    artefact.directory = QStringLiteral("/srv");
    artefact.name = QStringLiteral(".kurier.part");
    return artefact;
}

} // namespace

/// Intent durable, writer gone, removed, outcome: never in another order, never forgotten.
class CleanupLedgerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids();
    void orderIntentThenWriter();
    void orderWriterThenIntent();
    void writerReturns();
    void dropOnlyOnce();
    void publishedIsNotOurs();
    void outcome();
    void retriesGrow();
    void retryNow();
    void abandon();
    void restored();
    void sessionOfAnEarlierLife();
    void wallClockChanges();
    void ofJobAndInUse();
    void unknownIds();
    void countsNeverDrift();
};

void CleanupLedgerTest::ids()
{
    CleanupLedger ledger;
    const JobId job = JobId::create();
    const Artefact first = ledger.add(temp(job));
    QVERIFY(!first.id.isNull());
    QVERIFY(ledger.add(temp(job)).id > first.id);
    ledger.setLastId(ArtefactId {100});
    ledger.setLastId(ArtefactId {7});
    QCOMPARE(ledger.add(temp(job)).id, ArtefactId {101});
    Artefact stored = temp(job);
    stored.id = ArtefactId {500};
    ledger.restore(stored);
    QCOMPARE(ledger.add(temp(job)).id, ArtefactId {501});
}

void CleanupLedgerTest::orderIntentThenWriter()
{
    CleanupLedger ledger;
    const ArtefactId id = ledger.add(temp(JobId::create())).id;
    ledger.setWriter(id, true);
    const auto dropped = ledger.drop(id, 77);
    QVERIFY(dropped);
    QCOMPARE(dropped->state, ArtefactState::Pending);
    QCOMPARE(dropped->bytes, 77);
    QVERIFY(ledger.takeDue(kNow).empty());
    ledger.intentStored(id);
    QVERIFY2(ledger.takeDue(kNow).empty(), "removed under its writer");
    QVERIFY(!ledger.nextDue());
    ledger.setWriter(id, false);
    QVERIFY(ledger.nextDue());
    const auto due = ledger.takeDue(kNow);
    QCOMPARE(due.size(), std::size_t {1});
    QCOMPARE(due[0].id, id);
    QVERIFY2(ledger.takeDue(kNow).empty(), "given out twice");
}

void CleanupLedgerTest::orderWriterThenIntent()
{
    CleanupLedger ledger;
    const ArtefactId id = ledger.add(temp(JobId::create())).id;
    ledger.setWriter(id, true);
    static_cast<void>(ledger.drop(id, 0));
    ledger.setWriter(id, false);
    QVERIFY2(ledger.takeDue(kNow).empty(), "removed before the intent is durable");
    QVERIFY(!ledger.nextDue());
    ledger.intentStored(id);
    QCOMPARE(ledger.takeDue(kNow).size(), std::size_t {1});
}

void CleanupLedgerTest::writerReturns()
{
    CleanupLedger ledger;
    const ArtefactId id = ledger.add(temp(JobId::create())).id;
    static_cast<void>(ledger.drop(id, 0));
    ledger.intentStored(id);
    ledger.setWriter(id, true);
    QVERIFY(ledger.takeDue(kNow).empty());
    ledger.setWriter(id, false);
    QCOMPARE(ledger.takeDue(kNow).size(), std::size_t {1});
    // While a removal runs nothing starts a second one.
    ledger.setWriter(id, true);
    ledger.setWriter(id, false);
    ledger.intentStored(id);
    ledger.retryNow({});
    QVERIFY(ledger.takeDue(kNow + 999h).empty());
}

void CleanupLedgerTest::dropOnlyOnce()
{
    CleanupLedger ledger;
    const ArtefactId id = ledger.add(temp(JobId::create())).id;
    QVERIFY(ledger.drop(id, 1));
    QVERIFY(!ledger.drop(id, 2));
    QCOMPARE(ledger.pendingCount(), 1);
    QCOMPARE(ledger.find(id)->bytes, 1);
}

void CleanupLedgerTest::publishedIsNotOurs()
{
    CleanupLedger ledger;
    const ArtefactId id = ledger.add(temp(JobId::create())).id;
    const auto last = ledger.finish(id, ArtefactState::Published);
    QVERIFY(last);
    QCOMPARE(last->state, ArtefactState::Published);
    QVERIFY(!ledger.find(id));
    QVERIFY(!ledger.drop(id, 0));
    ledger.intentStored(id);
    ledger.retryNow({});
    QVERIFY(ledger.takeDue(kNow).empty());
}

void CleanupLedgerTest::outcome()
{
    CleanupLedger ledger;
    const JobId job = JobId::create();
    const ArtefactId id = ledger.add(temp(job)).id;
    QCOMPARE(ledger.identified(id, 3, 4)->state, ArtefactState::Live);
    static_cast<void>(ledger.drop(id, 5));
    ledger.intentStored(id);
    QCOMPARE(ledger.takeDue(kNow).at(0).inode, 4U);
    const auto last = ledger.removalEnded(id, true, 4711, {}, kNow, kWall);
    QVERIFY(last);
    QCOMPARE(last->state, ArtefactState::Removed);
    QCOMPARE(last->bytes, 4711);
    QCOMPARE(last->attempts, 1);
    QCOMPARE(last->nextAttempt, 0);
    QVERIFY(!ledger.find(id));
    QVERIFY(ledger.ofJob(job).isEmpty());
    QCOMPARE(ledger.pendingCount(), 0);
}

void CleanupLedgerTest::retriesGrow()
{
    CleanupLedger ledger;
    const ArtefactId id = ledger.add(temp(JobId::create())).id;
    static_cast<void>(ledger.drop(id, 5));
    ledger.intentStored(id);
    milliseconds now = kNow;
    milliseconds wanted = 5s;
    for (int attempt = 1; attempt <= 40; ++attempt) {
        QCOMPARE(ledger.takeDue(now).size(), std::size_t {1});
        const auto failed = ledger.removalEnded(id, false, 0, kReason, now, kWall);
        QVERIFY(failed);
        QCOMPARE(failed->state, ArtefactState::Failed);
        QCOMPARE(failed->reason, kReason);
        QCOMPARE(failed->attempts, attempt);
        QCOMPARE(failed->nextAttempt, kWall + wanted.count());
        QCOMPARE(failed->bytes, 5);
        QVERIFY(ledger.nextDue() == now + wanted);
        QCOMPARE(ledger.pendingCount(), 1);
        QCOMPARE(ledger.failedCount(), 1);
        QVERIFY(ledger.takeDue(now + wanted - 1ms).empty());
        now += wanted;
        wanted = std::min<milliseconds>(wanted * 2, 1h);
    }
}

void CleanupLedgerTest::retryNow()
{
    CleanupLedger ledger;
    const JobId one = JobId::create();
    const JobId two = JobId::create();
    for (const JobId &job : {one, two}) {
        const ArtefactId id = ledger.add(temp(job)).id;
        static_cast<void>(ledger.drop(id, 0));
        ledger.intentStored(id);
        static_cast<void>(ledger.takeDue(kNow));
        static_cast<void>(ledger.removalEnded(id, false, 0, kReason, kNow, kWall));
    }
    QVERIFY(ledger.takeDue(kNow).empty());
    ledger.retryNow({one});
    const auto due = ledger.takeDue(kNow);
    QCOMPARE(due.size(), std::size_t {1});
    QCOMPARE(due[0].job, one);
    ledger.retryNow({});
    QCOMPARE(ledger.takeDue(kNow).size(), std::size_t {1});
}

void CleanupLedgerTest::abandon()
{
    CleanupLedger ledger;
    const JobId job = JobId::create();
    const ArtefactId failed = ledger.add(temp(job)).id;
    const ArtefactId running = ledger.add(temp(job)).id;
    const ArtefactId used = ledger.add(temp(job)).id;
    for (const ArtefactId id : {failed, running}) {
        static_cast<void>(ledger.drop(id, 0));
        ledger.intentStored(id);
    }
    QCOMPARE(ledger.takeDue(kNow).size(), std::size_t {2});
    static_cast<void>(ledger.removalEnded(failed, false, 0, kReason, kNow, kWall));
    QVERIFY(ledger.abandon({}).empty());
    QVERIFY(ledger.abandon({JobId::create()}).empty());
    const auto given = ledger.abandon({job});
    QCOMPARE(given.size(), std::size_t {1});
    QCOMPARE(given[0].id, failed);
    QCOMPARE(given[0].state, ArtefactState::Abandoned);
    QVERIFY(ledger.find(running));
    QVERIFY(ledger.find(used));
    QCOMPARE(ledger.pendingCount(), 1);
    QCOMPARE(ledger.failedCount(), 0);
    QVERIFY(ledger.takeDue(kNow + 999h).empty());
    QVERIFY(ledger.removalEnded(running, true, 0, {}, kNow, kWall));
    QCOMPARE(ledger.pendingCount(), 0);
}

void CleanupLedgerTest::restored()
{
    CleanupLedger ledger;
    qint64 id = 0;
    std::map<ArtefactState, ArtefactId> all;
    for (const ArtefactState state : {ArtefactState::Intended, ArtefactState::Live,
                                      ArtefactState::Pending, ArtefactState::Failed}) {
        Artefact artefact = temp(JobId::create());
        artefact.id = ArtefactId {++id};
        artefact.state = state;
        artefact.attempts = state == ArtefactState::Failed ? 3 : 0;
        artefact.nextAttempt = state == ArtefactState::Failed ? kWall + 20'000 : 0;
        all[state] = artefact.id;
        ledger.restore(artefact, kNow, kWall);
    }
    QCOMPARE(ledger.pendingCount(), 2);
    QCOMPARE(ledger.failedCount(), 1);
    QCOMPARE(ledger.inUse().size(), std::size_t {2});
    auto due = ledger.takeDue(kNow);
    QCOMPARE(due.size(), std::size_t {1});
    QCOMPARE(due[0].id, all[ArtefactState::Pending]);
    QVERIFY(ledger.nextDue() == kNow + 20s);
    due = ledger.takeDue(kNow + 20s);
    QCOMPARE(due.size(), std::size_t {1});
    QCOMPARE(ledger.removalEnded(due[0].id, false, 0, kReason, kNow, kWall)->nextAttempt,
             kWall + 40'000);
    // One in use is not durable as an intent until that is stored.
    static_cast<void>(ledger.drop(all[ArtefactState::Live], 0));
    QVERIFY(ledger.takeDue(kNow).empty());
}

/// What its killed sender had on its way may arrive behind the removal.
void CleanupLedgerTest::sessionOfAnEarlierLife()
{
    CleanupLedger ledger;
    Artefact stored = temp(JobId::create());
    stored.id = ArtefactId {5};
    stored.kind = ArtefactKind::ServerSession;
    stored.state = ArtefactState::Pending;
    stored.session = {UploadProtocol::Sftp, "sftp://h/a.part", {}};
    ledger.restore(stored, kNow, kWall);
    QCOMPARE(ledger.takeDue(kNow).size(), std::size_t {1});
    const auto looked = ledger.removalEnded(stored.id, true, 7, {}, kNow + 1s, kWall + 1000);
    QVERIFY(looked);
    QCOMPARE(looked->state, ArtefactState::Pending);
    QVERIFY(looked->nextAttempt > kWall + 1000);
    QVERIFY(ledger.nextDue());
    const auto then = *ledger.nextDue();
    QVERIFY(ledger.takeDue(then - milliseconds(1)).empty());
    QCOMPARE(ledger.takeDue(then).size(), std::size_t {1});
    const auto gone = ledger.removalEnded(stored.id, true, 0, {}, then, kWall);
    QVERIFY(gone);
    QCOMPARE(gone->state, ArtefactState::Removed);
    QCOMPARE(gone->bytes, qint64 {7});
    QCOMPARE(ledger.pendingCount(), qint64 {0});
}

void CleanupLedgerTest::wallClockChanges()
{
    // Ten years back: what was planned then is tried within the longest delay all the same.
    CleanupLedger ledger;
    Artefact stored = temp(JobId::create());
    stored.id = ArtefactId {1};
    stored.state = ArtefactState::Failed;
    stored.attempts = 3;
    stored.nextAttempt = kWall;
    ledger.restore(stored, kNow, kWall - milliseconds(87'600h).count());
    QVERIFY(ledger.nextDue() == kNow + 1h);
    QCOMPARE(ledger.takeDue(kNow + 1h).size(), std::size_t {1});
    // While the queue runs the wall clock has no say at all.
    static_cast<void>(ledger.removalEnded(stored.id, false, 0, kReason, kNow, 1));
    QVERIFY(ledger.nextDue() == kNow + 40s);
}

void CleanupLedgerTest::ofJobAndInUse()
{
    CleanupLedger ledger;
    const JobId job = JobId::create();
    std::vector<ArtefactId> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(ledger.add(temp(job)).id);
    static_cast<void>(ledger.add(temp(JobId::create())));
    const QList<Artefact> all = ledger.ofJob(job);
    QCOMPARE(all.size(), 5);
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].id, ids[static_cast<std::size_t>(i)]);
    QCOMPARE(ledger.inUse().size(), std::size_t {6});
    static_cast<void>(ledger.drop(ids[0], 0));
    QCOMPARE(ledger.inUse().size(), std::size_t {5});
}

void CleanupLedgerTest::unknownIds()
{
    CleanupLedger ledger;
    const ArtefactId id {42};
    ledger.setWriter(id, true);
    ledger.intentStored(id);
    QVERIFY(!ledger.find(id));
    QVERIFY(!ledger.identified(id, 1, 1));
    QVERIFY(!ledger.drop(id, 0));
    QVERIFY(!ledger.finish(id, ArtefactState::Published));
    QVERIFY(!ledger.removalEnded(id, true, 0, {}, kNow, kWall));
    QCOMPARE(ledger.pendingCount(), 0);
    QVERIFY(!ledger.nextDue());
}

void CleanupLedgerTest::countsNeverDrift()
{
    struct Model
    {
        JobId job;
        ArtefactState state = ArtefactState::Intended;
        bool writer = false;
        bool durable = false;
        bool removing = false;
    };
    const quint32 seed = std::random_device {}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int limit) {
        return std::uniform_int_distribution<int>(0, limit)(random);
    };
    CleanupLedger ledger;
    std::map<ArtefactId, Model> model;
    const QList<JobId> jobs {JobId::create(), JobId::create(), JobId::create()};
    milliseconds now = kNow;
    const auto mustGo = [](const Model &m) {
        return m.state == ArtefactState::Pending || m.state == ArtefactState::Failed;
    };
    for (int step = 0; step < 60'000; ++step) {
        auto chosen = model.begin();
        if (!model.empty())
            std::advance(chosen, upTo(static_cast<int>(model.size()) - 1));
        const bool any = chosen != model.end();
        switch (upTo(8)) {
        case 0:
            if (model.size() < 12) {
                const JobId job = jobs[upTo(2)];
                model[ledger.add(temp(job)).id].job = job;
            }
            break;
        case 1:
            if (any) {
                chosen->second.writer = upTo(1) == 1 && !chosen->second.removing;
                ledger.setWriter(chosen->first, chosen->second.writer);
            }
            break;
        case 2:
        case 3:
            if (any) {
                const bool expected = !mustGo(chosen->second);
                QCOMPARE(ledger.drop(chosen->first, 1).has_value(), expected);
                if (expected)
                    chosen->second.state = ArtefactState::Pending;
            }
            break;
        case 4:
            if (any && mustGo(chosen->second)) {
                chosen->second.durable = true;
                ledger.intentStored(chosen->first);
            }
            break;
        case 5:
            if (any && !mustGo(chosen->second)) {
                QVERIFY(ledger.finish(chosen->first, ArtefactState::Published));
                model.erase(chosen);
            }
            break;
        case 6:
            if (any && chosen->second.removing) {
                chosen->second.removing = false;
                const bool removed = upTo(2) == 0;
                QVERIFY(ledger.removalEnded(chosen->first, removed, 9, kReason, now, kWall));
                if (removed)
                    model.erase(chosen);
                else
                    chosen->second.state = ArtefactState::Failed;
            }
            break;
        case 7:
            if (upTo(30) == 0) {
                for (const Artefact &given : ledger.abandon({jobs[upTo(2)]})) {
                    QVERIFY(!model.at(given.id).removing);
                    model.erase(given.id);
                }
            } else if (upTo(5) == 0) {
                ledger.retryNow({});
            }
            break;
        default:
            now += milliseconds(upTo(4'000'000));
            for (const Artefact &due : ledger.takeDue(now)) {
                Model &entry = model.at(due.id);
                QVERIFY2(mustGo(entry) && entry.durable && !entry.writer && !entry.removing,
                         "removed out of order");
                entry.removing = true;
            }
        }
        qint64 pending = 0;
        qint64 failed = 0;
        for (const auto &[id, entry] : model) {
            pending += mustGo(entry);
            failed += entry.state == ArtefactState::Failed;
            QCOMPARE(ledger.find(id)->state, entry.state);
            const bool waits = mustGo(entry) && entry.durable && !entry.writer && !entry.removing;
            QVERIFY2(!waits || ledger.nextDue(), "forgotten");
        }
        QCOMPARE(ledger.pendingCount(), pending);
        QCOMPARE(ledger.failedCount(), failed);
    }
}

QTEST_GUILESS_MAIN(CleanupLedgerTest)
#include "tst_CleanupLedger.moc"
