// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace kurier {

/// Holds a flow of bytes to a rate: a block may pass whenever nothing is owed, and is paid for
/// afterwards, so the rate holds whatever the block's size. Saves up at most a tenth of a second.
/// Thread: the owner's.
class TokenBucket final
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Bytes per second; 0 = no limit. What is owed stays owed.
    void setRate(qint64 bytesPerSecond, TimePoint now);
    [[nodiscard]] bool isLimited() const { return m_rate > 0; }
    [[nodiscard]] qint64 rate() const { return m_rate; }
    /// Time until the next block may pass; 0 = now.
    [[nodiscard]] std::chrono::milliseconds dueIn(TimePoint now);
    void take(qint64 bytes) { m_tokens -= isLimited() ? static_cast<double>(bytes) : 0; }

private:
    void refill(TimePoint now);

    qint64 m_rate = 0;
    double m_tokens = 0; ///< Bytes; negative = owed.
    TimePoint m_filled;
};

} // namespace kurier
