// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteRanges.h"
#include "core/transfer/ConnectionGrowth.h"
#include "core/transfer/Endgame.h"
#include "core/transfer/Segment.h"

#include <memory>
#include <vector>

namespace kurier {

/// The segments of one attempt that run, and what those that ended and earlier attempts have
/// written. The range of one that has yet to prove itself may lie inside another's, which goes on
/// over it if the proof does not come.
/// Thread: the engine's.
class SegmentSet final
{
public:
    using List = std::vector<std::unique_ptr<Segment>>;
    using TimePoint = Segment::TimePoint;

    explicit SegmentSet(ByteRanges written)
        : m_ended(std::move(written))
    {
    }

    Segment &add(std::unique_ptr<Segment> segment);
    /// Takes \a segment out of those that run and keeps what it has written.
    std::unique_ptr<Segment> take(Segment &segment);
    [[nodiscard]] int count() const { return static_cast<int>(m_running.size()); }
    /// The oldest first.
    [[nodiscard]] const List &running() const { return m_running; }

    /// In the file.
    [[nodiscard]] ByteRanges written() const;
    /// By segments that ended, and before.
    [[nodiscard]] const ByteRanges &writtenByEnded() const { return m_ended; }

    /// Work for at most \a count further segments of a file of \a total bytes; see planPieces().
    [[nodiscard]] std::vector<ByteRange> plan(int count, qint64 total) const;
    /// What nobody else has begun with.
    [[nodiscard]] ByteRange remainderOf(const Segment &segment) const;
    /// The bytes of \a segment are its own from now on.
    void handOverTo(const Segment &segment);

    /// One that asks in vain for the rest of another, which went on by itself.
    [[nodiscard]] Segment *superfluous() const;
    /// Those that are not superfluous.
    [[nodiscard]] int usefulCount() const;

    /// In the order of running().
    [[nodiscard]] std::vector<Tail> tails(TimePoint now) const;
    /// Of those that were answered, the oldest first.
    [[nodiscard]] std::vector<ConnectionGrowth::Line> lines(TimePoint now) const;

private:
    [[nodiscard]] bool isSuperfluous(const Segment &segment) const;

    List m_running;
    ByteRanges m_ended;
};

} // namespace kurier
