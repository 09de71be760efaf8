// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadEngine.h"
#include "core/upload/UploadOptions.h"

#include <memory>
#include <mutex>

namespace kurier {

class EngineModule;

/// The engine of the module, which the first start() or remove() loads and waits for. When that
/// fails, each attempt and removal ends with the reason, on the caller's thread, and the next one
/// tries again. Thread: functions from any thread, also from inside the sink.
class LazyUploadEngine final : public UploadEngine
{
public:
    /// \a module outlives it.
    LazyUploadEngine(EngineModule &module, UploadEventSink sink);
    ~LazyUploadEngine() override;

    void start(std::vector<UploadRequest> requests) override;
    void proceed(AttemptId attempt) override;
    void stop(std::vector<AttemptId> attempts) override;
    void remove(std::vector<SessionRemoval> removals) override;
    void setRateLimit(qint64 bytesPerSecond) override;
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) override;
    void shutdown(std::chrono::milliseconds deadline) override;

private:
    /// What there is by now; null = not loaded.
    [[nodiscard]] UploadEngine *engine() const;
    /// Null after shutdown() and when it cannot be loaded, with the reason in \a error.
    [[nodiscard]] UploadEngine *loadedEngine(Error &error);

    EngineModule &m_module;
    const UploadEventSink m_sink;
    mutable std::mutex m_mutex; ///< Guards what follows; the engine itself never goes before this.
    std::unique_ptr<UploadEngine> m_engine;
    qint64 m_rateLimit = 0;
    bool m_ended = false;
};

} // namespace kurier
