// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/JobMonitor.h"

#include <QTest>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

class tst_JobMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneQuestionForAllThatNeedNoCleanup();
    void nothingIsToldBeforeItIsStored_data();
    void nothingIsToldBeforeItIsStored();
    void whatMustBeRemovedIsLookedUp();
    void whatWasRemovedBeforeIsLookedUp_data();
    void whatWasRemovedBeforeIsLookedUp();

private:
    /// A delta with \a ids, which left in \a state.
    [[nodiscard]] QueueDelta left(const QList<JobId> &ids, JobState state);

    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<JobMonitor> m_monitor;
    QList<JobSnapshot> m_told;
};

void tst_JobMonitor::init()
{
    m_monitor.reset();
    m_queue = std::make_unique<FakeTransferQueue>();
    m_monitor = std::make_unique<JobMonitor>(*m_queue, nullptr);
    m_told.clear();
    connect(m_monitor.get(), &JobMonitor::jobChanged, this,
            [this](const JobSnapshot &job) { m_told.append(job); });
}

QueueDelta tst_JobMonitor::left(const QList<JobId> &ids, JobState state)
{
    QueueDelta delta;
    for (const JobId &id : ids) {
        JobSnapshot job;
        job.id = id;
        job.state = state;
        delta.removed.append(id);
        delta.left.append(job);
    }
    return delta;
}

void tst_JobMonitor::oneQuestionForAllThatNeedNoCleanup()
{
    int questions = 0;
    for (const JobState end : {JobState::Acknowledged, JobState::Cancelled}) {
        QList<JobId> ids;
        for (int i = 0; i < 5; ++i) {
            ids.append(m_queue->insert(sampleJob(QString::number(i))));
            m_queue->move(ids.last(), end);
        }
        m_told.clear();
        Q_EMIT m_queue->changed(left(ids, end));
        QVERIFY(m_told.isEmpty());
        QTRY_COMPARE(m_told.size(), 5);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(m_told.at(i).id, ids.at(i));
            QCOMPARE(m_told.at(i).state, end);
        }
        QCOMPARE(m_queue->detailsAsked, ++questions);
    }
}

void tst_JobMonitor::nothingIsToldBeforeItIsStored_data()
{
    QTest::addColumn<JobState>("end");
    QTest::newRow("completed") << JobState::Acknowledged;
    QTest::newRow("cancelled") << JobState::Cancelled;
}

void tst_JobMonitor::nothingIsToldBeforeItIsStored()
{
    QFETCH(const JobState, end);
    QList<JobId> ids;
    for (int i = 0; i < 3; ++i)
        ids.append(m_queue->insert(sampleJob(QString::number(i))));
    m_queue->move(ids.first(), end);
    m_queue->move(ids.at(1), JobState::Transferring);
    m_queue->move(ids.last(), JobState::Transferring);
    Q_EMIT m_queue->changed(left(ids, end));
    QTRY_COMPARE(m_told.size(), 3);
    QCOMPARE(m_told.at(0).state, end);
    QCOMPARE(m_told.at(1).state, JobState::Transferring);
    QCOMPARE(m_told.at(2).state, JobState::Transferring);
}

void tst_JobMonitor::whatMustBeRemovedIsLookedUp()
{
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    m_queue->move(id, JobState::Cancelled);
    JobSnapshot inTheStore = m_queue->at(id).snapshot;
    QueueDelta delta = left({id, JobId::create()}, JobState::Cancelled);
    for (JobSnapshot &last : delta.left)
        last.cleanup = CleanupState::Pending;
    Q_EMIT m_queue->changed(delta);
    QTRY_COMPARE(m_told.size(), 1);
    QCOMPARE(m_told.first().name, inTheStore.name);
    QCOMPARE(m_queue->detailsAsked, 2);
}

void tst_JobMonitor::whatWasRemovedBeforeIsLookedUp_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<quint32>("errors");
    QTest::newRow("transferred something") << qint64 {5} << quint32 {0};
    QTest::newRow("failed") << qint64 {0} << quint32 {1};
}

void tst_JobMonitor::whatWasRemovedBeforeIsLookedUp()
{
    QFETCH(qint64, bytes);
    QFETCH(quint32, errors);
    const JobId id = m_queue->insert(sampleJob(QStringLiteral("a")));
    m_queue->move(id, JobState::Cancelled);
    m_queue->at(id).snapshot.cleanup = CleanupState::Removed;
    // Nothing of it is left to be removed when it is cancelled.
    QueueDelta delta = left({id}, JobState::Cancelled);
    delta.left.first().bytesTransferred = bytes;
    delta.left.first().errorCount = errors;
    Q_EMIT m_queue->changed(delta);
    QTRY_COMPARE(m_told.size(), 1);
    QCOMPARE(m_told.first().cleanup, CleanupState::Removed);
}

QTEST_GUILESS_MAIN(tst_JobMonitor)
#include "tst_JobMonitor.moc"
