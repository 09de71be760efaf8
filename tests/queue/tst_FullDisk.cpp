// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real disk that is too small, with the real engine, files worker and store: jobs wait for room,
// say how much they lack, and go on by themselves.
#include "core/digest/OpensslDigest.h"
#include "core/files/PosixFileWorker.h"
#include "core/job/MissingSpace.h"
#include "core/queue/JobController.h"
#include "core/storage/SqliteJobStore.h"
#include "core/transfer/CurlTransferEngine.h"
#include "tests/files/FileFixture.h"
#include "tests/support/FaultOrigin.h"

#include <QDir>
#include <QTest>

using namespace kurier;
using test::FaultOrigin;
using test::OriginAnswer;

namespace {

constexpr qint64 kMega = 1024 * 1024;
constexpr qint64 kSize = 6 * kMega + 123;
constexpr int kPatience = 30'000;

/// A queue with everything that belongs to it.
class Queue
{
public:
    explicit Queue(const QString &database)
        : m_store(database, ControllerInbox::storeSink(m_inbox))
        , m_files(ControllerInbox::fileSink(m_inbox), makeOpensslDigest)
        , m_engine(ControllerInbox::transferSink(m_inbox))
        , m_controller(ControllerParts {m_clock, m_store, m_files, m_engine, m_inbox})
    {
        m_controller.load();
    }
    ~Queue()
    {
        bool done = false;
        m_controller.shutdown([&done] { done = true; });
        static_cast<void>(QTest::qWaitFor([&done] { return done; }, kPatience));
        m_engine.shutdown(std::chrono::milliseconds(500));
        m_files.shutdown();
        m_store.shutdown();
    }
    Queue(const Queue &) = delete;
    Queue &operator=(const Queue &) = delete;

    JobId add(const QString &directory, const std::string &url)
    {
        JobSpec spec;
        spec.directory = directory;
        spec.files.append({QByteArray::fromStdString(url), {}, {}});
        JobId id;
        m_controller.addJobs({spec}, &m_controller, [&id](const Result<QList<JobId>> &ids) {
            id = ids ? ids->first() : JobId();
        });
        static_cast<void>(QTest::qWaitFor([&id] { return !id.isNull(); }, kPatience));
        return id;
    }
    void command(JobCommand command, const JobId &id)
    {
        bool done = false;
        m_controller.command(command, {id}, &m_controller,
                             [&done](const CommandResults &) { done = true; });
        static_cast<void>(QTest::qWaitFor([&done] { return done; }, kPatience));
    }
    JobSnapshot look(const JobId &id)
    {
        std::optional<JobSnapshot> found;
        m_controller.requestDetails(id, &m_controller, [&found](const Result<JobDetails> &details) {
            found = details ? details->snapshot : JobSnapshot();
        });
        static_cast<void>(QTest::qWaitFor([&found] { return found.has_value(); }, kPatience));
        return found.value_or(JobSnapshot());
    }
    template <class Condition>
    bool becomes(const JobId &id, Condition condition)
    {
        return QTest::qWaitFor([&] { return condition(look(id)); }, kPatience);
    }
    bool becomes(const JobId &id, JobState state)
    {
        return becomes(id, [state](const JobSnapshot &job) { return job.state == state; });
    }
    /// Waits, and says how much it lacks at \a directory.
    bool waitsForRoom(const JobId &id, const QString &directory)
    {
        return becomes(id, [&directory](const JobSnapshot &job) {
            return job.state == JobState::TransientError && isDiskFull(job.error.get())
                && MissingSpace::fromDetail(job.error->detail) && job.error->subject == directory;
        });
    }

private:
    SystemClock m_clock;
    std::shared_ptr<ControllerInbox> m_inbox = ControllerInbox::create();
    SqliteJobStore m_store;
    PosixFileWorker m_files;
    CurlTransferEngine m_engine;
    JobController m_controller;
};

} // namespace

class FullDiskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sizeKnownBefore();
    void fullWhileWriting();
    void twoThatDoNotFitTogether();
    void suspendedMeanwhile();
    void afterARestart();

private:
    void open() { m_queue = std::make_unique<Queue>(m_home->filePath(QStringLiteral("queue.db"))); }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_disk->path() + QLatin1Char('/') + QLatin1String(name);
    }
    void fill(qint64 size) const
    {
        QVERIFY(writeFile(path("filler"), QByteArray(static_cast<qsizetype>(size), 'x')));
    }
    void makeRoom() const { QVERIFY(QFile::remove(path("filler"))); }
    /// Every byte, no block more, and nothing beside it.
    void verifyIsThere(const char *name, std::uint64_t seed = 1) const
    {
        const std::string expected = test::pattern(seed, 0, kSize);
        QVERIFY(contentOf(path(name)).toStdString() == expected);
        QVERIFY(static_cast<qint64>(statusOf(path(name)).st_blocks) * 512 < kSize + 8192);
        QCOMPARE(
            QDir(m_disk->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList(QLatin1String(name)));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SmallFileSystem> m_disk;
    std::unique_ptr<FaultOrigin> m_origin;
    std::unique_ptr<Queue> m_queue;
};

void FullDiskTest::init()
{
    m_disk = std::make_unique<SmallFileSystem>("size=10m");
    if (!m_disk->isMounted())
        QSKIP("mounting needs root");
    m_home = std::make_unique<QTemporaryDir>();
    m_origin = std::make_unique<FaultOrigin>();
    m_origin->route("/film.mkv", OriginAnswer::file(kSize));
    open();
}

void FullDiskTest::cleanup()
{
    m_queue.reset();
    m_origin.reset();
    m_disk.reset();
}

void FullDiskTest::sizeKnownBefore()
{
    fill(8 * kMega);
    const JobId id = m_queue->add(m_disk->path(), m_origin->url("/film.mkv"));
    QVERIFY(m_queue->waitsForRoom(id, m_disk->path()));
    makeRoom();
    QVERIFY(m_queue->becomes(id, JobState::Acknowledged));
    verifyIsThere("film.mkv");
}

void FullDiskTest::fullWhileWriting()
{
    // Nobody knows its size before its end, and nothing proves its bytes.
    OriginAnswer answer = OriginAnswer::file(kSize, {});
    answer.chunked = true;
    m_origin->route("/film.mkv", answer);
    fill(8 * kMega);
    const JobId id = m_queue->add(m_disk->path(), m_origin->url("/film.mkv"));
    QVERIFY(m_queue->waitsForRoom(id, m_disk->path()));
    makeRoom();
    QVERIFY(m_queue->becomes(id, JobState::Acknowledged));
    verifyIsThere("film.mkv");
}

void FullDiskTest::twoThatDoNotFitTogether()
{
    OriginAnswer stalled = OriginAnswer::file(kSize);
    stalled.stallAfter = kMega;
    m_origin->route("/first.mkv", stalled);
    OriginAnswer other = OriginAnswer::file(kSize);
    other.seed = 2;
    m_origin->route("/second.mkv", other);
    const JobId first = m_queue->add(m_disk->path(), m_origin->url("/first.mkv"));
    QVERIFY(m_queue->becomes(
        first, [](const JobSnapshot &job) { return job.bytesTransferred >= kMega / 2; }));
    const JobId second = m_queue->add(m_disk->path(), m_origin->url("/second.mkv"));
    QVERIFY(m_queue->waitsForRoom(second, m_disk->path()));
    // The first is not disturbed by it.
    QCOMPARE(m_queue->look(first).state, JobState::Transferring);
    m_queue->command(JobCommand::Cancel, first);
    QVERIFY(m_queue->becomes(second, JobState::Acknowledged));
    verifyIsThere("second.mkv", 2);
}

void FullDiskTest::suspendedMeanwhile()
{
    fill(8 * kMega);
    const JobId id = m_queue->add(m_disk->path(), m_origin->url("/film.mkv"));
    QVERIFY(m_queue->waitsForRoom(id, m_disk->path()));
    m_queue->command(JobCommand::Suspend, id);
    makeRoom();
    QTest::qWait(1500);
    QCOMPARE(m_queue->look(id).state, JobState::Suspended);
    m_queue->command(JobCommand::Resume, id);
    QVERIFY(m_queue->becomes(id, JobState::Acknowledged));
    verifyIsThere("film.mkv");
}

void FullDiskTest::afterARestart()
{
    fill(8 * kMega);
    const JobId id = m_queue->add(m_disk->path(), m_origin->url("/film.mkv"));
    QVERIFY(m_queue->waitsForRoom(id, m_disk->path()));
    m_queue.reset();
    open();
    QVERIFY(m_queue->waitsForRoom(id, m_disk->path()));
    makeRoom();
    QVERIFY(m_queue->becomes(id, JobState::Acknowledged));
    verifyIsThere("film.mkv");
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "tst_FullDisk.moc"
