// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TransferAttempt.h"

#include "core/files/TargetPath.h"
#include "core/job/JobSpec.h"
#include "core/transfer/CurlErrorMap.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kurier {

namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr int kMaxRedirects = 10;
/// An unwanted body up to this size is read to its end, so that the connection can be used again.
constexpr qint64 kMaxDrain = qint64 {16} * 1024;

bool hasLineEnd(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

bool isSafe(const TransferRequest &request)
{
    const bool headers =
        std::none_of(request.headers.begin(), request.headers.end(), [](const QByteArray &line) {
            return hasLineEnd(line) || line.indexOf(':') <= 0;
        });
    return headers && !hasLineEnd(request.userAgent) && !hasLineEnd(request.referer)
        && !hasLineEnd(request.url) && !hasLineEnd(request.validator);
}

seconds wallNow()
{
    return duration_cast<seconds>(std::chrono::system_clock::now().time_since_epoch());
}

} // namespace

TransferAttempt::TransferAttempt(TransferRequest request, const TransferOptions &options,
                                 TransferEvents &events)
    : m_request(std::move(request))
    , m_options(options)
    , m_events(events)
    , m_reported(m_request.offset)
{
}

std::optional<ExchangeRequest> TransferAttempt::begin()
{
    const auto url = parseHttpUrl(m_request.url);
    if (!m_request.file || m_request.offset < 0 || !isSafe(m_request)) {
        const auto context = m_request.file ? ErrorContext::QueueManager : ErrorContext::LocalFile;
        fail({ErrorCode::EInvalidArg, context, QStringLiteral("the request is malformed"), {}});
        return std::nullopt;
    }
    if (!url) {
        fail(url.error());
        return std::nullopt;
    }
    m_url = *url;
    m_question = {m_request.offset, m_request.validator, m_request.expectedTotal};
    m_sink.emplace(m_request.file, m_request.offset);
    if (m_request.offset > 0 && !provesBytes(m_request.validator)) {
        end(TransferOutcome::Unproven,
            {ErrorCode::BgEInsufficientRangeSupport,
             ErrorContext::RemoteFile,
             QStringLiteral("the server named no validator"),
             {}});
        return std::nullopt;
    }
    return nextExchange();
}

std::optional<ExchangeRequest> TransferAttempt::nextExchange()
{
    m_verdict.reset();
    m_bodyBytes = 0;
    ExchangeRequest exchange;
    exchange.url = m_url;
    exchange.offset = m_question.offset;
    exchange.validator = m_question.validator;
    exchange.userAgent = m_request.userAgent;
    exchange.proxy = m_request.proxy;
    exchange.rateLimit = m_request.rateLimit;
    if (m_ownOrigin) {
        exchange.headers = m_request.headers;
        exchange.referer = m_request.referer;
    }
    return exchange;
}

bool TransferAttempt::headCame(const ResponseHead &head)
{
    m_verdict = judge(head, m_question, wallNow());
    m_judgedAt = steady_clock::now();
    switch (m_verdict->kind) {
    case VerdictKind::Body:
        acceptBody(head);
        return true;
    case VerdictKind::Nothing:
        reportConnected(head);
        break;
    case VerdictKind::Redirect:
    case VerdictKind::Unproven:
    case VerdictKind::Failed:
        break;
    }
    const qint64 length = contentLength(head).value_or(-1);
    return length >= 0 && length <= kMaxDrain;
}

void TransferAttempt::acceptBody(const ResponseHead &head)
{
    reportConnected(head);
    // A continued range (RFC 9110 15.3.7: a server may send less than was asked) needs the proof
    // of the first answer again.
    m_question.expectedTotal = m_verdict->total;
    m_question.validator = m_verdict->validator;
}

void TransferAttempt::reportConnected(const ResponseHead &head)
{
    if (m_connected)
        return;
    m_connected = true;
    const QByteArray disposition = head.field("content-disposition");
    m_events.emplace_back(TransferConnected {
        id(), m_verdict->total, m_request.offset, m_verdict->validator,
        disposition.isEmpty() ? QString() : fileNameFromContentDisposition(disposition),
        m_url.address});
}

bool TransferAttempt::bodyCame(const char *data, std::size_t size)
{
    m_bodyBytes += static_cast<qint64>(size);
    if (!m_verdict)
        return false;
    if (m_verdict->kind != VerdictKind::Body)
        return m_bodyBytes <= kMaxDrain;
    if (m_verdict->bodyLength >= 0 && m_bodyBytes > m_verdict->bodyLength) {
        m_localError = {ErrorCode::BgEInvalidServerResponse,
                        ErrorContext::RemoteFile,
                        QStringLiteral("the server sent more than it announced"),
                        {}};
        return false;
    }
    m_received += static_cast<qint64>(size);
    if (auto written = m_sink->write(data, size); !written) {
        m_localError = written.error();
        return false;
    }
    return true;
}

std::optional<ExchangeRequest> TransferAttempt::exchangeEnded(CURLcode code,
                                                              const CurlTransfer &transfer)
{
    if (!m_verdict) {
        fail(exchangeError(code, transfer));
        return std::nullopt;
    }
    switch (m_verdict->kind) {
    case VerdictKind::Body:
        return bodyEnded(code, transfer);
    case VerdictKind::Redirect:
        return follow();
    case VerdictKind::Nothing:
        if (auto finished = m_sink->finish(); !finished)
            fail(finished.error());
        else
            end(TransferOutcome::Finished);
        break;
    case VerdictKind::Unproven:
        end(TransferOutcome::Unproven, m_verdict->error);
        break;
    case VerdictKind::Failed:
        fail(m_verdict->error);
        break;
    }
    return std::nullopt;
}

std::optional<ExchangeRequest> TransferAttempt::follow()
{
    auto target = redirectTarget(m_url, m_verdict->location);
    if (!target) {
        fail(target.error());
        return std::nullopt;
    }
    if (++m_redirects > kMaxRedirects) {
        fail({ErrorCode::ERedirectFailed, ErrorContext::RemoteFile,
              QStringLiteral("more than %1 redirects").arg(kMaxRedirects),
              displayUrl(target->address)});
        return std::nullopt;
    }
    m_ownOrigin = m_ownOrigin && sameOrigin(m_url, *target);
    m_url = *std::move(target);
    return nextExchange();
}

std::optional<ExchangeRequest> TransferAttempt::bodyEnded(CURLcode code,
                                                          const CurlTransfer &transfer)
{
    if (!m_localError) {
        if (auto flushed = m_sink->flush(); !flushed)
            m_localError = flushed.error();
    }
    if (m_localError) {
        fail(*m_localError);
        return std::nullopt;
    }
    const bool allAnnounced =
        m_verdict->bodyLength >= 0 ? m_bodyBytes == m_verdict->bodyLength : code == CURLE_OK;
    if (!allAnnounced) {
        fail(exchangeError(code == CURLE_OK ? CURLE_PARTIAL_FILE : code, transfer));
        return std::nullopt;
    }
    if (m_verdict->total >= 0 && m_sink->written() < m_verdict->total && m_bodyBytes > 0) {
        m_question.offset = m_sink->written();
        return nextExchange();
    }
    if (auto finished = m_sink->finish(); !finished)
        fail(finished.error());
    else
        end(TransferOutcome::Finished);
    return std::nullopt;
}

Error TransferAttempt::exchangeError(CURLcode code, const CurlTransfer &transfer) const
{
    const bool sent = transfer.wasSent();
    // After the request these say that the answer was no HTTP curl can read: another protocol
    // version, a field beyond its limit, or a head that was broken off here.
    const bool unreadable = sent
        && (code == CURLE_OK || code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_OUT_OF_MEMORY
            || code == CURLE_WRITE_ERROR);
    return errorFromCurl(unreadable ? CURLE_WEIRD_SERVER_REPLY : code, transfer.words(),
                         m_url.address);
}

void TransferAttempt::stop(bool keepHeldBack)
{
    // What cannot be written any more is not counted either; the attempt ends as it was told.
    if (keepHeldBack && m_sink && !m_localError)
        std::ignore = m_sink->flush();
    end(TransferOutcome::Stopped);
}

bool TransferAttempt::tick(TimePoint now)
{
    if (!m_verdict)
        return false;
    if (m_verdict->kind != VerdictKind::Body)
        return now - m_judgedAt > m_options.drainTime;
    if (m_localError || now - m_lastReport < m_options.progressInterval)
        return false;
    // Slow bytes are not held back: they would neither show nor survive.
    if (m_sink->written() == m_lastSeen && m_sink->accepted() > m_sink->written()) {
        if (auto flushed = m_sink->flush(); !flushed) {
            m_localError = flushed.error();
            return true;
        }
    }
    m_lastSeen = m_sink->written();
    if (m_lastSeen == m_reported)
        return false;
    m_reported = m_lastSeen;
    m_lastReport = now;
    m_events.emplace_back(TransferProgress {id(), m_reported});
    return false;
}

qint64 TransferAttempt::takeReceived()
{
    return std::exchange(m_received, 0);
}

void TransferAttempt::end(TransferOutcome outcome, Error error)
{
    const bool described =
        outcome == TransferOutcome::Failed || outcome == TransferOutcome::Unproven;
    if (described && error.subject.isEmpty() && error.context != ErrorContext::LocalFile)
        error.subject = displayUrl(m_url.address.isEmpty() ? m_request.url : m_url.address);
    TransferEnded ended {id(), outcome, m_sink ? m_sink->written() : m_request.offset,
                         std::move(error), std::nullopt};
    if (m_verdict && outcome == TransferOutcome::Failed)
        ended.retryAfter = m_verdict->retryAfter;
    m_events.emplace_back(std::move(ended));
}

} // namespace kurier
