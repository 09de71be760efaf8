// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TransferLoop.h"

#include "core/base/LogCategories.h"

#include <algorithm>
#include <new>

namespace kurier {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kMaxPool = 64;
constexpr std::size_t kMaxServers = 1024;
constexpr milliseconds kTick {50};
constexpr milliseconds kIdleWait {600'000};
constexpr milliseconds kMeasurePeriod {500};

} // namespace

TransferLoop::TransferLoop(const TransferOptions &options)
    : m_options(options)
    , m_multi(curl_multi_init())
    , m_wait(kTick)
{
    if (!m_multi)
        throw std::bad_alloc();
}

TransferLoop::~TransferLoop()
{
    for (const auto &[id, running] : m_running)
        land(*running);
}

void TransferLoop::start(TransferRequest request)
{
    const AttemptId id = request.attempt;
    if (m_running.contains(id)) {
        qCWarning(lcTransfer, "attempt %lld is running already", static_cast<long long>(id.value));
        return;
    }
    auto &running =
        *(m_running[id] = std::make_unique<Running>(std::move(request), m_options, m_events));
    if (!launch(running, running.attempt.begin()))
        forget(id);
    m_sharesAreStale = true;
}

void TransferLoop::stop(AttemptId attempt)
{
    const auto found = m_running.find(attempt);
    if (found == m_running.end())
        return;
    land(*found->second);
    found->second->attempt.stop(true);
    forget(attempt);
}

void TransferLoop::stopAll(TimePoint deadline)
{
    for (const auto &[id, running] : m_running) {
        land(*running);
        running->attempt.stop(steady_clock::now() < deadline);
    }
    m_running.clear();
}

void TransferLoop::setRateLimit(qint64 bytesPerSecond)
{
    m_rateLimit = std::max<qint64>(bytesPerSecond, 0);
    m_sharesAreStale = true;
}

void TransferLoop::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    const auto found = m_running.find(attempt);
    if (found == m_running.end())
        return;
    found->second->attempt.setRateLimit(bytesPerSecond);
    m_sharesAreStale = true;
}

void TransferLoop::turn()
{
    int stillRunning = 0;
    const CURLMcode code = curl_multi_perform(m_multi.get(), &stillRunning);
    if (code != CURLM_OK)
        qCWarning(lcTransfer, "curl_multi_perform: %s", curl_multi_strerror(code));
    readMessages();
    const TimePoint now = steady_clock::now();
    if (now - m_lastTick >= kTick) {
        m_lastTick = now;
        tick(now);
    }
    if (m_sharesAreStale)
        shareOut();
    goOn(now);
}

void TransferLoop::wait()
{
    const milliseconds limit = m_running.empty() ? kIdleWait : std::min(kTick, m_wait);
    const CURLMcode code =
        curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(limit.count()), nullptr);
    if (code != CURLM_OK)
        qCWarning(lcTransfer, "curl_multi_poll: %s", curl_multi_strerror(code));
}

void TransferLoop::wake()
{
    curl_multi_wakeup(m_multi.get());
}

TransferEvents TransferLoop::takeEvents()
{
    TransferEvents events;
    events.swap(m_events);
    return events;
}

bool TransferLoop::launch(Running &running, std::optional<ExchangeRequest> exchange)
{
    if (!exchange)
        return false;
    if (m_rateLimit > 0) {
        const qint64 share =
            std::max<qint64>(m_rateLimit / static_cast<qint64>(m_running.size()), 1);
        exchange->rateLimit =
            exchange->rateLimit > 0 ? std::min(exchange->rateLimit, share) : share;
    }
    running.share = exchange->rateLimit;
    running.server = exchange->url.host + ':' + exchange->url.port;
    exchange->multiplexed = m_multiplexed.contains(running.server);
    running.transfer =
        std::make_unique<CurlTransfer>(takeEasy(), *exchange, m_options, running.attempt);
    if (curl_multi_add_handle(m_multi.get(), running.transfer->easy()) == CURLM_OK)
        return true;
    std::ignore = running.attempt.exchangeEnded(CURLE_FAILED_INIT, *running.transfer);
    running.transfer.reset();
    return false;
}

void TransferLoop::land(Running &running)
{
    if (!running.transfer)
        return;
    curl_multi_remove_handle(m_multi.get(), running.transfer->easy());
    CurlEasy easy = running.transfer->release();
    running.transfer.reset();
    if (easy && m_pool.size() < kMaxPool)
        m_pool.push_back(std::move(easy));
}

void TransferLoop::exchangeEnded(Running &running, CURLcode code)
{
    const AttemptId id = running.attempt.id();
    if (running.transfer->isMultiplexed() && m_multiplexed.size() < kMaxServers)
        m_multiplexed.insert(running.server);
    auto next = running.attempt.exchangeEnded(code, *running.transfer);
    land(running);
    if (!launch(running, std::move(next)))
        forget(id);
}

void TransferLoop::forget(AttemptId attempt)
{
    m_running.erase(attempt);
    m_sharesAreStale = true;
}

void TransferLoop::readMessages()
{
    int left = 0;
    while (const CURLMsg *const message = curl_multi_info_read(m_multi.get(), &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        // The message dies with its handle's removal.
        const CURLcode code = message->data.result;
        const auto *const attempt =
            static_cast<TransferAttempt *>(CurlTransfer::listenerOf(message->easy_handle));
        exchangeEnded(*m_running.at(attempt->id()), code);
    }
}

void TransferLoop::tick(TimePoint now)
{
    std::vector<Running *> decided;
    for (const auto &[id, running] : m_running) {
        if (running->attempt.tick(now))
            decided.push_back(running.get());
    }
    for (Running *const running : decided)
        exchangeEnded(*running, CURLE_OK);
    if (m_rateLimit > 0 && now - m_lastMeasure >= kMeasurePeriod) {
        measure(now - m_lastMeasure);
        m_lastMeasure = now;
        m_sharesAreStale = true;
    }
}

void TransferLoop::measure(std::chrono::duration<double> period)
{
    const qint64 floor = m_rateLimit / (8 * static_cast<qint64>(m_running.size()) + 1) + 1;
    for (const auto &[id, running] : m_running) {
        const double received = static_cast<double>(running->attempt.takeReceived());
        const auto rate = static_cast<qint64>(received / std::max(period.count(), 0.001));
        const bool usesItsShare = rate >= running->share / 5 * 4;
        running->demand = usesItsShare ? 0 : 2 * rate + floor;
    }
}

void TransferLoop::shareOut()
{
    m_sharesAreStale = false;
    std::vector<RateClaim> claims;
    claims.reserve(m_running.size());
    for (const auto &[id, running] : m_running)
        claims.push_back({running->attempt.rateLimit(), running->demand});
    const std::vector<qint64> shares = shareRate(m_rateLimit, claims);
    auto share = shares.begin();
    for (const auto &[id, running] : m_running) {
        if (running->transfer && running->share != *share) {
            running->share = *share;
            running->transfer->setRateLimit(*share);
        }
        ++share;
    }
}

void TransferLoop::goOn(TimePoint now)
{
    m_wait = kTick;
    for (const auto &[id, running] : m_running) {
        if (!running->transfer)
            continue;
        if (const auto wait = running->transfer->goOn(now))
            m_wait = std::clamp(*wait, milliseconds(1), m_wait);
    }
}

CurlEasy TransferLoop::takeEasy()
{
    if (m_pool.empty())
        return CurlEasy(curl_easy_init());
    CurlEasy easy = std::move(m_pool.back());
    m_pool.pop_back();
    return easy;
}

} // namespace kurier
