// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlEvents.h"
#include "core/transfer/RateShare.h"
#include "core/transfer/TransferAttempt.h"

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace kurier {

/// All running attempts on one curl multi handle: starts, drives and ends their exchanges, shares
/// the rate limit and the connections to a host, reuses handles and connections.
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
    void setConnectionsPerHost(qint32 count);

    /// Moves what can be moved without waiting.
    void turn();
    /// Waits for the network, a timer or wake().
    void wait();
    /// Makes wait() return. Thread: any.
    void wake();
    /// What happened since the last call.
    [[nodiscard]] TransferEvents takeEvents();

private:
    /// A segment with the exchange it makes at the moment.
    struct Flight
    {
        Segment *segment = nullptr;
        QByteArray server; ///< Host and port.
        std::unique_ptr<CurlTransfer> transfer;
        TimePoint queuedAt; ///< When curl was last asked to begin it.
    };
    struct Running
    {
        Running(TransferRequest request, const TransferOptions &options, TransferEvents &events)
            : attempt(std::move(request), options, events)
        {
        }
        TransferAttempt attempt;
        std::vector<Flight> flights;
        qint64 share = 0;
        qint64 demand = 0; ///< As RateClaim::demand.
        std::size_t turn = 0; ///< Whose turn it is when the rate limit lets something pass.
    };

    void launch(Running &running, SegmentStart start);
    void land(Flight &flight);
    void landAll(Running &running);
    void exchangeEnded(AttemptId attempt, const Segment *segment, CURLcode code);
    /// Ends the exchanges that are not worth waiting for, of all attempts or of those with news.
    void endDecided(TimePoint now, bool all);
    void forget(AttemptId attempt);
    void grow(Running &running, TimePoint now);
    void askAgain(Running &running, TimePoint now);
    void giveUp(Running &running, Segment &segment);
    /// Connections to \a server that further segments may still open.
    [[nodiscard]] int roomAt(const QByteArray &server) const;
    /// Takes connections from segments until \a server has one for the first of an attempt.
    void makeRoomAt(const QByteArray &server);
    [[nodiscard]] bool takeBackOne(const QByteArray &server);
    void readMessages();
    void tick(TimePoint now);
    void queueAgain(Flight &flight, TimePoint now);
    void shareNow(Running &running);
    void shareOut();
    void measure(std::chrono::duration<double> period);
    void goOn(TimePoint now);
    [[nodiscard]] CurlEasy takeEasy();

    CurlGlobal m_global;
    TransferOptions m_options;
    CurlMulti m_multi;
    CurlEvents m_network;
    std::vector<CurlEasy> m_pool;
    std::map<AttemptId, std::unique_ptr<Running>> m_running;
    TransferEvents m_events;
    /// Segments whose exchange could not even be begun.
    std::vector<std::pair<AttemptId, const Segment *>> m_stillborn;
    std::map<QByteArray, int> m_flightsTo; ///< By host and port.
    int m_connectionsPerHost = 0; ///< 0 = no limit.
    qint64 m_rateLimit = 0;
    bool m_sharesAreStale = false;
    std::chrono::milliseconds m_wait; ///< Until something held back may go on.
    std::set<QByteArray> m_multiplexed; ///< Host and port of servers that speak HTTP/2.
    TimePoint m_lastTick;
    TimePoint m_lastMeasure;
};

} // namespace kurier
