// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ControllerBench.h"

using namespace kurier;
using namespace std::chrono_literals;

/// What has to be removed without a job asking for it now: after a start, after a while, or not.
class ControllerCleanupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<ControllerBench>(); }
    void cleanup() { m_bench.reset(); }
    void recordsOfNobodyGo();
    void wallClockSetBack();
    void givingUpAnswersWhenDurable();
    void givingUpIsNotStored();

private:
    /// A record in the store, of a job that is not in the queue.
    JobId record(ArtefactState state, qint64 nextAttempt = 0);
    void load()
    {
        m_bench->controller.load();
        ControllerBench::settle();
    }
    [[nodiscard]] ArtefactState stored() const
    {
        return m_bench->store.artefacts.begin()->second.state;
    }
    /// Lets a turn pass.
    void turn()
    {
        m_bench->controller.command(JobCommand::Resume, {}, nullptr, [](const CommandResults &) {});
        ControllerBench::settle();
    }

    /// Gives a record up, with a store that does not store it yet.
    void giveUp(QList<Error> &answers);

    std::unique_ptr<ControllerBench> m_bench;
};

JobId ControllerCleanupTest::record(ArtefactState state, qint64 nextAttempt)
{
    Artefact artefact;
    artefact.id = ArtefactId {1};
    artefact.job = JobId::create();
    artefact.state = state;
    artefact.directory = QStringLiteral("/srv");
    artefact.name = QStringLiteral(".kurier.part");
    artefact.inode = 7;
    artefact.nextAttempt = nextAttempt;
    m_bench->store.artefacts[artefact.id] = artefact;
    return artefact.job;
}

void ControllerCleanupTest::recordsOfNobodyGo()
{
    for (const ArtefactState state : {ArtefactState::Intended, ArtefactState::Live}) {
        init();
        record(state);
        load();
        QCOMPARE(m_bench->takeLog(),
                 (QStringList {QStringLiteral("store"), QStringLiteral("remove"),
                               QStringLiteral("store")}));
        QCOMPARE(stored(), ArtefactState::Removed);
    }
}

void ControllerCleanupTest::wallClockSetBack()
{
    record(ArtefactState::Failed, m_bench->clock.wall().count() + 1000);
    m_bench->clock.epoch -= 24h * 3650;
    load();
    m_bench->clock.at += 59min;
    turn();
    QCOMPARE(stored(), ArtefactState::Failed);
    m_bench->clock.at += 1min;
    turn();
    QCOMPARE(stored(), ArtefactState::Removed);
}

void ControllerCleanupTest::giveUp(QList<Error> &answers)
{
    const JobId job = record(ArtefactState::Failed, m_bench->clock.wall().count() + 1000);
    load();
    m_bench->store.automatic = false;
    m_bench->controller.abandonCleanup({job}, nullptr,
                                       [&answers](const Error &error) { answers.append(error); });
    ControllerBench::settle();
}

void ControllerCleanupTest::givingUpAnswersWhenDurable()
{
    QList<Error> answers;
    giveUp(answers);
    QVERIFY2(answers.isEmpty(), "answered before it is on disk");
    m_bench->store.finish();
    ControllerBench::settle();
    QCOMPARE(answers, QList<Error> {Error()});
    QCOMPARE(stored(), ArtefactState::Abandoned);
}

void ControllerCleanupTest::givingUpIsNotStored()
{
    QList<Error> answers;
    giveUp(answers);
    m_bench->store.finish({ErrorCode::EDiskFull, ErrorContext::QueueManager, {}, {}});
    ControllerBench::settle();
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.first().code, ErrorCode::EDiskFull);
}

QTEST_GUILESS_MAIN(ControllerCleanupTest)
#include "tst_ControllerCleanup.moc"
