// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SegmentPlan.h"

#include <algorithm>

namespace kurier {

namespace {

/// Parts begin at multiples of it in the file: servers send, and this machine writes, whole pages.
constexpr qint64 kAlignment = qint64 {64} * 1024;

struct Work
{
    ByteRange range;
    bool running = false; ///< Its first part is taken.
    qint64 parts = 0;

    [[nodiscard]] qint64 aligned() const
    {
        return (range.begin + kAlignment - 1) / kAlignment * kAlignment;
    }
    /// What is divided; what lies before belongs to the first part.
    [[nodiscard]] qint64 size() const { return range.end - aligned(); }
    /// Size of the parts when one more comes to them.
    [[nodiscard]] qint64 nextPart() const { return size() / (parts + 1); }
};

/// The one whose parts are largest and can be divided once more.
Work *largest(std::vector<Work> &all)
{
    Work *best = nullptr;
    for (Work &work : all) {
        const bool divisible = work.parts > 0 && work.nextPart() >= kLeastPiece;
        if (divisible && (!best || work.size() / work.parts > best->size() / best->parts))
            best = &work;
    }
    return best;
}

/// Where part \a index begins. Parts of at least kLeastPiece stay so: it is a multiple of the
/// alignment.
qint64 partBegin(const Work &work, qint64 index)
{
    if (index == 0 || index == work.parts)
        return index == 0 ? work.range.begin : work.range.end;
    const qint64 size = work.size();
    const qint64 exact = size / work.parts * index + size % work.parts * index / work.parts;
    return work.aligned() + exact / kAlignment * kAlignment;
}

} // namespace

std::vector<ByteRange> planPieces(const std::vector<ByteRange> &idle,
                                  const std::vector<ByteRange> &running, int count)
{
    std::vector<Work> all;
    for (const ByteRange &range : idle)
        all.push_back({range, false, count-- > 0 ? 1 : 0});
    for (const ByteRange &range : running)
        all.push_back({range, true, 1});
    for (Work *work = nullptr; count > 0 && (work = largest(all)); --count)
        ++work->parts;
    std::vector<ByteRange> pieces;
    for (const Work &work : all) {
        for (qint64 part = work.running ? 1 : 0; part < work.parts; ++part)
            pieces.push_back({partBegin(work, part), partBegin(work, part + 1)});
    }
    return pieces;
}

} // namespace kurier
