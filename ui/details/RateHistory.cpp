// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/RateHistory.h"

namespace kurier {

void RateHistory::add(qint64 down, qint64 up, std::chrono::milliseconds now)
{
    constexpr std::chrono::milliseconds kInterval {1000};
    if (!m_samples.empty()) {
        const Sample &last = m_samples.back();
        const bool stopped = down == 0 && up == 0 && (last.down != 0 || last.up != 0);
        if (now - last.at < kInterval && !stopped)
            return;
    }
    m_samples.push_back({now, down, up});
    while (now - m_samples.front().at > kTime)
        m_samples.pop_front();
}

std::vector<RateSample> RateHistory::series(std::chrono::milliseconds now,
                                            qint64 Sample::*value) const
{
    std::vector<RateSample> samples;
    for (const Sample &each : m_samples) {
        if (now - each.at <= kTime)
            samples.push_back({(now - each.at).count(), each.*value});
    }
    return samples;
}

std::vector<RateSample> RateHistory::down(std::chrono::milliseconds now) const
{
    return series(now, &Sample::down);
}

std::vector<RateSample> RateHistory::up(std::chrono::milliseconds now) const
{
    return series(now, &Sample::up);
}

} // namespace kurier
