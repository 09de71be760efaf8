// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/files/CleanupLog.h"
#include "core/files/FileWorker.h"
#include "core/files/RemovalQueue.h"
#include "core/files/VerificationThread.h"

#include <thread>

namespace kurier {

/// FileWorker on POSIX file systems, with the Linux calls that make its steps atomic.
/// Thread: functions from any thread; the work and the sink on a thread of its own, and hashing on
/// another, so that a large file delays nothing else.
class PosixFileWorker final : public FileWorker
{
public:
    /// \a sink is called on the worker's threads until shutdown() has returned. \a digests
    /// hash what is verified. \a log: where removals are noted; null = nowhere.
    PosixFileWorker(FileOutcomeSink sink, DigestMaker digests,
                    std::unique_ptr<CleanupLog> log = nullptr);
    ~PosixFileWorker() override;

    void post(std::vector<FileTask> tasks) override;
    void shutdown() override;

private:
    void run();
    void carryOut(std::vector<FileTask> tasks);
    void carryOutOne(FileTask &&task, std::vector<FileOutcome> &outcomes);
    void carryOutTogether();
    [[nodiscard]] FileOutcome noted(const NoteCleanup &task) const;
    void deliver(std::vector<FileOutcome> &outcomes);

    const FileOutcomeSink m_sink;
    const std::unique_ptr<CleanupLog> m_log;
    Mailbox<FileTask> m_tasks;
    RemovalQueue m_removals;
    std::vector<SyncFiles> m_syncs; ///< Of this batch, to be carried out as one.
    std::vector<PublishFile> m_publications; ///< Likewise.
    VerificationThread m_verification;
    std::jthread m_thread;
};

} // namespace kurier
