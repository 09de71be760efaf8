// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LazyUploadEngine.h"

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
    : LazyEngine(module)
    , m_sink(std::move(sink))
{
}

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

std::unique_ptr<UploadEngine> LazyUploadEngine::make(NetworkEngines &engines)
{
    return engines.makeUploads(m_sink, {});
}

} // namespace kurier
