// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LazyTransferEngine.h"

#include <utility>

namespace kurier {

LazyTransferEngine::LazyTransferEngine(EngineModule &module, TransferEventSink sink,
                                       TransferOptions options)
    : LazyEngine(module)
    , m_sink(std::move(sink))
    , m_options(std::move(options))
{
}

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

void LazyTransferEngine::setConnectionsPerHost(qint32 count)
{
    {
        const std::lock_guard lock(mutex());
        m_connectionsPerHost = count;
    }
    if (TransferEngine *const loaded = engine())
        loaded->setConnectionsPerHost(count);
}

std::unique_ptr<TransferEngine> LazyTransferEngine::make(NetworkEngines &engines)
{
    auto engine = engines.makeTransfers(m_sink, m_options);
    engine->setConnectionsPerHost(m_connectionsPerHost);
    return engine;
}

} // namespace kurier
