// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kurier::test {

/// A request as the origin saw it.
struct OriginRequest
{
    int connection = 0; ///< 1 for the first accepted connection, and so on.
    std::string method;
    std::string target; ///< As in the request line, with the query.
    std::vector<std::pair<std::string, std::string>> headers; ///< Names in lower case.
    std::string body; ///< As much of it as came, see FaultOrigin::breakBodyAfter().

    /// Value of the first field called \a name (lower case); empty when there is none.
    [[nodiscard]] std::string header(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
};

/// How a server behaves for one request. The defaults describe a well-behaved one; every other
/// value is a fault of its own. Bodies are generated from (seed, offset), so size costs no memory.
struct OriginAnswer
{
    int status = 200; ///< 200 may become 206 or 416 by the request's Range.
    std::int64_t size = 0; ///< Bytes of the whole generated file.
    std::uint64_t seed = 1;
    std::optional<std::string> text; ///< A literal body instead of the generated one.

    std::string etag; ///< With its quotes, W/ included.
    std::string lastModified;
    std::string date; ///< Empty = none is sent.
    std::vector<std::string> headers; ///< More complete lines, without line ends.

    bool ranges = true; ///< Honour Range.
    bool honourIfRange = true; ///< false: 206 whatever If-Range says (changed unannounced).
    bool sendLength = true; ///< false: neither Content-Length nor chunks; the end is the close.
    std::optional<std::string> lengthText; ///< Content-Length exactly so.
    bool chunked = false;
    std::int64_t rangeStartShift = 0; ///< Added to the start (of header and bytes) of a 206.
    std::int64_t rangeTotalShift = 0; ///< Added to the total in Content-Range.
    std::int64_t rangeCap = 0; ///< A 206 has at most so many bytes; 0 = no cap.
    std::optional<std::string> contentRange; ///< Content-Range exactly so on 206 and 416.
    bool omitContentRange = false;

    std::int64_t cutAfter = -1; ///< Close after so many body bytes.
    bool reset = false; ///< Where the connection ends early, end it by RST.
    std::int64_t bytesPerSecond = 0; ///< Drip the body; 0 = at once.
    std::int64_t stallAfter = -1; ///< After so many body bytes send nothing more, keep it open.
    bool keepAlive = true;
    std::optional<std::string> raw; ///< Send exactly this instead of everything else, then close.

    std::string gate; ///< Wait for FaultOrigin::release() of this name …
    std::int64_t gateAfter = -1; ///< … before the head (-1) or after so many body bytes.

    [[nodiscard]] static OriginAnswer file(std::int64_t size, std::string etag = "\"v1\"");
    [[nodiscard]] static OriginAnswer literal(std::string text);
    [[nodiscard]] static OriginAnswer error(int status, std::vector<std::string> headers = {});
    [[nodiscard]] static OriginAnswer redirect(std::string location, int status = 302);
    /// \a bytes on the wire as they stand, then the end of the connection.
    [[nodiscard]] static OriginAnswer exactly(std::string bytes);
};

using OriginHandler = std::function<OriginAnswer(const OriginRequest &)>;

/// Fills \a data with the generated file's bytes from \a offset on.
void fillPattern(std::uint64_t seed, std::int64_t offset, char *data, std::size_t size);
/// The generated file's bytes [offset, offset + size).
[[nodiscard]] std::string pattern(std::uint64_t seed, std::int64_t offset, std::size_t size);

} // namespace kurier::test
