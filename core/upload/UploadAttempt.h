// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadErrand.h"
#include "core/upload/UploadSteps.h"

#include <memory>

namespace kurier {

/// One attempt at one file, without the network: drives the protocol's steps, guards the source and
/// reports. Sends exactly one UploadEnded. Thread: the engine's.
class UploadAttempt final : public UploadErrand
{
public:
    UploadAttempt(UploadRequest request, const UploadOptions &options, UploadEvents &events);

    [[nodiscard]] AttemptId id() const { return m_request.attempt; }
    [[nodiscard]] qint64 rateLimit() const { return m_request.rateLimit; }
    void setRateLimit(qint64 bytesPerSecond) { m_request.rateLimit = bytesPerSecond; }

    [[nodiscard]] std::optional<UploadCall> begin() override;
    /// The session is recorded. Nothing when that was not waited for.
    [[nodiscard]] std::optional<UploadCall> proceed();
    [[nodiscard]] std::optional<UploadCall> answered(const UploadAnswer &answer) override;
    [[nodiscard]] bool hasEnded() const override { return m_ended; }
    [[nodiscard]] ExchangeRoute routeOf(const UploadCall &call) override;

    /// \a exchange is under way: tells how far.
    void tick(const UploadExchange &exchange, TimePoint now);
    /// Ends as Stopped, unless the answer to \a exchange (null = none is under way) names a session
    /// and may still come: then at \a deadline at the latest, see isOverdue().
    void stop(const UploadExchange *exchange, TimePoint deadline);
    [[nodiscard]] bool isOverdue(TimePoint now) const { return m_stopping && now >= m_deadline; }
    /// Ends as Stopped now. The exchange that is broken off, or null.
    void endStopped(const UploadExchange *exchange);

private:
    std::optional<UploadCall> take(UploadStep step);
    void end(UploadVerdict verdict);
    void report(qint64 sent, TimePoint now);

    UploadRequest m_request;
    const UploadOptions &m_options;
    UploadEvents &m_events;
    SourceFile m_source;
    NewestSocket m_newest;
    CurlShare m_connections; ///< Behind m_newest, which its connections tell when they close.
    std::unique_ptr<UploadSteps> m_steps;
    bool m_announced = false; ///< proceed() is waited for.
    bool m_stopping = false;
    bool m_unanswered = false; ///< See UploadEnded.
    bool m_ended = false;
    TimePoint m_deadline;
    TimePoint m_reportedAt;
    qint64 m_reportedSent = -1;
    qint64 m_reportedAcknowledged = -1;
};

} // namespace kurier
