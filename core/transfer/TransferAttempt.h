// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/CurlTransfer.h"
#include "core/transfer/FileSink.h"
#include "core/transfer/ResponseVerdict.h"
#include "core/transfer/TransferMessages.h"

#include <chrono>
#include <optional>
#include <vector>

namespace kurier {

using TransferEvents = std::vector<TransferEvent>;

/// One attempt at one file: the chain of exchanges from the first request over its redirects to
/// the last byte. Judges the answers, writes the bytes and says how it ended.
/// Thread: the engine's.
class TransferAttempt final : public ExchangeListener
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Events are added to \a events, which must outlive the attempt.
    TransferAttempt(TransferRequest request, const TransferOptions &options,
                    TransferEvents &events);

    [[nodiscard]] AttemptId id() const { return m_request.attempt; }
    /// What the next exchange asks for; nothing when the attempt has ended before it began.
    [[nodiscard]] std::optional<ExchangeRequest> begin();
    /// Call when an exchange is over. What the next one asks for; nothing when the attempt ended.
    [[nodiscard]] std::optional<ExchangeRequest> exchangeEnded(CURLcode code,
                                                               const CurlTransfer &transfer);
    /// Ends the attempt as Stopped. \a keepHeldBack: bytes not yet in the file are written first.
    void stop(bool keepHeldBack);
    /// Reports progress. True when the exchange's outcome is known and its rest not worth waiting.
    [[nodiscard]] bool tick(TimePoint now);

    [[nodiscard]] qint64 rateLimit() const { return m_request.rateLimit; }
    void setRateLimit(qint64 bytesPerSecond) { m_request.rateLimit = bytesPerSecond; }
    /// Bytes received as parts of the file since the last call.
    [[nodiscard]] qint64 takeReceived();

    bool headCame(const ResponseHead &head) override;
    bool bodyCame(const char *data, std::size_t size) override;

private:
    std::optional<ExchangeRequest> nextExchange();
    std::optional<ExchangeRequest> follow();
    std::optional<ExchangeRequest> bodyEnded(CURLcode code, const CurlTransfer &transfer);
    Error exchangeError(CURLcode code, const CurlTransfer &transfer) const;
    void acceptBody(const ResponseHead &head);
    void reportConnected(const ResponseHead &head);
    void end(TransferOutcome outcome, Error error = {});
    void fail(Error error) { end(TransferOutcome::Failed, std::move(error)); }

    TransferRequest m_request;
    const TransferOptions &m_options;
    TransferEvents &m_events;
    HttpUrl m_url;
    RangeQuestion m_question;
    bool m_ownOrigin = true; ///< No redirect has led to another origin yet.
    int m_redirects = 0;

    std::optional<ResponseVerdict> m_verdict;
    TimePoint m_judgedAt;
    std::optional<Error> m_localError;
    qint64 m_bodyBytes = 0; ///< Of the exchange's body.
    std::optional<FileSink> m_sink;

    bool m_connected = false;
    qint64 m_reported = 0;
    qint64 m_lastSeen = -1;
    qint64 m_received = 0;
    TimePoint m_lastReport;
};

} // namespace kurier
