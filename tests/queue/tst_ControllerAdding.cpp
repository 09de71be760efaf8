// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queue/ControllerBench.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace kurier;

/// Long lists are added in turns, stored at once, and can be stopped.
class ControllerAddingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }
    void longListIsStoredAtOnce();
    void othersHaveTheirTurns();
    void stoppedListAddsNothing();
    void stoppedWhileTheDestinationIsLookedAt();
    void stoppingComesTooLate();
    void oneWrongJobRefusesAll();
    void newRowsAreToldInParts();

private:
    using Answer = std::optional<Result<QList<JobId>>>;

    [[nodiscard]] static QList<JobSpec> specs(int count);
    std::shared_ptr<Answer> add(const QList<JobSpec> &specs, const AddingWatchPtr &watch = {});

    std::unique_ptr<ControllerBench> m_bench;
};

void ControllerAddingTest::init()
{
    m_bench = std::make_unique<ControllerBench>();
    m_bench->controller.load();
    ControllerBench::settle();
    m_bench->takeLog();
}

QList<JobSpec> ControllerAddingTest::specs(int count)
{
    QList<JobSpec> specs;
    for (int i = 0; i < count; ++i) {
        specs.append(ControllerBench::spec(QStringLiteral("file-%1.bin").arg(i)));
        specs.last().suspended = true;
    }
    return specs;
}

std::shared_ptr<ControllerAddingTest::Answer> ControllerAddingTest::add(const QList<JobSpec> &specs,
                                                                        const AddingWatchPtr &watch)
{
    auto answer = std::make_shared<Answer>();
    m_bench->controller.addJobs(
        specs, nullptr, [answer](const Result<QList<JobId>> &told) { *answer = told; }, watch);
    return answer;
}

void ControllerAddingTest::longListIsStoredAtOnce()
{
    const auto watch = std::make_shared<AddingWatch>();
    m_bench->store.automatic = false;
    const auto answer = add(specs(3500), watch);
    QVERIFY(watch->done() < 3500);
    ControllerBench::settle();
    QTRY_COMPARE(m_bench->store.open.size(), std::size_t {1});
    QCOMPARE(watch->done(), 3500);
    QVERIFY(!answer->has_value());
    QVERIFY(m_bench->store.jobs.empty());
    m_bench->store.finish();
    QTRY_VERIFY(answer->has_value());
    QCOMPARE((*answer)->value().size(), 3500);
    QCOMPARE(m_bench->store.jobs.size(), std::size_t {3500});
    QCOMPARE(m_bench->takeLog().filter(QStringLiteral("store")).size(), 1);
    for (const qsizetype i : {0, 999, 1000, 3499})
        QCOMPARE(m_bench->stored((*answer)->value().at(i)).name,
                 QStringLiteral("file-%1.bin").arg(i));
}

void ControllerAddingTest::othersHaveTheirTurns()
{
    const auto first = add(specs(5000));
    const auto second = add({ControllerBench::spec(QStringLiteral("small.bin"))});
    bool overtaken = false;
    while (!*first) {
        QCoreApplication::processEvents();
        overtaken = overtaken || (*second && !*first);
    }
    QVERIFY(overtaken);
}

void ControllerAddingTest::stoppedListAddsNothing()
{
    const auto watch = std::make_shared<AddingWatch>();
    const auto answer = add(specs(3500), watch);
    watch->stop();
    QTRY_VERIFY(answer->has_value());
    QVERIFY((*answer)->value().isEmpty());
    QVERIFY(watch->done() < 3500);
    QVERIFY(m_bench->store.jobs.empty());
    QVERIFY(m_bench->takeLog().isEmpty());
}

void ControllerAddingTest::stoppedWhileTheDestinationIsLookedAt()
{
    const auto watch = std::make_shared<AddingWatch>();
    m_bench->files.automatic = false;
    const auto answer = add(specs(10), watch);
    QTRY_VERIFY(!m_bench->files.open.empty());
    watch->stop();
    m_bench->files.finish();
    QTRY_VERIFY(answer->has_value());
    QVERIFY((*answer)->value().isEmpty());
    QVERIFY(m_bench->store.jobs.empty());
    // The names are free again.
    m_bench->files.automatic = true;
    const JobId id = m_bench->add(QStringLiteral("file-3.bin"));
    QCOMPARE(m_bench->stored(id).name, QStringLiteral("file-3.bin"));
}

void ControllerAddingTest::stoppingComesTooLate()
{
    const auto watch = std::make_shared<AddingWatch>();
    m_bench->store.automatic = false;
    const auto answer = add(specs(20), watch);
    QTRY_COMPARE(m_bench->store.open.size(), std::size_t {1});
    watch->stop();
    m_bench->store.finish();
    QTRY_VERIFY(answer->has_value());
    QCOMPARE((*answer)->value().size(), 20);
    QCOMPARE(m_bench->store.jobs.size(), std::size_t {20});
}

void ControllerAddingTest::oneWrongJobRefusesAll()
{
    QList<JobSpec> wanted = specs(2500);
    wanted[2400].files.first().url = "gopher://host.example/x";
    const auto answer = add(wanted);
    QTRY_VERIFY(answer->has_value());
    QVERIFY(!answer->value());
    QCOMPARE(answer->value().error().code, ErrorCode::BgEProtocolNotAvailable);
    QVERIFY(m_bench->store.jobs.empty());
}

void ControllerAddingTest::newRowsAreToldInParts()
{
    m_bench->controller.subscribe();
    ControllerBench::settle();
    qsizetype rows = 0;
    qsizetype most = 0;
    connect(&m_bench->controller, &TransferQueue::changed, this, [&](const QueueDelta &delta) {
        rows += delta.upserted.size();
        most = std::max(most, delta.upserted.size());
    });
    add(specs(4500));
    QTRY_COMPARE(rows, 4500);
    QCOMPARE(most, 2000);
}

QTEST_GUILESS_MAIN(ControllerAddingTest)
#include "tst_ControllerAdding.moc"
