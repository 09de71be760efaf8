// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteRanges.h"
#include "core/job/JobId.h"
#include "core/transfer/ConnectionGrowth.h"
#include "core/transfer/CurlTransfer.h"
#include "core/transfer/Endgame.h"
#include "core/transfer/FileSink.h"
#include "core/transfer/ResponseVerdict.h"

#include <chrono>
#include <optional>

namespace kurier {

class Segment;

/// Told by the segments of one attempt, on the engine's thread.
class SegmentOwner
{
public:
    SegmentOwner() = default;
    SegmentOwner(const SegmentOwner &) = delete;
    SegmentOwner &operator=(const SegmentOwner &) = delete;
    virtual ~SegmentOwner() = default;

    [[nodiscard]] virtual AttemptId id() const = 0;
    /// Whether a redirect may lead to \a address.
    [[nodiscard]] virtual Result<> mayFollow(const QByteArray &address) const = 0;
    /// The answer is proven to be the asked part of the file; its bytes follow.
    virtual void segmentProven(const Segment &segment, const ResponseVerdict &verdict,
                               const ResponseHead &head) = 0;
    /// \a count bytes are about to be written at the position of \a segment.
    virtual void bytesCame(const Segment &segment, qint64 count) = 0;
};

/// Where the next exchange goes.
struct SegmentRoute
{
    HttpUrl url;
    bool ownOrigin = true; ///< No redirect has led to another origin yet.
};

/// How an exchange of a segment ended.
struct SegmentEnd
{
    enum class Kind : quint8 {
        Again, ///< There is a next exchange to make for the same range.
        Complete, ///< Every byte of the range is in the file.
        Lost, ///< No more bytes from here: refused, or broken off.
        Useless, ///< As VerdictKind::Useless.
        Unproven, ///< As VerdictKind::Unproven.
        LocalFailure, ///< The file cannot be written.
    };
    Kind kind = Kind::Lost;
    Error error; ///< Unless Again or Complete.
    std::optional<std::chrono::seconds> retryAfter;
};

/// One range of a file and the chain of exchanges that gets it, over redirects and ranges cut short
/// by the server: judges the answers and writes the bytes that were asked for, never others.
/// Thread: the engine's.
class Segment final : public ExchangeListener
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    Segment(SegmentOwner &owner, FileHandlePtr file, SegmentRoute route);

    [[nodiscard]] SegmentOwner &owner() const { return m_owner; }
    /// Begins with \a range of a file of \a total bytes; -1 for the end and for the total where the
    /// size is not known. Precondition: what came before is flushed.
    void ask(ByteRange range, const QByteArray &validator, qint64 total);
    /// From now on it asks beside other segments, see RangeQuestion::additional.
    void setAdditional() { m_question.additional = true; }
    /// It asks for the rest of another segment, until ask() gives it other work.
    void setSecond() { m_second = true; }
    [[nodiscard]] bool isSecond() const { return m_second; }
    /// Its rest is asked for a second time.
    void setAskedAgain() { m_askedAgain = true; }
    /// A file of another size than this is refused; -1 = any.
    void requireSize(qint64 bytes) { m_requiredSize = bytes; }
    /// The next exchange; url, range and validator only.
    [[nodiscard]] ExchangeRequest exchange() const;
    [[nodiscard]] const SegmentRoute &route() const { return m_route; }

    [[nodiscard]] ByteRange range() const { return m_range; }
    /// Where the next byte it receives goes.
    [[nodiscard]] qint64 position() const { return m_sink.accepted(); }
    /// What it has put into the file of its range. From a server of files the last byte does not
    /// count before the file is known not to have changed meanwhile.
    [[nodiscard]] ByteRange written() const;
    /// Bytes of its range have come.
    [[nodiscard]] bool hasDelivered() const { return position() > m_range.begin; }
    /// What its answer brought so far; nothing before one of use has come.
    [[nodiscard]] std::optional<ConnectionGrowth::Line> line(TimePoint now) const;
    /// Its end, without Tail::rest.
    [[nodiscard]] Tail tail(TimePoint now) const;
    /// To be called every Silence::kLook, see there.
    void look(bool held) { m_silence.look(m_bodyBytes, held); }
    /// Another segment gets the bytes from \a end on. Precondition: \a end is in the range.
    void cutAt(qint64 end);

    [[nodiscard]] SegmentEnd exchangeEnded(CURLcode code, const CurlTransfer &transfer);
    /// Hands what is held back to the file.
    [[nodiscard]] Result<> flush();
    /// Slow bytes are not held back: they would neither show nor survive. To be called at the
    /// progress interval.
    void flushSlowBytes();
    /// True when the exchange's outcome is known and its rest not worth waiting for.
    [[nodiscard]] bool isDecided(TimePoint now, std::chrono::milliseconds drainTime) const;

    bool headCame(const ResponseHead &head) override;
    bool fileFound(const RemoteFileFacts &facts) override;
    bool bodyCame(const char *data, std::size_t size) override;

private:
    [[nodiscard]] bool isAnswered() const
    {
        return m_verdict && m_verdict->kind == VerdictKind::Body;
    }
    [[nodiscard]] bool isComplete() const
    {
        return m_range.end >= 0 && m_sink.accepted() >= m_range.end;
    }
    bool fail(Error error);
    void begin(ResponseVerdict verdict);
    void proven(const ResponseHead &head);
    /// A file of a server of files is asked for once more when all of it has come.
    [[nodiscard]] SegmentEnd allCame();
    [[nodiscard]] SegmentEnd checkEnded(CURLcode code, const CurlTransfer &transfer);
    [[nodiscard]] SegmentEnd unanswered(CURLcode code, const CurlTransfer &transfer) const;
    SegmentEnd follow(const QByteArray &location);
    SegmentEnd bodyEnded(const ResponseVerdict &verdict, CURLcode code,
                         const CurlTransfer &transfer);
    [[nodiscard]] Error exchangeError(CURLcode code, const CurlTransfer &transfer) const;

    SegmentOwner &m_owner;
    FileHandlePtr m_file;
    SegmentRoute m_route;
    int m_redirects = 0;
    ByteRange m_range;
    RangeQuestion m_question;
    qint64 m_requiredSize = -1;
    FileSink m_sink;

    const bool m_atFileServer;
    RemoteFileFacts m_facts; ///< Of the file whose bytes came.
    std::optional<RemoteFileFacts> m_factsAfter;
    bool m_checking = false; ///< The exchange asks whether m_facts are still true.
    bool m_checked = false;

    bool m_second = false;
    bool m_askedAgain = false;
    bool m_spent = false; ///< Another segment gets all that it has not got.

    std::optional<ResponseVerdict> m_verdict;
    TimePoint m_askedAt;
    TimePoint m_judgedAt;
    std::optional<Error> m_error; ///< What ended the exchange from this side.
    qint64 m_bodyBytes = 0; ///< Of the exchange's body.
    qint64 m_lastSeen = -1;
    Silence m_silence;
};

} // namespace kurier
