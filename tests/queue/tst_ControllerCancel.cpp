// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ControllerBench.h"

using namespace kurier;

/// A cancel that says what the person was told of finished files.
class ControllerCancelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatWasTold_data();
    void whatWasTold();
    void whatFinishesBeforeTheRecordOfTheCancel();
    void finalOnesAreRefusedAsEver();

private:
    [[nodiscard]] Error cancel(const JobId &id, const FilesTold &told)
    {
        CommandResults results;
        m_bench->controller.cancel({id}, told, nullptr,
                                   [&results](const CommandResults &all) { results = all; });
        ControllerBench::settle();
        return results.value(0, {{}, {ErrorCode::EFail, {}, {}, {}}}).error;
    }
    /// A job of two files whose first is here; it is to be completed by hand.
    JobId halfOfTwo();

    std::unique_ptr<ControllerBench> m_bench;
};

void ControllerCancelTest::init()
{
    m_bench = std::make_unique<ControllerBench>();
    m_bench->controller.load();
    ControllerBench::settle();
}

void ControllerCancelTest::cleanup()
{
    m_bench.reset();
}

JobId ControllerCancelTest::halfOfTwo()
{
    JobSpec spec = ControllerBench::spec(QStringLiteral("a.bin"));
    spec.files.push_back(ControllerBench::spec(QStringLiteral("b.bin")).files.front());
    spec.autoComplete = false;
    const JobId id = m_bench->add(spec);
    const AttemptId first = m_bench->attemptAt(QStringLiteral("http://host.example/a.bin"));
    m_bench->engine.connected(first);
    m_bench->engine.end(first, TransferOutcome::Finished, 100);
    ControllerBench::settle();
    return id;
}

void ControllerCancelTest::whatWasTold_data()
{
    QTest::addColumn<int>("told"); // -1: nothing about this job.
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("not named") << -1 << false;
    QTest::newRow("none") << 0 << false;
    QTest::newRow("this one") << 1 << true;
    QTest::newRow("more than there are") << 2 << true;
}

void ControllerCancelTest::whatWasTold()
{
    QFETCH(int, told);
    QFETCH(bool, cancelled);
    const JobId id = halfOfTwo();
    QCOMPARE(m_bench->stored(id).files[0].state, FileState::Transferred);
    m_bench->takeLog();
    const Error error =
        cancel(id, told < 0 ? FilesTold {{JobId::create(), 9}} : FilesTold {{id, told}});
    QCOMPARE(error.code, cancelled ? ErrorCode::Ok : ErrorCode::DoEInvalidState);
    QCOMPARE(m_bench->state(id) == JobState::Cancelled, cancelled);
    QCOMPARE(m_bench->log.contains(QStringLiteral("remove")), cancelled);
    if (!cancelled)
        QVERIFY(!m_bench->attemptAt(QStringLiteral("http://host.example/b.bin")).isNull());
}

/// Its event waits for the controller when the person has just confirmed.
void ControllerCancelTest::whatFinishesBeforeTheRecordOfTheCancel()
{
    const JobId id = halfOfTwo();
    const AttemptId second = m_bench->attemptAt(QStringLiteral("http://host.example/b.bin"));
    m_bench->engine.connected(second);
    ControllerBench::settle();
    m_bench->engine.end(second, TransferOutcome::Finished, 100);
    ControllerBench::settle();
    QCOMPARE(cancel(id, {{id, 1}}).code, ErrorCode::DoEInvalidState);
    QCOMPARE(m_bench->state(id), JobState::Transferred);
    QCOMPARE(cancel(id, {{id, 2}}).code, ErrorCode::Ok);
    QCOMPARE(m_bench->state(id), JobState::Cancelled);
}

void ControllerCancelTest::finalOnesAreRefusedAsEver()
{
    const JobId id = halfOfTwo();
    QCOMPARE(cancel(id, {{id, 1}}).code, ErrorCode::Ok);
    QCOMPARE(cancel(id, {{id, 1}}).code, ErrorCode::DoEInvalidState);
    QCOMPARE(cancel(JobId::create(), {}).code, ErrorCode::DoEJobNotFound);
}

QTEST_GUILESS_MAIN(ControllerCancelTest)
#include "tst_ControllerCancel.moc"
