// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/UploadAttempt.h"

#include "core/access/UserInfo.h"

#include <algorithm>
#include <new>
#include <utility>

namespace kurier {

namespace {

CurlShare ownConnections()
{
    CurlShare share(curl_share_init());
    if (!share
        || curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_CONNECT) != CURLSHE_OK)
        throw std::bad_alloc();
    return share;
}

/// No answer came, or one that was given in the server's place.
bool isUnanswered(const UploadAnswer &answer)
{
    const bool asked = answer.wasSent || !answer.url.startsWith("http");
    return isOutcomeUnknown(answer) || (answer.error && asked && !answer.isAbsent());
}

/// The same of \a call, broken off when \a answer was all that had come.
bool isUnanswered(const UploadCall &call, const UploadAnswer &answer)
{
    return call.method == kSendFile || call.method == kCommands || answer.wasSent;
}

UploadPlan planOf(const UploadRequest &request, qint64 size)
{
    return {splitUserInfo(request.target).url,
            request.name,
            request.temporaryName,
            request.session,
            size,
            request.overwrite,
            request.chunkSize,
            request.session.isKnown() ? request.acknowledged : 0};
}

} // namespace

UploadAttempt::UploadAttempt(UploadRequest request, const UploadOptions &options,
                             UploadEvents &events)
    : m_request(std::move(request))
    , m_options(options)
    , m_events(events)
    , m_source(m_request.source, m_request.mark)
    , m_connections(ownConnections())
{
}

std::optional<UploadCall> UploadAttempt::begin()
{
    const UploadProtocol protocol =
        m_request.session.isKnown() ? m_request.session.protocol : m_request.protocol;
    m_steps = uploadSteps(protocol, planOf(m_request, m_source.size()));
    if (const auto same = m_source.check(); !same) {
        end({UploadOutcome::Failed, same.error(), false, false, std::nullopt});
        return std::nullopt;
    }
    return take(m_steps->begin());
}

std::optional<UploadCall> UploadAttempt::proceed()
{
    if (!std::exchange(m_announced, false) || m_ended)
        return std::nullopt;
    return take(m_steps->proceed());
}

std::optional<UploadCall> UploadAttempt::answered(const UploadAnswer &answer)
{
    m_unanswered = m_unanswered || isUnanswered(answer);
    const UploadStep step = m_steps->answered(answer);
    // The steps judge answers; that the source is another one is no answer.
    if (answer.error && answer.error->context == ErrorContext::LocalFile) {
        end({UploadOutcome::Failed, *answer.error, false, false, std::nullopt});
        return std::nullopt;
    }
    return take(step);
}

std::optional<UploadCall> UploadAttempt::take(UploadStep step)
{
    if (auto *const verdict = std::get_if<UploadVerdict>(&step)) {
        if (m_stopping && verdict->outcome != UploadOutcome::Finished)
            verdict->outcome = UploadOutcome::Stopped;
        end(std::move(*verdict));
        return std::nullopt;
    }
    if (auto *const known = std::get_if<SessionAnnouncement>(&step)) {
        m_events.emplace_back(UploadSessionKnown {id(), known->session, known->expires});
        m_announced = true;
    }
    if (m_stopping) {
        end({UploadOutcome::Stopped, {}, false, false, std::nullopt});
        return std::nullopt;
    }
    if (m_announced)
        return std::nullopt;
    if (const auto same = m_source.check(); !same) {
        end({UploadOutcome::Failed, same.error(), false, false, std::nullopt});
        return std::nullopt;
    }
    auto &call = std::get<UploadCall>(step);
    if (call.digest) {
        const auto digest = m_source.digest(*call.part, call.digest->algorithm);
        if (!digest) {
            end({UploadOutcome::Failed, digest.error(), false, false, std::nullopt});
            return std::nullopt;
        }
        call.headers.append(call.digest->prefix + digest->toBase64());
    }
    report(m_steps->acknowledged(), std::chrono::steady_clock::now());
    return std::move(call);
}

ExchangeRoute UploadAttempt::routeOf(const UploadCall &call)
{
    ExchangeRoute route = routeTo(call, m_request.access, m_request.target);
    route.connections = m_connections.get();
    route.newest = &m_newest;
    route.source = &m_source;
    return route;
}

void UploadAttempt::tick(const UploadExchange &exchange, TimePoint now)
{
    const auto &part = exchange.call().part;
    if (part && exchange.call().method != kCompare)
        report(part->begin + exchange.sent(), now);
}

void UploadAttempt::report(qint64 sent, TimePoint now)
{
    const qint64 acknowledged = m_steps->acknowledged();
    const bool confirmed = acknowledged != m_reportedAcknowledged;
    const bool due = now - m_reportedAt >= m_options.progressInterval;
    if (!confirmed && (sent == m_reportedSent || !due))
        return;
    m_reportedAt = now;
    m_reportedSent = sent;
    m_reportedAcknowledged = acknowledged;
    m_events.emplace_back(UploadProgress {id(), sent, acknowledged});
}

void UploadAttempt::stop(const UploadExchange *exchange, TimePoint deadline)
{
    const bool naming = exchange != nullptr && exchange->call().createsSession
        && exchange->answer(CURLE_ABORTED_BY_CALLBACK).wasSent;
    if (naming && TimePoint::clock::now() < deadline) {
        m_deadline = m_stopping ? std::min(m_deadline, deadline) : deadline;
        m_stopping = true;
        return;
    }
    endStopped(exchange);
}

void UploadAttempt::endStopped(const UploadExchange *exchange)
{
    UploadVerdict verdict;
    verdict.outcome = UploadOutcome::Stopped;
    if (exchange != nullptr) {
        const UploadAnswer answer = exchange->answer(CURLE_ABORTED_BY_CALLBACK);
        m_unanswered = m_unanswered || isUnanswered(exchange->call(), answer);
        verdict.mayHoldUnnamed = exchange->call().createsSession && answer.wasSent;
        verdict.mayHaveArrived = exchange->call().finishes && answer.wasSentWhole;
    }
    end(std::move(verdict));
}

void UploadAttempt::end(UploadVerdict verdict)
{
    m_ended = true;
    UploadEnded ended;
    ended.attempt = id();
    ended.outcome = verdict.outcome;
    ended.acknowledged =
        verdict.outcome == UploadOutcome::Finished ? m_source.size() : m_steps->acknowledged();
    if (verdict.outcome == UploadOutcome::Failed || verdict.outcome == UploadOutcome::SessionLost)
        ended.error = std::move(verdict.error);
    ended.mayHoldUnnamed = verdict.mayHoldUnnamed;
    ended.mayHaveArrived = verdict.mayHaveArrived;
    ended.unanswered = m_unanswered;
    ended.retryAfter = verdict.retryAfter;
    m_events.emplace_back(std::move(ended));
}

} // namespace kurier
