// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TransferLoop.h"

#include "core/base/LogCategories.h"
#include "core/transfer/Endgame.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace kurier {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kMaxPool = 64;
constexpr std::size_t kMaxServers = 1024;
constexpr milliseconds kTick = Silence::kLook;
constexpr milliseconds kIdleWait {600'000};
constexpr milliseconds kMeasurePeriod {500};
constexpr milliseconds kQueueAgain {2000};

} // namespace

TransferLoop::TransferLoop(const TransferOptions &options)
    : m_options(options)
    , m_multi(newCurlMulti())
    , m_network(m_multi.get())
    , m_wait(kTick)
{
}

TransferLoop::~TransferLoop()
{
    for (const auto &[id, running] : m_running)
        landAll(*running);
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
    if (const auto first = running.attempt.begin()) {
        shareNow(running);
        launch(running, *first);
    }
    if (running.attempt.hasEnded())
        forget(id);
    m_sharesAreStale = true;
}

void TransferLoop::stop(AttemptId attempt)
{
    const auto found = m_running.find(attempt);
    if (found == m_running.end())
        return;
    landAll(*found->second);
    found->second->attempt.stop(true);
    forget(attempt);
}

void TransferLoop::stopAll(TimePoint deadline)
{
    for (const auto &[id, running] : m_running) {
        landAll(*running);
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

void TransferLoop::setConnectionsPerHost(qint32 count)
{
    m_connectionsPerHost = std::max(count, 0);
    curl_multi_setopt(m_multi.get(), CURLMOPT_MAX_HOST_CONNECTIONS,
                      static_cast<long>(m_connectionsPerHost));
}

void TransferLoop::turn()
{
    m_network.turn();
    readMessages();
    const TimePoint now = steady_clock::now();
    const bool due = now - m_lastTick >= kTick;
    if (due) {
        m_lastTick = now;
        tick(now);
    }
    endDecided(now, due);
    for (const auto &[id, running] : m_running) {
        if (!due && !running->attempt.hasNews())
            continue;
        grow(*running, now);
        askAgain(*running, now);
    }
    if (m_sharesAreStale)
        shareOut();
    goOn(now);
}

void TransferLoop::wait()
{
    m_network.wait(m_running.empty() ? kIdleWait : std::min(kTick, m_wait));
}

void TransferLoop::wake()
{
    m_network.wake();
}

TransferEvents TransferLoop::takeEvents()
{
    TransferEvents events;
    events.swap(m_events);
    return events;
}

void TransferLoop::launch(Running &running, SegmentStart start)
{
    ExchangeRequest &exchange = start.exchange;
    Flight flight {start.segment, exchange.url.host + ':' + exchange.url.port, nullptr,
                   steady_clock::now()};
    exchange.multiplexed = !exchange.ownConnection && m_multiplexed.contains(flight.server);
    if (running.flights.empty())
        makeRoomAt(flight.server);
    flight.transfer = std::make_unique<CurlTransfer>(takeEasy(), exchange, m_options,
                                                     *start.segment, running.attempt.budget());
    ++m_flightsTo[flight.server];
    CURL *const easy = flight.transfer->easy();
    running.flights.push_back(std::move(flight));
    // Never seen to fail but for memory; told in the next turn like any other end.
    if (curl_multi_add_handle(m_multi.get(), easy) != CURLM_OK)
        m_stillborn.push_back({running.attempt.id(), start.segment});
}

void TransferLoop::land(Flight &flight)
{
    curl_multi_remove_handle(m_multi.get(), flight.transfer->easy());
    CurlEasy easy = flight.transfer->release();
    flight.transfer.reset();
    if (easy && m_pool.size() < kMaxPool)
        m_pool.push_back(std::move(easy));
    const auto count = m_flightsTo.find(flight.server);
    if (--count->second == 0)
        m_flightsTo.erase(count);
}

void TransferLoop::landAll(Running &running)
{
    bool unfinished = false;
    for (const Flight &flight : running.flights)
        unfinished = flight.transfer->leave() || unfinished;
    if (unfinished)
        m_network.driveAll();
    for (Flight &flight : running.flights)
        land(flight);
    running.flights.clear();
}

void TransferLoop::exchangeEnded(AttemptId attempt, const Segment *segment, CURLcode code)
{
    const auto found = m_running.find(attempt);
    if (found == m_running.end())
        return;
    Running &running = *found->second;
    const auto flight =
        std::find_if(running.flights.begin(), running.flights.end(),
                     [segment](const Flight &each) { return each.segment == segment; });
    if (flight == running.flights.end())
        return;
    if (flight->transfer->isMultiplexed() && m_multiplexed.size() < kMaxServers)
        m_multiplexed.insert(flight->server);
    Segment &ended = *flight->segment;
    flight->transfer->settle(code);
    auto next = running.attempt.exchangeEnded(ended, code, *flight->transfer);
    std::ignore = flight->transfer->leave();
    land(*flight);
    running.flights.erase(flight);
    if (running.attempt.hasEnded()) {
        landAll(running);
        forget(attempt);
    } else if (next) {
        launch(running, {&ended, *std::move(next)});
    }
}

void TransferLoop::grow(Running &running, TimePoint now)
{
    const int room = roomAt(running.flights.front().server);
    for (SegmentStart &start : running.attempt.grow(now, room))
        launch(running, std::move(start));
}

void TransferLoop::askAgain(Running &running, TimePoint now)
{
    TransferAttempt &attempt = running.attempt;
    while (running.flights.size() > 1) {
        Segment *const vain = attempt.superfluous();
        if (!vain)
            break;
        giveUp(running, *vain);
    }
    const QByteArray server = running.flights.front().server;
    while (const auto asking = attempt.secondAsking(now, roomAt(server))) {
        if (asking->instead)
            giveUp(running, *asking->instead);
        launch(running, attempt.askAgain(asking->rest));
    }
}

void TransferLoop::giveUp(Running &running, Segment &segment)
{
    const auto flight =
        std::find_if(running.flights.begin(), running.flights.end(),
                     [&segment](const Flight &each) { return each.segment == &segment; });
    land(*flight);
    running.flights.erase(flight);
    running.attempt.giveUp(segment);
}

int TransferLoop::roomAt(const QByteArray &server) const
{
    if (m_connectionsPerHost == 0)
        return std::numeric_limits<int>::max();
    const auto count = m_flightsTo.find(server);
    return m_connectionsPerHost - (count == m_flightsTo.end() ? 0 : count->second);
}

void TransferLoop::makeRoomAt(const QByteArray &server)
{
    while (roomAt(server) <= 0 && takeBackOne(server)) { }
}

bool TransferLoop::takeBackOne(const QByteArray &server)
{
    Running *richest = nullptr;
    for (const auto &[id, running] : m_running) {
        const bool has = running->flights.size() > 1 && running->flights.back().server == server;
        if (has && (!richest || running->flights.size() > richest->flights.size()))
            richest = running.get();
    }
    if (!richest)
        return false;
    giveUp(*richest, *richest->flights.back().segment);
    return true;
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
        const auto *const segment =
            static_cast<Segment *>(CurlTransfer::listenerOf(message->easy_handle));
        exchangeEnded(segment->owner().id(), segment, code);
    }
    for (const auto &[attempt, segment] : std::exchange(m_stillborn, {}))
        exchangeEnded(attempt, segment, CURLE_FAILED_INIT);
}

void TransferLoop::tick(TimePoint now)
{
    for (const auto &[id, running] : m_running) {
        running->attempt.tick(now);
        for (Flight &flight : running->flights) {
            queueAgain(flight, now);
            flight.segment->look(flight.transfer->isHeld());
        }
    }
    if (m_rateLimit > 0 && now - m_lastMeasure >= kMeasurePeriod) {
        measure(now - m_lastMeasure);
        m_lastMeasure = now;
        m_sharesAreStale = true;
    }
}

void TransferLoop::endDecided(TimePoint now, bool all)
{
    std::vector<std::pair<AttemptId, const Segment *>> decided;
    for (const auto &[id, running] : m_running) {
        if (!all && !running->attempt.hasNews())
            continue;
        for (const Flight &flight : running->flights) {
            if (flight.segment->isDecided(now, m_options.drainTime))
                decided.emplace_back(id, flight.segment);
        }
    }
    for (const auto &[id, segment] : decided)
        exchangeEnded(id, segment, CURLE_OK);
}

/// curl wakes one of those that wait when a connection comes free, which may be one of another host
/// that has none free; the right one then waits on, without any timeout (libcurl 7.88).
void TransferLoop::queueAgain(Flight &flight, TimePoint now)
{
    if (now - flight.queuedAt < kQueueAgain || flight.transfer->hasBegun())
        return;
    flight.queuedAt = now;
    CURL *const easy = flight.transfer->easy();
    curl_multi_remove_handle(m_multi.get(), easy);
    // Like the first time, it only fails for want of memory, and then is tried again.
    curl_multi_add_handle(m_multi.get(), easy);
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

/// Until the next sharing out.
void TransferLoop::shareNow(Running &running)
{
    const qint64 own = running.attempt.rateLimit();
    const qint64 part = std::max<qint64>(m_rateLimit / static_cast<qint64>(m_running.size()), 1);
    running.share = m_rateLimit == 0 ? own : own > 0 ? std::min(own, part) : part;
    running.attempt.setRateShare(running.share);
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
        if (running->share != *share) {
            running->share = *share;
            running->attempt.setRateShare(*share);
        }
        ++share;
    }
}

void TransferLoop::goOn(TimePoint now)
{
    m_wait = kTick;
    for (const auto &[id, running] : m_running) {
        const std::size_t count = running->flights.size();
        const std::size_t first = running->turn++;
        for (std::size_t i = 0; i < count; ++i) {
            CurlTransfer &transfer = *running->flights[(first + i) % count].transfer;
            if (const auto wait = transfer.goOn(now))
                m_wait = std::clamp(*wait, milliseconds(1), m_wait);
        }
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
