// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LazyUploadEngine.h"

#include "app/EngineModule.h"

#include <utility>

namespace kurier {

namespace {

UploadEnded notBegun(const UploadRequest &request, const Error &error)
{
    UploadEnded ended;
    ended.attempt = request.attempt;
    ended.outcome = isSuccess(error.code) ? UploadOutcome::Stopped : UploadOutcome::Failed;
    ended.acknowledged = request.acknowledged;
    ended.error = error;
    return ended;
}

SessionRemoved notBegun(const SessionRemoval &removal, const Error &error)
{
    static const Error atEnd {ErrorCode::BgEConnectionClosed,
                              ErrorContext::QueueManager,
                              QStringLiteral("the program was ended meanwhile"),
                              {}};
    return {removal.id, RemovalResult::Failed, 0, isSuccess(error.code) ? atEnd : error};
}

template <class Requests>
std::vector<UploadEvent> noneBegun(const Requests &requests, const Error &error)
{
    std::vector<UploadEvent> events;
    events.reserve(requests.size());
    for (const auto &request : requests)
        events.emplace_back(notBegun(request, error));
    return events;
}

} // namespace

LazyUploadEngine::LazyUploadEngine(EngineModule &module, UploadEventSink sink)
    : m_module(module)
    , m_sink(std::move(sink))
{
}

LazyUploadEngine::~LazyUploadEngine() = default;

void LazyUploadEngine::start(std::vector<UploadRequest> requests)
{
    if (requests.empty())
        return;
    Error error;
    if (UploadEngine *const engine = loadedEngine(error))
        engine->start(std::move(requests));
    else
        m_sink(noneBegun(requests, error));
}

void LazyUploadEngine::proceed(AttemptId attempt)
{
    if (UploadEngine *const loaded = engine())
        loaded->proceed(attempt);
}

void LazyUploadEngine::stop(std::vector<AttemptId> attempts)
{
    if (UploadEngine *const loaded = engine())
        loaded->stop(std::move(attempts));
}

void LazyUploadEngine::remove(std::vector<SessionRemoval> removals)
{
    if (removals.empty())
        return;
    Error error;
    if (UploadEngine *const engine = loadedEngine(error))
        engine->remove(std::move(removals));
    else
        m_sink(noneBegun(removals, error));
}

void LazyUploadEngine::setRateLimit(qint64 bytesPerSecond)
{
    const std::lock_guard lock(m_mutex);
    m_rateLimit = bytesPerSecond;
    if (m_engine)
        m_engine->setRateLimit(bytesPerSecond);
}

void LazyUploadEngine::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    if (UploadEngine *const loaded = engine())
        loaded->setAttemptRate(attempt, bytesPerSecond);
}

void LazyUploadEngine::shutdown(std::chrono::milliseconds deadline)
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    if (UploadEngine *const loaded = engine())
        loaded->shutdown(deadline);
}

UploadEngine *LazyUploadEngine::engine() const
{
    const std::lock_guard lock(m_mutex);
    return m_engine.get();
}

UploadEngine *LazyUploadEngine::loadedEngine(Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (m_engine || m_ended)
        return m_engine.get();
    const auto engines = m_module.engines();
    if (!engines) {
        error = engines.error();
        return nullptr;
    }
    m_engine = (*engines)->makeUploads(m_sink, {});
    m_engine->setRateLimit(m_rateLimit);
    return m_engine.get();
}

} // namespace kurier
