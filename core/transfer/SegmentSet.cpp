// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SegmentSet.h"

#include "core/transfer/SegmentPlan.h"

#include <algorithm>
#include <utility>

namespace kurier {

Segment &SegmentSet::add(std::unique_ptr<Segment> segment)
{
    return *m_running.emplace_back(std::move(segment));
}

std::unique_ptr<Segment> SegmentSet::take(Segment &segment)
{
    const auto found =
        std::find_if(m_running.begin(), m_running.end(),
                     [&segment](const auto &each) { return each.get() == &segment; });
    std::unique_ptr<Segment> taken = std::move(*found);
    m_running.erase(found);
    m_ended.add(taken->written());
    return taken;
}

ByteRanges SegmentSet::written() const
{
    ByteRanges all = m_ended;
    for (const auto &segment : m_running)
        all.add(segment->written());
    return all;
}

std::vector<ByteRange> SegmentSet::plan(int count, qint64 total) const
{
    if (count <= 0 || total < 0)
        return {};
    ByteRanges claimed = m_ended;
    std::vector<ByteRange> rests;
    for (const auto &segment : m_running) {
        claimed.add(segment->range());
        rests.push_back(remainderOf(*segment));
    }
    return planPieces(claimed.gaps(total), rests, count);
}

ByteRange SegmentSet::remainderOf(const Segment &segment) const
{
    ByteRange rest {segment.position(), segment.range().end};
    for (const auto &other : m_running) {
        if (other->range().begin > segment.range().begin)
            rest.end = std::min(rest.end, other->range().begin);
    }
    rest.end = std::max(rest.begin, rest.end);
    return rest;
}

void SegmentSet::handOverTo(const Segment &segment)
{
    const qint64 begin = segment.range().begin;
    for (const auto &other : m_running) {
        const ByteRange range = other->range();
        if (other.get() != &segment && range.begin <= begin && begin < range.end)
            other->cutAt(begin);
    }
}

bool SegmentSet::isSuperfluous(const Segment &segment) const
{
    const qint64 begin = segment.range().begin;
    const auto hasIt = [&](const auto &other) {
        return other.get() != &segment && other->range().begin <= begin
            && begin < other->position();
    };
    return segment.isSecond() && !segment.hasDelivered()
        && (m_ended.contains({begin, begin + 1})
            || std::any_of(m_running.begin(), m_running.end(), hasIt));
}

Segment *SegmentSet::superfluous() const
{
    const auto found = std::find_if(m_running.begin(), m_running.end(),
                                    [this](const auto &each) { return isSuperfluous(*each); });
    return found == m_running.end() ? nullptr : found->get();
}

int SegmentSet::usefulCount() const
{
    return static_cast<int>(
        std::count_if(m_running.begin(), m_running.end(),
                      [this](const auto &each) { return !isSuperfluous(*each); }));
}

std::vector<Tail> SegmentSet::tails(TimePoint now) const
{
    std::vector<Tail> tails;
    tails.reserve(m_running.size());
    for (const auto &segment : m_running) {
        tails.push_back(segment->tail(now));
        tails.back().rest = remainderOf(*segment).size();
    }
    return tails;
}

std::vector<ConnectionGrowth::Line> SegmentSet::lines(TimePoint now) const
{
    std::vector<ConnectionGrowth::Line> lines;
    for (const auto &segment : m_running) {
        if (const auto line = segment->line(now))
            lines.push_back(*line);
    }
    return lines;
}

} // namespace kurier
