// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipelineBench.h"

using namespace kurier;

/// The way of one attempt with every neighbour played by hand: what happens before what, and that
/// every way ends once.
class TransferPipelineTest final : public QObject, private PipelineBench
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unnamedTempFile();
    void namedTempFile();
    void continuesATempFile();
    void tellsWhatItSeesNow();
    void droppedTempFileIsNotUsed_data();
    void droppedTempFileIsNotUsed();
    void lostTempFile_data();
    void lostTempFile();
    void noTempFileMeansFromZero();
    void stopAtEveryStep_data();
    void stopAtEveryStep();
    void preparingFails();
    void linkingFails();
    void openingFails();
    void failuresWhileStopping();
    void syncedAtTheEnd();
    void syncFailsAtTheEnd();
    void discardedBytesAreNotSynced();
    void checkpoints();
    void checkpointsOfSeveralRanges();
    void failedCheckpointIsNotForgotten();
    void lateEvents();
    void refusedAttemptsGoOnWithCredentials();
    void refusedWithoutCredentialsFails();
    void refusalAfterBytesIsAFailure();
    void nobodyIsAskedForEver();
    void stopWhileAsking();
    void cookiesAreReadFirst();
    void cookiesThatCannotBeRead();
};

void TransferPipelineTest::refusedAttemptsGoOnWithCredentials()
{
    begin(40, oldTemp());
    durable();
    opened();
    engineRefuses(40);
    QCOMPARE(m_log.constLast(), QStringLiteral("ask R"));
    QVERIFY(!m_tried);
    QVERIFY(m_ends.empty());
    const Credentials anna {"anna", "x", AccessScheme::Basic};
    found(anna);
    QCOMPARE(m_engine->started.size(), std::size_t {2});
    const TransferRequest &again = m_engine->started[1];
    QCOMPARE(again.proven, ByteRanges::prefix(40));
    QCOMPARE(again.validator, QByteArray("\"v\""));
    QCOMPARE(again.file, m_handle);
    QCOMPARE(again.access, (AccessList {{"https://h:443", anna}}));
    // Refused again: what was tried is told, and its successor takes its place.
    engineRefuses(40);
    QCOMPARE(m_tried, std::optional(anna));
    const Credentials other {"anna", "y", AccessScheme::Basic};
    found(other);
    QCOMPARE(m_engine->started[2].access, (AccessList {{"https://h:443", other}}));
    engineEnds(TransferOutcome::Stopped, 40);
    verifyEnded(TransferOutcome::Stopped, 40);
}

void TransferPipelineTest::refusedWithoutCredentialsFails()
{
    toTransferring();
    engineRefuses();
    found(std::nullopt);
    QCOMPARE(m_engine->started.size(), std::size_t {1});
    QCOMPARE(m_ends.at(0).error.code, httpErrorCode(401));
    verifyEnded(TransferOutcome::Failed, 0);
}

void TransferPipelineTest::refusalAfterBytesIsAFailure()
{
    toTransferring();
    engineRefuses(10);
    QVERIFY(!m_found);
    synced();
    verifyEnded(TransferOutcome::Failed, 10);
}

void TransferPipelineTest::nobodyIsAskedForEver()
{
    toTransferring();
    for (int i = 0; i < 4; ++i) {
        engineRefuses();
        QVERIFY(m_found);
        found(Credentials {"anna", QByteArray::number(i), AccessScheme::Basic});
    }
    engineRefuses();
    QVERIFY(!m_found);
    verifyEnded(TransferOutcome::Failed, 0);
}

void TransferPipelineTest::stopWhileAsking()
{
    toTransferring();
    engineRefuses();
    m_pipeline->stop(kAttempt, false);
    flush();
    durable();
    QCOMPARE(m_engine->stops, 0);
    verifyEnded(TransferOutcome::Stopped, 0);
    // The answer comes too late and starts nothing.
    found(Credentials {"anna", "x", AccessScheme::Basic});
    QCOMPARE(m_engine->started.size(), std::size_t {1});
    QCOMPARE(m_ends.size(), std::size_t {1});
}

void TransferPipelineTest::cookiesAreReadFirst()
{
    AttemptStart start;
    start.job = JobId::create();
    start.directory = QStringLiteral("/srv");
    start.request.attempt = kAttempt;
    start.cookies = QStringLiteral("/home/anna/cookies");
    m_pipeline->start(std::move(start));
    durable();
    prepared(true);
    durable();
    linked();
    QVERIFY(m_engine->started.empty());
    const auto task = takeTask<ReadPersonalFile>();
    QCOMPARE(task.path, QStringLiteral("/home/anna/cookies"));
    QVERIFY(!task.secret);
    answer(PersonalFileRead {task.id, "text", {}});
    QCOMPARE(m_engine->started.at(0).cookies, QByteArray("text"));
    engineEnds(TransferOutcome::Stopped, 0);
    verifyEnded(TransferOutcome::Stopped, 0);
}

void TransferPipelineTest::cookiesThatCannotBeRead()
{
    AttemptStart start;
    start.job = JobId::create();
    start.directory = QStringLiteral("/srv");
    start.request.attempt = kAttempt;
    start.cookies = QStringLiteral("/gone");
    m_pipeline->start(std::move(start));
    durable();
    prepared(true);
    durable();
    linked();
    const auto task = takeTask<ReadPersonalFile>();
    answer(PersonalFileRead {
        task.id, {}, {ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, task.path}});
    QVERIFY(m_engine->started.empty());
    QCOMPARE(m_ends.at(0).error.subject, QStringLiteral("/gone"));
    verifyEnded(TransferOutcome::Failed, 0);
}

void TransferPipelineTest::init()
{
    reset();
}

void TransferPipelineTest::unnamedTempFile()
{
    begin();
    QVERIFY2(m_files.tasks.empty(), "a file task before the state is durable");
    durable();
    QVERIFY(nextIs<PrepareTemp>());
    prepared(true);
    // Recorded with its identity, but not linked before that is durable.
    QCOMPARE(m_log, (QStringList {QStringLiteral("record"), QStringLiteral("writer")}));
    QVERIFY(m_files.tasks.empty());
    durable();
    QVERIFY(nextIs<LinkTemp>());
    QVERIFY(m_engine->started.empty());
    linked();
    QCOMPARE(m_log.constLast(), QStringLiteral("engine start at 0"));
    QCOMPARE(m_engine->started[0].file, m_handle);
    const Artefact *const temp = m_ledger.find(ArtefactId {1});
    QCOMPARE(temp->inode, kInode);
    QCOMPARE(temp->state, ArtefactState::Live);
    QVERIFY(temp->name.startsWith(QLatin1String(".kurier-")));
    engineEnds(TransferOutcome::Stopped, 0);
    verifyEnded(TransferOutcome::Stopped, 0);
}

void TransferPipelineTest::namedTempFile()
{
    begin();
    durable();
    prepared(false);
    QCOMPARE(m_log, (QStringList {QStringLiteral("intend"), QStringLiteral("writer")}));
    QCOMPARE(m_ledger.find(ArtefactId {1})->state, ArtefactState::Intended);
    QVERIFY2(m_files.tasks.empty(), "created before the intent is durable");
    durable();
    QVERIFY(nextIs<LinkTemp>());
    linked();
    QCOMPARE(m_log.constLast(), QStringLiteral("identify"));
    QVERIFY2(m_engine->started.empty(), "bytes before the identity is durable");
    durable();
    QCOMPARE(m_log.constLast(), QStringLiteral("engine start at 0"));
    QCOMPARE(m_ledger.find(ArtefactId {1})->inode, kInode);
    engineEnds(TransferOutcome::Stopped, 0);
    verifyEnded(TransferOutcome::Stopped, 0);
}

void TransferPipelineTest::continuesATempFile()
{
    begin(40, oldTemp());
    durable();
    QCOMPARE(m_log, QStringList {QStringLiteral("writer")});
    QVERIFY(nextIs<OpenTemp>());
    const OpenTemp &task = std::get<OpenTemp>(m_files.tasks.front());
    QCOMPARE(task.minimumSize, 40);
    QCOMPARE(task.place.inode, kInode);
    opened();
    QCOMPARE(m_engine->started.at(0).proven, ByteRanges::prefix(40));
    QCOMPARE(m_engine->started[0].validator, QByteArray("\"v\""));
    engineEnds(TransferOutcome::Failed, 40);
    verifyEnded(TransferOutcome::Failed, 40);
}

void TransferPipelineTest::tellsWhatItSeesNow()
{
    m_birth = 99;
    begin(40, oldTemp());
    durable();
    opened();
    QVERIFY(m_log.contains(QStringLiteral("identify")));
    QCOMPARE(m_ledger.find(ArtefactId {1})->birth, 99);
    engineEnds(TransferOutcome::Stopped, 40);
    verifyEnded(TransferOutcome::Stopped, 40);
}

void TransferPipelineTest::droppedTempFileIsNotUsed_data()
{
    QTest::addColumn<ArtefactState>("state");
    QTest::newRow("pending") << ArtefactState::Pending;
    QTest::newRow("failed") << ArtefactState::Failed;
}

void TransferPipelineTest::droppedTempFileIsNotUsed()
{
    // What is on its way out would take the new bytes along.
    QFETCH(ArtefactState, state);
    Artefact temp = oldTemp();
    temp.state = state;
    begin(40, temp);
    durable();
    QVERIFY(nextIs<PrepareTemp>());
    prepared(true);
    durable();
    linked();
    QCOMPARE(m_engine->started.at(0).proven, ByteRanges());
    engineEnds(TransferOutcome::Stopped, 0);
    verifyEnded(TransferOutcome::Stopped, 0);
}

void TransferPipelineTest::lostTempFile_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("gone") << ErrorCode::BgEFileNotFound;
    QTest::newRow("replaced") << ErrorCode::BgELocalFileChanged;
}

void TransferPipelineTest::lostTempFile()
{
    QFETCH(ErrorCode, code);
    begin(40, oldTemp());
    durable();
    opened(code);
    QCOMPARE(m_log,
             (QStringList {QStringLiteral("writer"), QStringLiteral("writer gone"),
                           QStringLiteral("lost")}));
    QCOMPARE(m_ledger.takeDue(std::chrono::milliseconds(1)).size(), std::size_t {1});
    prepared(true);
    durable();
    linked();
    // The new file is empty: nothing is asked for from the middle.
    const TransferRequest &request = m_engine->started.at(0);
    QCOMPARE(request.proven, ByteRanges());
    QVERIFY(request.validator.isEmpty());
    QCOMPARE(request.expectedTotal, -1);
    engineEnds(TransferOutcome::Stopped, 0);
    verifyEnded(TransferOutcome::Stopped, 0);
}

void TransferPipelineTest::noTempFileMeansFromZero()
{
    begin(40);
    durable();
    prepared(true);
    durable();
    linked();
    QCOMPARE(m_engine->started.at(0).proven, ByteRanges());
    QVERIFY(m_engine->started[0].validator.isEmpty());
    QCOMPARE(m_engine->started[0].expectedTotal, -1);
    engineEnds(TransferOutcome::Failed, 0);
    verifyEnded(TransferOutcome::Failed, 0);
}

void TransferPipelineTest::stopAtEveryStep_data()
{
    QTest::addColumn<int>("stopAt");
    QTest::addColumn<bool>("unnamed");
    QTest::addColumn<bool>("discard");
    for (int stopAt = 0; stopAt <= 6; ++stopAt) {
        for (const bool unnamed : {true, false}) {
            for (const bool discard : {true, false})
                QTest::addRow("step %d%s%s", stopAt, unnamed ? " unnamed" : " named",
                              discard ? " discard" : "")
                    << stopAt << unnamed << discard;
        }
    }
}

void TransferPipelineTest::stopAtEveryStep()
{
    QFETCH(int, stopAt);
    QFETCH(bool, unnamed);
    QFETCH(bool, discard);
    const auto maybeStop = [&](int step) {
        if (step != stopAt)
            return;
        m_pipeline->stop(kAttempt, discard);
        m_pipeline->stop(kAttempt, false);
        flush();
    };
    begin();
    maybeStop(0);
    durable();
    maybeStop(1);
    if (m_ends.empty())
        prepared(unnamed);
    maybeStop(2);
    durable();
    maybeStop(3);
    if (m_ends.empty())
        linked();
    maybeStop(4);
    durable();
    maybeStop(5);
    qint64 bytes = 0;
    if (!m_engine->started.empty()) {
        QCOMPARE(m_engine->stops, stopAt == 4 || stopAt == 5 ? 1 : 0);
        engineSays(TransferProgress {kAttempt, ByteRanges::prefix(30)});
        engineEnds(TransferOutcome::Stopped, bytes = 50);
        maybeStop(6);
        if (nextIs<SyncFiles>())
            synced();
    }
    verifyEnded(TransferOutcome::Stopped, bytes);
    QVERIFY(m_files.tasks.empty());
    QVERIFY(m_waiting.empty());
    QVERIFY(m_engine->started.size() <= 1);
    if (stopAt < (unnamed ? 4 : 5))
        QVERIFY2(m_engine->started.empty(), "started after it was stopped");
    if (stopAt <= 1)
        QVERIFY2(!m_ledger.find(ArtefactId {1}), "recorded a file nobody wants");
}

void TransferPipelineTest::preparingFails()
{
    begin();
    durable();
    prepared(true, ErrorCode::EAccessDenied);
    QCOMPARE(m_ends.at(0).error.code, ErrorCode::EAccessDenied);
    verifyEnded(TransferOutcome::Failed, 0);
    QVERIFY(m_ledger.inUse().empty());
}

void TransferPipelineTest::linkingFails()
{
    begin();
    durable();
    prepared(false);
    durable();
    linked(ErrorCode::EFileExists);
    QCOMPARE(m_ends.at(0).error.code, ErrorCode::EFileExists);
    QVERIFY(m_engine->started.empty());
    verifyEnded(TransferOutcome::Failed, 0);
}

void TransferPipelineTest::openingFails()
{
    begin(40, oldTemp());
    durable();
    opened(ErrorCode::EAccessDenied);
    // Still there, for all we know: kept for the next try.
    QVERIFY(!m_log.contains(QStringLiteral("lost")));
    QCOMPARE(m_ends.at(0).error.code, ErrorCode::EAccessDenied);
    verifyEnded(TransferOutcome::Failed, 40);
}

void TransferPipelineTest::failuresWhileStopping()
{
    begin();
    durable();
    m_pipeline->stop(kAttempt, true);
    prepared(true, ErrorCode::EDiskFull);
    verifyEnded(TransferOutcome::Stopped, 0);
}

void TransferPipelineTest::syncedAtTheEnd()
{
    toTransferring();
    engineSays(TransferConnected {kAttempt, 100, {}, "\"v\"", {}, {}});
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(60)});
    engineEnds(TransferOutcome::Finished, 100);
    QVERIFY2(m_ends.empty(), "finished before its bytes are on disk");
    QCOMPARE(m_writers, 1);
    QVERIFY(nextIs<SyncFiles>());
    synced();
    verifyEnded(TransferOutcome::Finished, 100);
}

void TransferPipelineTest::syncFailsAtTheEnd()
{
    toTransferring();
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(60)});
    m_pipeline->checkpoint();
    flush();
    synced();
    engineEnds(TransferOutcome::Finished, 100);
    synced(ErrorCode::EDiskFull);
    QCOMPARE(m_ends.at(0).error.code, ErrorCode::EDiskFull);
    verifyEnded(TransferOutcome::Failed, 60);
}

void TransferPipelineTest::discardedBytesAreNotSynced()
{
    toTransferring();
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(60)});
    m_pipeline->stop(kAttempt, true);
    flush();
    QCOMPARE(m_engine->stops, 1);
    // It keeps the file until the engine has let go of it.
    QCOMPARE(m_writers, 1);
    engineEnds(TransferOutcome::Stopped, 60);
    QVERIFY(m_files.tasks.empty());
    QCOMPARE(m_lastFile, m_handle);
    verifyEnded(TransferOutcome::Stopped, 60);
}

void TransferPipelineTest::checkpoints()
{
    toTransferring();
    m_pipeline->checkpoint();
    flush();
    QVERIFY2(m_files.tasks.empty(), "synced although nothing was written");
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(60)});
    m_pipeline->checkpoint();
    m_pipeline->checkpoint();
    flush();
    QCOMPARE(m_files.tasks.size(), std::size_t {1});
    // What comes while the sync runs is not covered by it.
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(90)});
    synced();
    QCOMPARE(m_log.constLast(), QStringLiteral("synced 60"));
    m_pipeline->checkpoint();
    flush();
    engineEnds(TransferOutcome::Stopped, 90);
    synced();
    synced();
    verifyEnded(TransferOutcome::Stopped, 90);
}

void TransferPipelineTest::checkpointsOfSeveralRanges()
{
    ByteRanges first = ByteRanges::prefix(10);
    first.add({50, 60});
    ByteRanges second = first;
    second.add({90, 100});
    toTransferring();
    engineSays(TransferProgress {kAttempt, first});
    m_pipeline->checkpoint();
    flush();
    // Written while the sync runs: it may have missed them.
    engineSays(TransferProgress {kAttempt, second});
    synced();
    QCOMPARE(m_synced, first);
    engineSays(TransferEnded {kAttempt, TransferOutcome::Stopped, second, {}, {}});
    QVERIFY(nextIs<SyncFiles>());
    synced(ErrorCode::EDiskFull);
    QCOMPARE(m_ends.at(0).written, first);
    QCOMPARE(m_ends[0].outcome, TransferOutcome::Failed);
}

void TransferPipelineTest::failedCheckpointIsNotForgotten()
{
    // The system reports a failed write-back once; a later sync without an error proves nothing.
    toTransferring();
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(60)});
    m_pipeline->checkpoint();
    flush();
    synced(ErrorCode::EDiskFull);
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(90)});
    m_pipeline->checkpoint();
    flush();
    if (nextIs<SyncFiles>())
        synced();
    QVERIFY(m_log.filter(QStringLiteral("synced")).isEmpty());
    engineEnds(TransferOutcome::Finished, 100);
    if (nextIs<SyncFiles>())
        synced();
    QCOMPARE(m_ends.at(0).error.code, ErrorCode::EDiskFull);
    verifyEnded(TransferOutcome::Failed, 0);
}

void TransferPipelineTest::lateEvents()
{
    toTransferring();
    engineEnds(TransferOutcome::Failed, 0);
    const QStringList before = m_log;
    engineEnds(TransferOutcome::Finished, 100);
    engineSays(TransferProgress {kAttempt, ByteRanges::prefix(100)});
    engineSays(TransferConnected {kAttempt, 100, {}, {}, {}, {}});
    m_pipeline->stop(kAttempt, true);
    m_pipeline->checkpoint();
    flush();
    QCOMPARE(m_log, before);
    verifyEnded(TransferOutcome::Failed, 0);
}

QTEST_GUILESS_MAIN(TransferPipelineTest)
#include "tst_TransferPipeline.moc"
