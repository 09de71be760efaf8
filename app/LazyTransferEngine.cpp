// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LazyTransferEngine.h"

#include "app/EngineModule.h"

#include <utility>

namespace kurier {

LazyTransferEngine::LazyTransferEngine(EngineModule &module, TransferEventSink sink,
                                       TransferOptions options)
    : m_module(module)
    , m_sink(std::move(sink))
    , m_options(std::move(options))
{
}

LazyTransferEngine::~LazyTransferEngine() = default;

void LazyTransferEngine::start(std::vector<TransferRequest> requests)
{
    if (requests.empty())
        return;
    Error error;
    if (TransferEngine *const engine = loadedEngine(error))
        return engine->start(std::move(requests));
    const auto outcome = isSuccess(error.code) ? TransferOutcome::Stopped : TransferOutcome::Failed;
    std::vector<TransferEvent> events;
    events.reserve(requests.size());
    for (const TransferRequest &request : requests)
        events.emplace_back(
            TransferEnded {request.attempt, outcome, request.proven, error, std::nullopt});
    m_sink(std::move(events));
}

void LazyTransferEngine::stop(std::vector<AttemptId> attempts)
{
    if (TransferEngine *const loaded = engine())
        loaded->stop(std::move(attempts));
}

void LazyTransferEngine::setRateLimit(qint64 bytesPerSecond)
{
    const std::lock_guard lock(m_mutex);
    m_rateLimit = bytesPerSecond;
    if (m_engine)
        m_engine->setRateLimit(bytesPerSecond);
}

void LazyTransferEngine::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    if (TransferEngine *const loaded = engine())
        loaded->setAttemptRate(attempt, bytesPerSecond);
}

void LazyTransferEngine::setConnectionsPerHost(qint32 count)
{
    const std::lock_guard lock(m_mutex);
    m_connectionsPerHost = count;
    if (m_engine)
        m_engine->setConnectionsPerHost(count);
}

void LazyTransferEngine::shutdown(std::chrono::milliseconds deadline)
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    if (TransferEngine *const loaded = engine())
        loaded->shutdown(deadline);
}

TransferEngine *LazyTransferEngine::engine() const
{
    const std::lock_guard lock(m_mutex);
    return m_engine.get();
}

TransferEngine *LazyTransferEngine::loadedEngine(Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (m_engine || m_ended)
        return m_engine.get();
    const auto engines = m_module.engines();
    if (!engines) {
        error = engines.error();
        return nullptr;
    }
    m_engine = (*engines)->makeTransfers(m_sink, m_options);
    m_engine->setRateLimit(m_rateLimit);
    m_engine->setConnectionsPerHost(m_connectionsPerHost);
    return m_engine.get();
}

} // namespace kurier
