// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ResponseHead.h"

#include "core/base/StringView.h"

#include <QList>

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace kurier {

namespace {

using std::chrono::seconds;

constexpr seconds kMaxRetryAfter {24 * 3600};
constexpr qint64 kStrongDateAge = 60;
constexpr qsizetype kMaxETagBytes = 1024;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Digits and nothing else, without overflow.
std::optional<qint64> parseNumber(std::string_view text)
{
    qint64 number = 0;
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    const char *const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return number;
}

int parseStatus(std::string_view line)
{
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos)
        return 0;
    const std::string_view digits = line.substr(space + 1, 3);
    const auto status = parseNumber(digits);
    return digits.size() == 3 && status && *status >= 100 && *status < 600
        ? static_cast<int>(*status)
        : 0;
}

qint64 parseDate(const QByteArray &value)
{
    return value.isEmpty() ? -1 : static_cast<qint64>(curl_getdate(value.constData(), nullptr));
}

} // namespace

bool ResponseHead::addLine(std::string_view line)
{
    if (line.starts_with("HTTP/")) {
        m_status = parseStatus(trimmed(line));
        m_fields.clear();
        m_bytes = 0;
        m_complete = false;
        return false;
    }
    if (m_complete)
        return false;
    m_bytes += static_cast<qsizetype>(line.size());
    const std::string_view text = trimmed(line);
    if (text.empty()) {
        m_complete = m_status >= 200 || m_status == 0;
        return m_complete;
    }
    const bool continues = line.front() == ' ' || line.front() == '\t';
    const std::size_t colon = text.find(':');
    if (continues && !m_fields.empty())
        m_fields.back().second.append(' ').append(bytes(text));
    else if (colon != std::string_view::npos)
        m_fields.emplace_back(bytes(trimmed(text.substr(0, colon))).toLower(),
                              bytes(trimmed(text.substr(colon + 1))));
    return false;
}

QByteArray ResponseHead::field(std::string_view name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [name](const auto &each) {
        return stringView(each.first) == name;
    });
    return found == m_fields.end() ? QByteArray() : found->second;
}

std::vector<QByteArray> ResponseHead::fields(std::string_view name) const
{
    std::vector<QByteArray> values;
    for (const auto &[key, value] : m_fields) {
        if (stringView(key) == name)
            values.push_back(value);
    }
    return values;
}

std::optional<ContentRange> parseContentRange(const QByteArray &value)
{
    std::string_view text = stringView(value);
    if (text.size() < 6 || qstrnicmp(text.data(), "bytes ", 6) != 0)
        return std::nullopt;
    text = trimmed(text.substr(6));
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const std::string_view span = text.substr(0, slash);
    const std::string_view size = text.substr(slash + 1);
    ContentRange range;
    if (size != "*") {
        const auto total = parseNumber(size);
        if (!total)
            return std::nullopt;
        range.total = *total;
    }
    if (span == "*")
        return range.total >= 0 ? std::optional(range) : std::nullopt;
    const std::size_t dash = span.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto first = parseNumber(span.substr(0, dash));
    const auto last = parseNumber(span.substr(dash + 1));
    if (!first || !last || *last < *first || (range.total >= 0 && *last >= range.total))
        return std::nullopt;
    range.first = *first;
    range.last = *last;
    return range;
}

std::optional<qint64> contentLength(const ResponseHead &head)
{
    if (!head.field("transfer-encoding").isEmpty())
        return -1;
    qint64 length = -1;
    for (const QByteArray &line : head.fields("content-length")) {
        for (const QByteArray &item : line.split(',')) {
            const auto number = parseNumber(trimmed(stringView(item)));
            if (!number || (length >= 0 && *number != length))
                return std::nullopt;
            length = *number;
        }
    }
    return length;
}

bool isStrongETag(const QByteArray &value)
{
    return value.size() >= 2 && value.size() <= kMaxETagBytes && value.startsWith('"')
        && value.endsWith('"') && value.indexOf('"', 1) == value.size() - 1
        && std::none_of(value.begin(), value.end(),
                        [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

QByteArray strongValidator(const ResponseHead &head)
{
    if (head.field("accept-ranges").toLower() == "none")
        return {};
    if (const QByteArray tag = head.field("etag"); isStrongETag(tag))
        return tag;
    const QByteArray modified = head.field("last-modified");
    const qint64 changed = parseDate(modified);
    const qint64 answered = parseDate(head.field("date"));
    return changed >= 0 && answered >= 0 && answered - changed >= kStrongDateAge ? modified
                                                                                 : QByteArray();
}

std::optional<seconds> retryAfter(const ResponseHead &head, seconds now)
{
    const QByteArray value = head.field("retry-after");
    const bool digits = !value.isEmpty()
        && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    seconds wait {0};
    if (digits) {
        wait = seconds(parseNumber(stringView(value)).value_or(kMaxRetryAfter.count()));
    } else {
        const qint64 due = parseDate(value);
        if (due < 0)
            return std::nullopt;
        const qint64 answered = parseDate(head.field("date"));
        wait = seconds(due) - (answered >= 0 ? seconds(answered) : now);
    }
    return std::clamp(wait, seconds(0), kMaxRetryAfter);
}

} // namespace kurier
