// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Segment.h"

#include "core/job/JobSpec.h"
#include "core/transfer/CurlErrorMap.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr int kMaxRedirects = 10;
/// An unwanted body up to this size is read to its end, so that the connection can be used again.
constexpr qint64 kMaxDrain = qint64 {16} * 1024;

seconds wallNow()
{
    return duration_cast<seconds>(std::chrono::system_clock::now().time_since_epoch());
}

} // namespace

Segment::Segment(SegmentOwner &owner, FileHandlePtr file, SegmentRoute route)
    : m_owner(owner)
    , m_file(std::move(file))
    , m_route(std::move(route))
    , m_sink(m_file, 0)
    , m_atFileServer(isFileServer(m_route.url.address))
{
}

void Segment::ask(ByteRange range, const QByteArray &validator, qint64 total)
{
    m_range = range;
    m_question.offset = range.begin;
    m_question.end = range.end == total ? -1 : range.end;
    m_question.validator = validator;
    m_question.expectedTotal = total;
    m_sink = FileSink(m_file, range.begin);
    m_lastSeen = -1;
    m_second = false;
    m_askedAgain = false;
    m_spent = false;
    m_verdict.reset();
    m_error.reset();
    m_askedAt = steady_clock::now();
}

ExchangeRequest Segment::exchange() const
{
    ExchangeRequest exchange;
    exchange.url = m_route.url;
    exchange.offset = m_question.offset;
    exchange.end = m_question.end;
    exchange.validator = m_question.validator;
    exchange.ownConnection = m_question.additional;
    exchange.factsOnly = m_atFileServer && (m_checking || m_range.begin == m_range.end);
    return exchange;
}

std::optional<ConnectionGrowth::Line> Segment::line(TimePoint now) const
{
    if (!isAnswered())
        return std::nullopt;
    return ConnectionGrowth::Line {now - m_judgedAt, static_cast<double>(m_bodyBytes)};
}

Tail Segment::tail(TimePoint now) const
{
    Tail tail;
    tail.second = m_second;
    tail.asked = m_askedAgain;
    if (!isAnswered())
        return tail;
    tail.came = m_bodyBytes;
    tail.age = duration_cast<milliseconds>(now - m_judgedAt);
    tail.answerTime = duration_cast<milliseconds>(m_judgedAt - m_askedAt);
    tail.silence = m_silence.length(m_bodyBytes);
    return tail;
}

void Segment::cutAt(qint64 end)
{
    m_range.end = std::max(end, m_sink.accepted());
    m_spent = isComplete();
}

ByteRange Segment::written() const
{
    const qint64 end = m_sink.written();
    if (!m_atFileServer || m_checked || m_range.end < 0)
        return {m_range.begin, end};
    return {m_range.begin, std::max(m_range.begin, std::min(end, m_range.end - 1))};
}

void Segment::begin(ResponseVerdict verdict)
{
    m_error.reset();
    m_bodyBytes = 0;
    m_verdict = withSize(std::move(verdict), m_requiredSize);
    m_judgedAt = steady_clock::now();
}

void Segment::proven(const ResponseHead &head)
{
    if (m_verdict->kind == VerdictKind::Body && m_range.end < 0)
        m_range.end = m_verdict->total;
    m_owner.segmentProven(*this, *m_verdict, head);
    // A continued range (RFC 9110 15.3.7: a server may send less than was asked) needs the
    // proof of the first answer again.
    m_question.expectedTotal = m_verdict->total;
    m_question.validator = m_verdict->validator;
}

bool Segment::fileFound(const RemoteFileFacts &facts)
{
    if (m_checking) {
        m_factsAfter = facts;
        return false;
    }
    m_facts = facts;
    begin(judgeFile(facts, m_question, wallNow()));
    const bool bytesFollow = m_verdict->kind == VerdictKind::Body;
    if (bytesFollow || m_verdict->kind == VerdictKind::Nothing)
        proven({});
    return bytesFollow;
}

bool Segment::headCame(const ResponseHead &head)
{
    // Whoever asked again on the way: its bytes would go behind those that are here.
    if (isAnswered() && m_bodyBytes > 0)
        return fail(
            errorFromCurl(CURLE_PARTIAL_FILE, "the answer began anew", m_route.url.address));
    begin(judge(head, m_question, wallNow()));
    if (m_verdict->kind == VerdictKind::Body) {
        proven(head);
        return true;
    }
    if (m_verdict->kind == VerdictKind::Nothing)
        proven(head);
    const qint64 length = contentLength(head).value_or(-1);
    return length >= 0 && length <= kMaxDrain;
}

bool Segment::bodyCame(const char *data, std::size_t size)
{
    m_bodyBytes += static_cast<qint64>(size);
    if (!m_verdict)
        return false;
    if (m_verdict->kind != VerdictKind::Body)
        return m_bodyBytes <= kMaxDrain;
    if (m_verdict->bodyLength >= 0 && m_bodyBytes > m_verdict->bodyLength)
        return fail({ErrorCode::BgEInvalidServerResponse,
                     ErrorContext::RemoteFile,
                     QStringLiteral("the server sent more than it announced"),
                     {}});
    const bool endless = m_range.end < 0;
    const auto rest = static_cast<std::size_t>(std::max<qint64>(m_range.end - position(), 0));
    const std::size_t wanted = endless ? size : std::min(size, rest);
    m_owner.bytesCame(*this, static_cast<qint64>(wanted));
    if (auto accepted = m_sink.write(data, wanted); !accepted)
        return fail(accepted.error());
    // What follows belongs to another segment now.
    return wanted == size;
}

bool Segment::fail(Error error)
{
    m_error = std::move(error);
    return false;
}

SegmentEnd Segment::exchangeEnded(CURLcode code, const CurlTransfer &transfer)
{
    m_askedAt = steady_clock::now(); // Whatever comes next.
    if (m_checking)
        return checkEnded(code, transfer);
    const auto verdict = std::exchange(m_verdict, std::nullopt);
    using Kind = SegmentEnd::Kind;
    if (!verdict)
        return unanswered(code, transfer);
    switch (verdict->kind) {
    case VerdictKind::Body:
        return bodyEnded(*verdict, code, transfer);
    case VerdictKind::Redirect:
        return follow(verdict->location);
    case VerdictKind::Nothing:
        return {Kind::Complete, {}, {}};
    case VerdictKind::Unproven:
        return {Kind::Unproven, verdict->error, {}};
    case VerdictKind::Useless:
        return {Kind::Useless, verdict->error, {}};
    case VerdictKind::Failed:
        break;
    }
    return {Kind::Lost, verdict->error, verdict->retryAfter};
}

SegmentEnd Segment::follow(const QByteArray &location)
{
    auto target = redirectTarget(m_route.url, location);
    if (!target)
        return {SegmentEnd::Kind::Lost, target.error(), {}};
    if (++m_redirects > kMaxRedirects)
        return {SegmentEnd::Kind::Lost,
                {ErrorCode::ERedirectFailed, ErrorContext::RemoteFile,
                 QStringLiteral("more than %1 redirects").arg(kMaxRedirects),
                 displayUrl(target->address)},
                {}};
    if (auto allowed = m_owner.mayFollow(target->address); !allowed)
        return {SegmentEnd::Kind::Lost, allowed.error(), {}};
    m_route.ownOrigin = m_route.ownOrigin && sameOrigin(m_route.url, *target);
    m_route.url = *std::move(target);
    return {SegmentEnd::Kind::Again, {}, {}};
}

SegmentEnd Segment::bodyEnded(const ResponseVerdict &verdict, CURLcode code,
                              const CurlTransfer &transfer)
{
    using Kind = SegmentEnd::Kind;
    if (!m_error) {
        if (auto flushed = m_sink.flush(); !flushed)
            m_error = flushed.error();
    }
    if (m_error)
        return {m_error->context == ErrorContext::LocalFile ? Kind::LocalFailure : Kind::Lost,
                *m_error,
                {}};
    if (isComplete())
        return allCame();
    const qint64 announced = verdict.bodyLength;
    const bool allAnnounced = announced >= 0 ? m_bodyBytes == announced : code == CURLE_OK;
    if (!allAnnounced)
        return {
            Kind::Lost, exchangeError(code == CURLE_OK ? CURLE_PARTIAL_FILE : code, transfer), {}};
    if (m_range.end < 0)
        return allCame();
    if (m_bodyBytes == 0)
        return {Kind::Lost, exchangeError(CURLE_PARTIAL_FILE, transfer), {}};
    m_question.offset = m_sink.written();
    return {Kind::Again, {}, {}};
}

SegmentEnd Segment::allCame()
{
    m_checking = m_atFileServer && m_facts.size >= 0;
    return {m_checking ? SegmentEnd::Kind::Again : SegmentEnd::Kind::Complete, {}, {}};
}

SegmentEnd Segment::checkEnded(CURLcode code, const CurlTransfer &transfer)
{
    using Kind = SegmentEnd::Kind;
    m_checking = false;
    const auto facts = std::exchange(m_factsAfter, std::nullopt);
    if (!facts)
        return {Kind::Lost, exchangeError(code, transfer), {}};
    m_checked = *facts == m_facts;
    if (m_checked)
        return {Kind::Complete, {}, {}};
    // A file that came in one piece is fetched again later: it may be growing all the time.
    return {m_question.isPart() ? Kind::Unproven : Kind::Lost,
            {ErrorCode::BgERemoteFileChanged,
             ErrorContext::RemoteFile,
             QStringLiteral("the file changed while it was being sent"),
             {}},
            {}};
}

SegmentEnd Segment::unanswered(CURLcode code, const CurlTransfer &transfer) const
{
    const bool noPart = code == CURLE_BAD_DOWNLOAD_RESUME || code == CURLE_FTP_COULDNT_USE_REST
        || code == CURLE_RANGE_ERROR;
    return {noPart && m_question.isPart() ? SegmentEnd::Kind::Unproven : SegmentEnd::Kind::Lost,
            exchangeError(code, transfer),
            {}};
}

Error Segment::exchangeError(CURLcode code, const CurlTransfer &transfer) const
{
    const bool sent = !m_atFileServer && transfer.wasSent();
    // After the request these say that the answer was no HTTP curl can read: another protocol
    // version, a field beyond its limit, or a head that was broken off here.
    const bool unreadable = sent
        && (code == CURLE_OK || code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_OUT_OF_MEMORY
            || code == CURLE_WRITE_ERROR);
    return transfer.explain(code,
                            errorFromCurl(unreadable ? CURLE_WEIRD_SERVER_REPLY : code,
                                          transfer.words(), m_route.url.address));
}

Result<> Segment::flush()
{
    // What could not be written once is not tried again; it is not counted either.
    return m_error ? tl::unexpected(*m_error) : m_sink.flush();
}

void Segment::flushSlowBytes()
{
    if (!m_error && m_sink.written() == m_lastSeen && m_sink.accepted() > m_lastSeen) {
        if (auto flushed = m_sink.flush(); !flushed)
            fail(flushed.error());
    }
    m_lastSeen = m_sink.written();
}

bool Segment::isDecided(TimePoint now, std::chrono::milliseconds drainTime) const
{
    if (!m_verdict)
        return false;
    if (m_verdict->kind != VerdictKind::Body)
        return now - m_judgedAt > drainTime;
    return m_error.has_value() || m_spent;
}

} // namespace kurier
