// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

/// Everything the queue does to files, away from the thread that decides.
/// Thread: functions from any thread; outcomes on the worker's own two.
class FileWorker
{
public:
    FileWorker() = default;
    FileWorker(const FileWorker &) = delete;
    FileWorker &operator=(const FileWorker &) = delete;
    virtual ~FileWorker() = default;

    /// Queues \a tasks; each gets exactly one outcome, in order, except for what takes longer:
    /// syncs and publications that wait at the same time are carried out as one, and later tasks
    /// may overtake them and removals. So a name that is being removed is used again only after its
    /// FileRemoved. Syncs, publications and removals keep their order among their own kind. A
    /// FileVerified comes whenever its file has been read, in no order and from another thread.
    virtual void post(std::vector<FileTask> tasks) = 0;
    /// Carries out what is queued (verifications are stopped), delivers the outcomes and ends the
    /// threads.
    virtual void shutdown() = 0;
};

} // namespace kurier
