// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/RemoteTransferQueue.h"

#include <QSignalSpy>

#include <unistd.h>

#include <memory>
#include <optional>

#include "ControlPeer.h"

using namespace kurier;
using namespace kurier::test;

namespace {

using Ids = Result<QList<JobId>>;

JobSpec specOf(const QByteArray &path)
{
    JobSpec spec;
    spec.directory = QStringLiteral("/srv");
    spec.files = {{"https://example.org/" + path, {}, {}}};
    return spec;
}

/// More than one request holds.
QList<JobSpec> longList(const QByteArray &mark)
{
    QList<JobSpec> specs;
    for (int i = 0; i < 5000; ++i)
        specs.append(specOf(mark + QByteArray::number(i)));
    return specs;
}

/// What addJobs() said; nothing yet.
struct Outcome
{
    std::optional<Ids> ids;
    AddingWatchPtr watch = std::make_shared<AddingWatch>();

    /// -1 = an error.
    [[nodiscard]] qsizetype count() const { return *ids ? (*ids)->size() : -1; }
};
using OutcomePtr = std::shared_ptr<Outcome>;

} // namespace

/// Adding lists of jobs to the queue of another process: a real server, a real socket.
class TestRemoteAdding : public ControlServerFixture
{
    Q_OBJECT
private Q_SLOTS:
    void listsOfAnyLengthAreOneTransaction();
    void aJobThatNoRequestHoldsIsRefused();
    void listsDoNotMix();
    void aListEndsWithItsFirstRefusal();
    void stopsWhatIsOnItsWay();
    void stopsWhatIsBeingMade();

private:
    void attach();
    OutcomePtr add(const QList<JobSpec> &specs);
    /// How many were added in the end; -1 = an error, -2 = no answer.
    static qsizetype countOf(const OutcomePtr &outcome);

    std::unique_ptr<RemoteTransferQueue> m_remote;
};

void TestRemoteAdding::attach()
{
    m_remote = std::make_unique<RemoteTransferQueue>(QStringList {path()}, ::geteuid());
    QSignalSpy changed(m_remote.get(), &TransferQueue::changed);
    m_remote->subscribe();
    m_remote->start();
    QVERIFY(changed.wait());
}

OutcomePtr TestRemoteAdding::add(const QList<JobSpec> &specs)
{
    auto outcome = std::make_shared<Outcome>();
    m_remote->addJobs(
        specs, this, [outcome](Ids ids) { outcome->ids = std::move(ids); }, outcome->watch);
    if (outcome->ids)
        QTest::qFail("answered from inside", __FILE__, __LINE__);
    return outcome;
}

qsizetype TestRemoteAdding::countOf(const OutcomePtr &outcome)
{
    const bool ended = QTest::qWaitFor([&outcome] { return outcome->ids.has_value(); }, 60000);
    return ended ? outcome->count() : -2;
}

void TestRemoteAdding::listsOfAnyLengthAreOneTransaction()
{
    attach();
    constexpr qsizetype kEach = 8000;
    QList<JobSpec> specs;
    for (qsizetype i = 0; i * kEach <= kMaxControlLine; ++i)
        specs.append(specOf(QByteArray::number(i) + QByteArray(kEach, 'x')));
    const OutcomePtr outcome = add(specs);
    QCOMPARE(countOf(outcome), specs.size());
    QCOMPARE(m_queue->transactions, 1);
    QCOMPARE(m_queue->added, specs);
    QCOMPARE(outcome->watch->done(), specs.size());
}

void TestRemoteAdding::aJobThatNoRequestHoldsIsRefused()
{
    attach();
    QList<JobSpec> specs = longList("a");
    const FileSpec file = specOf(QByteArray(8000, 'x')).files.first();
    specs.last().files.fill(file, kMaxControlLine / file.url.size() + 1);
    const OutcomePtr outcome = add(specs);
    QCOMPARE(countOf(outcome), -1);
    QCOMPARE(outcome->ids->error().code, ErrorCode::BgETooLarge);
    // Nothing of it is left for the next one.
    QCOMPARE(countOf(add({specOf("b")})), 1);
    QCOMPARE(m_queue->added.size(), 1);
}

void TestRemoteAdding::listsDoNotMix()
{
    attach();
    const QList<JobSpec> first = longList("a");
    const QList<OutcomePtr> outcomes {add(first), add({specOf("b")}), add({})};
    QCOMPARE(countOf(outcomes[0]), 5000);
    QCOMPARE(countOf(outcomes[1]), 1);
    QCOMPARE(countOf(outcomes[2]), 0);
    QCOMPARE(m_queue->transactions, 2);
    QCOMPARE(m_queue->added.first(5000), first);
    // The end of the connection is the end of each.
    const QList<OutcomePtr> lost {add(first), add({specOf("c")})};
    m_server.reset();
    QCOMPARE(countOf(lost[0]), -1);
    QCOMPARE(countOf(lost[1]), -1);
    QCOMPARE(m_queue->transactions, 2);
}

void TestRemoteAdding::aListEndsWithItsFirstRefusal()
{
    attach();
    QList<JobSpec> specs = longList("a");
    specs[3000].files.first().url = "gopher://example.org/";
    const OutcomePtr outcome = add(specs);
    QCOMPARE(countOf(outcome), -1);
    QCOMPARE(outcome->ids->error().code, ErrorCode::BgEProtocolNotAvailable);
    QCOMPARE(countOf(add({specOf("b")})), 1);
    QCOMPARE(m_queue->added.size(), 1);
}

void TestRemoteAdding::stopsWhatIsOnItsWay()
{
    attach();
    const OutcomePtr outcome = add(longList("a"));
    outcome->watch->stop();
    QCOMPARE(countOf(outcome), 0);
    QCOMPARE(countOf(add({specOf("b")})), 1);
    QCOMPARE(m_queue->added.size(), 1);
}

void TestRemoteAdding::stopsWhatIsBeingMade()
{
    attach();
    m_queue->holdsAt = 7;
    const OutcomePtr outcome = add(longList("a"));
    QTRY_COMPARE_WITH_TIMEOUT(outcome->watch->done(), 7, 60000);
    QVERIFY(!outcome->ids);
    outcome->watch->stop();
    QCOMPARE(countOf(outcome), 0);
    QVERIFY(m_queue->added.isEmpty());
}

QTEST_GUILESS_MAIN(TestRemoteAdding)
#include "tst_RemoteAdding.moc"
