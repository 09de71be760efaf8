// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipelineBench.h"

namespace kurier {

/// A new file gets a name only when it needs one; what came whole before is handed over for being
/// published, recorded but without a temp name.
class UnnamedFilesTest final : public QObject, private PipelineBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { reset(); }
    void handedOverAsAWhole();
    void whatTakesLongerIsNamed_data();
    void whatTakesLongerIsNamed();
    void namedAtACheckpoint();
    void namedWhereItMustNotBePublished();
    void endsWhileItIsBeingNamed();
    void stopsWhileItIsBeingNamed();
    void stoppedOrFailedItIsGone_data();
    void stoppedOrFailedItIsGone();
    void finishedWhileItIsSuspended();
    void namingFails_data();
    void namingFails();
    void namedAtOnceWhereThatIsTheOnlyWay();

private:
    void toEngine()
    {
        begin(0, std::nullopt, true);
        QVERIFY2(nextIs<PrepareTemp>(), "waits for a record");
        prepared(true);
        QVERIFY2(m_log.contains(QStringLiteral("engine start at 0")), "waits for a record");
        QVERIFY(m_ledger.inUse().empty());
        m_log.clear();
    }
    void connects(qint64 total, const QByteArray &digest = {})
    {
        engineSays(TransferConnected {kAttempt, total, {}, "\"v\"", {}, {}, digest});
    }
};

void UnnamedFilesTest::handedOverAsAWhole()
{
    toEngine();
    connects(100);
    engineEnds(TransferOutcome::Finished, 100);
    QCOMPARE(m_log,
             (QStringList {QStringLiteral("connected"), QStringLiteral("may publish 100"),
                           QStringLiteral("record"), QStringLiteral("hand over"),
                           QStringLiteral("ended")}));
    const Artefact *const record = m_ledger.find(m_handedOver);
    QVERIFY(record);
    QCOMPARE(record->state, ArtefactState::Intended);
    QCOMPARE(record->inode, kInode);
    QVERIFY(record->name.startsWith(QLatin1String(".kurier-")));
    QCOMPARE(m_lastFile, m_handle);
    QVERIFY(m_files.tasks.empty());
    verifyEnded(TransferOutcome::Finished, 100);
}

void UnnamedFilesTest::whatTakesLongerIsNamed_data()
{
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("large") << SpaceDesk::kLeastSize << QByteArray();
    QTest::newRow("of unknown size") << qint64 {-1} << QByteArray();
    QTest::newRow("to be hashed") << qint64 {100} << QByteArray("sha-256=00");
}

void UnnamedFilesTest::whatTakesLongerIsNamed()
{
    QFETCH(qint64, total);
    QFETCH(QByteArray, digest);
    toEngine();
    connects(total, digest);
    QVERIFY(m_log.contains(QStringLiteral("record")));
    QCOMPARE(m_ledger.find(ArtefactId {1})->state, ArtefactState::Live);
    QVERIFY2(!nextIs<LinkTemp>(), "named before it was recorded");
    durable();
    if (nextIs<ReserveSpace>())
        answer(SpaceReserved {takeTask<ReserveSpace>().id, true, {}});
    QVERIFY(nextIs<LinkTemp>());
    linked();
    engineEnds(TransferOutcome::Finished, 100);
    QVERIFY2(m_ends.empty(), "finished before its bytes are on disk");
    synced();
    QVERIFY(m_handedOver.isNull());
    verifyEnded(TransferOutcome::Finished, 100);
}

void UnnamedFilesTest::namedAtACheckpoint()
{
    toEngine();
    connects(100);
    m_pipeline->checkpoint();
    durable();
    QVERIFY2(m_files.tasks.empty(), "named although nothing came");
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(60)});
    m_pipeline->checkpoint();
    m_pipeline->checkpoint();
    durable();
    QVERIFY(nextIs<LinkTemp>());
    linked();
    m_pipeline->checkpoint();
    flush();
    synced();
    QCOMPARE(m_synced, ByteRanges::prefix(60));
    engineEnds(TransferOutcome::Stopped, 60);
    verifyEnded(TransferOutcome::Stopped, 60);
}

void UnnamedFilesTest::namedWhereItMustNotBePublished()
{
    toEngine();
    m_mayPublish = false;
    connects(100);
    engineEnds(TransferOutcome::Finished, 100);
    QVERIFY(m_ends.empty());
    durable();
    linked();
    synced();
    QCOMPARE(m_ledger.find(ArtefactId {1})->state, ArtefactState::Live);
    verifyEnded(TransferOutcome::Finished, 100);
}

void UnnamedFilesTest::endsWhileItIsBeingNamed()
{
    toEngine();
    connects(-1);
    engineEnds(TransferOutcome::Finished, 100);
    durable();
    QVERIFY(m_ends.empty());
    linked();
    QVERIFY(m_ends.empty());
    synced();
    verifyEnded(TransferOutcome::Finished, 100);
}

void UnnamedFilesTest::stopsWhileItIsBeingNamed()
{
    toEngine();
    connects(-1);
    m_pipeline->stop(kAttempt, true);
    flush();
    engineEnds(TransferOutcome::Stopped, 50);
    durable();
    QVERIFY2(m_ends.empty(), "ended while its name may still appear");
    linked();
    QVERIFY(m_files.tasks.empty());
    verifyEnded(TransferOutcome::Stopped, 50);
}

void UnnamedFilesTest::stoppedOrFailedItIsGone_data()
{
    QTest::addColumn<TransferOutcome>("outcome");
    QTest::newRow("stopped") << TransferOutcome::Stopped;
    QTest::newRow("failed") << TransferOutcome::Failed;
}

void UnnamedFilesTest::stoppedOrFailedItIsGone()
{
    QFETCH(TransferOutcome, outcome);
    toEngine();
    connects(100);
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(30)});
    engineEnds(outcome, 50);
    QVERIFY(m_ledger.inUse().empty());
    QVERIFY(m_files.tasks.empty());
    verifyEnded(outcome, 0);
}

void UnnamedFilesTest::finishedWhileItIsSuspended()
{
    toEngine();
    connects(100);
    m_pipeline->stop(kAttempt, false);
    flush();
    engineEnds(TransferOutcome::Finished, 100);
    QVERIFY(!m_log.contains(QStringLiteral("hand over")));
    durable();
    linked();
    synced();
    verifyEnded(TransferOutcome::Finished, 100);
}

void UnnamedFilesTest::namingFails_data()
{
    QTest::addColumn<bool>("endsBefore");
    QTest::newRow("while it runs") << false;
    QTest::newRow("after its end") << true;
}

void UnnamedFilesTest::namingFails()
{
    QFETCH(bool, endsBefore);
    toEngine();
    connects(-1);
    durable();
    if (endsBefore)
        engineEnds(TransferOutcome::Finished, 100);
    linked(ErrorCode::EDiskFull);
    if (!endsBefore) {
        QCOMPARE(m_engine->stops, 1);
        engineEnds(TransferOutcome::Stopped, 50);
    }
    QCOMPARE(m_ends.at(0).error.code, ErrorCode::EDiskFull);
    verifyEnded(TransferOutcome::Failed, 0);
}

void UnnamedFilesTest::namedAtOnceWhereThatIsTheOnlyWay()
{
    begin(0, std::nullopt, true);
    durable();
    prepared(false);
    QVERIFY(m_engine->started.empty());
    durable();
    linked();
    durable();
    engineEnds(TransferOutcome::Finished, 100);
    synced();
    QVERIFY(m_handedOver.isNull());
    verifyEnded(TransferOutcome::Finished, 100);
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::UnnamedFilesTest)
#include "tst_UnnamedFiles.moc"
