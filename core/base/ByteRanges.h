// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <memory>
#include <optional>
#include <vector>

namespace kurier {

/// The bytes [begin, end) of a file.
struct ByteRange
{
    qint64 begin = 0;
    qint64 end = 0;

    [[nodiscard]] qint64 size() const { return end - begin; }
    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

/// A set of bytes of one file as sorted ranges that neither overlap nor touch. What most files
/// have, one range from the start, costs no allocation.
/// Thread: a value; each its owner's.
class ByteRanges final
{
public:
    ByteRanges() = default;
    ByteRanges(const ByteRanges &other);
    ByteRanges(ByteRanges &&other) noexcept;
    ByteRanges &operator=(ByteRanges other) noexcept;
    ~ByteRanges() = default;

    /// The first \a size bytes; none when \a size is not positive.
    [[nodiscard]] static ByteRanges prefix(qint64 size);
    /// Reads toText(); nothing when \a text is not exactly that of some set.
    [[nodiscard]] static std::optional<ByteRanges> fromText(const QByteArray &text);
    /// "begin-end,begin-end", ends exclusive; empty for the empty set.
    [[nodiscard]] QByteArray toText() const;

    /// Ranges that are empty or begin before 0 are ignored.
    void add(ByteRange range);
    void add(const ByteRanges &other);
    void remove(ByteRange range);

    [[nodiscard]] std::vector<ByteRange> ranges() const;
    /// What is missing of [0, \a total).
    [[nodiscard]] std::vector<ByteRange> gaps(qint64 total) const;
    [[nodiscard]] bool isEmpty() const { return m_prefix == 0 && !m_rest; }
    /// Nothing but prefixLength() bytes from the start on.
    [[nodiscard]] bool isPrefix() const { return !m_rest; }
    /// Bytes from the start on without a hole.
    [[nodiscard]] qint64 prefixLength() const { return m_prefix; }
    /// Number of bytes.
    [[nodiscard]] qint64 sum() const;
    /// End of the last range; 0 for the empty set.
    [[nodiscard]] qint64 end() const;
    [[nodiscard]] bool contains(ByteRange range) const;

    friend bool operator==(const ByteRanges &a, const ByteRanges &b)
    {
        return a.m_prefix == b.m_prefix && a.isPrefix() == b.isPrefix()
            && (a.isPrefix() || *a.m_rest == *b.m_rest);
    }

private:
    void assign(const std::vector<ByteRange> &sorted);

    qint64 m_prefix = 0;
    std::unique_ptr<std::vector<ByteRange>> m_rest; ///< Behind the prefix; null = none.
};

} // namespace kurier
