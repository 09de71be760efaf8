// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OriginAnswer.h"

#include <algorithm>
#include <cstring>

namespace kurier::test {

namespace {

constexpr std::int64_t kWord = 8;

std::uint64_t patternWord(std::uint64_t seed, std::int64_t index)
{
    std::uint64_t mixed = seed * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(index);
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
}

} // namespace

std::string OriginRequest::header(std::string_view name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [name](const auto &field) { return field.first == name; });
    return found == headers.end() ? std::string() : found->second;
}

bool OriginRequest::has(std::string_view name) const
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto &field) { return field.first == name; });
}

OriginAnswer OriginAnswer::file(std::int64_t size, std::string etag)
{
    OriginAnswer answer;
    answer.size = size;
    answer.etag = std::move(etag);
    return answer;
}

OriginAnswer OriginAnswer::literal(std::string text)
{
    OriginAnswer answer;
    answer.size = static_cast<std::int64_t>(text.size());
    answer.text = std::move(text);
    return answer;
}

OriginAnswer OriginAnswer::error(int status, std::vector<std::string> headers)
{
    OriginAnswer answer = literal("<html>this is not the file</html>");
    answer.status = status;
    answer.headers = std::move(headers);
    return answer;
}

OriginAnswer OriginAnswer::redirect(std::string location, int status)
{
    OriginAnswer answer = literal("<html>it lies elsewhere</html>");
    answer.status = status;
    answer.headers.push_back("Location: " + std::move(location));
    return answer;
}

OriginAnswer OriginAnswer::exactly(std::string bytes)
{
    OriginAnswer answer;
    answer.raw = std::move(bytes);
    return answer;
}

void fillPattern(std::uint64_t seed, std::int64_t offset, char *data, std::size_t size)
{
    std::size_t done = 0;
    while (done < size) {
        const std::int64_t position = offset + static_cast<std::int64_t>(done);
        const auto inWord = static_cast<std::size_t>(position % kWord);
        const std::uint64_t word = patternWord(seed, position / kWord);
        const std::size_t count = std::min(size - done, sizeof(word) - inWord);
        std::memcpy(data + done, reinterpret_cast<const char *>(&word) + inWord, count);
        done += count;
    }
}

std::string pattern(std::uint64_t seed, std::int64_t offset, std::size_t size)
{
    std::string bytes(size, '\0');
    fillPattern(seed, offset, bytes.data(), bytes.size());
    return bytes;
}

} // namespace kurier::test
