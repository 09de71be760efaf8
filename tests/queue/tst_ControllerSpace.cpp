// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/MissingSpace.h"

#include <QTest>

#include "ControllerBench.h"

using namespace kurier;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMega = 1024 * 1024;

} // namespace

/// Room for several jobs at once; and an address that is set anew.
class ControllerSpaceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ControllerBench>();
        m_bench->controller.load();
        m_bench->settle();
    }
    void twoThatDoNotFitTogether();
    void whatIsWrittenIsNotNeededAgain();
    void smallFilesAskNobody();
    void finishedBeforeTheAnswer();
    void stoppedByAPersonMeanwhile();
    void newAddress();
    void newAddressRefused();

private:
    AttemptId connect(const char *name, qint64 total)
    {
        m_bench->settle();
        const AttemptId attempt =
            m_bench->attemptAt(QStringLiteral("http://host.example/") + QLatin1String(name));
        m_bench->engine.connected(attempt, total);
        m_bench->settle();
        return attempt;
    }
    static Error errorOf(const Job &job) { return job.error ? *job.error : Error(); }

    std::unique_ptr<ControllerBench> m_bench;
};

void ControllerSpaceTest::twoThatDoNotFitTogether()
{
    m_bench->files.freeBytes = 10 * kMega;
    const JobId first = m_bench->add(QStringLiteral("a"));
    const JobId second = m_bench->add(QStringLiteral("b"));
    connect("a", 6 * kMega);
    QCOMPARE(m_bench->files.promised, 0);
    connect("b", 6 * kMega);
    QCOMPARE(m_bench->files.promised, 6 * kMega);
    QVERIFY(!m_bench->attemptAt(QStringLiteral("http://host.example/a")).isNull());
    QCOMPARE(m_bench->state(second), JobState::TransientError);
    QCOMPARE(MissingSpace::fromDetail(errorOf(m_bench->stored(second)).detail)->bytes, 2 * kMega);
    // Nobody looks before its time, and then the first still needs its part.
    m_bench->clock.at += 1s;
    QVERIFY(QTest::qWaitFor([this] { return m_bench->files.looks > 0; }));
    m_bench->settle();
    QCOMPARE(m_bench->state(second), JobState::TransientError);
    QCOMPARE(m_bench->command(JobCommand::Cancel, {first}).first().error.code, ErrorCode::Ok);
    m_bench->settle();
    m_bench->clock.at += 1s;
    QTRY_VERIFY(!m_bench->attemptAt(QStringLiteral("http://host.example/b")).isNull());
    connect("b", 6 * kMega);
    QVERIFY(!m_bench->attemptAt(QStringLiteral("http://host.example/b")).isNull());
}

void ControllerSpaceTest::whatIsWrittenIsNotNeededAgain()
{
    m_bench->files.freeBytes = 10 * kMega;
    m_bench->add(QStringLiteral("a"));
    m_bench->add(QStringLiteral("b"));
    const AttemptId first = connect("a", 6 * kMega);
    m_bench->engine.progress(first, 5 * kMega);
    m_bench->settle();
    connect("b", 6 * kMega);
    QCOMPARE(m_bench->files.promised, kMega);
}

void ControllerSpaceTest::smallFilesAskNobody()
{
    m_bench->add(QStringLiteral("a"));
    m_bench->takeLog();
    connect("a", kMega - 1);
    connect("a", -1);
    QVERIFY(!m_bench->takeLog().contains(QStringLiteral("reserve")));
    m_bench->add(QStringLiteral("b"));
    connect("b", kMega);
    QVERIFY(m_bench->takeLog().contains(QStringLiteral("reserve")));
}

void ControllerSpaceTest::finishedBeforeTheAnswer()
{
    m_bench->files.freeBytes = 0;
    const JobId id = m_bench->add(QStringLiteral("a"));
    m_bench->files.automatic = false;
    const AttemptId attempt = connect("a", 2 * kMega);
    m_bench->engine.end(attempt, TransferOutcome::Finished, 2 * kMega);
    m_bench->settle();
    m_bench->files.automatic = true;
    while (!m_bench->files.open.empty()) {
        m_bench->files.finish();
        m_bench->settle();
    }
    QCOMPARE(m_bench->state(id), JobState::Acknowledged);
    QVERIFY(!m_bench->takeLog().contains(QStringLiteral("stop")));
}

void ControllerSpaceTest::stoppedByAPersonMeanwhile()
{
    m_bench->files.freeBytes = 0;
    m_bench->engine.stopsAtOnce = false;
    const JobId id = m_bench->add(QStringLiteral("a"));
    const AttemptId attempt = connect("a", 2 * kMega);
    // Told to stop for want of room, and then by a person.
    QCOMPARE(m_bench->command(JobCommand::Suspend, {id}).first().error.code, ErrorCode::Ok);
    m_bench->engine.end(attempt, TransferOutcome::Stopped, 0);
    m_bench->settle();
    QCOMPARE(m_bench->state(id), JobState::Suspended);
}

void ControllerSpaceTest::newAddress()
{
    const JobId id = m_bench->add(QStringLiteral("a"));
    connect("a", 100);
    JobChanges changes;
    changes.url = "http://anna:secret@new.example/f";
    QCOMPARE(m_bench->change(changes, {id}).first().error.code, ErrorCode::Ok);
    m_bench->settle();
    QCOMPARE(m_bench->stored(id).files[0].url, QByteArray("http://new.example/f"));
    const AttemptId attempt = m_bench->attemptAt(QStringLiteral("http://new.example/f"));
    QVERIFY(!attempt.isNull());
    const AccessList &access = m_bench->engine.running.at(attempt).access;
    QCOMPARE(access.size(), 1);
    QCOMPARE(access.first().credentials.user, QByteArray("anna"));
}

void ControllerSpaceTest::newAddressRefused()
{
    JobSpec spec = ControllerBench::spec(QStringLiteral("a"));
    spec.files.append(ControllerBench::spec(QStringLiteral("b")).files);
    const JobId id = m_bench->add(spec);
    JobChanges changes;
    changes.url = "http://new.example/f";
    QCOMPARE(m_bench->change(changes, {id}).first().error.code, ErrorCode::EInvalidArg);
    changes.url = "file:///etc/passwd";
    QCOMPARE(m_bench->change(changes, {id}).first().error.code, ErrorCode::BgEProtocolNotAvailable);
    QCOMPARE(m_bench->stored(id).files[0].url, QByteArray("http://host.example/a"));
}

QTEST_GUILESS_MAIN(ControllerSpaceTest)
#include "tst_ControllerSpace.moc"
