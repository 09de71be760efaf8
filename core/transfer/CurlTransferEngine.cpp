// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlTransferEngine.h"

#include "core/transfer/EngineThread.h"
#include "core/transfer/TransferLoop.h"

#include <utility>

namespace kurier {

namespace {

TransferEvents allStopped(const std::vector<TransferRequest> &requests)
{
    TransferEvents events;
    events.reserve(requests.size());
    for (const TransferRequest &request : requests)
        events.emplace_back(TransferEnded {
            request.attempt, TransferOutcome::Stopped, request.proven, {}, std::nullopt});
    return events;
}

} // namespace

CurlTransferEngine::CurlTransferEngine(TransferEventSink sink, const TransferOptions &options)
    : m_sink(std::move(sink))
    , m_loop(std::make_unique<TransferLoop>(options))
    , m_thread([this] { run(); })
    , m_threadId(m_thread.get_id())
{
}

CurlTransferEngine::~CurlTransferEngine()
{
    shutdown(std::chrono::milliseconds(0));
}

void CurlTransferEngine::start(std::vector<TransferRequest> requests)
{
    if (requests.empty())
        return;
    Command command = Start {std::move(requests)};
    if (!send(command))
        m_sink(allStopped(std::get<Start>(command).requests));
}

void CurlTransferEngine::stop(std::vector<AttemptId> attempts)
{
    Command command = Stop {std::move(attempts)};
    send(command);
}

void CurlTransferEngine::setRateLimit(qint64 bytesPerSecond)
{
    Command command = SetRateLimit {bytesPerSecond};
    send(command);
}

void CurlTransferEngine::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    Command command = SetAttemptRate {attempt, bytesPerSecond};
    send(command);
}

void CurlTransferEngine::setConnectionsPerHost(qint32 count)
{
    Command command = SetConnectionsPerHost {count};
    send(command);
}

void CurlTransferEngine::shutdown(std::chrono::milliseconds deadline)
{
    Command command = Shutdown {std::chrono::steady_clock::now() + deadline};
    send(command);
    if (std::this_thread::get_id() == m_threadId)
        return;
    const std::lock_guard lock(m_joining);
    if (m_thread.joinable())
        m_thread.join();
}

bool CurlTransferEngine::send(Command &command)
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

void CurlTransferEngine::run()
{
    enterEngineThread("kurier-transfer");
    for (;;) {
        for (Command &command : m_commands.takeAll())
            execute(std::move(command));
        if (!m_leaving)
            m_loop->turn();
        deliver();
        if (m_leaving && leave())
            return;
        if (!m_leaving)
            m_loop->wait();
    }
}

void CurlTransferEngine::execute(Command &&command)
{
    if (auto *const start = std::get_if<Start>(&command)) {
        if (m_leaving) {
            m_sink(allStopped(start->requests));
            return;
        }
        for (TransferRequest &request : start->requests)
            m_loop->start(std::move(request));
    } else if (const auto *const stop = std::get_if<Stop>(&command)) {
        for (const AttemptId attempt : stop->attempts)
            m_loop->stop(attempt);
    } else if (const auto *const limit = std::get_if<SetRateLimit>(&command)) {
        m_loop->setRateLimit(limit->bytesPerSecond);
    } else if (const auto *const one = std::get_if<SetAttemptRate>(&command)) {
        m_loop->setAttemptRate(one->attempt, one->bytesPerSecond);
    } else if (const auto *const perHost = std::get_if<SetConnectionsPerHost>(&command)) {
        m_loop->setConnectionsPerHost(perHost->count);
    } else if (const auto *const shutdown = std::get_if<Shutdown>(&command)) {
        m_leaving = true;
        m_loop->stopAll(shutdown->deadline);
    }
}

void CurlTransferEngine::deliver()
{
    TransferEvents events = m_loop->takeEvents();
    if (!events.empty())
        m_sink(std::move(events));
}

bool CurlTransferEngine::leave()
{
    std::vector<Command> late;
    {
        const std::lock_guard lock(m_gate);
        late = m_commands.takeAll();
        m_ended = late.empty();
    }
    for (Command &command : late)
        execute(std::move(command));
    return late.empty();
}

} // namespace kurier
