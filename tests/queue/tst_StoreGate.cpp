// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/StoreGate.h"

#include <QStringList>
#include <QTest>

using namespace kurier;

namespace {

/// A store that carries out what the test tells it to, and knows what is on disk.
class ScriptedStore final : public JobStore
{
public:
    void load() override { }
    void apply(StoreBatch batch) override { batches.push_back(std::move(batch)); }
    void ask(StoreRequest request) override { requests.push_back(std::move(request)); }
    void keepHistory(const HistoryRetention &) override { }
    void shutdown() override { }

    /// Ends the oldest batch.
    void finish(StoreGate &gate, ErrorCode code = ErrorCode::Ok)
    {
        StoreBatch batch = std::move(batches.front());
        batches.erase(batches.begin());
        if (code == ErrorCode::Ok) {
            for (const StoreMutation &mutation : batch.mutations)
                disk.append(std::get<PutArtefact>(mutation).artefact.name);
        }
        gate.handle(BatchStored {batch.ticket, Error {code, {}, {}, {}}});
    }

    std::vector<StoreBatch> batches;
    std::vector<StoreRequest> requests;
    QStringList disk;
};

/// Each of them is another record, unless \a id says which.
PutArtefact put(const char *name, qint64 id = 0)
{
    static qint64 last = 1000;
    Artefact artefact;
    artefact.id = ArtefactId {id > 0 ? id : ++last};
    artefact.name = QString::fromLatin1(name);
    return {artefact};
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

/// Nothing happens before its record is durable, and records reach the disk in order.
class StoreGateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void actionsWait();
    void oneRowOnceATurn();
    void actionsWithoutRecords();
    void turnsKeepTheirOrder();
    void failedBatchIsKept();
    void laterTurnsQueueBehindAFailure();
    void nothingOvertakesAFailure();
    void repliesOnce();
    void refusedTurnStandsAlone();
    void alone();
    void aloneFails();
    void questions();
    void questionsSeeWhatWasDecided();
    void strayEvents();
    void idle();

private:
    void act(const char *word)
    {
        m_gate->whenDurable([this, word] { m_log.append(QString::fromLatin1(word)); });
    }
    void reply(const char *word)
    {
        m_gate->reply([this, word](const Error &error) {
            m_log.append(QString::fromLatin1(word) + errorCodeHex(error.code).right(2));
        });
    }
    void finishAll()
    {
        while (!m_store->batches.empty())
            m_store->finish(*m_gate);
    }

    std::unique_ptr<ScriptedStore> m_store;
    std::unique_ptr<StoreGate> m_gate;
    QStringList m_log;
};

void StoreGateTest::init()
{
    m_store = std::make_unique<ScriptedStore>();
    m_gate = std::make_unique<StoreGate>(*m_store);
    m_log.clear();
}

void StoreGateTest::actionsWait()
{
    QVERIFY(!m_gate->hasWork());
    m_gate->add(put("a"));
    act("1");
    m_gate->add(put("b"));
    act("2");
    reply("r");
    QVERIFY(m_gate->hasWork());
    QVERIFY(m_store->batches.empty());
    m_gate->flush();
    QVERIFY(!m_gate->hasWork());
    QCOMPARE(m_store->batches.size(), std::size_t {1});
    QCOMPARE(m_store->batches[0].mutations.size(), std::size_t {2});
    QCOMPARE(m_log, QStringList());
    m_store->finish(*m_gate);
    QCOMPARE(m_log, words("1 2 r00"));
}

void StoreGateTest::oneRowOnceATurn()
{
    m_gate->add(put("first", 1));
    m_gate->add(put("other", 2));
    m_gate->add(put("last", 1));
    m_gate->flush();
    // Another turn keeps to itself, as it may be refused alone.
    m_gate->add(put("later", 1));
    m_gate->flush();
    finishAll();
    QCOMPARE(m_store->disk, words("last other later"));

    Job job;
    job.key = JobKey {1};
    Job another;
    another.key = JobKey {2};
    m_gate->add(InsertJob {job});
    m_gate->add(UpdateJob {job});
    m_gate->add(UpdateFile {job.key, 0, {}});
    m_gate->add(UpdateFile {job.key, 1, {}});
    m_gate->add(UpdateJob {another});
    m_gate->add(UpdateJob {job});
    m_gate->add(UpdateFile {job.key, 0, {}});
    m_gate->flush();
    QCOMPARE(m_store->batches.at(0).mutations.size(), std::size_t {5});
}

void StoreGateTest::actionsWithoutRecords()
{
    act("1");
    reply("r");
    QCOMPARE(m_log, QStringList());
    m_gate->flush();
    QCOMPARE(m_log, words("1 r00"));
    QVERIFY(m_store->batches.empty());
}

void StoreGateTest::turnsKeepTheirOrder()
{
    for (const char *const name : {"a", "b", "c"}) {
        m_gate->add(put(name));
        act(name);
        m_gate->flush();
    }
    finishAll();
    QCOMPARE(m_store->disk, words("a b c"));
    QCOMPARE(m_log, words("a b c"));
}

void StoreGateTest::failedBatchIsKept()
{
    m_gate->add(put("a"));
    act("1");
    m_gate->flush();
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    QVERIFY(m_gate->isBlocked());
    QCOMPARE(m_log, QStringList());
    m_gate->retry();
    QVERIFY(!m_gate->isBlocked());
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    QVERIFY(m_gate->isBlocked());
    m_gate->retry();
    m_store->finish(*m_gate);
    QCOMPARE(m_log, words("1"));
    QCOMPARE(m_store->disk, words("a"));
    QVERIFY(m_gate->isIdle());
}

void StoreGateTest::laterTurnsQueueBehindAFailure()
{
    m_gate->add(put("a"));
    m_gate->flush();
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    for (const char *const name : {"b", "c"}) {
        m_gate->add(put(name));
        act(name);
        m_gate->flush();
    }
    QVERIFY(m_store->batches.empty());
    m_gate->retry();
    finishAll();
    QCOMPARE(m_store->disk, words("a b c"));
    QCOMPARE(m_log, words("b c"));
}

void StoreGateTest::nothingOvertakesAFailure()
{
    // Both are under way when the first fails: an older record must never replace a newer one.
    for (const char *const name : {"old", "new"}) {
        m_gate->add(put(name));
        m_gate->flush();
    }
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    finishAll();
    m_gate->retry();
    finishAll();
    m_gate->retry();
    finishAll();
    QCOMPARE(m_store->disk, words("old new"));
    QVERIFY(m_gate->isIdle());
}

void StoreGateTest::repliesOnce()
{
    m_gate->add(put("a"));
    reply("r");
    act("1");
    m_gate->flush();
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    QCOMPARE(m_log, words("r70"));
    m_gate->retry();
    m_store->finish(*m_gate);
    QCOMPARE(m_log, words("r70 1"));
}

void StoreGateTest::refusedTurnStandsAlone()
{
    for (const char *const name : {"a", "b", "bad", "c"}) {
        m_gate->add(put(name));
        act(name);
        reply("r");
        m_gate->flush();
    }
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("refused a record")));
    while (!m_store->batches.empty()) {
        bool bad = false;
        for (const StoreMutation &mutation : m_store->batches[0].mutations)
            bad = bad || std::get<PutArtefact>(mutation).artefact.name == QLatin1String("bad");
        m_store->finish(*m_gate, bad ? ErrorCode::EInvalidArg : ErrorCode::Ok);
    }
    QCOMPARE(m_store->disk, words("a b c"));
    QCOMPARE(m_log, words("a r00 b r00 r57 c r00"));
    QVERIFY(m_gate->isIdle());
}

void StoreGateTest::alone()
{
    m_gate->add(put("a"));
    std::vector<StoreMutation> mutations {put("x"), put("y")};
    m_gate->storeAlone(std::move(mutations),
                       [this](const Error &error) { m_log.append(errorCodeHex(error.code)); });
    QCOMPARE(m_store->batches.size(), std::size_t {1});
    QCOMPARE(m_store->batches[0].mutations.size(), std::size_t {2});
    m_gate->flush();
    finishAll();
    QCOMPARE(m_log, words("0x00000000"));
    QCOMPARE(m_store->disk, words("x y a"));
}

void StoreGateTest::aloneFails()
{
    m_gate->storeAlone({put("x")},
                       [this](const Error &error) { m_log.append(errorCodeHex(error.code)); });
    m_gate->add(put("a"));
    m_gate->flush();
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    // Not tried again, and others do not wait for it.
    QVERIFY(!m_gate->isBlocked());
    QCOMPARE(m_log, words("0x80070070"));
    finishAll();
    QCOMPARE(m_store->disk, words("a"));
    m_gate->retry();
    QVERIFY(m_store->batches.empty());
    QVERIFY(m_gate->isIdle());
}

void StoreGateTest::questions()
{
    const auto ask = [this](const char *word) {
        m_gate->ask(FindJob {}, [this, word](StoreEvent &&event) {
            m_log.append(QString::fromLatin1(word)
                         + QString::number(std::holds_alternative<JobFound>(event)));
        });
    };
    ask("a");
    ask("b");
    QCOMPARE(m_store->requests.size(), std::size_t {2});
    QVERIFY(m_store->requests[0].ticket != m_store->requests[1].ticket);
    QVERIFY(m_gate->handle(JobFound {m_store->requests[1].ticket, {}, {}}));
    QVERIFY(m_gate->handle(JobFound {m_store->requests[0].ticket, {}, {}}));
    QVERIFY(!m_gate->handle(JobFound {m_store->requests[0].ticket, {}, {}}));
    QCOMPARE(m_log, words("b1 a1"));
}

void StoreGateTest::questionsSeeWhatWasDecided()
{
    const auto ask = [this] { m_gate->ask(FindJob {JobId::create()}, [](StoreEvent &&) {}); };
    m_gate->add(put("one"));
    ask();
    QVERIFY2(m_store->requests.empty(), "asked in the turn that is not over");
    m_gate->flush();
    m_gate->add(put("two"));
    m_gate->flush();
    ask();
    m_store->finish(*m_gate);
    QCOMPARE(m_store->requests.size(), std::size_t(1));
    ask();
    QVERIFY2(m_store->requests.size() == 1, "asked before the batch under way is stored");
    m_store->finish(*m_gate);
    QCOMPARE(m_store->requests.size(), std::size_t(3));
    // A store that cannot write can be read.
    m_gate->add(put("three"));
    m_gate->flush();
    ask();
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    QCOMPARE(m_store->requests.size(), std::size_t(4));
    ask();
    QCOMPARE(m_store->requests.size(), std::size_t(5));
}

void StoreGateTest::strayEvents()
{
    QVERIFY(!m_gate->handle(QueueLoaded {}));
    QVERIFY(!m_gate->handle(StoreSetAside {}));
    m_gate->add(put("a"));
    act("1");
    m_gate->flush();
    m_gate->handle(BatchStored {StoreTicket {999}, {}});
    QCOMPARE(m_log, QStringList());
    m_gate->retry();
    QCOMPARE(m_store->batches.size(), std::size_t {1});
    m_store->finish(*m_gate);
    QCOMPARE(m_log, words("1"));
}

void StoreGateTest::idle()
{
    QVERIFY(m_gate->isIdle());
    m_gate->add(put("a"));
    QVERIFY(!m_gate->isIdle());
    m_gate->flush();
    QVERIFY(!m_gate->isIdle());
    m_gate->add(put("b"));
    m_gate->flush();
    m_store->finish(*m_gate, ErrorCode::EDiskFull);
    QVERIFY(!m_gate->isIdle());
    m_gate->retry();
    finishAll();
    QVERIFY(m_gate->isIdle());
}

QTEST_GUILESS_MAIN(StoreGateTest)
#include "tst_StoreGate.moc"
