// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/TransferMessages.h"

#include <chrono>
#include <functional>
#include <vector>

namespace kurier {

/// Receives the engine's events in order, on the engine's thread. Must not block.
using TransferEventSink = std::function<void(std::vector<TransferEvent> &&)>;

/// Moves bytes between servers and open files. Promise: exactly one TransferEnded per start(),
/// and nothing of that attempt after it.
/// Thread: every function may be called from any thread and returns at once.
class TransferEngine
{
public:
    TransferEngine() = default;
    TransferEngine(const TransferEngine &) = delete;
    TransferEngine &operator=(const TransferEngine &) = delete;
    virtual ~TransferEngine() = default;

    virtual void start(std::vector<TransferRequest> requests) = 0;
    /// Ends these attempts with Stopped unless they end by themselves first. Unknown ids are
    /// ignored.
    virtual void stop(std::vector<AttemptId> attempts) = 0;
    /// Bytes per second for all attempts together; 0 = no limit.
    virtual void setRateLimit(qint64 bytesPerSecond) = 0;
    /// Bytes per second for one attempt; 0 = no limit. Unknown ids are ignored.
    virtual void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) = 0;
    /// Connections to one host and port at once, for all attempts together; 0 = no limit. An
    /// attempt beyond it waits; none holds more than one while another waits for its first.
    virtual void setConnectionsPerHost(qint32 count) = 0;
    /// Stops everything, delivers the last events and ends the thread. Returns when it has ended,
    /// at the latest after \a deadline plus one write. start() afterwards ends in Stopped at once.
    virtual void shutdown(std::chrono::milliseconds deadline) = 0;
};

} // namespace kurier
