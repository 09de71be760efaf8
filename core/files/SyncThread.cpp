// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/SyncThread.h"

#include "core/files/FilePublishing.h"
#include "core/files/FileSync.h"

#include <pthread.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace kurier {

namespace {

/// Files that are published together are open at once.
constexpr std::ptrdiff_t kMostTogether = 64;

template <class Outcome>
void deliver(const FileOutcomeSink &sink, std::vector<Outcome> done)
{
    sink({std::make_move_iterator(done.begin()), std::make_move_iterator(done.end())});
}

} // namespace

SyncThread::SyncThread(FileOutcomeSink sink)
    : m_sink(std::move(sink))
    , m_thread([this] { run(); })
{
}

SyncThread::~SyncThread()
{
    shutdown();
}

void SyncThread::post(SyncFiles task)
{
    m_tasks.put(std::move(task));
}

void SyncThread::post(PublishFile task)
{
    m_tasks.put(std::move(task));
}

void SyncThread::shutdown()
{
    m_tasks.close();
    if (m_thread.joinable())
        m_thread.join();
}

void SyncThread::run()
{
    ::pthread_setname_np(::pthread_self(), "kurier-sync");
    for (;;) {
        const bool closed = m_tasks.isClosed();
        std::vector<SyncFiles> syncs;
        std::vector<PublishFile> publications;
        for (auto &task : m_tasks.waitAndTakeAll()) {
            if (auto *const sync = std::get_if<SyncFiles>(&task))
                syncs.push_back(std::move(*sync));
            else
                publications.push_back(std::move(std::get<PublishFile>(task)));
        }
        // Closed before the box was emptied: nothing can have come after that was promised.
        if (syncs.empty() && publications.empty() && closed)
            return;
        sync(std::move(syncs));
        publish(std::move(publications));
    }
}

// A task may hold the last handle of a file, so none outlives its outcome.

void SyncThread::sync(std::vector<SyncFiles> tasks) const
{
    if (tasks.empty())
        return;
    auto done = syncFiles(tasks);
    tasks.clear();
    deliver(m_sink, std::move(done));
}

void SyncThread::publish(std::vector<PublishFile> tasks) const
{
    for (auto from = tasks.begin(); from != tasks.end();) {
        const auto until = from + std::min(std::distance(from, tasks.end()), kMostTogether);
        std::vector<PublishFile> some(std::make_move_iterator(from),
                                      std::make_move_iterator(until));
        from = until;
        auto done = publishFiles(some);
        some.clear();
        deliver(m_sink, std::move(done));
    }
}

} // namespace kurier
