// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OriginConnection.h"

#include "tests/support/FaultOrigin.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace kurier::test {

namespace {

constexpr std::int64_t kBlock = 64 * 1024;
constexpr std::size_t kMaxRequest = 1024 * 1024;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// Start of "bytes=N-" or "bytes=N-M" (M is put into \a end); -1 when it is anything else.
std::int64_t rangeStart(const std::string &value, std::int64_t &end)
{
    constexpr std::string_view prefix = "bytes=";
    if (!value.starts_with(prefix))
        return -1;
    std::int64_t start = -1;
    const char *const stop = value.data() + value.size();
    const auto [next, error] = std::from_chars(value.data() + prefix.size(), stop, start);
    if (error != std::errc() || next == stop || *next != '-')
        return -1;
    std::int64_t last = 0;
    if (std::from_chars(next + 1, stop, last).ec == std::errc())
        end = std::min(end, last + 1);
    return start;
}

bool conditionHolds(const OriginRequest &request, const OriginAnswer &answer)
{
    const std::string condition = request.header("if-range");
    return condition.empty() || !answer.honourIfRange || condition == answer.etag
        || condition == answer.lastModified;
}

bool hasNoBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

} // namespace

OriginConnection::OriginConnection(FaultOrigin &origin, int socket, int number)
    : m_origin(origin)
    , m_socket(socket)
    , m_number(number)
{
}

void OriginConnection::serve()
{
    for (;;) {
        OriginRequest request;
        request.connection = m_number;
        if (!readRequest(request))
            break;
        const bool whole = readBody(request);
        const OriginAnswer said = m_origin.answerTo(request);
        if (!whole || !answer(request, said))
            break;
    }
}

bool OriginConnection::readRequest(OriginRequest &request)
{
    std::size_t end = std::string::npos;
    while ((end = m_input.find("\r\n\r\n")) == std::string::npos) {
        std::array<char, 16 * 1024> buffer {};
        const auto count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (count <= 0 || m_input.size() > kMaxRequest)
            return false;
        m_input.append(buffer.data(), static_cast<std::size_t>(count));
        if (m_input.front() < 'A' || m_input.front() > 'Z') {
            sendAll("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            return false;
        }
    }
    const std::string text = m_input.substr(0, end + 2);
    m_input.erase(0, end + 4);

    std::size_t lineEnd = text.find("\r\n");
    const std::string line = text.substr(0, lineEnd);
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return false;
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, second - first - 1);
    while (lineEnd + 2 < text.size()) {
        const std::size_t start = lineEnd + 2;
        lineEnd = text.find("\r\n", start);
        const std::string field = text.substr(start, lineEnd - start);
        const std::size_t colon = field.find(':');
        const std::size_t value = field.find_first_not_of(" \t", colon + 1);
        request.headers.emplace_back(lower(field.substr(0, colon)),
                                     value == std::string::npos ? "" : field.substr(value));
    }
    return true;
}

bool OriginConnection::readBody(OriginRequest &request)
{
    const std::string field = request.header("content-length");
    if (field.empty())
        return true;
    const std::int64_t length = std::stoll(field);
    const std::int64_t broken = m_origin.takeBodyBreak(length);
    const auto wanted = static_cast<std::size_t>(broken >= 0 ? broken : length);
    if (request.has("expect"))
        sendAll("HTTP/1.1 100 Continue\r\n\r\n");
    while (m_input.size() < wanted) {
        std::array<char, 64 * 1024> buffer {};
        const auto count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            request.body = std::exchange(m_input, {});
            return false;
        }
        m_input.append(buffer.data(), static_cast<std::size_t>(count));
    }
    request.body = m_input.substr(0, wanted);
    m_input.erase(0, wanted);
    return broken < 0;
}

bool OriginConnection::answer(const OriginRequest &request, const OriginAnswer &answer)
{
    if (!answer.gate.empty() && answer.gateAfter < 0 && !m_origin.passGate(answer.gate))
        return false;
    if (answer.raw) {
        sendAll(*answer.raw);
        if (answer.reset)
            prepareReset();
        return false;
    }
    const std::int64_t size =
        answer.text ? static_cast<std::int64_t>(answer.text->size()) : answer.size;
    Span span {0, size, answer.status};
    const std::string range = request.header("range");
    if (answer.status == 200 && answer.ranges && !range.empty()
        && conditionHolds(request, answer)) {
        std::int64_t end = size;
        const std::int64_t start = rangeStart(range, end);
        if (start >= size)
            span = {0, 0, 416};
        else if (start >= 0)
            span = {std::clamp<std::int64_t>(start + answer.rangeStartShift, 0, size), end, 206};
        if (span.status == 206 && answer.rangeCap > 0)
            span.end = std::min(span.end, span.start + answer.rangeCap);
    }
    if (!sendAll(head(answer, span)))
        return false;
    if (!sendBody(answer, span, request.method == "HEAD")) {
        if (answer.reset)
            prepareReset();
        return false;
    }
    return answer.keepAlive && (answer.sendLength || answer.chunked || hasNoBody(span.status));
}

std::string OriginConnection::head(const OriginAnswer &answer, const Span &span) const
{
    std::string text = "HTTP/1.1 " + std::to_string(span.status) + " Said\r\n";
    const auto field = [&text](const std::string &name, const std::string &value) {
        if (!value.empty())
            text += name + ": " + value + "\r\n";
    };
    field("Date", answer.date);
    field("ETag", answer.etag);
    field("Last-Modified", answer.lastModified);
    const std::int64_t size =
        answer.text ? static_cast<std::int64_t>(answer.text->size()) : answer.size;
    const std::string total = std::to_string(size + answer.rangeTotalShift);
    if (answer.contentRange && (span.status == 206 || span.status == 416))
        field("Content-Range", *answer.contentRange);
    else if (span.status == 206 && !answer.omitContentRange)
        field("Content-Range",
              "bytes " + std::to_string(span.start) + "-" + std::to_string(span.end - 1) + "/"
                  + total);
    else if (span.status == 416 && !answer.omitContentRange)
        field("Content-Range", "bytes */" + total);
    if (answer.lengthText)
        field("Content-Length", *answer.lengthText);
    else if (answer.chunked)
        field("Transfer-Encoding", "chunked");
    else if (answer.sendLength && !hasNoBody(span.status))
        field("Content-Length", std::to_string(span.end - span.start));
    if (!answer.keepAlive)
        field("Connection", "close");
    for (const std::string &line : answer.headers)
        text += line + "\r\n";
    return text + "\r\n";
}

bool OriginConnection::sendBody(const OriginAnswer &answer, const Span &span, bool isHead)
{
    if (isHead || hasNoBody(span.status))
        return true;
    bool gated = !answer.gate.empty() && answer.gateAfter >= 0;
    std::int64_t position = span.start;
    while (position < span.end) {
        const std::int64_t sent = position - span.start;
        if (gated && sent >= answer.gateAfter) {
            if (!m_origin.passGate(answer.gate))
                return false;
            gated = false;
        }
        if (answer.cutAfter >= 0 && sent >= answer.cutAfter)
            return false;
        if (answer.stallAfter >= 0 && sent >= answer.stallAfter) {
            waitForEnd();
            return false;
        }
        std::int64_t size = std::min(span.end - position, kBlock);
        if (answer.bytesPerSecond > 0)
            size = std::min(size, std::max<std::int64_t>(1, answer.bytesPerSecond / 20));
        for (const std::int64_t mark :
             {gated ? answer.gateAfter : -1, answer.cutAfter, answer.stallAfter}) {
            if (mark > sent)
                size = std::min(size, mark - sent);
        }
        if (!sendBlock(answer, position, size))
            return false;
        position += size;
        if (answer.bytesPerSecond > 0
            && !m_origin.pause(std::chrono::microseconds(size * 1000000 / answer.bytesPerSecond)))
            return false;
    }
    return !answer.chunked || sendAll("0\r\n\r\n");
}

bool OriginConnection::sendBlock(const OriginAnswer &answer, std::int64_t position,
                                 std::int64_t size)
{
    const auto count = static_cast<std::size_t>(size);
    std::string block = answer.text ? answer.text->substr(static_cast<std::size_t>(position), count)
                                    : pattern(answer.seed, position, count);
    if (answer.chunked) {
        std::array<char, 32> line {};
        std::snprintf(line.data(), line.size(), "%zx\r\n", count);
        block = std::string(line.data()) + block + "\r\n";
    }
    return sendAll(block);
}

bool OriginConnection::sendAll(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void OriginConnection::waitForEnd() const
{
    std::array<char, 256> ignored {};
    while (::recv(m_socket, ignored.data(), ignored.size(), 0) > 0) { }
}

void OriginConnection::prepareReset() const
{
    const linger atOnce {1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
}

} // namespace kurier::test
