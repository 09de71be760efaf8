// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/TransferEngine.h"
#include "core/transfer/TransferOptions.h"

#include <memory>
#include <mutex>

namespace kurier {

class EngineModule;

/// The engine of the module, which the first start() loads and waits for. When that fails, each
/// attempt ends with the reason, on the caller's thread, and the next start() tries again.
/// Thread: functions from any thread, also from inside the sink.
class LazyTransferEngine final : public TransferEngine
{
public:
    /// \a module outlives it.
    LazyTransferEngine(EngineModule &module, TransferEventSink sink, TransferOptions options);
    ~LazyTransferEngine() override;

    void start(std::vector<TransferRequest> requests) override;
    void stop(std::vector<AttemptId> attempts) override;
    void setRateLimit(qint64 bytesPerSecond) override;
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) override;
    void setConnectionsPerHost(qint32 count) override;
    void shutdown(std::chrono::milliseconds deadline) override;

private:
    /// What there is by now; null = not loaded.
    [[nodiscard]] TransferEngine *engine() const;
    /// Null after shutdown() and when it cannot be loaded, with the reason in \a error.
    [[nodiscard]] TransferEngine *loadedEngine(Error &error);

    EngineModule &m_module;
    const TransferEventSink m_sink;
    const TransferOptions m_options;
    mutable std::mutex m_mutex; ///< Guards what follows; the engine itself never goes before this.
    std::unique_ptr<TransferEngine> m_engine;
    qint64 m_rateLimit = 0;
    qint32 m_connectionsPerHost = 0;
    bool m_ended = false;
};

} // namespace kurier
