// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/LocalTransferQueue.h"

#include <QTest>
#include <QTimer>

#include <algorithm>

#include "FakeTransferQueue.h"

using namespace kurier;
using namespace kurier::test;

/// How a window is told what happens on another thread.
class tst_LocalTransferQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneChangeIsToldAtOnce();
    void manyChangesHaveATurnEach();
};

void tst_LocalTransferQueue::oneChangeIsToldAtOnce()
{
    FakeTransferQueue controller;
    LocalTransferQueue queue(controller);
    QList<quint64> told;
    connect(&queue, &TransferQueue::changed, this,
            [&told](const QueueDelta &delta) { told.append(delta.revision); });
    for (quint64 revision = 1; revision <= 3; ++revision) {
        QueueDelta delta;
        delta.revision = revision;
        Q_EMIT controller.changed(delta);
        QCOMPARE(told.size(), static_cast<qsizetype>(revision));
        QTest::qWait(20);
    }
}

void tst_LocalTransferQueue::manyChangesHaveATurnEach()
{
    FakeTransferQueue controller;
    LocalTransferQueue queue(controller);
    QList<quint64> told;
    int inThisTurn = 0;
    int mostInOneTurn = 0;
    connect(&queue, &TransferQueue::changed, this, [&](const QueueDelta &delta) {
        told.append(delta.revision);
        mostInOneTurn = std::max(mostInOneTurn, ++inThisTurn);
        QTimer::singleShot(0, this, [&inThisTurn] { inThisTurn = 0; });
    });
    QList<quint64> all;
    for (quint64 revision = 1; revision <= 50; ++revision) {
        QueueDelta delta;
        delta.revision = revision;
        Q_EMIT controller.changed(delta);
        all.append(revision);
    }
    QCOMPARE(told.size(), 1);
    QTRY_COMPARE(told, all);
    QVERIFY2(mostInOneTurn <= 2, qPrintable(QString::number(mostInOneTurn)));
}

QTEST_GUILESS_MAIN(tst_LocalTransferQueue)
#include "tst_LocalTransferQueue.moc"
