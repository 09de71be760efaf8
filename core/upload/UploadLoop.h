// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlEvents.h"
#include "core/upload/RemovalErrand.h"
#include "core/upload/UploadAttempt.h"

#include <chrono>
#include <map>
#include <memory>

namespace kurier {

/// All attempts and removals on one curl multi handle: carries their requests out, one at a time
/// each, follows redirects inside a server, and shares the rate limit.
/// Thread: the engine's, except wake().
class UploadLoop final
{
public:
    using TimePoint = UploadErrand::TimePoint;

    explicit UploadLoop(const UploadOptions &options);
    ~UploadLoop();
    UploadLoop(const UploadLoop &) = delete;
    UploadLoop &operator=(const UploadLoop &) = delete;

    void start(UploadRequest request);
    /// As UploadEngine, each unknown id is ignored.
    void proceed(AttemptId attempt);
    void stop(AttemptId attempt);
    void setRateLimit(qint64 bytesPerSecond);
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond);
    void remove(SessionRemoval removal);
    /// Ends everything, at \a deadline at the latest; go on until isIdle().
    void stopAll(TimePoint deadline);
    [[nodiscard]] bool isIdle() const { return m_running.empty() && m_removing.empty(); }

    /// Moves what can be moved without waiting.
    void turn();
    /// Waits for the network, a timer or wake().
    void wait();
    /// Makes wait() return. Thread: any.
    void wake();
    /// What happened since the last call.
    [[nodiscard]] UploadEvents takeEvents();

private:
    /// What an errand is doing at the moment.
    struct Flight
    {
        UploadErrand *errand = nullptr;
        std::unique_ptr<UploadExchange> exchange;
        TokenBucket budget;
        int redirects = 0;
        bool stillborn = false; ///< The exchange cannot be made.
    };
    struct Running
    {
        Running(UploadRequest request, const UploadOptions &options, UploadEvents &events)
            : attempt(std::move(request), options, events)
        {
        }
        UploadAttempt attempt;
        Flight flight;
    };
    struct Removing
    {
        Removing(SessionRemoval removal, UploadEvents &events)
            : errand(std::move(removal), events)
        {
        }
        RemovalErrand errand;
        Flight flight;
    };

    void launch(Flight &flight, UploadCall call);
    void land(Flight &flight);
    void exchangeEnded(Flight &flight, CURLcode code);
    /// The answer, after redirects; nothing while one is being followed.
    std::optional<UploadAnswer> settle(Flight &flight, CURLcode code);
    void stop(Running &running, TimePoint deadline);
    void readMessages();
    void sweep();
    void tick(TimePoint now);
    void shareOut(TimePoint now);
    void goOn(TimePoint now);

    CurlGlobal m_global;
    UploadOptions m_options;
    CurlMulti m_multi;
    CurlEvents m_network;
    UploadEvents m_events;
    std::map<AttemptId, std::unique_ptr<Running>> m_running;
    std::map<SessionRemovalId, std::unique_ptr<Removing>> m_removing;
    qint64 m_rateLimit = 0;
    bool m_sharesAreStale = false;
    std::chrono::milliseconds m_wait;
    TimePoint m_lastTick;
};

} // namespace kurier
