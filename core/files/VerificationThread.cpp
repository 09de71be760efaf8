// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/VerificationThread.h"

#include "core/files/FileHashing.h"

#include <pthread.h>

#include <utility>

namespace kurier {

namespace {
constexpr std::size_t kBufferBytes = std::size_t {256} * 1024;
} // namespace

VerificationThread::VerificationThread(FileOutcomeSink sink, DigestMaker digests)
    : m_sink(std::move(sink))
    , m_digests(std::move(digests))
    , m_thread([this] { run(); })
{
}

VerificationThread::~VerificationThread()
{
    shutdown();
}

void VerificationThread::post(VerifyFile task)
{
    m_tasks.put(std::move(task));
}

void VerificationThread::shutdown()
{
    m_tasks.close();
    if (m_thread.joinable())
        m_thread.join();
}

void VerificationThread::run()
{
    ::pthread_setname_np(::pthread_self(), "kurier-verify");
    std::deque<FileHashing> running;
    std::vector<char> buffer;
    for (;;) {
        const bool closed = m_tasks.isClosed();
        auto tasks = running.empty() ? m_tasks.waitAndTakeAll() : m_tasks.takeAll();
        for (VerifyFile &task : tasks)
            running.emplace_back(std::move(task), m_digests);
        // Closed before the box was emptied: nothing can have come after that was promised.
        if (running.empty() && closed)
            return;
        for (FileHashing &hashing : running) {
            if (closed)
                hashing.stop();
        }
        buffer.resize(running.empty() ? 0 : kBufferBytes);
        workOneRound(running, buffer);
        if (running.empty())
            buffer = {};
    }
}

void VerificationThread::workOneRound(std::deque<FileHashing> &running, std::vector<char> &buffer)
{
    std::vector<FileOutcome> outcomes;
    for (std::size_t left = running.size(); left > 0; --left) {
        FileHashing hashing = std::move(running.front());
        running.pop_front();
        if (hashing.step(buffer))
            outcomes.emplace_back(hashing.outcome());
        else
            running.push_back(std::move(hashing));
    }
    if (!outcomes.empty())
        m_sink(std::move(outcomes));
}

} // namespace kurier
