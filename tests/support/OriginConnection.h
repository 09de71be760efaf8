// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/OriginAnswer.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kurier::test {

class FaultOrigin;

/// Speaks HTTP/1.1 on one accepted socket until either side ends it. Does not close the socket.
/// Thread: the connection's own.
class OriginConnection final
{
public:
    OriginConnection(FaultOrigin &origin, int socket, int number);

    void serve();

private:
    struct Span
    {
        std::int64_t start = 0;
        std::int64_t end = 0; ///< Exclusive.
        int status = 200;
    };

    bool readRequest(OriginRequest &request);
    /// False when the body did not come to its end, or was not to.
    bool readBody(OriginRequest &request);
    bool answer(const OriginRequest &request, const OriginAnswer &answer);
    [[nodiscard]] std::string head(const OriginAnswer &answer, const Span &span) const;
    bool sendBody(const OriginAnswer &answer, const Span &span, bool isHead);
    bool sendBlock(const OriginAnswer &answer, std::int64_t position, std::int64_t size);
    bool sendAll(std::string_view bytes) const;
    void waitForEnd() const;
    void prepareReset() const;

    FaultOrigin &m_origin;
    const int m_socket;
    const int m_number;
    std::string m_input;
};

} // namespace kurier::test
