// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/files/FileTask.h"
#include "core/files/MessageDigest.h"

#include <deque>
#include <thread>

namespace kurier {

class FileHashing;

/// Hashes files beside everything else that is done to files. All that were asked for go on in
/// turns, so that a small file does not wait for a large one.
/// Thread: functions from any thread; the work and the sink on a thread of its own.
class VerificationThread final
{
public:
    VerificationThread(FileOutcomeSink sink, DigestMaker digests);
    ~VerificationThread();
    VerificationThread(const VerificationThread &) = delete;
    VerificationThread &operator=(const VerificationThread &) = delete;

    void post(VerifyFile task);
    /// Stops what has not ended, delivers the outcomes and ends the thread.
    void shutdown();

private:
    void run();
    void workOneRound(std::deque<FileHashing> &running, std::vector<char> &buffer);

    const FileOutcomeSink m_sink;
    const DigestMaker m_digests;
    Mailbox<VerifyFile> m_tasks;
    std::jthread m_thread;
};

} // namespace kurier
