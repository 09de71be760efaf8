// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TransferAttempt.h"

#include "core/files/TargetPath.h"
#include "core/job/JobSpec.h"
#include "core/transfer/AttemptAccess.h"
#include "core/transfer/DigestFields.h"
#include "core/transfer/FileVerdict.h"
#include "core/transfer/SegmentPlan.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace kurier {

namespace {

using std::chrono::steady_clock;

/// Connections of one attempt that may break off and be made again.
constexpr int kReplacements = 4;

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

QByteArray digestText(const ResponseHead &head)
{
    const auto digest = digestOf(head);
    return digest ? digest->toText() : QByteArray();
}

} // namespace

TransferAttempt::TransferAttempt(TransferRequest request, const TransferOptions &options,
                                 TransferEvents &events)
    : m_request(std::move(request))
    , m_options(options)
    , m_events(events)
    , m_segments(m_request.proven)
    , m_total(m_request.proven.isEmpty() ? -1 : m_request.expectedTotal)
    , m_validator(m_request.proven.isEmpty() ? QByteArray() : m_request.validator)
    , m_most(m_request.connections > 0 ? m_request.connections : options.automaticConnections)
    , m_growth(options.growthWindow, options.automaticConnections)
    , m_share(m_request.rateLimit)
    , m_reported(m_request.proven.sum())
{
    setRateShare(m_share);
}

std::optional<SegmentStart> TransferAttempt::begin()
{
    const auto url = parseDownloadUrl(m_request.url);
    if (!m_request.file || !isSafe(m_request)) {
        const auto context = m_request.file ? ErrorContext::QueueManager : ErrorContext::LocalFile;
        fail({ErrorCode::EInvalidArg, context, QStringLiteral("the request is malformed"), {}});
        return std::nullopt;
    }
    if (!url) {
        fail(url.error());
        return std::nullopt;
    }
    m_route.url = *url;
    const ByteRanges &known = m_request.proven;
    const bool sound = known.isPrefix() || known.end() <= m_total;
    const bool proof =
        isFileServer(url->address) ? provesFile(m_validator) : provesBytes(m_validator);
    if (!sound || (!known.isEmpty() && !proof)) {
        end(TransferOutcome::Unproven,
            {ErrorCode::BgEInsufficientRangeSupport,
             ErrorContext::RemoteFile,
             QStringLiteral("nothing proves the bytes at hand"),
             {}});
        return std::nullopt;
    }
    Segment &segment = m_segments.add(std::make_unique<Segment>(*this, m_request.file, m_route));
    const auto missing = known.gaps(m_total);
    // Nothing is missing, or the size is not known.
    const ByteRange toTheEnd {known.end(), m_total};
    segment.requireSize(m_request.requiredSize);
    segment.ask(missing.empty() ? toTheEnd : missing.front(), m_validator, m_total);
    return SegmentStart {&segment, exchangeOf(segment)};
}

ExchangeRequest TransferAttempt::exchangeOf(const Segment &segment) const
{
    ExchangeRequest exchange = segment.exchange();
    exchange.userAgent = m_request.userAgent;
    exchange.access = accessFor(m_request, segment.route().url);
    exchange.trust = m_request.trust;
    if (segment.route().ownOrigin) {
        exchange.headers = m_request.headers;
        exchange.referer = m_request.referer;
    }
    return exchange;
}

// -- answers -----------------------------------------------------------------------------------

void TransferAttempt::segmentProven(const Segment &segment, const ResponseVerdict &verdict,
                                    const ResponseHead &head)
{
    if (!std::exchange(m_connected, true))
        reportConnected(segment, verdict, head);
    // A second one may still be worth less than the first.
    if (!segment.isSecond())
        m_segments.handOverTo(segment);
}

void TransferAttempt::reportConnected(const Segment &segment, const ResponseVerdict &verdict,
                                      const ResponseHead &head)
{
    m_route = segment.route();
    m_total = verdict.total;
    m_validator = verdict.validator;
    m_divisible =
        m_total >= 0 && provesBytes(m_validator) && (head.status() == 200 || head.status() == 206);
    m_news = m_divisible;
    const QByteArray disposition = head.field("content-disposition");
    m_events.emplace_back(TransferConnected {
        id(), m_total, m_request.proven, m_validator,
        disposition.isEmpty() ? QString() : fileNameFromContentDisposition(disposition),
        m_route.url.address, digestText(head)});
}

void TransferAttempt::bytesCame(const Segment &segment, qint64 count)
{
    if (segment.isSecond() && !segment.hasDelivered()) {
        m_segments.handOverTo(segment);
        m_endgame.answered();
        m_news = true;
    }
    m_received += count;
    m_receivedInAll += count;
}

std::optional<ExchangeRequest> TransferAttempt::exchangeEnded(Segment &segment, CURLcode code,
                                                              const CurlTransfer &transfer)
{
    SegmentEnd how = segment.exchangeEnded(code, transfer);
    using Kind = SegmentEnd::Kind;
    switch (how.kind) {
    case Kind::Again:
        return exchangeOf(segment);
    case Kind::Complete:
        return pieceDone(segment);
    case Kind::Useless:
        noPartsHere(segment, std::move(how));
        break;
    case Kind::Lost:
        return segmentLost(segment, std::move(how));
    case Kind::Unproven:
        end(TransferOutcome::Unproven, std::move(how.error));
        break;
    case Kind::LocalFailure:
        fail(std::move(how.error));
        break;
    }
    return std::nullopt;
}

std::optional<ExchangeRequest> TransferAttempt::pieceDone(Segment &segment)
{
    auto idle = m_segments.take(segment);
    m_news = true;
    const bool all = m_total >= 0 && m_segments.writtenByEnded() == ByteRanges::prefix(m_total);
    if (all || (m_total < 0 && m_segments.count() == 0)) {
        finish();
        return std::nullopt;
    }
    const int useful = m_segments.usefulCount();
    const bool spare = useful > 0 && useful >= std::min(m_wanted, m_most);
    const auto pieces = spare ? std::vector<ByteRange>() : m_segments.plan(1, m_total);
    if (pieces.empty())
        return std::nullopt;
    if (m_split)
        idle->setAdditional();
    idle->ask(pieces.front(), m_validator, m_total);
    return exchangeOf(m_segments.add(std::move(idle)));
}

/// One of several that brought something is replaced a few times. Otherwise the others go on
/// without it, and with no more connections than there are now.
std::optional<ExchangeRequest> TransferAttempt::segmentLost(Segment &segment, SegmentEnd &&how)
{
    if (segment.isSecond() && !segment.hasDelivered())
        m_endgame.refused();
    if (m_split && segment.written().size() > 0 && m_replaced < kReplacements) {
        ++m_replaced;
        return pieceDone(segment);
    }
    if (m_segments.count() == 1) {
        m_retryAfter = how.retryAfter;
        fail(std::move(how.error));
        return std::nullopt;
    }
    static_cast<void>(m_segments.take(segment));
    m_most = std::min(m_most, m_segments.count());
    return std::nullopt;
}

void TransferAttempt::noPartsHere(Segment &segment, SegmentEnd &&how)
{
    m_most = 1;
    m_divisible = false;
    if (m_segments.count() == 1)
        end(TransferOutcome::Unproven, std::move(how.error));
    else
        static_cast<void>(m_segments.take(segment));
}

// -- work --------------------------------------------------------------------------------------

std::vector<SegmentStart> TransferAttempt::grow(TimePoint now, int room)
{
    m_news = false;
    if (m_ended || !m_divisible)
        return {};
    m_wanted = wantedConnections(now);
    const int lacking = std::min(m_wanted, m_most) - m_segments.count();
    std::vector<SegmentStart> starts;
    for (const ByteRange &piece : m_segments.plan(std::min(lacking, room), m_total))
        starts.push_back(addSegment(piece));
    return starts;
}

SegmentStart TransferAttempt::addSegment(ByteRange range)
{
    m_split = true;
    Segment &segment = m_segments.add(std::make_unique<Segment>(*this, m_request.file, m_route));
    segment.setAdditional();
    segment.ask(range, m_validator, m_total);
    return {&segment, exchangeOf(segment)};
}

std::optional<SecondAsking> TransferAttempt::secondAsking(TimePoint now, int room)
{
    if (m_ended || !m_divisible)
        return std::nullopt;
    const int most = m_most - m_segments.count();
    const auto choice = m_endgame.choose(m_segments.tails(now), std::min(room, most));
    if (!choice)
        return std::nullopt;
    Segment &segment = *m_segments.running()[choice->tail];
    segment.setAskedAgain();
    return SecondAsking {m_segments.remainderOf(segment), choice->instead ? &segment : nullptr};
}

SegmentStart TransferAttempt::askAgain(ByteRange rest)
{
    m_endgame.asked();
    SegmentStart start = addSegment(rest);
    start.segment->setSecond();
    return start;
}

int TransferAttempt::wantedConnections(TimePoint now)
{
    if (m_request.connections > 0)
        return m_request.connections;
    const qint64 missing = m_total - m_reported;
    if (m_wanted == 1 && missing < 2 * kLeastPiece)
        return 1;
    return m_growth.wanted(
        now, {m_receivedInAll, missing, m_segments.count(), m_share, m_segments.lines(now)});
}

void TransferAttempt::giveUp(Segment &segment)
{
    // What cannot be written any more is not counted either; its segment tells when it is asked.
    std::ignore = segment.flush();
    if (segment.isSecond() && !segment.hasDelivered())
        m_endgame.withdrawn();
    static_cast<void>(m_segments.take(segment));
}

// -- progress and end --------------------------------------------------------------------------

void TransferAttempt::setRateShare(qint64 bytesPerSecond)
{
    m_share = bytesPerSecond;
    m_budget.setRate(bytesPerSecond, steady_clock::now());
}

qint64 TransferAttempt::takeReceived()
{
    return std::exchange(m_received, 0);
}

void TransferAttempt::tick(TimePoint now)
{
    if (m_ended || now - m_lastReport < m_options.progressInterval)
        return;
    for (const auto &segment : m_segments.running())
        segment->flushSlowBytes();
    ByteRanges all = m_segments.written();
    const qint64 bytes = all.sum();
    if (!m_connected || bytes == m_reported)
        return;
    m_reported = bytes;
    m_lastReport = now;
    m_events.emplace_back(
        TransferProgress {id(), std::move(all), static_cast<qint32>(m_segments.count())});
}

void TransferAttempt::stop(bool keepHeldBack)
{
    // What cannot be written any more is not counted either; the attempt ends as it was told.
    for (const auto &segment : m_segments.running()) {
        if (keepHeldBack)
            std::ignore = segment->flush();
    }
    end(TransferOutcome::Stopped);
}

void TransferAttempt::finish()
{
    if (auto done = FileSink::cutOff(*m_request.file, m_segments.writtenByEnded().end()); !done)
        fail(done.error());
    else
        end(TransferOutcome::Finished);
}

void TransferAttempt::end(TransferOutcome outcome, Error error)
{
    m_ended = true;
    const bool described =
        outcome == TransferOutcome::Failed || outcome == TransferOutcome::Unproven;
    if (described && error.subject.isEmpty() && error.context != ErrorContext::LocalFile) {
        const QByteArray &address = m_segments.count() == 0
            ? m_route.url.address
            : m_segments.running().front()->route().url.address;
        error.subject = displayUrl(address.isEmpty() ? m_request.url : address);
    }
    if (described)
        nameProxy(error, m_request);
    TransferEnded ended {id(),         outcome, m_segments.written(), std::move(error),
                         std::nullopt, m_split};
    if (outcome == TransferOutcome::Failed)
        ended.retryAfter = m_retryAfter;
    m_events.emplace_back(std::move(ended));
}

} // namespace kurier
