// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeUploadEngine.h"

#include <stdexcept>
#include <utility>

namespace kurier {

namespace {

template <class Map>
auto &onlyOne(Map &map)
{
    if (map.size() != 1)
        throw std::out_of_range("there is not exactly one");
    return *map.begin();
}

} // namespace

FakeUploadEngine::FakeUploadEngine(UploadEventSink sink, QStringList &log)
    : m_sink(std::move(sink))
    , m_log(log)
{
}

void FakeUploadEngine::tell(UploadEvent event) const
{
    std::vector<UploadEvent> events;
    events.push_back(std::move(event));
    m_sink(std::move(events));
}

void FakeUploadEngine::start(std::vector<UploadRequest> requests)
{
    for (UploadRequest &request : requests) {
        m_log.append(QStringLiteral("start"));
        running.emplace(request.attempt, std::move(request));
    }
}

void FakeUploadEngine::proceed(AttemptId /*attempt*/)
{
    m_log.append(QStringLiteral("proceed"));
}

void FakeUploadEngine::stop(std::vector<AttemptId> attempts)
{
    for (const AttemptId attempt : attempts) {
        m_log.append(QStringLiteral("stop"));
        if (stopsAtOnce && running.contains(attempt))
            end({attempt, UploadOutcome::Stopped, 0, {}, false, false, {}});
    }
}

void FakeUploadEngine::remove(std::vector<SessionRemoval> asked)
{
    for (SessionRemoval &removal : asked) {
        m_log.append(QStringLiteral("remove"));
        removals.emplace(removal.id, std::move(removal));
    }
}

void FakeUploadEngine::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    if (const auto found = running.find(attempt); found != running.end())
        found->second.rateLimit = bytesPerSecond;
}

void FakeUploadEngine::shutdown(std::chrono::milliseconds /*deadline*/)
{
    while (!running.empty())
        end({running.begin()->first, UploadOutcome::Stopped, 0, {}, false, false, {}});
}

const UploadRequest &FakeUploadEngine::request() const
{
    return onlyOne(running).second;
}

const SessionRemoval &FakeUploadEngine::removal() const
{
    return onlyOne(removals).second;
}

void FakeUploadEngine::sessionKnown(const UploadSession &session,
                                    std::optional<std::chrono::seconds> expires)
{
    tell(UploadSessionKnown {onlyOne(running).first, session, expires});
}

void FakeUploadEngine::progress(qint64 sent, qint64 acknowledged)
{
    tell(UploadProgress {onlyOne(running).first, sent, acknowledged});
}

void FakeUploadEngine::end(UploadOutcome outcome, qint64 acknowledged, const Error &error)
{
    end({onlyOne(running).first, outcome, acknowledged, error, false, false, {}});
}

void FakeUploadEngine::end(UploadEnded event)
{
    if (event.attempt.isNull())
        event.attempt = onlyOne(running).first;
    running.erase(event.attempt);
    tell(std::move(event));
}

void FakeUploadEngine::removed(RemovalResult result, const Error &error)
{
    const SessionRemovalId id = onlyOne(removals).first;
    removals.erase(id);
    tell(SessionRemoved {id, result, 0, error});
}

} // namespace kurier
