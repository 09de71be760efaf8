// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Mailbox.h"
#include "core/upload/UploadEngine.h"
#include "core/upload/UploadOptions.h"

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kurier {

class UploadLoop;

/// Uploads by libcurl on one thread of its own. Events come in batches, one batch per turn of its
/// loop; after shutdown() late requests are answered on the caller's thread.
/// Thread: functions from any thread, also from inside the sink.
class CurlUploadEngine final : public UploadEngine
{
public:
    explicit CurlUploadEngine(UploadEventSink sink, const UploadOptions &options = {});
    ~CurlUploadEngine() override;

    void start(std::vector<UploadRequest> requests) override;
    void proceed(AttemptId attempt) override;
    void stop(std::vector<AttemptId> attempts) override;
    void remove(std::vector<SessionRemoval> removals) override;
    void setRateLimit(qint64 bytesPerSecond) override;
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) override;
    void shutdown(std::chrono::milliseconds deadline) override;

private:
    using Command = std::function<void()>;

    /// Carries \a command out on the engine's thread. False when that has taken its last one.
    bool send(Command command);
    void run();
    void deliver();
    /// Carries out what came in late. True when no command is left and none will be taken any more.
    bool leave();
    void begin(std::vector<UploadRequest> &&requests);
    void beginRemoving(std::vector<SessionRemoval> &&removals);
    void refuse(const std::vector<UploadRequest> &requests);
    void refuse(const std::vector<SessionRemoval> &removals);

    UploadEventSink m_sink;
    Mailbox<Command> m_commands;
    std::unique_ptr<UploadLoop> m_loop;
    std::mutex m_gate; ///< Guards m_ended against the commands still coming in.
    bool m_ended = false;
    bool m_leaving = false; ///< The engine's thread only.
    std::mutex m_joining;
    std::jthread m_thread;
    std::thread::id m_threadId;
};

} // namespace kurier
