// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadMessages.h"

#include <chrono>
#include <functional>
#include <vector>

namespace kurier {

/// Receives the engine's events in order, on the engine's thread. Must not block.
using UploadEventSink = std::function<void(std::vector<UploadEvent> &&)>;

/// Sends files to servers and removes from servers what is left of cancelled uploads. Promise:
/// exactly one UploadEnded per start() and one SessionRemoved per remove(), nothing after them.
/// Thread: every function may be called from any thread and returns at once.
class UploadEngine
{
public:
    UploadEngine() = default;
    UploadEngine(const UploadEngine &) = delete;
    UploadEngine &operator=(const UploadEngine &) = delete;
    virtual ~UploadEngine() = default;

    virtual void start(std::vector<UploadRequest> requests) = 0;
    /// The session of UploadSessionKnown is recorded: its bytes may be sent.
    virtual void proceed(AttemptId attempt) = 0;
    /// Ends these attempts with Stopped unless they end by themselves first. Unknown ids are
    /// ignored. A request that creates a session is given up to 10 s to answer, so that its address
    /// becomes known; UploadSessionKnown then comes before UploadEnded.
    virtual void stop(std::vector<AttemptId> attempts) = 0;
    /// Removes sessions that no attempt uses.
    virtual void remove(std::vector<SessionRemoval> removals) = 0;
    /// Bytes per second for all attempts together; 0 = no limit.
    virtual void setRateLimit(qint64 bytesPerSecond) = 0;
    /// Bytes per second for one attempt; 0 = no limit. Unknown ids are ignored.
    virtual void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) = 0;
    /// Stops everything, delivers the last events (removals that were under way end as Failed) and
    /// ends the thread. Returns when it has ended, at the latest after \a deadline. start() and
    /// remove() afterwards end in Stopped and Failed at once.
    virtual void shutdown(std::chrono::milliseconds deadline) = 0;
};

} // namespace kurier
