// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/CleanupDoubt.h"

#include <QTest>

#include "ControllerBench.h"

using namespace kurier;
using namespace std::chrono_literals;

namespace {

const UploadSession kSession {UploadProtocol::Tus, "https://files.example/up/7", "t"};
const Error kUnreachable {ErrorCode::BgEConnectFailure, ErrorContext::Transport, {}, {}};
const Error kUnauthorized {httpErrorCode(401), ErrorContext::RemoteFile,
                           QStringLiteral("offered: basic\nrealm: files"),
                           QStringLiteral("https://files.example/up/7")};

} // namespace

/// What a cancelled upload leaves on its server, and how long the queue stays after it.
class SessionCleanupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }
    void intentComesFirst();
    void cancelRemovesTheSession();
    void senderIsGoneFirst();
    void brokenOffRequestMayStillBeCarriedOut();
    void settledIsRemovedOnce();
    void unreachableServerIsAskedAgain();
    void askedAgainAfterARestart();
    void refusalIsOnlyOnDemand();
    void refusalStaysSoAfterARestart();
    void stillThereHasItsOwnReason();
    void arrivedStays();
    void arrivedIsToldInOneTransaction();
    void finishedWhileCancelled();
    void mayHaveArrivedStays();
    void cancelAfterTransferredRemovesNothing();
    void cancelBeforeAnythingWasSent();
    void unnamedUploadIsTold();
    void unnamedUploadOfAFailedAttempt();
    void addressComesAfterTheCancel();
    void crashWithoutAnAddress_data();
    void crashWithoutAnAddress();
    void intendedIsUsedAgain();
    void credentialsOutliveTheJob();
    void netrcIsReadAgain();
    void accessIsThatOfTheJob();
    void givingUp();
    void orphanedSessionIsRemoved();
    void everyOutcomeIsLogged_data();
    void everyOutcomeIsLogged();

private:
    void load()
    {
        m_bench->controller.load();
        ControllerBench::settle();
    }
    void restart();
    /// A job whose session is known, 40 of 100 bytes acknowledged.
    JobId begin(const JobSpec &spec = ControllerBench::uploadSpec());
    void cancel(const JobId &id);
    void end(const UploadEnded &event)
    {
        m_bench->uploads.end(event);
        ControllerBench::settle();
    }
    void removed(RemovalResult result, const Error &error = {})
    {
        m_bench->uploads.removed(result, error);
        ControllerBench::settle();
    }
    void pass(std::chrono::milliseconds time)
    {
        m_bench->clock.at += time;
        turn();
    }
    void turn()
    {
        m_bench->controller.command(JobCommand::Resume, {}, nullptr, [](const CommandResults &) {});
        ControllerBench::settle();
    }
    [[nodiscard]] const Artefact &record() const
    {
        return m_bench->store.artefacts.begin()->second;
    }
    [[nodiscard]] bool asksAnything() const { return !m_bench->uploads.removals.empty(); }

    std::unique_ptr<ControllerBench> m_bench;
};

void SessionCleanupTest::init()
{
    m_bench = std::make_unique<ControllerBench>();
    load();
}

void SessionCleanupTest::restart()
{
    auto after = std::make_unique<ControllerBench>();
    after->store.jobs = m_bench->store.jobs;
    after->store.artefacts = m_bench->store.artefacts;
    after->clock.at = m_bench->clock.at;
    after->files.personalFile = m_bench->files.personalFile;
    m_bench = std::move(after);
    load();
}

JobId SessionCleanupTest::begin(const JobSpec &spec)
{
    const JobId id = m_bench->add(spec);
    m_bench->uploads.sessionKnown(kSession);
    ControllerBench::settle();
    m_bench->uploads.progress(40, 40);
    ControllerBench::settle();
    return id;
}

void SessionCleanupTest::cancel(const JobId &id)
{
    const CommandResults results = m_bench->command(JobCommand::Cancel, {id});
    QCOMPARE(results.value(0).error.code, ErrorCode::Ok);
    QCOMPARE(m_bench->state(id), JobState::Cancelled);
}

void SessionCleanupTest::intentComesFirst()
{
    const JobId id = begin();
    m_bench->store.automatic = false;
    static_cast<void>(m_bench->command(JobCommand::Cancel, {id}));
    QVERIFY(!asksAnything());
    while (!m_bench->store.open.empty()) {
        QVERIFY(!asksAnything());
        m_bench->store.finish();
        ControllerBench::settle();
    }
    QVERIFY(asksAnything());
    QCOMPARE(record().state, ArtefactState::Pending);
    QCOMPARE(record().bytes, qint64 {40});
}

void SessionCleanupTest::cancelRemovesTheSession()
{
    const JobId id = begin();
    m_bench->takeLog();
    cancel(id);
    const SessionRemoval &removal = m_bench->uploads.removal();
    QCOMPARE(removal.session, kSession);
    QCOMPARE(removal.target, QByteArray("https://files.example/video.mp4"));
    QCOMPARE(removal.size, qint64 {100});
    const QStringList log = m_bench->takeLog();
    QVERIFY(log.indexOf(QStringLiteral("stop")) < log.indexOf(QStringLiteral("remove")));
    removed(RemovalResult::Removed);
    QCOMPARE(record().state, ArtefactState::Removed);
    QCOMPARE(record().attempts, 1);
}

void SessionCleanupTest::senderIsGoneFirst()
{
    const JobId id = begin();
    m_bench->uploads.stopsAtOnce = false;
    cancel(id);
    QVERIFY(!asksAnything());
    end({{}, UploadOutcome::Stopped, 40, {}, false, false, {}});
    QVERIFY(asksAnything());
}

void SessionCleanupTest::brokenOffRequestMayStillBeCarriedOut()
{
    const JobId id = begin();
    m_bench->uploads.stopsAtOnce = false;
    cancel(id);
    end({{}, UploadOutcome::Stopped, 40, {}, false, false, {}, true});
    removed(RemovalResult::Removed);
    QCOMPARE(record().state, ArtefactState::Pending);
    QCOMPARE(record().nextAttempt, m_bench->clock.wall().count() + 5000);
    pass(4s);
    QVERIFY(!asksAnything());
    pass(1s);
    QVERIFY(asksAnything());
    removed(RemovalResult::Removed);
    QCOMPARE(record().state, ArtefactState::Removed);
    QCOMPARE(record().attempts, 2);
}

void SessionCleanupTest::settledIsRemovedOnce()
{
    const JobId id = begin();
    m_bench->uploads.stopsAtOnce = false;
    static_cast<void>(m_bench->command(JobCommand::Suspend, {id}));
    end({{}, UploadOutcome::Stopped, 40, {}, false, false, {}, true});
    pass(5s);
    cancel(id);
    removed(RemovalResult::Removed);
    QCOMPARE(record().state, ArtefactState::Removed);
    QCOMPARE(record().attempts, 1);
}

void SessionCleanupTest::unreachableServerIsAskedAgain()
{
    cancel(begin());
    removed(RemovalResult::Failed, kUnreachable);
    QCOMPARE(record().state, ArtefactState::Failed);
    QCOMPARE(record().reason.code, ErrorCode::BgEConnectFailure);
    const qint64 first = record().nextAttempt - m_bench->clock.wall().count();
    QVERIFY(first > 0);
    QVERIFY(!asksAnything());
    pass(std::chrono::milliseconds(first));
    QVERIFY(asksAnything());
    removed(RemovalResult::Failed, kUnreachable);
    const qint64 second = record().nextAttempt - m_bench->clock.wall().count();
    QVERIFY(second > first);
    // No end: a month later it is still asked, once an hour.
    for (int round = 0; round < 20; ++round) {
        pass(36h);
        QVERIFY(asksAnything());
        removed(RemovalResult::Failed, kUnreachable);
    }
    pass(1h);
    removed(RemovalResult::Removed);
    QCOMPARE(record().state, ArtefactState::Removed);
}

void SessionCleanupTest::askedAgainAfterARestart()
{
    cancel(begin());
    restart();
    QCOMPARE(m_bench->uploads.removal().session, kSession);
    QCOMPARE(m_bench->uploads.removal().target, QByteArray("https://files.example/video.mp4"));
    removed(RemovalResult::Failed, kUnreachable);
    restart();
    QVERIFY(!asksAnything());
    pass(10s);
    QVERIFY(asksAnything());
}

void SessionCleanupTest::refusalIsOnlyOnDemand()
{
    const JobId id = begin();
    cancel(id);
    removed(RemovalResult::Refused, {httpErrorCode(405), ErrorContext::RemoteFile, {}, {}});
    QCOMPARE(record().state, ArtefactState::Failed);
    QCOMPARE(record().nextAttempt, qint64 {0});
    QCOMPARE(record().reason.code, httpErrorCode(405));
    QCOMPARE(record().attempts, 1);
    pass(1000h);
    QVERIFY(!asksAnything());
    m_bench->controller.retryCleanup({id});
    ControllerBench::settle();
    QVERIFY(asksAnything());
    removed(RemovalResult::Removed);
    QCOMPARE(record().state, ArtefactState::Removed);
}

void SessionCleanupTest::refusalStaysSoAfterARestart()
{
    cancel(begin());
    removed(RemovalResult::Refused, {httpErrorCode(501), ErrorContext::RemoteFile, {}, {}});
    restart();
    pass(1000h);
    QVERIFY(!asksAnything());
    m_bench->controller.retryCleanup({});
    ControllerBench::settle();
    QVERIFY(asksAnything());
}

void SessionCleanupTest::stillThereHasItsOwnReason()
{
    cancel(begin());
    removed(RemovalResult::StillThere);
    QCOMPARE(record().state, ArtefactState::Failed);
    QCOMPARE(doubtOf(record().reason), std::optional(CleanupDoubt::StillThere));
    QVERIFY(record().nextAttempt > 0);
    pass(10s);
    QVERIFY(asksAnything());
}

void SessionCleanupTest::arrivedStays()
{
    const JobId id = begin();
    cancel(id);
    removed(RemovalResult::Arrived);
    QCOMPARE(record().state, ArtefactState::Published);
    QCOMPARE(m_bench->stored(id).state, JobState::Cancelled);
    // That is how History knows.
    QCOMPARE(m_bench->stored(id).finishedFiles(), qsizetype {1});
    pass(1000h);
    QVERIFY(!asksAnything());
}

/// After a crash between two of them nobody would know that the file is there.
void SessionCleanupTest::arrivedIsToldInOneTransaction()
{
    cancel(begin());
    m_bench->store.automatic = false;
    removed(RemovalResult::Arrived);
    QCOMPARE(m_bench->store.open.size(), std::size_t {1});
    const auto &mutations = m_bench->store.open.front().mutations;
    const auto holds = [&mutations](auto isIt) {
        return std::any_of(mutations.begin(), mutations.end(), isIt);
    };
    QVERIFY(holds([](const StoreMutation &each) {
        const auto *const put = std::get_if<PutArtefact>(&each);
        return put && put->artefact.state == ArtefactState::Published;
    }));
    QVERIFY(holds([](const StoreMutation &each) {
        const auto *const update = std::get_if<UpdateFile>(&each);
        return update && update->file.state == FileState::Transferred;
    }));
}

void SessionCleanupTest::finishedWhileCancelled()
{
    const JobId id = begin();
    m_bench->uploads.stopsAtOnce = false;
    cancel(id);
    end({{}, UploadOutcome::Finished, 100, {}, false, false, {}});
    QVERIFY(!asksAnything());
    QCOMPARE(record().state, ArtefactState::Published);
    QCOMPARE(m_bench->stored(id).finishedFiles(), qsizetype {1});
}

void SessionCleanupTest::mayHaveArrivedStays()
{
    const JobId id = begin();
    m_bench->uploads.stopsAtOnce = false;
    cancel(id);
    end({{}, UploadOutcome::Stopped, 40, {}, false, true, {}});
    pass(1000h);
    QVERIFY(!asksAnything());
    QCOMPARE(record().state, ArtefactState::Failed);
    QCOMPARE(doubtOf(record().reason), std::optional(CleanupDoubt::MayHaveArrived));
}

void SessionCleanupTest::cancelAfterTransferredRemovesNothing()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.autoComplete = false;
    const JobId id = begin(spec);
    end({{}, UploadOutcome::Finished, 100, {}, false, false, {}});
    QCOMPARE(m_bench->state(id), JobState::Transferred);
    CancelPlan plan;
    m_bench->controller.planCancel({id}, nullptr, [&plan](const CancelPlan &told) { plan = told; });
    ControllerBench::settle();
    QCOMPARE(plan.filesArrived(), qsizetype {1});
    QCOMPARE(plan.arrivalServers(), QStringList {QStringLiteral("files.example")});
    QCOMPARE(plan.bytesOnServers(), qint64 {0});
    QCOMPARE(plan.filesFinished(), qsizetype {0});
    m_bench->takeLog();
    cancel(id);
    QVERIFY(!asksAnything());
    QVERIFY(!m_bench->takeLog().contains(QStringLiteral("remove")));
    QCOMPARE(m_bench->stored(id).finishedFiles(), qsizetype {1});
}

void SessionCleanupTest::cancelBeforeAnythingWasSent()
{
    const JobId id = m_bench->add(ControllerBench::uploadSpec());
    cancel(id);
    QVERIFY(!asksAnything());
    QCOMPARE(record().state, ArtefactState::Removed);
}

void SessionCleanupTest::unnamedUploadIsTold()
{
    const JobId id = m_bench->add(ControllerBench::uploadSpec());
    m_bench->uploads.stopsAtOnce = false;
    cancel(id);
    end({{}, UploadOutcome::Stopped, 0, {}, true, false, {}});
    QCOMPARE(record().state, ArtefactState::Failed);
    QCOMPARE(doubtOf(record().reason), std::optional(CleanupDoubt::Unnamed));
    QCOMPARE(record().nextAttempt, qint64 {0});
    QCOMPARE(record().where(), QStringLiteral("https://files.example/video.mp4"));
    pass(1000h);
    QVERIFY(!asksAnything());
    m_bench->controller.retryCleanup({id});
    ControllerBench::settle();
    QCOMPARE(record().state, ArtefactState::Failed);
    QVERIFY(!asksAnything());
}

void SessionCleanupTest::unnamedUploadOfAFailedAttempt()
{
    const JobId id = m_bench->add(ControllerBench::uploadSpec());
    end({{}, UploadOutcome::Failed, 0, kUnreachable, true, false, {}});
    QCOMPARE(m_bench->state(id), JobState::TransientError);
    QCOMPARE(record().state, ArtefactState::Failed);
    QCOMPARE(doubtOf(record().reason), std::optional(CleanupDoubt::Unnamed));
    QVERIFY(m_bench->stored(id).files.front().temp.isNull());
}

void SessionCleanupTest::addressComesAfterTheCancel()
{
    const JobId id = m_bench->add(ControllerBench::uploadSpec());
    m_bench->uploads.stopsAtOnce = false;
    cancel(id);
    m_bench->takeLog();
    m_bench->uploads.sessionKnown(kSession);
    ControllerBench::settle();
    QCOMPARE(record().session, kSession);
    QVERIFY(!m_bench->takeLog().contains(QStringLiteral("proceed")));
    end({{}, UploadOutcome::Stopped, 0, {}, false, false, {}});
    QCOMPARE(m_bench->uploads.removal().session, kSession);
}

void SessionCleanupTest::crashWithoutAnAddress_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("cancelled");
    QTest::addColumn<ArtefactState>("state");
    QTest::newRow("a server that names, cancelled before")
        << QByteArray("https://files.example/v") << true << ArtefactState::Failed;
    QTest::newRow("a server that names, cancelled after")
        << QByteArray("https://files.example/v") << false << ArtefactState::Failed;
    QTest::newRow("a name of ours, cancelled before")
        << QByteArray("sftp://files.example/v") << true << ArtefactState::Removed;
    QTest::newRow("a name of ours, cancelled after")
        << QByteArray("sftp://files.example/v") << false << ArtefactState::Removed;
}

void SessionCleanupTest::crashWithoutAnAddress()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, cancelled);
    JobSpec spec = ControllerBench::uploadSpec();
    spec.files.first().url = target;
    const JobId id = m_bench->add(spec);
    m_bench->uploads.stopsAtOnce = false;
    if (cancelled)
        cancel(id);
    restart();
    m_bench->uploads.stopsAtOnce = true;
    if (!cancelled)
        cancel(id);
    // What the sender that was killed had on its way may arrive later: one more look.
    pass(std::chrono::seconds(6));
    QTEST(record().state, "state");
    QVERIFY(!asksAnything());
    const bool told = doubtOf(record().reason) == CleanupDoubt::Unnamed;
    QCOMPARE(told, record().state == ArtefactState::Failed);
}

void SessionCleanupTest::intendedIsUsedAgain()
{
    m_bench->add(ControllerBench::uploadSpec());
    const QByteArray name = m_bench->uploads.request().temporaryName;
    restart();
    QCOMPARE(m_bench->uploads.request().temporaryName, name);
    // The one that is named now is not the one the crash left, which nobody can find.
    m_bench->uploads.sessionKnown(kSession);
    ControllerBench::settle();
    QCOMPARE(m_bench->store.artefacts.size(), std::size_t {2});
    QCOMPARE(record().state, ArtefactState::Live);
    const Artefact &other = m_bench->store.artefacts.rbegin()->second;
    QCOMPARE(other.state, ArtefactState::Failed);
    QCOMPARE(doubtOf(other.reason), std::optional(CleanupDoubt::Unnamed));
}

void SessionCleanupTest::credentialsOutliveTheJob()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.credentials = Credentials {"anna", "secret", AccessScheme::Unknown};
    cancel(begin(spec));
    removed(RemovalResult::Failed, kUnauthorized);
    QCOMPARE(m_bench->uploads.removal().access.access.value(0).credentials.password,
             QByteArray("secret"));
    removed(RemovalResult::Failed, kUnauthorized);
    QCOMPARE(record().state, ArtefactState::Failed);
    QCOMPARE(record().reason.code, httpErrorCode(401));
    QVERIFY(record().nextAttempt > 0);
}

void SessionCleanupTest::netrcIsReadAgain()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.options.netrc = true;
    m_bench->files.personalFile = "machine files.example login anna password secret\n";
    cancel(begin(spec));
    restart();
    removed(RemovalResult::Failed, kUnauthorized);
    QCOMPARE(m_bench->uploads.removal().access.access.value(0).credentials.user,
             QByteArray("anna"));
    removed(RemovalResult::Removed);
    pass(5s);
    removed(RemovalResult::Removed);
    QCOMPARE(record().state, ArtefactState::Removed);
}

void SessionCleanupTest::accessIsThatOfTheJob()
{
    JobSpec spec = ControllerBench::uploadSpec();
    spec.options.proxy = "http://proxy:3128";
    spec.options.headers = {"X-A: b"};
    spec.options.trust = QByteArray(64, 'a');
    spec.options.cookies = QStringLiteral("/srv/cookies");
    m_bench->files.personalFile = "cookies";
    cancel(begin(spec));
    restart();
    const UploadAccess &access = m_bench->uploads.removal().access;
    QCOMPARE(access.proxy, QByteArray("http://proxy:3128"));
    QCOMPARE(access.headers, QList<QByteArray> {"X-A: b"});
    QCOMPARE(access.trust, QByteArray(64, 'a'));
    QCOMPARE(access.cookies, QByteArray("cookies"));
}

void SessionCleanupTest::givingUp()
{
    const JobId id = begin();
    cancel(id);
    removed(RemovalResult::Failed, kUnreachable);
    m_bench->controller.abandonCleanup({id}, nullptr, {});
    ControllerBench::settle();
    QCOMPARE(record().state, ArtefactState::Abandoned);
    pass(10h);
    QVERIFY(!asksAnything());
}

void SessionCleanupTest::orphanedSessionIsRemoved()
{
    // In use by no file of the queue: a crash between two records.
    begin();
    m_bench->store.jobs.begin()->second.files.front().temp = {};
    m_bench->uploads.stopsAtOnce = false;
    restart();
    QCOMPARE(m_bench->uploads.removal().session, kSession);
}

void SessionCleanupTest::everyOutcomeIsLogged_data()
{
    QTest::addColumn<RemovalResult>("result");
    QTest::addColumn<CleanupNote>("what");
    QTest::newRow("removed") << RemovalResult::Removed << CleanupNote::Removed;
    QTest::newRow("arrived") << RemovalResult::Arrived << CleanupNote::Kept;
    QTest::newRow("refused") << RemovalResult::Refused << CleanupNote::Refused;
    QTest::newRow("still there") << RemovalResult::StillThere << CleanupNote::Refused;
}

void SessionCleanupTest::everyOutcomeIsLogged()
{
    QFETCH(RemovalResult, result);
    cancel(begin());
    removed(result, kUnreachable);
    const NoteCleanup note = m_bench->files.notes.at(0);
    QTEST(note.what, "what");
    QCOMPARE(note.place.directory, QString::fromLatin1(kSession.address));
}

QTEST_GUILESS_MAIN(SessionCleanupTest)
#include "tst_SessionCleanup.moc"
