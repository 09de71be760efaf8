// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/UploadEngine.h"

#include <QStringList>

#include <map>

namespace kurier {

/// An upload engine whose uploads do what the test tells them to. What it is asked for stands in
/// the log: "start", "proceed", "stop", "remove". Thread: the test's.
class FakeUploadEngine final : public UploadEngine
{
public:
    /// \a log outlives the engine.
    FakeUploadEngine(UploadEventSink sink, QStringList &log);
    void start(std::vector<UploadRequest> requests) override;
    void proceed(AttemptId attempt) override;
    void stop(std::vector<AttemptId> attempts) override;
    void remove(std::vector<SessionRemoval> removals) override;
    void setRateLimit(qint64 bytesPerSecond) override { rateLimit = bytesPerSecond; }
    void setAttemptRate(AttemptId attempt, qint64 bytesPerSecond) override;
    void shutdown(std::chrono::milliseconds deadline) override;

    /// The only attempt, or the only removal; a test's failure when it is not the only one.
    [[nodiscard]] const UploadRequest &request() const;
    [[nodiscard]] const SessionRemoval &removal() const;

    void sessionKnown(const UploadSession &session,
                      std::optional<std::chrono::seconds> expires = {});
    void progress(qint64 sent, qint64 acknowledged);
    void end(UploadOutcome outcome, qint64 acknowledged = 0, const Error &error = {});
    void end(UploadEnded event);
    void removed(RemovalResult result, const Error &error = {});

    bool stopsAtOnce = true;
    std::map<AttemptId, UploadRequest> running;
    std::map<SessionRemovalId, SessionRemoval> removals;
    qint64 rateLimit = 0;

private:
    void tell(UploadEvent event) const;

    const UploadEventSink m_sink;
    QStringList &m_log;
};

} // namespace kurier
