// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest/OpensslDigest.h"
#include "core/files/PosixFileWorker.h"
#include "core/job/CleanupDoubt.h"
#include "core/queue/JobController.h"
#include "core/storage/SqliteJobStore.h"
#include "tests/support/FakeUploadEngine.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

namespace {

const UploadSession kSession {UploadProtocol::Tus, "https://files.example/up/7", {}};

/// Nothing is downloaded here.
class NoDownloads final : public TransferEngine
{
public:
    void start(std::vector<TransferRequest>) override { }
    void stop(std::vector<AttemptId>) override { }
    void setRateLimit(qint64) override { }
    void setAttemptRate(AttemptId, qint64) override { }
    void setConnectionsPerHost(qint32) override { }
    void shutdown(std::chrono::milliseconds) override { }
};

/// A queue with a real store and files worker; only servers are played.
struct Queue
{
    explicit Queue(const QString &database)
        : store(database, ControllerInbox::storeSink(inbox))
        , files(ControllerInbox::fileSink(inbox), makeOpensslDigest)
    {
        controller.load();
    }
    ~Queue()
    {
        files.shutdown();
        store.shutdown();
    }

    QStringList log;
    SystemClock clock;
    std::shared_ptr<ControllerInbox> inbox = ControllerInbox::create();
    SqliteJobStore store;
    PosixFileWorker files;
    NoDownloads downloads;
    FakeUploadEngine uploads {ControllerInbox::uploadSink(inbox), log};
    JobController controller {
        ControllerParts {clock, store, files, downloads, inbox, 0644, nullptr, {}, {}, &uploads}};
};

} // namespace

/// Uploads with what is on this computer being real: the file, the queue's database, a restart.
class UploadsOnDiskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sentToTheEnd();
    void cancelIsCarriedOutAfterARestart();
    void goesOnAfterARestart();
    void changedFileIsNotSent();
    void missingFileIsNotAdded();
    void unnamedAfterACrash();

private:
    void start() { m_queue = std::make_unique<Queue>(path("queue.db")); }
    /// What a crash leaves is what is stored.
    void restart()
    {
        m_queue.reset();
        start();
    }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_directory->filePath(QLatin1String(name));
    }
    JobId add();
    void begin();
    void command(JobCommand verb, const JobId &id);
    [[nodiscard]] JobDetails details(const JobId &id);
    [[nodiscard]] JobState state(const JobId &id) { return details(id).snapshot.state; }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Queue> m_queue;
};

void UploadsOnDiskTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QFile file(path("video.mp4"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100, 'v'));
    file.close();
    start();
}

/// Whatever happens to an upload, the file on this computer stays what it was.
void UploadsOnDiskTest::cleanup()
{
    m_queue.reset();
    QFile file(path("video.mp4"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().left(99), QByteArray(99, 'v'));
}

JobId UploadsOnDiskTest::add()
{
    JobSpec spec;
    spec.type = JobType::Upload;
    FileSpec file;
    file.source = path("video.mp4");
    file.url = "https://files.example/video.mp4";
    spec.files.append(file);
    std::optional<Result<QList<JobId>>> answer;
    m_queue->controller.addJobs({spec}, nullptr,
                                [&answer](const Result<QList<JobId>> &added) { answer = added; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }) || !*answer)
        return {};
    return (*answer)->value(0);
}

/// The session known and 40 bytes acknowledged.
void UploadsOnDiskTest::begin()
{
    QTRY_COMPARE(m_queue->uploads.running.size(), std::size_t {1});
    m_queue->uploads.sessionKnown(kSession);
    QTRY_VERIFY(m_queue->log.contains(QStringLiteral("proceed")));
    m_queue->uploads.progress(40, 40);
}

void UploadsOnDiskTest::command(JobCommand verb, const JobId &id)
{
    std::optional<CommandResults> answer;
    m_queue->controller.command(verb, {id}, nullptr,
                                [&answer](const CommandResults &told) { answer = told; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->value(0).error.code, ErrorCode::Ok);
}

JobDetails UploadsOnDiskTest::details(const JobId &id)
{
    std::optional<JobDetails> answer;
    m_queue->controller.requestDetails(id, nullptr, [&answer](const Result<JobDetails> &told) {
        answer = told.value_or(JobDetails());
    });
    static_cast<void>(QTest::qWaitFor([&answer] { return answer.has_value(); }));
    return answer.value_or(JobDetails());
}

void UploadsOnDiskTest::sentToTheEnd()
{
    const JobId id = add();
    QVERIFY(!id.isNull());
    QTRY_COMPARE(m_queue->uploads.running.size(), std::size_t {1});
    const UploadRequest request = m_queue->uploads.request();
    char first = 0;
    QCOMPARE(::pread(request.source->descriptor(), &first, 1, 0), ssize_t {1});
    QCOMPARE(first, 'v');
    QCOMPARE(request.mark.size, 100);
    begin();
    m_queue->uploads.end(UploadOutcome::Finished, 100);
    QTRY_COMPARE(state(id), JobState::Acknowledged);
    restart();
    QTRY_COMPARE(state(id), JobState::Acknowledged);
    QCOMPARE(details(id).artefacts.value(0).state, ArtefactState::Published);
    QVERIFY(m_queue->log.isEmpty());
}

void UploadsOnDiskTest::cancelIsCarriedOutAfterARestart()
{
    const JobId id = add();
    begin();
    command(JobCommand::Cancel, id);
    QTRY_COMPARE(m_queue->uploads.removals.size(), std::size_t {1});
    restart();
    QTRY_COMPARE(m_queue->uploads.removals.size(), std::size_t {1});
    QCOMPARE(m_queue->uploads.removal().session, kSession);
    QCOMPARE(m_queue->uploads.removal().size, 100);
    m_queue->uploads.removed(RemovalResult::Refused,
                             {httpErrorCode(405), ErrorContext::RemoteFile, {}, {}});
    QTRY_COMPARE(details(id).artefacts.value(0).state, ArtefactState::Failed);
    restart();
    QTRY_COMPARE(details(id).artefacts.value(0).reason.code, httpErrorCode(405));
    QVERIFY(m_queue->uploads.removals.empty());
    m_queue->controller.retryCleanup({id});
    QTRY_COMPARE(m_queue->uploads.removals.size(), std::size_t {1});
    m_queue->uploads.removed(RemovalResult::Removed);
    // The sender of the time before may have had something on its way: one more look.
    QTRY_COMPARE_WITH_TIMEOUT(m_queue->uploads.removals.size(), std::size_t {1}, 20'000);
    QVERIFY(details(id).artefacts.value(0).state != ArtefactState::Removed);
    m_queue->uploads.removed(RemovalResult::Removed);
    QTRY_COMPARE(details(id).artefacts.value(0).state, ArtefactState::Removed);
    QCOMPARE(state(id), JobState::Cancelled);
}

void UploadsOnDiskTest::goesOnAfterARestart()
{
    const JobId id = add();
    begin();
    // A checkpoint.
    QTest::qWait(1500);
    restart();
    QTRY_COMPARE(m_queue->uploads.running.size(), std::size_t {1});
    QCOMPARE(m_queue->uploads.request().session, kSession);
    QCOMPARE(details(id).files.front().proven.sum(), 40);
    begin();
    m_queue->uploads.end(UploadOutcome::Finished, 100);
    QTRY_COMPARE(state(id), JobState::Acknowledged);
}

void UploadsOnDiskTest::changedFileIsNotSent()
{
    const JobId id = add();
    begin();
    command(JobCommand::Suspend, id);
    QFile file(path("video.mp4"));
    QVERIFY(file.open(QIODevice::Append));
    file.write("x");
    file.close();
    command(JobCommand::Resume, id);
    QTRY_COMPARE(state(id), JobState::Error);
    QCOMPARE(details(id).snapshot.error->code, ErrorCode::BgELocalFileChanged);
    QVERIFY(m_queue->uploads.running.empty());
    command(JobCommand::Cancel, id);
    QTRY_COMPARE(m_queue->uploads.removals.size(), std::size_t {1});
}

void UploadsOnDiskTest::missingFileIsNotAdded()
{
    QVERIFY(QFile::rename(path("video.mp4"), path("away")));
    QVERIFY(add().isNull());
    QVERIFY(QFile::rename(path("away"), path("video.mp4")));
}

void UploadsOnDiskTest::unnamedAfterACrash()
{
    const JobId id = add();
    QTRY_COMPARE(m_queue->uploads.running.size(), std::size_t {1});
    restart();
    QTRY_COMPARE(m_queue->uploads.running.size(), std::size_t {1});
    command(JobCommand::Cancel, id);
    QTRY_COMPARE(details(id).artefacts.value(0).state, ArtefactState::Failed);
    QCOMPARE(doubtOf(details(id).artefacts.value(0).reason), std::optional(CleanupDoubt::Unnamed));
    QVERIFY(m_queue->uploads.removals.empty());
}

QTEST_GUILESS_MAIN(UploadsOnDiskTest)
#include "tst_UploadsOnDisk.moc"
