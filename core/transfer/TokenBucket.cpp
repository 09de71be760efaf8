// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TokenBucket.h"

#include <algorithm>
#include <cmath>

namespace kurier {

namespace {

constexpr double kSavedSeconds = 0.1;

} // namespace

void TokenBucket::setRate(qint64 bytesPerSecond, TimePoint now)
{
    refill(now);
    m_rate = std::max<qint64>(bytesPerSecond, 0);
    if (m_rate == 0)
        m_tokens = 0;
}

std::chrono::milliseconds TokenBucket::dueIn(TimePoint now)
{
    refill(now);
    if (!isLimited() || m_tokens >= 0)
        return std::chrono::milliseconds(0);
    const double wait = std::ceil(-m_tokens * 1000 / static_cast<double>(m_rate));
    return std::chrono::milliseconds(static_cast<qint64>(std::min(wait, 1e9)));
}

void TokenBucket::refill(TimePoint now)
{
    const std::chrono::duration<double> passed = now - m_filled;
    m_filled = now;
    if (!isLimited())
        return;
    const auto rate = static_cast<double>(m_rate);
    m_tokens = std::min(m_tokens + passed.count() * rate, rate * kSavedSeconds);
}

} // namespace kurier
