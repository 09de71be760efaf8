// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/WaitingChanges.h"

#include <QTest>

using namespace kurier;

namespace {

JobSnapshot row(qint64 key, JobState state = JobState::Queued)
{
    JobSnapshot job;
    job.key = JobKey {key};
    job.id = JobId::create();
    job.state = state;
    return job;
}

QueueDelta changed(const QList<JobSnapshot> &rows)
{
    QueueDelta delta;
    delta.upserted = rows;
    return delta;
}

QueueDelta gone(JobSnapshot job)
{
    job.state = JobState::Cancelled;
    QueueDelta delta;
    delta.removed = {job.id};
    delta.left = {job};
    return delta;
}

} // namespace

/// What is told later, and in which order.
class tst_WaitingChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNewestRowAlone();
    void theOldestJobsFirst();
    void whatLeftDoesNotComeBack();
    void manyThatLeftArePartsToo();
};

void tst_WaitingChanges::theNewestRowAlone()
{
    WaitingChanges waiting;
    QVERIFY(waiting.isEmpty());
    JobSnapshot job = row(1);
    for (const JobState state : {JobState::Connecting, JobState::Transferring, JobState::Error}) {
        job.state = state;
        waiting.add(changed({job}));
    }
    QVERIFY(!waiting.isEmpty());
    const QueueDelta part = waiting.take();
    QCOMPARE(part.upserted.size(), 1);
    QCOMPARE(part.upserted.first().state, JobState::Error);
    QVERIFY(waiting.isEmpty());
    QVERIFY(waiting.take().upserted.isEmpty());
}

void tst_WaitingChanges::theOldestJobsFirst()
{
    WaitingChanges waiting;
    QList<JobSnapshot> rows;
    constexpr qint64 kRows = 2 * WaitingChanges::kRowsPerPart + 1;
    for (qint64 key = kRows; key > 0; --key)
        rows.append(row(key));
    waiting.add(changed(rows));
    qint64 last = 0;
    QList<qsizetype> sizes;
    while (!waiting.isEmpty()) {
        const QueueDelta part = waiting.take();
        sizes.append(part.upserted.size());
        for (const JobSnapshot &job : part.upserted)
            QCOMPARE(job.key.value, ++last);
    }
    QCOMPARE(last, kRows);
    QCOMPARE(sizes,
             QList<qsizetype>({WaitingChanges::kRowsPerPart, WaitingChanges::kRowsPerPart, 1}));
}

void tst_WaitingChanges::whatLeftDoesNotComeBack()
{
    WaitingChanges waiting;
    const JobSnapshot stays = row(1);
    const JobSnapshot leaves = row(2);
    waiting.add(changed({stays, leaves}));
    waiting.add(gone(leaves));
    // Of this one nothing was told at all.
    const JobSnapshot briefly = row(3);
    waiting.add(gone(briefly));
    const QueueDelta part = waiting.take();
    QCOMPARE(part.upserted.size(), 1);
    QCOMPARE(part.upserted.first().id, stays.id);
    QCOMPARE(part.removed, QList<JobId>({leaves.id, briefly.id}));
    QVERIFY(waiting.isEmpty());
}

void tst_WaitingChanges::manyThatLeftArePartsToo()
{
    WaitingChanges waiting;
    QList<JobId> ids;
    for (qint64 key = 1; key <= WaitingChanges::kIdsPerPart + 1; ++key) {
        const JobSnapshot job = row(key);
        ids.append(job.id);
        waiting.add(gone(job));
    }
    const QList<JobId> first = waiting.take().removed;
    QCOMPARE(first.size(), WaitingChanges::kIdsPerPart);
    QCOMPARE(first + waiting.take().removed, ids);
    QVERIFY(waiting.isEmpty());
}

QTEST_GUILESS_MAIN(tst_WaitingChanges)
#include "tst_WaitingChanges.moc"
