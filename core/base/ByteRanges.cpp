// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ByteRanges.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kurier {

namespace {

/// Reads a number without sign or leading zero up to \a stop; -1 when there is none.
qint64 takeNumber(const char *&at, const char *end, char stop)
{
    qint64 number = -1;
    const bool padded = at != end && *at == '0' && at + 1 != end && *(at + 1) != stop;
    if (at == end || *at < '0' || *at > '9' || padded)
        return -1;
    const auto [next, error] = std::from_chars(at, end, number);
    at = next;
    return error == std::errc() ? number : -1;
}

} // namespace

ByteRanges::ByteRanges(const ByteRanges &other)
    : m_prefix(other.m_prefix)
    , m_rest(other.m_rest ? std::make_unique<std::vector<ByteRange>>(*other.m_rest) : nullptr)
{
}

ByteRanges::ByteRanges(ByteRanges &&other) noexcept
    : m_prefix(std::exchange(other.m_prefix, 0))
    , m_rest(std::move(other.m_rest))
{
}

ByteRanges &ByteRanges::operator=(ByteRanges other) noexcept
{
    m_prefix = other.m_prefix;
    m_rest = std::move(other.m_rest);
    return *this;
}

ByteRanges ByteRanges::prefix(qint64 size)
{
    ByteRanges ranges;
    ranges.m_prefix = std::max<qint64>(size, 0);
    return ranges;
}

std::optional<ByteRanges> ByteRanges::fromText(const QByteArray &text)
{
    std::vector<ByteRange> ranges;
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
        if (!ranges.empty() && *at++ != ',')
            return std::nullopt;
        ByteRange range;
        range.begin = takeNumber(at, end, '-');
        if (range.begin < 0 || at == end || *at++ != '-')
            return std::nullopt;
        range.end = takeNumber(at, end, ',');
        const bool ordered = ranges.empty() || ranges.back().end < range.begin;
        if (range.end <= range.begin || !ordered)
            return std::nullopt;
        ranges.push_back(range);
    }
    ByteRanges read;
    read.assign(ranges);
    return read;
}

QByteArray ByteRanges::toText() const
{
    QByteArray text;
    for (const ByteRange &range : ranges()) {
        if (!text.isEmpty())
            text += ',';
        text += QByteArray::number(range.begin);
        text += '-';
        text += QByteArray::number(range.end);
    }
    return text;
}

void ByteRanges::add(ByteRange range)
{
    if (range.begin < 0 || range.end <= range.begin)
        return;
    if (!m_rest && range.begin <= m_prefix) {
        m_prefix = std::max(m_prefix, range.end);
        return;
    }
    std::vector<ByteRange> all;
    for (const ByteRange &each : ranges()) {
        if (each.end < range.begin) {
            all.push_back(each);
        } else if (each.begin > range.end) {
            all.push_back(range);
            range = each;
        } else {
            range = {std::min(each.begin, range.begin), std::max(each.end, range.end)};
        }
    }
    all.push_back(range);
    assign(all);
}

void ByteRanges::add(const ByteRanges &other)
{
    for (const ByteRange &range : other.ranges())
        add(range);
}

void ByteRanges::remove(ByteRange range)
{
    std::vector<ByteRange> all;
    for (const ByteRange &each : ranges()) {
        const ByteRange before {each.begin, std::min(each.end, range.begin)};
        const ByteRange behind {std::max(each.begin, range.end), each.end};
        const bool apart = range.end <= range.begin || before.end == each.end || behind == each;
        if (apart) {
            all.push_back(each);
            continue;
        }
        if (before.size() > 0)
            all.push_back(before);
        if (behind.size() > 0)
            all.push_back(behind);
    }
    assign(all);
}

std::vector<ByteRange> ByteRanges::ranges() const
{
    std::vector<ByteRange> all;
    if (m_prefix > 0)
        all.push_back({0, m_prefix});
    if (m_rest)
        all.insert(all.end(), m_rest->begin(), m_rest->end());
    return all;
}

std::vector<ByteRange> ByteRanges::gaps(qint64 total) const
{
    std::vector<ByteRange> missing;
    qint64 at = 0;
    for (const ByteRange &range : ranges()) {
        if (std::min(range.begin, total) > at)
            missing.push_back({at, std::min(range.begin, total)});
        at = range.end;
    }
    if (at < total)
        missing.push_back({at, total});
    return missing;
}

qint64 ByteRanges::sum() const
{
    qint64 bytes = m_prefix;
    if (m_rest) {
        for (const ByteRange &range : *m_rest)
            bytes += range.size();
    }
    return bytes;
}

qint64 ByteRanges::end() const
{
    return m_rest ? m_rest->back().end : m_prefix;
}

bool ByteRanges::contains(ByteRange range) const
{
    const auto all = ranges();
    return range.end <= range.begin
        || std::any_of(all.begin(), all.end(), [range](const ByteRange &each) {
               return each.begin <= range.begin && range.end <= each.end;
           });
}

void ByteRanges::assign(const std::vector<ByteRange> &sorted)
{
    auto first = sorted.begin();
    m_prefix = first != sorted.end() && first->begin == 0 ? (first++)->end : 0;
    m_rest = first == sorted.end() ? nullptr
                                   : std::make_unique<std::vector<ByteRange>>(first, sorted.end());
}

} // namespace kurier
