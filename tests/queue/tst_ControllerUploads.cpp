// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ControllerBench.h"

using namespace kurier;

namespace {

const UploadSession kSession {UploadProtocol::Tus, "https://files.example/up/7", "t"};
const Error kLost {ErrorCode::BgEConnectionClosed, ErrorContext::Transport, {}, {}};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

/// Uploads from their request to the end of their job, with every neighbour played.
class ControllerUploadsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }
    void recordsComeBeforeDeeds();
    void nothingIsSentBeforeTheAddressIsStored();
    void serverTellsUntilWhenItKeeps();
    void finishedUploadCompletes();
    void manualCompletion();
    void completeOfAnUnfinishedUploadIsRefused();
    void noNameIsReserved();
    void changedSourceIsNotSent();
    void missingSource();
    void missingSourceAtAdding();
    void withoutAnEngine();
    void filesComeOneAfterAnother();
    void acknowledgedBytesAreStored();
    void serverMayKnowLess();
    void suspendKeepsTheSession();
    void lostSessionIsBegunAnewOnce();
    void failureIsTriedAgain();
    void credentialsAreLookedUp();
    void passwordsAreNotStored();
    void optionsReachTheEngine();
    void rateIsShared();
    void restartContinues();
    void silenceIsNotZero();
    void shutdownEndsUploads();

private:
    JobId add(JobSpec spec = ControllerBench::uploadSpec())
    {
        return m_bench->add(std::move(spec));
    }
    void known()
    {
        m_bench->uploads.sessionKnown(kSession);
        ControllerBench::settle();
    }
    void progress(qint64 sent, qint64 acknowledged)
    {
        m_bench->uploads.progress(sent, acknowledged);
        ControllerBench::settle();
    }
    void end(UploadOutcome outcome, qint64 acknowledged = 0, const Error &error = {})
    {
        m_bench->uploads.end(outcome, acknowledged, error);
        ControllerBench::settle();
    }
    [[nodiscard]] const JobFile &file(const JobId &id) const
    {
        return m_bench->stored(id).files.front();
    }
    [[nodiscard]] const Artefact &record() const
    {
        return m_bench->store.artefacts.begin()->second;
    }
    void pass(std::chrono::milliseconds time);

    std::unique_ptr<ControllerBench> m_bench;
};

void ControllerUploadsTest::init()
{
    m_bench = std::make_unique<ControllerBench>();
    m_bench->controller.load();
    ControllerBench::settle();
}

/// Time goes on, and the controller's timers with it.
void ControllerUploadsTest::pass(std::chrono::milliseconds time)
{
    m_bench->clock.at += time;
    QTest::qWait(250);
    ControllerBench::settle();
}

void ControllerUploadsTest::recordsComeBeforeDeeds()
{
    m_bench->store.automatic = false;
    m_bench->controller.addJobs({ControllerBench::uploadSpec()}, nullptr,
                                [](const Result<QList<JobId>> &) {});
    ControllerBench::settle();
    m_bench->store.finish(); // The job.
    ControllerBench::settle();
    QVERIFY(m_bench->uploads.running.empty());
    m_bench->store.finish(); // Its session.
    ControllerBench::settle();
    QCOMPARE(record().state, ArtefactState::Intended);
    QCOMPARE(record().kind, ArtefactKind::ServerSession);
    QCOMPARE(record().where(), QStringLiteral("https://files.example/video.mp4"));
    const UploadRequest &request = m_bench->uploads.request();
    QCOMPARE(request.temporaryName, record().name.toUtf8());
    QVERIFY(request.temporaryName.startsWith(".kurier-"));
    QCOMPARE(request.mark.size, qint64 {100});
    QVERIFY(request.source != nullptr);
    QVERIFY(!request.session.isKnown());
}

void ControllerUploadsTest::nothingIsSentBeforeTheAddressIsStored()
{
    const JobId id = add();
    QCOMPARE(m_bench->shown(id), JobState::Connecting);
    m_bench->takeLog();
    m_bench->store.automatic = false;
    known();
    QCOMPARE(m_bench->takeLog(), words("store"));
    m_bench->store.finish();
    ControllerBench::settle();
    QVERIFY(m_bench->log.contains(QStringLiteral("proceed")));
    QCOMPARE(record().session, kSession);
    QCOMPARE(record().state, ArtefactState::Live);
    QCOMPARE(record().where(), QStringLiteral("https://files.example/up/7"));
    QCOMPARE(record().expires, qint64 {0});
    QCOMPARE(m_bench->shown(id), JobState::Transferring);
}

void ControllerUploadsTest::serverTellsUntilWhenItKeeps()
{
    add();
    m_bench->uploads.sessionKnown(kSession, std::chrono::seconds(3600));
    ControllerBench::settle();
    QCOMPARE(record().expires, m_bench->clock.wall().count() + 3'600'000);
}

void ControllerUploadsTest::finishedUploadCompletes()
{
    const JobId id = add();
    known();
    m_bench->takeLog();
    end(UploadOutcome::Finished, 100);
    QCOMPARE(m_bench->state(id), JobState::Acknowledged);
    QCOMPARE(file(id).state, FileState::Published);
    QCOMPARE(file(id).bytesTransferred, qint64 {100});
    QCOMPARE(record().state, ArtefactState::Published);
    // Nothing is published or removed here.
    const QStringList log = m_bench->takeLog();
    for (const char *const word : {"publish", "remove", "verify", "stop"})
        QVERIFY(!log.contains(QLatin1String(word)));
}

void ControllerUploadsTest::manualCompletion()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.autoComplete = false;
    const JobId id = add(spec);
    known();
    end(UploadOutcome::Finished, 100);
    QCOMPARE(m_bench->state(id), JobState::Transferred);
    const CommandResults resumed = m_bench->command(JobCommand::Resume, {id});
    QCOMPARE(resumed.value(0).error.code, ErrorCode::DoEJobEmpty);
    const CommandResults results = m_bench->command(JobCommand::Complete, {id});
    QCOMPARE(results.value(0).error.code, ErrorCode::Ok);
    QCOMPARE(m_bench->state(id), JobState::Acknowledged);
}

void ControllerUploadsTest::completeOfAnUnfinishedUploadIsRefused()
{
    const JobId id = add();
    known();
    progress(40, 40);
    m_bench->takeLog();
    const CommandResults results = m_bench->command(JobCommand::Complete, {id});
    QCOMPARE(results.value(0).error.code, ErrorCode::DoEInvalidState);
    QCOMPARE(m_bench->shown(id), JobState::Transferring);
    QVERIFY(m_bench->takeLog().isEmpty());
}

void ControllerUploadsTest::noNameIsReserved()
{
    JobSpec download = ControllerBench::spec(QStringLiteral("video.mp4"));
    download.directory = QStringLiteral("/srv");
    const JobId upload = add();
    const JobId id = m_bench->add(download);
    QCOMPARE(m_bench->stored(id).files.front().name, QStringLiteral("video.mp4"));
    static_cast<void>(m_bench->command(JobCommand::Cancel, {upload}));
    // The download's claim on the name is not the upload's to give back.
    const JobId second = m_bench->add(download);
    QCOMPARE(m_bench->stored(second).files.front().name, QStringLiteral("video (1).mp4"));
}

void ControllerUploadsTest::changedSourceIsNotSent()
{
    const JobId id = add();
    known();
    progress(40, 40);
    static_cast<void>(m_bench->command(JobCommand::Suspend, {id}));
    m_bench->files.sources[QStringLiteral("/srv/video.mp4")] = {7, 5, 100, 2, 2};
    m_bench->takeLog();
    static_cast<void>(m_bench->command(JobCommand::Resume, {id}));
    QCOMPARE(m_bench->state(id), JobState::Error);
    QCOMPARE(m_bench->stored(id).error->code, ErrorCode::BgELocalFileChanged);
    QCOMPARE(m_bench->stored(id).error->subject, QStringLiteral("/srv/video.mp4"));
    QVERIFY(!m_bench->takeLog().contains(QStringLiteral("start")));
    // Another mode is no other content.
    m_bench->files.sources[QStringLiteral("/srv/video.mp4")] = {7, 5, 100, 1, 9};
    static_cast<void>(m_bench->command(JobCommand::Resume, {id}));
    QVERIFY(m_bench->takeLog().contains(QStringLiteral("start")));
}

void ControllerUploadsTest::missingSource()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.suspended = true;
    const JobId id = add(spec);
    m_bench->files.sourceError = {
        ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, QStringLiteral("/srv/video.mp4")};
    static_cast<void>(m_bench->command(JobCommand::Resume, {id}));
    QCOMPARE(m_bench->state(id), JobState::Error);
    QCOMPARE(m_bench->stored(id).error->code, ErrorCode::BgEFileNotFound);
    QVERIFY(m_bench->store.artefacts.empty());
}

void ControllerUploadsTest::missingSourceAtAdding()
{
    m_bench->files.sourceError = {
        ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, QStringLiteral("/srv/video.mp4")};
    Error error;
    m_bench->controller.addJobs(
        {ControllerBench::uploadSpec()}, nullptr,
        [&error](const Result<QList<JobId>> &added) { error = added.error(); });
    ControllerBench::settle();
    QCOMPARE(error.code, ErrorCode::BgEFileNotFound);
    QVERIFY(m_bench->store.jobs.empty());
}

void ControllerUploadsTest::withoutAnEngine()
{
    // Without a load nothing would be answered: the inbox of this one is fed by hand.
    QueueLoaded empty;
    empty.complete = true;
    auto inbox = ControllerInbox::create();
    JobController alone(
        ControllerParts {m_bench->clock, m_bench->store, m_bench->files, m_bench->engine, inbox});
    std::vector<StoreEvent> events;
    events.push_back(std::move(empty));
    ControllerInbox::storeSink(inbox)(std::move(events));
    Error error;
    alone.addJobs({ControllerBench::uploadSpec()}, nullptr,
                  [&error](const Result<QList<JobId>> &added) { error = added.error(); });
    ControllerBench::settle();
    QCOMPARE(error.code, ErrorCode::ENotImpl);
}

void ControllerUploadsTest::filesComeOneAfterAnother()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.files += ControllerBench::uploadSpec(QStringLiteral("b.txt")).files;
    const JobId id = add(spec);
    QCOMPARE(m_bench->stored(id).bytesTotal(), qint64 {200});
    known();
    end(UploadOutcome::Finished, 100);
    QCOMPARE(m_bench->shown(id), JobState::Transferring);
    QCOMPARE(m_bench->uploads.request().target, QByteArray("https://files.example/b.txt"));
    QCOMPARE(m_bench->uploads.request().name, QByteArray("b.txt"));
    known();
    end(UploadOutcome::Finished, 100);
    QCOMPARE(m_bench->state(id), JobState::Acknowledged);
}

void ControllerUploadsTest::acknowledgedBytesAreStored()
{
    const JobId id = add();
    known();
    progress(60, 40);
    QCOMPARE(file(id).proven.sum(), qint64 {0});
    pass(std::chrono::seconds(2));
    QCOMPARE(file(id).proven.sum(), qint64 {40});
}

void ControllerUploadsTest::serverMayKnowLess()
{
    const JobId id = add();
    known();
    progress(60, 60);
    pass(std::chrono::seconds(2));
    QCOMPARE(file(id).proven.sum(), qint64 {60});
    progress(20, 20);
    pass(std::chrono::seconds(2));
    QCOMPARE(file(id).proven.sum(), qint64 {20});
    QCOMPARE(file(id).bytesTransferred, qint64 {20});
}

void ControllerUploadsTest::suspendKeepsTheSession()
{
    const JobId id = add();
    known();
    progress(40, 40);
    m_bench->uploads.stopsAtOnce = false;
    static_cast<void>(m_bench->command(JobCommand::Suspend, {id}));
    end(UploadOutcome::Stopped, 40);
    QCOMPARE(m_bench->state(id), JobState::Suspended);
    QCOMPARE(file(id).bytesTransferred, qint64 {40});
    QCOMPARE(record().state, ArtefactState::Live);
    QVERIFY(m_bench->uploads.removals.empty());
    static_cast<void>(m_bench->command(JobCommand::Resume, {id}));
    QCOMPARE(m_bench->uploads.request().session, kSession);
    // An engine that has nothing new to say of the session: bytes may flow all the same.
    progress(50, 50);
    QCOMPARE(m_bench->shown(id), JobState::Transferring);
}

void ControllerUploadsTest::lostSessionIsBegunAnewOnce()
{
    const JobId id = add();
    known();
    progress(40, 40);
    end(UploadOutcome::SessionLost);
    QCOMPARE(m_bench->shown(id), JobState::Transferring);
    QVERIFY(!m_bench->uploads.request().session.isKnown());
    QCOMPARE(m_bench->store.artefacts.size(), std::size_t {2});
    // The old one is shown to be gone.
    QCOMPARE(m_bench->uploads.removal().session, kSession);
    m_bench->uploads.removed(RemovalResult::Removed);
    ControllerBench::settle();
    QCOMPARE(record().state, ArtefactState::Removed);
    QCOMPARE(file(id).bytesTransferred, qint64 {0});

    end(UploadOutcome::SessionLost);
    QCOMPARE(m_bench->state(id), JobState::TransientError);
    QCOMPARE(m_bench->stored(id).error->code, ErrorCode::BgESessionNotFound);
}

void ControllerUploadsTest::failureIsTriedAgain()
{
    const JobId id = add();
    known();
    progress(40, 40);
    end(UploadOutcome::Failed, 40, kLost);
    QCOMPARE(m_bench->state(id), JobState::TransientError);
    QCOMPARE(record().state, ArtefactState::Live);
    pass(std::chrono::seconds(40));
    QCOMPARE(m_bench->uploads.request().session, kSession);

    end(UploadOutcome::Failed, 40, {httpErrorCode(403), ErrorContext::RemoteFile, {}, {}});
    QCOMPARE(m_bench->state(id), JobState::Error);
}

void ControllerUploadsTest::credentialsAreLookedUp()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.credentials = Credentials {"anna", "secret", AccessScheme::Unknown};
    const JobId id = add(spec);
    end(UploadOutcome::Failed, 0,
        {httpErrorCode(401), ErrorContext::RemoteFile,
         QStringLiteral("offered: basic\nrealm: files"),
         QStringLiteral("https://files.example/video.mp4")});
    const AccessList access = m_bench->uploads.request().access.access;
    QCOMPARE(access.value(0).credentials.password, QByteArray("secret"));
    QCOMPARE(access.value(0).credentials.scheme, AccessScheme::Basic);
    // Refused with these too: nobody else knows any.
    end(UploadOutcome::Failed, 0,
        {httpErrorCode(401), ErrorContext::RemoteFile,
         QStringLiteral("offered: basic\nrealm: files"),
         QStringLiteral("https://files.example/video.mp4")});
    QCOMPARE(m_bench->state(id), JobState::Error);
}

void ControllerUploadsTest::passwordsAreNotStored()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.files.first().url = "sftp://anna:secret@files.example/v";
    const JobId id = add(spec);
    // SSH cannot begin without a name.
    QCOMPARE(file(id).url, QByteArray("sftp://anna@files.example/v"));
    QVERIFY(!record().directory.contains(QLatin1String("anna")));
    QCOMPARE(m_bench->uploads.request().access.access.value(0).credentials.password,
             QByteArray("secret"));
    static_cast<void>(m_bench->command(JobCommand::Cancel, {id}));

    spec.files.first().url = "https://anna:secret@files.example/v";
    const JobId other = add(spec);
    QCOMPARE(file(other).url, QByteArray("https://files.example/v"));
}

void ControllerUploadsTest::optionsReachTheEngine()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.options.protocol = UploadProtocol::WebDav;
    spec.options.chunkSize = 4096;
    spec.options.overwrite = true;
    spec.options.rateLimit = 500;
    spec.options.proxy = "http://proxy:3128";
    spec.options.headers = {"X-A: b"};
    spec.options.userAgent = "ua";
    const JobId id = add(spec);
    const UploadRequest &request = m_bench->uploads.request();
    QCOMPARE(request.protocol, UploadProtocol::WebDav);
    QCOMPARE(request.chunkSize, qint64 {4096});
    QVERIFY(request.overwrite);
    QCOMPARE(request.rateLimit, qint64 {500});
    QCOMPARE(request.access.proxy, QByteArray("http://proxy:3128"));
    QCOMPARE(request.access.headers, QList<QByteArray> {"X-A: b"});
    QCOMPARE(request.access.userAgent, QByteArray("ua"));
    JobChanges changes;
    changes.rateLimit = 900;
    m_bench->change(changes, {id});
    QCOMPARE(m_bench->uploads.request().rateLimit, qint64 {900});
}

void ControllerUploadsTest::rateIsShared()
{
    QueueLimits limits;
    limits.rateLimit = 1000;
    m_bench->controller.setLimits(limits);
    add();
    QCOMPARE(m_bench->uploads.rateLimit, qint64 {1000});
    m_bench->add(QStringLiteral("a.bin"));
    QCOMPARE(m_bench->uploads.rateLimit, qint64 {500});
    QCOMPARE(m_bench->engine.rateLimit, qint64 {500});
    known();
    end(UploadOutcome::Finished, 100);
    QCOMPARE(m_bench->engine.rateLimit, qint64 {1000});
}

void ControllerUploadsTest::restartContinues()
{
    const JobId id = add();
    known();
    progress(40, 40);
    pass(std::chrono::seconds(2));
    // What a crash leaves: the store, nothing else.
    auto after = std::make_unique<ControllerBench>();
    after->store.jobs = m_bench->store.jobs;
    after->store.artefacts = m_bench->store.artefacts;
    m_bench = std::move(after);
    m_bench->controller.load();
    ControllerBench::settle();
    const UploadRequest &request = m_bench->uploads.request();
    QCOMPARE(request.session, kSession);
    QCOMPARE(request.mark.inode, quint64 {5});
    QCOMPARE(file(id).proven.sum(), qint64 {40});
    QVERIFY(m_bench->uploads.removals.empty());
}

void ControllerUploadsTest::silenceIsNotZero()
{
    const JobId id = add();
    progress(0, 0);
    QCOMPARE(m_bench->shown(id), JobState::Connecting);
    known();
    progress(40, 40);
    m_bench->uploads.stopsAtOnce = false;
    static_cast<void>(m_bench->command(JobCommand::Suspend, {id}));
    end(UploadOutcome::Stopped, 40);
    // Nobody answers: what the server has is what it had.
    static_cast<void>(m_bench->command(JobCommand::Resume, {id}));
    progress(0, 0);
    end(UploadOutcome::Failed, 0, kLost);
    QCOMPARE(file(id).bytesTransferred, qint64 {40});
    QCOMPARE(file(id).proven.sum(), qint64 {40});
}

void ControllerUploadsTest::shutdownEndsUploads()
{
    const JobId id = add();
    known();
    bool done = false;
    m_bench->controller.shutdown([&done] { done = true; });
    ControllerBench::settle();
    QVERIFY(done);
    QVERIFY(m_bench->uploads.running.empty());
    QCOMPARE(record().state, ArtefactState::Live);
    QVERIFY(!isFinal(m_bench->state(id)));
}

QTEST_GUILESS_MAIN(ControllerUploadsTest)
#include "tst_ControllerUploads.moc"
