// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/CurlUploadEngine.h"

#include "core/transfer/EngineThread.h"
#include "core/upload/UploadLoop.h"

#include <utility>

namespace kurier {

CurlUploadEngine::CurlUploadEngine(UploadEventSink sink, const UploadOptions &options)
    : m_sink(std::move(sink))
    , m_loop(std::make_unique<UploadLoop>(options))
    , m_thread([this] { run(); })
    , m_threadId(m_thread.get_id())
{
}

CurlUploadEngine::~CurlUploadEngine()
{
    shutdown(std::chrono::milliseconds(0));
}

void CurlUploadEngine::start(std::vector<UploadRequest> requests)
{
    if (requests.empty())
        return;
    const auto shared = std::make_shared<std::vector<UploadRequest>>(std::move(requests));
    if (!send([this, shared] { begin(std::move(*shared)); }))
        refuse(*shared);
}

void CurlUploadEngine::proceed(AttemptId attempt)
{
    send([this, attempt] { m_loop->proceed(attempt); });
}

void CurlUploadEngine::stop(std::vector<AttemptId> attempts)
{
    send([this, attempts = std::move(attempts)] {
        for (const AttemptId attempt : attempts)
            m_loop->stop(attempt);
    });
}

void CurlUploadEngine::remove(std::vector<SessionRemoval> removals)
{
    if (removals.empty())
        return;
    const auto shared = std::make_shared<std::vector<SessionRemoval>>(std::move(removals));
    if (!send([this, shared] { beginRemoving(std::move(*shared)); }))
        refuse(*shared);
}

void CurlUploadEngine::setRateLimit(qint64 bytesPerSecond)
{
    send([this, bytesPerSecond] { m_loop->setRateLimit(bytesPerSecond); });
}

void CurlUploadEngine::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    send([this, attempt, bytesPerSecond] { m_loop->setAttemptRate(attempt, bytesPerSecond); });
}

void CurlUploadEngine::shutdown(std::chrono::milliseconds deadline)
{
    const auto latest = std::chrono::steady_clock::now() + deadline;
    send([this, latest] {
        m_leaving = true;
        m_loop->stopAll(latest);
    });
    if (std::this_thread::get_id() == m_threadId)
        return;
    const std::lock_guard lock(m_joining);
    if (m_thread.joinable())
        m_thread.join();
}

bool CurlUploadEngine::send(Command command)
{
    {
        const std::lock_guard lock(m_gate);
        if (m_ended)
            return false;
        m_commands.put(std::move(command));
    }
    m_loop->wake();
    return true;
}

void CurlUploadEngine::run()
{
    enterEngineThread("kurier-upload");
    for (;;) {
        for (const Command &command : m_commands.takeAll())
            command();
        m_loop->turn();
        deliver();
        if (m_leaving && m_loop->isIdle() && leave())
            return;
        if (!m_leaving || !m_loop->isIdle())
            m_loop->wait();
    }
}

void CurlUploadEngine::deliver()
{
    UploadEvents events = m_loop->takeEvents();
    if (!events.empty())
        m_sink(std::move(events));
}

bool CurlUploadEngine::leave()
{
    std::vector<Command> late;
    {
        const std::lock_guard lock(m_gate);
        late = m_commands.takeAll();
        m_ended = late.empty();
    }
    for (const Command &command : late)
        command();
    return late.empty();
}

void CurlUploadEngine::begin(std::vector<UploadRequest> &&requests)
{
    if (m_leaving) {
        refuse(requests);
        return;
    }
    for (UploadRequest &request : requests)
        m_loop->start(std::move(request));
}

void CurlUploadEngine::beginRemoving(std::vector<SessionRemoval> &&removals)
{
    if (m_leaving) {
        refuse(removals);
        return;
    }
    for (SessionRemoval &removal : removals)
        m_loop->remove(std::move(removal));
}

void CurlUploadEngine::refuse(const std::vector<UploadRequest> &requests)
{
    UploadEvents events;
    for (const UploadRequest &request : requests) {
        UploadEnded ended;
        ended.attempt = request.attempt;
        events.emplace_back(std::move(ended));
    }
    m_sink(std::move(events));
}

void CurlUploadEngine::refuse(const std::vector<SessionRemoval> &removals)
{
    UploadEvents events;
    for (const SessionRemoval &removal : removals)
        events.emplace_back(brokenOff(removal));
    m_sink(std::move(events));
}

} // namespace kurier
