// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/RateShare.h"
#include "core/transfer/TransferAttempt.h"

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace kurier {

/// All running attempts on one curl multi handle: starts, drives and ends them, shares the rate
/// limit, reuses handles and connections.
/// Thread: the engine's, except wake().
class TransferLoop final
{
public:
    using TimePoint = TransferAttempt::TimePoint;

    explicit TransferLoop(const TransferOptions &options);
    ~TransferLoop();
    TransferLoop(const TransferLoop &) = delete;
    TransferLoop &operator=(const TransferLoop &) = delete;

    void start(TransferRequest request);
    /// Ends \a attempt as Stopped; unknown ids are ignored.
    void stop(AttemptId attempt);
    /// Ends all. After \a deadline bytes held back are given up instead of written.
    void stopAll(TimePoint deadline);
    void setRateLimit(qint64 bytesPerSecond);
    /// Unknown ids are ignored.
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond);

    /// Moves what can be moved without waiting.
    void turn();
    /// Waits for the network, a timer or wake().
    void wait();
    /// Makes wait() return. Thread: any.
    void wake();
    /// What happened since the last call.
    [[nodiscard]] TransferEvents takeEvents();

private:
    struct Running
    {
        Running(TransferRequest request, const TransferOptions &options, TransferEvents &events)
            : attempt(std::move(request), options, events)
        {
        }
        TransferAttempt attempt;
        std::unique_ptr<CurlTransfer> transfer; ///< Null between two exchanges.
        QByteArray server; ///< Host and port of the exchange.
        qint64 share = 0;
        qint64 demand = 0; ///< As RateClaim::demand.
    };

    /// Starts the exchange; false when there is none, i.e. the attempt has ended.
    bool launch(Running &running, std::optional<ExchangeRequest> exchange);
    void land(Running &running);
    void exchangeEnded(Running &running, CURLcode code);
    void forget(AttemptId attempt);
    void readMessages();
    void tick(TimePoint now);
    void shareOut();
    void measure(std::chrono::duration<double> period);
    void goOn(TimePoint now);
    [[nodiscard]] CurlEasy takeEasy();

    CurlGlobal m_global;
    TransferOptions m_options;
    CurlMulti m_multi;
    std::vector<CurlEasy> m_pool;
    std::map<AttemptId, std::unique_ptr<Running>> m_running;
    TransferEvents m_events;
    qint64 m_rateLimit = 0;
    bool m_sharesAreStale = false;
    std::chrono::milliseconds m_wait; ///< Until something held back may go on.
    std::set<QByteArray> m_multiplexed; ///< Host and port of servers that speak HTTP/2.
    TimePoint m_lastTick;
    TimePoint m_lastMeasure;
};

} // namespace kurier
