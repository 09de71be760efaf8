// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/UploadLoop.h"

#include "core/base/FaultPoint.h"
#include "core/base/LogCategories.h"
#include "core/transfer/RateShare.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kTick {50};
constexpr milliseconds kIdleWait {600'000};
constexpr int kMaxRedirects = 5;

} // namespace

UploadLoop::UploadLoop(const UploadOptions &options)
    : m_options(options)
    , m_multi(newCurlMulti())
    , m_network(m_multi.get())
    , m_wait(kTick)
{
}

UploadLoop::~UploadLoop()
{
    for (const auto &[id, running] : m_running)
        land(running->flight);
    for (const auto &[id, removing] : m_removing)
        land(removing->flight);
}

void UploadLoop::start(UploadRequest request)
{
    const AttemptId id = request.attempt;
    if (m_running.contains(id)) {
        qCWarning(lcTransfer, "attempt %lld is running already", static_cast<long long>(id.value));
        return;
    }
    auto &running =
        *(m_running[id] = std::make_unique<Running>(std::move(request), m_options, m_events));
    running.flight.errand = &running.attempt;
    m_sharesAreStale = true;
    shareOut(steady_clock::now());
    if (auto call = running.attempt.begin())
        launch(running.flight, *std::move(call));
}

void UploadLoop::proceed(AttemptId attempt)
{
    const auto found = m_running.find(attempt);
    if (found == m_running.end() || found->second->flight.exchange)
        return;
    if (auto call = found->second->attempt.proceed())
        launch(found->second->flight, *std::move(call));
}

void UploadLoop::stop(AttemptId attempt)
{
    if (const auto found = m_running.find(attempt); found != m_running.end())
        stop(*found->second, steady_clock::now() + m_options.namingPatience);
}

void UploadLoop::stop(Running &running, TimePoint deadline)
{
    if (running.attempt.hasEnded())
        return;
    running.attempt.stop(running.flight.exchange.get(), deadline);
    // What was judged to be unsent must not be sent after that.
    if (running.attempt.hasEnded())
        land(running.flight);
}

void UploadLoop::stopAll(TimePoint deadline)
{
    const TimePoint latest = std::min(deadline, steady_clock::now() + m_options.namingPatience);
    for (const auto &[id, running] : m_running)
        stop(*running, latest);
    for (const auto &[id, removing] : m_removing) {
        if (!removing->errand.hasEnded())
            removing->errand.breakOff();
    }
    sweep();
}

void UploadLoop::setRateLimit(qint64 bytesPerSecond)
{
    m_rateLimit = std::max<qint64>(bytesPerSecond, 0);
    m_sharesAreStale = true;
}

void UploadLoop::setAttemptRate(AttemptId attempt, qint64 bytesPerSecond)
{
    const auto found = m_running.find(attempt);
    if (found == m_running.end())
        return;
    found->second->attempt.setRateLimit(std::max<qint64>(bytesPerSecond, 0));
    m_sharesAreStale = true;
}

void UploadLoop::remove(SessionRemoval removal)
{
    const SessionRemovalId id = removal.id;
    if (m_removing.contains(id)) {
        qCWarning(lcTransfer, "removal %lld is running already", static_cast<long long>(id.value));
        return;
    }
    auto &removing = *(m_removing[id] = std::make_unique<Removing>(std::move(removal), m_events));
    removing.flight.errand = &removing.errand;
    if (auto call = removing.errand.begin())
        launch(removing.flight, *std::move(call));
}

void UploadLoop::turn()
{
    m_network.turn();
    readMessages();
    const TimePoint now = steady_clock::now();
    if (now - m_lastTick >= kTick) {
        m_lastTick = now;
        tick(now);
    }
    sweep();
    if (m_sharesAreStale)
        shareOut(now);
    goOn(now);
}

void UploadLoop::wait()
{
    m_network.wait(isIdle() ? kIdleWait : std::min(kTick, m_wait));
}

void UploadLoop::wake()
{
    m_network.wake();
}

UploadEvents UploadLoop::takeEvents()
{
    return std::exchange(m_events, {});
}

void UploadLoop::launch(Flight &flight, UploadCall call)
{
    faultPoint("upload.request");
    ExchangeRoute route = flight.errand->routeOf(call);
    flight.exchange = std::make_unique<UploadExchange>(std::move(call), std::move(route), m_options,
                                                       flight.budget, &flight);
    flight.stillborn = flight.exchange->wantsSignature()
        || curl_multi_add_handle(m_multi.get(), flight.exchange->easy()) != CURLM_OK;
}

void UploadLoop::land(Flight &flight)
{
    if (!flight.exchange)
        return;
    curl_multi_remove_handle(m_multi.get(), flight.exchange->easy());
    flight.exchange.reset();
}

std::optional<UploadAnswer> UploadLoop::settle(Flight &flight, CURLcode code)
{
    UploadAnswer answer = flight.exchange->answer(code);
    const UploadCall call = flight.exchange->call();
    land(flight);
    Redirection redirection = redirectionOf(call, answer);
    if (redirection.refusal)
        return *std::move(redirection.refusal);
    if (redirection.call && ++flight.redirects <= kMaxRedirects) {
        launch(flight, *std::move(redirection.call));
        return std::nullopt;
    }
    flight.redirects = 0;
    return answer;
}

void UploadLoop::exchangeEnded(Flight &flight, CURLcode code)
{
    faultPoint("upload.answered");
    const auto answer = settle(flight, code);
    if (!answer)
        return;
    if (auto call = flight.errand->answered(*answer))
        launch(flight, *std::move(call));
}

void UploadLoop::readMessages()
{
    int left = 0;
    while (const CURLMsg *const message = curl_multi_info_read(m_multi.get(), &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        // The message dies with its handle's removal.
        const CURLcode code = message->data.result;
        exchangeEnded(*static_cast<Flight *>(UploadExchange::listenerOf(message->easy_handle)),
                      code);
    }
}

void UploadLoop::tick(TimePoint now)
{
    for (const auto &[id, running] : m_running) {
        if (running->attempt.hasEnded())
            continue;
        if (running->flight.stillborn)
            exchangeEnded(running->flight, CURLE_FAILED_INIT);
        else if (running->attempt.isOverdue(now))
            running->attempt.endStopped(running->flight.exchange.get());
        else if (running->flight.exchange)
            running->attempt.tick(*running->flight.exchange, now);
    }
    for (const auto &[id, removing] : m_removing) {
        if (removing->flight.stillborn && !removing->errand.hasEnded())
            exchangeEnded(removing->flight, CURLE_FAILED_INIT);
    }
}

/// Closes the connections of what has ended, before its end is told.
void UploadLoop::sweep()
{
    const auto clear = [this](auto &errands, auto ended) {
        for (auto each = errands.begin(); each != errands.end();) {
            if (!ended(*each->second)) {
                ++each;
                continue;
            }
            land(each->second->flight);
            each = errands.erase(each);
            m_sharesAreStale = true;
        }
    };
    clear(m_running, [](const Running &running) { return running.attempt.hasEnded(); });
    clear(m_removing, [](const Removing &removing) { return removing.errand.hasEnded(); });
}

void UploadLoop::shareOut(TimePoint now)
{
    m_sharesAreStale = false;
    std::vector<RateClaim> claims;
    claims.reserve(m_running.size());
    for (const auto &[id, running] : m_running)
        claims.push_back({running->attempt.rateLimit(), 0});
    const std::vector<qint64> shares = shareRate(m_rateLimit, claims);
    auto share = shares.begin();
    for (const auto &[id, running] : m_running)
        running->flight.budget.setRate(*share++, now);
}

void UploadLoop::goOn(TimePoint now)
{
    m_wait = kTick;
    for (const auto &[id, running] : m_running) {
        if (!running->flight.exchange)
            continue;
        if (const auto wait = running->flight.exchange->goOn(now))
            m_wait = std::clamp(*wait, milliseconds(1), m_wait);
    }
}

} // namespace kurier
