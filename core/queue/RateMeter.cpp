// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/RateMeter.h"

#include <cmath>

namespace kurier {

void RateMeter::update(qint64 bytes, Millis now)
{
    constexpr double kMemorySeconds = 3.0;
    constexpr Millis kShortestInterval {50};
    const bool first = m_bytes < 0;
    const Millis elapsed = now - m_at;
    if (!first && elapsed < kShortestInterval)
        return;
    if (!first) {
        const double seconds = std::chrono::duration<double>(elapsed).count();
        const double current =
            bytes > m_bytes ? static_cast<double>(bytes - m_bytes) / seconds : 0.0;
        const double weight = m_rate > 0 ? 1.0 - std::exp(-seconds / kMemorySeconds) : 1.0;
        m_rate += (current - m_rate) * weight;
        if (m_rate < 1.0)
            m_rate = 0;
    }
    m_bytes = bytes;
    m_at = now;
}

} // namespace kurier
