// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/PosixFileWorker.h"

#include "core/files/DestinationCheck.h"
#include "core/files/DiskSpace.h"
#include "core/files/FilePublishing.h"
#include "core/files/FileSync.h"
#include "core/files/LeftoverSearch.h"
#include "core/files/PersonalFile.h"
#include "core/files/SourceFile.h"
#include "core/files/TempFile.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace kurier {

namespace {

/// Outcomes wait for each other no longer than this.
constexpr std::chrono::milliseconds kDelivery {10};
/// Files that are published together are open at once.
constexpr std::ptrdiff_t kMostTogether = 64;

FileOutcome performed(const CheckDestination &task)
{
    return checkDestination(task);
}
FileOutcome performed(const PrepareTemp &task)
{
    return prepareTemp(task);
}
FileOutcome performed(const LinkTemp &task)
{
    return linkTemp(task);
}
FileOutcome performed(const OpenTemp &task)
{
    return openTemp(task);
}
FileOutcome performed(const ReserveSpace &task)
{
    return reserveSpace(task);
}
FileOutcome performed(const FindLeftovers &task)
{
    return findLeftovers(task);
}
FileOutcome performed(const ReadPersonalFile &task)
{
    return readPersonalFile(task);
}
FileOutcome performed(const OpenSource &task)
{
    return openSource(task);
}

} // namespace

PosixFileWorker::PosixFileWorker(FileOutcomeSink sink, DigestMaker digests,
                                 std::unique_ptr<CleanupLog> log)
    : m_sink(std::move(sink))
    , m_log(std::move(log))
    , m_removals(m_log.get())
    , m_verification(m_sink, std::move(digests))
    , m_thread([this] { run(); })
{
}

PosixFileWorker::~PosixFileWorker()
{
    PosixFileWorker::shutdown();
}

void PosixFileWorker::post(std::vector<FileTask> tasks)
{
    for (FileTask &task : tasks) {
        if (auto *const verification = std::get_if<VerifyFile>(&task))
            m_verification.post(std::move(*verification));
        else
            m_tasks.put(std::move(task));
    }
}

void PosixFileWorker::shutdown()
{
    m_verification.shutdown();
    m_tasks.close();
    if (m_thread.joinable())
        m_thread.join();
}

void PosixFileWorker::run()
{
    ::pthread_setname_np(::pthread_self(), "kurier-files");
    for (;;) {
        const bool closed = m_tasks.isClosed();
        auto tasks = m_removals.isEmpty() ? m_tasks.waitAndTakeAll() : m_tasks.takeAll();
        // Closed before the box was emptied: nothing can have come after that was promised.
        if (tasks.empty() && m_removals.isEmpty() && closed)
            return;
        carryOut(std::move(tasks));
        if (!m_removals.isEmpty()) {
            auto outcomes = m_removals.workOneSlice();
            deliver(outcomes);
        }
    }
}

void PosixFileWorker::carryOut(std::vector<FileTask> tasks)
{
    std::vector<FileOutcome> outcomes;
    auto delivered = std::chrono::steady_clock::now();
    for (FileTask &task : tasks) {
        carryOutOne(std::move(task), outcomes);
        // A task may hold the last handle of a file; it is not to stay open until the batch ends.
        task = RemoveFile {};
        const auto now = std::chrono::steady_clock::now();
        if (now - delivered >= kDelivery) {
            deliver(outcomes);
            delivered = now;
        }
    }
    deliver(outcomes);
    carryOutTogether();
}

void PosixFileWorker::carryOutOne(FileTask &&task, std::vector<FileOutcome> &outcomes)
{
    std::visit(
        [this, &outcomes](auto &&one) {
            using Task = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<Task, RemoveFile>)
                m_removals.add(std::move(one));
            else if constexpr (std::is_same_v<Task, SyncFiles>)
                m_syncs.push_back(std::move(one));
            else if constexpr (std::is_same_v<Task, PublishFile>)
                m_publications.push_back(std::move(one));
            else if constexpr (std::is_same_v<Task, NoteCleanup>)
                outcomes.push_back(noted(one));
            else if constexpr (!std::is_same_v<Task, VerifyFile>)
                outcomes.push_back(performed(one));
        },
        std::move(task));
}

void PosixFileWorker::carryOutTogether()
{
    const auto tell = [this](auto &&done) {
        std::vector<FileOutcome> outcomes(std::make_move_iterator(done.begin()),
                                          std::make_move_iterator(done.end()));
        deliver(outcomes);
    };
    if (!m_syncs.empty())
        tell(syncFiles(std::exchange(m_syncs, {})));
    const auto publications = std::exchange(m_publications, {});
    for (auto from = publications.begin(); from != publications.end();) {
        const auto count = std::min(std::distance(from, publications.end()), kMostTogether);
        tell(publishFiles({from, from + count}));
        from += count;
    }
}

FileOutcome PosixFileWorker::noted(const NoteCleanup &task) const
{
    if (m_log) {
        m_log->note(task.what, task.place, task.bytes, task.reason);
        m_log->flush();
    }
    return CleanupNoted {task.id};
}

void PosixFileWorker::deliver(std::vector<FileOutcome> &outcomes)
{
    if (!outcomes.empty())
        m_sink(std::exchange(outcomes, {}));
}

} // namespace kurier
