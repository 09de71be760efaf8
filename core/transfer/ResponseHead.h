// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kurier {

/// The status and fields of one answer, collected line by line; interim (1xx) answers are
/// forgotten when the next begins. Thread: the owner's.
class ResponseHead final
{
public:
    /// A head longer than this is no answer worth reading.
    static constexpr qsizetype kMaxBytes = qsizetype {256} * 1024;

    /// Takes one line with or without its line end. True when it was the last of a final answer.
    [[nodiscard]] bool addLine(std::string_view line);

    /// 100..599, 0 before the first status line or when it is malformed.
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] bool isTooLarge() const { return m_bytes > kMaxBytes; }

    /// Value of the first field called \a name (lower case); null when there is none.
    [[nodiscard]] QByteArray field(std::string_view name) const;
    [[nodiscard]] std::vector<QByteArray> fields(std::string_view name) const;

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_fields;
    qsizetype m_bytes = 0;
    int m_status = 0;
    bool m_complete = false;
};

/// Content-Range of RFC 9110 14.4. "bytes 5-9/20", "bytes 5-9/*", "bytes */20".
struct ContentRange
{
    qint64 first = -1; ///< -1 = unsatisfied ("*").
    qint64 last = -1;
    qint64 total = -1; ///< -1 = "*".

    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};

/// Nothing unless \a value is well-formed and consistent. Pure.
[[nodiscard]] std::optional<ContentRange> parseContentRange(const QByteArray &value);

/// Length of the body: nothing when a Content-Length is malformed, negative, too large or
/// contradicts another; -1 when none is told or Transfer-Encoding overrides it (RFC 9112 6.3).
[[nodiscard]] std::optional<qint64> contentLength(const ResponseHead &head);

/// What may prove these bytes in a later If-Range: a strong ETag, else a Last-Modified at least
/// 60 s older than Date (RFC 9110 8.8.2.2), else empty. Empty with "Accept-Ranges: none".
[[nodiscard]] QByteArray strongValidator(const ResponseHead &head);

/// True for an opaque tag in quotes without W/ (RFC 9110 8.8.3).
[[nodiscard]] bool isStrongETag(const QByteArray &value);

/// Retry-After in seconds from the answer's Date (\a now when it has none), between 0 and one day;
/// nothing when absent or malformed (RFC 9110 10.2.3).
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const ResponseHead &head,
                                                             std::chrono::seconds now);

} // namespace kurier
