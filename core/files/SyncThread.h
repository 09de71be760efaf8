// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/files/FileTask.h"

#include <thread>
#include <variant>
#include <vector>

namespace kurier {

/// Whatever waits until a disk has written: syncs, and publications, which sync what they name.
/// Those that wait at the same time are carried out as one, in the order of their kind.
/// Thread: functions from any thread; the work and the sink on a thread of its own, so that files
/// are made and removed meanwhile.
class SyncThread final
{
public:
    explicit SyncThread(FileOutcomeSink sink);
    ~SyncThread();
    SyncThread(const SyncThread &) = delete;
    SyncThread &operator=(const SyncThread &) = delete;

    void post(SyncFiles task);
    void post(PublishFile task);
    /// Carries out what is queued, delivers the outcomes and ends the thread.
    void shutdown();

private:
    void run();
    void sync(std::vector<SyncFiles> tasks) const;
    void publish(std::vector<PublishFile> tasks) const;

    const FileOutcomeSink m_sink;
    Mailbox<std::variant<SyncFiles, PublishFile>> m_tasks;
    std::jthread m_thread;
};

} // namespace kurier
