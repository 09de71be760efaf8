// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/transfer/TransferEngine.h"
#include "core/transfer/TransferOptions.h"

#include <memory>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

namespace kurier {

class TransferLoop;

/// HTTP, FTP and SFTP downloads by libcurl on one thread of its own. Events come in batches, one
/// batch per turn of its loop; after shutdown() a late start() is answered on the caller's thread.
/// Thread: functions from any thread, also from inside the sink.
class CurlTransferEngine final : public TransferEngine
{
public:
    explicit CurlTransferEngine(TransferEventSink sink, const TransferOptions &options = {});
    ~CurlTransferEngine() override;

    void start(std::vector<TransferRequest> requests) override;
    void stop(std::vector<AttemptId> attempts) override;
    void setRateLimit(qint64 bytesPerSecond) override;
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) override;
    void setConnectionsPerHost(qint32 count) override;
    void shutdown(std::chrono::milliseconds deadline) override;

private:
    struct Start
    {
        std::vector<TransferRequest> requests;
    };
    struct Stop
    {
        std::vector<AttemptId> attempts;
    };
    struct SetRateLimit
    {
        qint64 bytesPerSecond = 0;
    };
    struct SetAttemptRate
    {
        AttemptId attempt;
        qint64 bytesPerSecond = 0;
    };
    struct SetConnectionsPerHost
    {
        qint32 count = 0;
    };
    struct Shutdown
    {
        std::chrono::steady_clock::time_point deadline;
    };
    using Command =
        std::variant<Start, Stop, SetRateLimit, SetAttemptRate, SetConnectionsPerHost, Shutdown>;

    /// False when the thread has taken its last command.
    bool send(Command &command);
    void run();
    void execute(Command &&command);
    void deliver();
    /// Answers what came in late. True when no command is left and none will be taken any more.
    bool leave();

    TransferEventSink m_sink;
    Mailbox<Command> m_commands;
    std::unique_ptr<TransferLoop> m_loop;
    std::mutex m_gate; ///< Guards m_ended against the commands still coming in.
    bool m_ended = false;
    bool m_leaving = false; ///< The engine's thread only.
    std::mutex m_joining;
    std::jthread m_thread;
    std::thread::id m_threadId;
};

} // namespace kurier
