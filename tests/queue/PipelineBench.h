// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/SignInNeed.h"
#include "core/cleanup/CleanupLedger.h"
#include "core/queue/TransferPipeline.h"

#include <QStringList>
#include <QTest>

#include <fcntl.h>

#include <deque>

namespace kurier {

inline constexpr AttemptId kAttempt {1};
inline constexpr quint64 kDevice = 7;
inline constexpr quint64 kInode = 1234;

class ScriptedEngine final : public TransferEngine
{
public:
    explicit ScriptedEngine(QStringList &log)
        : m_log(log)
    {
    }
    void start(std::vector<TransferRequest> requests) override
    {
        for (TransferRequest &request : requests) {
            m_log.append(QStringLiteral("engine start at %1").arg(request.proven.sum()));
            started.push_back(std::move(request));
        }
    }
    void stop(std::vector<AttemptId> attempts) override
    {
        m_log.append(QStringLiteral("engine stop"));
        stops += static_cast<int>(attempts.size());
    }
    void setRateLimit(qint64) override { }
    void setAttemptRate(AttemptId, qint64 rate) override
    {
        m_log.append(QStringLiteral("engine rate %1").arg(rate));
    }
    void setConnectionsPerHost(qint32) override { }
    void shutdown(std::chrono::milliseconds) override { }

    std::vector<TransferRequest> started;
    int stops = 0;

private:
    QStringList &m_log;
};

class ScriptedFiles final : public FileWorker
{
public:
    void post(std::vector<FileTask> all) override
    {
        for (FileTask &task : all)
            tasks.push_back(std::move(task));
    }
    void shutdown() override { }

    std::deque<FileTask> tasks;
};

/// A pipeline with every neighbour played by hand: engine, files worker, store and ledger.
/// Thread: the test's.
class PipelineBench : public TransferPipeline::Listener
{
protected:
    // TransferPipeline::Listener: a ledger of its own and a log.
    void whenDurable(std::function<void()> action) override { m_waiting.push_back(action); }
    Artefact recordTemp(AttemptId, const Artefact &temp) override
    {
        m_log.append(temp.inode == 0 ? QStringLiteral("intend") : QStringLiteral("record"));
        return m_ledger.add(temp);
    }
    bool mayPublish(AttemptId, qint64 bytes) override
    {
        m_log.append(QStringLiteral("may publish %1").arg(bytes));
        return m_mayPublish;
    }
    void unnamed(ArtefactId temp, FileHandlePtr file) override
    {
        m_log.append(QStringLiteral("hand over"));
        m_handedOver = temp;
        m_lastFile = std::move(file);
    }
    void tempIdentified(ArtefactId temp, const FilePlace &place) override
    {
        m_log.append(QStringLiteral("identify"));
        static_cast<void>(
            m_ledger.identified(temp, place.device, place.inode, place.birth, place.folder));
    }
    void tempLost(ArtefactId temp) override
    {
        m_log.append(QStringLiteral("lost"));
        static_cast<void>(m_ledger.drop(temp, 0));
        m_ledger.intentStored(temp);
    }
    void writing(ArtefactId temp) override
    {
        m_log.append(QStringLiteral("writer"));
        m_ledger.setWriter(temp, true);
        ++m_writers;
    }
    void written(ArtefactId temp, FileHandlePtr file) override
    {
        m_log.append(QStringLiteral("writer gone"));
        m_ledger.setWriter(temp, false);
        m_lastFile = std::move(file);
        --m_writers;
    }
    void accessWanted(const AttemptStart &, const AccessChallenge &challenge,
                      const std::optional<Credentials> &tried, Found found) override
    {
        m_log.append(QStringLiteral("ask %1").arg(challenge.realm));
        m_tried = tried;
        m_found = std::move(found);
    }
    void attemptConnected(const TransferConnected &) override
    {
        m_log.append(QStringLiteral("connected"));
    }
    void attemptProgress(AttemptId, qint64 bytes) override
    {
        m_log.append(QStringLiteral("progress %1").arg(bytes));
    }
    void attemptSynced(AttemptId, const ByteRanges &proven) override
    {
        m_log.append(QStringLiteral("synced %1").arg(proven.sum()));
        m_synced = proven;
    }
    void attemptEnded(const TransferEnded &event) override
    {
        m_log.append(QStringLiteral("ended"));
        m_ends.push_back(event);
    }

    void reset()
    {
        m_files.tasks.clear();
        m_engine = std::make_unique<ScriptedEngine>(m_log);
        m_desk = std::make_unique<FileTaskDesk>(m_files);
        m_pipeline = std::make_unique<TransferPipeline>(*m_engine, *m_desk, *this);
        m_ledger = CleanupLedger();
        m_handle = std::make_shared<const FileHandle>(::open("/dev/null", O_RDWR | O_CLOEXEC));
        m_log.clear();
        m_waiting.clear();
        m_ends.clear();
        m_lastFile.reset();
        m_tried.reset();
        m_found = {};
        m_writers = 0;
        m_mayPublish = true;
        m_handedOver = {};
        m_birth = 0;
    }
    void begin(qint64 offset = 0, const std::optional<Artefact> &temp = std::nullopt,
               bool mayStayUnnamed = false)
    {
        AttemptStart start;
        start.job = JobId::create();
        start.directory = QStringLiteral("/srv");
        start.request.attempt = kAttempt;
        start.request.proven = ByteRanges::prefix(offset);
        start.request.validator = offset > 0 ? "\"v\"" : "";
        start.request.expectedTotal = offset > 0 ? 100 : -1;
        start.temp = temp;
        start.mayStayUnnamed = mayStayUnnamed;
        m_pipeline->start(std::move(start));
        flush();
    }
    Artefact oldTemp()
    {
        Artefact temp;
        temp.job = JobId::create();
        temp.state = ArtefactState::Live;
        temp.directory = QStringLiteral("/srv");
        temp.name = QStringLiteral(".kurier-old.part");
        temp.device = kDevice;
        temp.inode = kInode;
        return m_ledger.add(temp);
    }
    void flush()
    {
        m_desk->flush();
        m_pipeline->flush();
    }
    /// The records of this turn are on disk.
    void durable()
    {
        for (const auto &action : std::exchange(m_waiting, {}))
            action();
        flush();
    }
    template <class Task>
    bool nextIs() const
    {
        return !m_files.tasks.empty() && std::holds_alternative<Task>(m_files.tasks.front());
    }
    template <class Task>
    Task takeTask()
    {
        Task task = std::get<Task>(std::move(m_files.tasks.front()));
        m_files.tasks.pop_front();
        return task;
    }
    void answer(FileOutcome outcome)
    {
        m_desk->handle(std::move(outcome));
        flush();
    }
    void prepared(bool unnamed, ErrorCode code = ErrorCode::Ok)
    {
        const auto task = takeTask<PrepareTemp>();
        TempPrepared outcome {
            task.id,
            unnamed,
            unnamed ? m_handle : nullptr,
            {task.directory, task.name, unnamed ? kDevice : 0, unnamed ? kInode : 0},
            {code, ErrorContext::LocalFile, {}, {}}};
        answer(std::move(outcome));
    }
    void linked(ErrorCode code = ErrorCode::Ok)
    {
        const auto task = takeTask<LinkTemp>();
        FilePlace place = task.place;
        place.device = kDevice;
        place.inode = kInode;
        answer(TempLinked {task.id, m_handle, place, {code, ErrorContext::LocalFile, {}, {}}});
    }
    void opened(ErrorCode code = ErrorCode::Ok)
    {
        const auto task = takeTask<OpenTemp>();
        FilePlace place = task.place;
        place.birth = m_birth;
        answer(TempOpened {task.id,
                           code == ErrorCode::Ok ? m_handle : nullptr,
                           place,
                           task.minimumSize,
                           {code, ErrorContext::LocalFile, {}, {}}});
    }
    void synced(ErrorCode code = ErrorCode::Ok)
    {
        const auto task = takeTask<SyncFiles>();
        std::vector<Error> errors(task.files.size(), Error {code, ErrorContext::LocalFile, {}, {}});
        answer(FilesSynced {task.id, std::move(errors)});
    }
    void engineSays(TransferEvent event)
    {
        m_pipeline->handle(std::move(event));
        flush();
    }
    void engineEnds(TransferOutcome outcome, qint64 bytes)
    {
        engineSays(TransferEnded {kAttempt, outcome, ByteRanges::prefix(bytes), {}, {}});
    }
    void engineRefuses(qint64 bytes = 0, const char *realm = "R")
    {
        AccessChallenge challenge;
        challenge.basic = true;
        challenge.realm = QString::fromLatin1(realm);
        engineSays(TransferEnded {kAttempt,
                                  TransferOutcome::Failed,
                                  ByteRanges::prefix(bytes),
                                  {httpErrorCode(401), ErrorContext::RemoteFile,
                                   QLatin1Char('\n') + challengeDetail(challenge),
                                   QStringLiteral("https://h/x")},
                                  {}});
    }
    void found(const std::optional<Credentials> &credentials)
    {
        std::exchange(m_found, {})(credentials);
        flush();
    }
    void toTransferring()
    {
        begin();
        durable();
        prepared(true);
        durable();
        linked();
        QCOMPARE(m_engine->started.size(), std::size_t {1});
    }
    /// One end, nothing under way, no writer, the ledger free to remove what is dropped.
    void verifyEnded(TransferOutcome outcome, qint64 bytes)
    {
        QCOMPARE(m_ends.size(), std::size_t {1});
        QCOMPARE(m_ends[0].outcome, outcome);
        QCOMPARE(m_ends[0].written, ByteRanges::prefix(bytes));
        QCOMPARE(m_writers, 0);
        QVERIFY(m_pipeline->isIdle());
        QVERIFY(m_desk->isIdle());
        QCOMPARE(m_log.constLast(), QStringLiteral("ended"));
        for (const Artefact &artefact : m_ledger.inUse()) {
            static_cast<void>(m_ledger.drop(artefact.id, 0));
            m_ledger.intentStored(artefact.id);
            QVERIFY(!m_ledger.takeDue(std::chrono::milliseconds(1)).empty());
        }
    }

    ScriptedFiles m_files;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<FileTaskDesk> m_desk;
    std::unique_ptr<TransferPipeline> m_pipeline;
    CleanupLedger m_ledger;
    FileHandlePtr m_handle;
    QStringList m_log;
    std::vector<std::function<void()>> m_waiting;
    std::vector<TransferEnded> m_ends;
    std::optional<Credentials> m_tried;
    Found m_found;
    FileHandlePtr m_lastFile;
    ByteRanges m_synced; ///< Told last.
    bool m_mayPublish = true;
    ArtefactId m_handedOver;
    int m_writers = 0;
    qint64 m_birth = 0; ///< Of the file that is opened.
};

} // namespace kurier
