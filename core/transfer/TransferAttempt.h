// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/ConnectionGrowth.h"
#include "core/transfer/Endgame.h"
#include "core/transfer/Segment.h"
#include "core/transfer/SegmentSet.h"
#include "core/transfer/TransferMessages.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace kurier {

using TransferEvents = std::vector<TransferEvent>;

/// A segment and the exchange it wants to begin with.
struct SegmentStart
{
    Segment *segment = nullptr;
    ExchangeRequest exchange;
};

/// A rest to be asked for a second time.
struct SecondAsking
{
    ByteRange rest;
    Segment *instead = nullptr; ///< To be given up before; null = it may go on meanwhile.
};

/// One attempt at one file. Begins with one segment; once an answer has shown that parts of the
/// file can be had and proven, further segments share the rest. Gives them their work, keeps what
/// is written, and says how it ended. Whoever drives it makes the exchanges.
/// Thread: the engine's.
class TransferAttempt final : public SegmentOwner
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Events are added to \a events, which must outlive the attempt.
    TransferAttempt(TransferRequest request, const TransferOptions &options,
                    TransferEvents &events);

    [[nodiscard]] Result<> mayFollow(const QByteArray &address) const override
    {
        return m_options.mayFollow ? m_options.mayFollow(address) : Result<> {};
    }
    [[nodiscard]] AttemptId id() const override { return m_request.attempt; }
    /// The first segment; nothing when the attempt has ended before it began.
    [[nodiscard]] std::optional<SegmentStart> begin();
    /// Call when an exchange is over. What \a segment asks for next; nothing when it or the whole
    /// attempt ended, and then it is gone.
    [[nodiscard]] std::optional<ExchangeRequest> exchangeEnded(Segment &segment, CURLcode code,
                                                               const CurlTransfer &transfer);
    /// Further segments that pay, \a room at most. Call it often.
    [[nodiscard]] std::vector<SegmentStart> grow(TimePoint now, int room);
    /// A rest that waits, see Endgame; \a room as in grow(). To be asked for by askAgain().
    [[nodiscard]] std::optional<SecondAsking> secondAsking(TimePoint now, int room);
    [[nodiscard]] SegmentStart askAgain(ByteRange rest);
    /// A segment that asks in vain for what another one brought, to be given up.
    [[nodiscard]] Segment *superfluous() const { return m_segments.superfluous(); }
    /// True when the segments have changed since grow() was called.
    [[nodiscard]] bool hasNews() const { return m_news; }
    /// Gives up \a segment and keeps what came; it is gone afterwards. Not the last one.
    void giveUp(Segment &segment);
    /// Ends the attempt as Stopped. \a keepHeldBack: bytes not yet in the file are written first.
    void stop(bool keepHeldBack);
    /// Reports progress.
    void tick(TimePoint now);
    /// The terminal event is out; nothing follows.
    [[nodiscard]] bool hasEnded() const { return m_ended; }

    [[nodiscard]] qint64 rateLimit() const { return m_request.rateLimit; }
    void setRateLimit(qint64 bytesPerSecond) { m_request.rateLimit = bytesPerSecond; }
    /// What all exchanges of the attempt share.
    [[nodiscard]] TokenBucket &budget() { return m_budget; }
    /// Bytes per second for the whole attempt; 0 = none. Effective at once.
    void setRateShare(qint64 bytesPerSecond);
    /// Bytes received as parts of the file since the last call.
    [[nodiscard]] qint64 takeReceived();

    void segmentProven(const Segment &segment, const ResponseVerdict &verdict,
                       const ResponseHead &head) override;
    void bytesCame(const Segment &segment, qint64 count) override;

private:
    [[nodiscard]] ExchangeRequest exchangeOf(const Segment &segment) const;
    [[nodiscard]] int wantedConnections(TimePoint now);
    SegmentStart addSegment(ByteRange range);
    std::optional<ExchangeRequest> pieceDone(Segment &segment);
    std::optional<ExchangeRequest> segmentLost(Segment &segment, SegmentEnd &&how);
    void noPartsHere(Segment &segment, SegmentEnd &&how);
    void reportConnected(const Segment &segment, const ResponseVerdict &verdict,
                         const ResponseHead &head);
    void finish();
    void end(TransferOutcome outcome, Error error = {});
    void fail(Error error) { end(TransferOutcome::Failed, std::move(error)); }

    TransferRequest m_request;
    const TransferOptions &m_options;
    TransferEvents &m_events;
    SegmentRoute m_route; ///< Of the first proven answer, where further segments ask.
    SegmentSet m_segments;
    qint64 m_total = -1;
    QByteArray m_validator;
    bool m_divisible = false; ///< Parts of the file can be asked for and proven.
    int m_most; ///< Connections the server has not refused.
    int m_wanted = 1;
    int m_replaced = 0; ///< Connections that broke off and were made again.
    ConnectionGrowth m_growth;
    Endgame m_endgame;
    bool m_news = false;
    bool m_split = false;

    TokenBucket m_budget;
    qint64 m_share = 0;
    bool m_connected = false;
    bool m_ended = false;
    std::optional<std::chrono::seconds> m_retryAfter;
    qint64 m_received = 0;
    qint64 m_receivedInAll = 0;
    qint64 m_reported = 0;
    TimePoint m_lastReport;
};

} // namespace kurier
