// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/EngineModule.h"
#include "core/transfer/TransferMessages.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace kurier {

/// An \a Engine (TransferEngine or UploadEngine) of the module that is made when something is first
/// started, and waited for; what is set before holds from then on. When it cannot be loaded, the
/// next start tries again. Thread: functions from any thread, also from inside the sink.
template <class Engine>
class LazyEngine : public Engine
{
public:
    /// \a module outlives it.
    explicit LazyEngine(EngineModule &module)
        : m_module(module)
    {
    }

    void stop(std::vector<AttemptId> attempts) override
    {
        if (Engine *const loaded = engine())
            loaded->stop(std::move(attempts));
    }
    void setRateLimit(qint64 bytesPerSecond) override
    {
        const std::lock_guard lock(m_mutex);
        m_rateLimit = bytesPerSecond;
        if (m_engine)
            m_engine->setRateLimit(bytesPerSecond);
    }
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) override
    {
        if (Engine *const loaded = engine())
            loaded->setAttemptRate(attempt, bytesPerSecond);
    }
    void shutdown(std::chrono::milliseconds deadline) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        if (Engine *const loaded = engine())
            loaded->shutdown(deadline);
    }

protected:
    /// What there is by now; null = not loaded. Never goes before this.
    [[nodiscard]] Engine *engine() const
    {
        const std::lock_guard lock(m_mutex);
        return m_engine.get();
    }
    /// Null after shutdown() and when it cannot be loaded, with the reason in \a error.
    [[nodiscard]] Engine *loadedEngine(Error &error)
    {
        const std::lock_guard lock(m_mutex);
        if (m_engine || m_ended)
            return m_engine.get();
        const auto engines = m_module.engines();
        if (!engines) {
            error = engines.error();
            return nullptr;
        }
        m_engine = make(**engines);
        m_engine->setRateLimit(m_rateLimit);
        return m_engine.get();
    }
    /// Called once, with mutex() held.
    [[nodiscard]] virtual std::unique_ptr<Engine> make(NetworkEngines &engines) = 0;
    /// Guards what make() needs.
    [[nodiscard]] std::mutex &mutex() const { return m_mutex; }

private:
    EngineModule &m_module;
    mutable std::mutex m_mutex; ///< Guards what follows.
    std::unique_ptr<Engine> m_engine;
    qint64 m_rateLimit = 0;
    bool m_ended = false;
};

} // namespace kurier
