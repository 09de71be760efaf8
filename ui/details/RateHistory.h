// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobActivity.h"

#include <chrono>
#include <deque>
#include <vector>

namespace kurier {

/// The rates of the whole queue in the last five minutes, a second apart. Pure.
/// Thread: the GUI's; adding costs nothing worth a word.
class RateHistory
{
public:
    static constexpr std::chrono::seconds kTime {300};

    /// Bytes per second at \a now, of a steady clock.
    void add(qint64 down, qint64 up, std::chrono::milliseconds now);
    /// Oldest first.
    [[nodiscard]] std::vector<RateSample> down(std::chrono::milliseconds now) const;
    [[nodiscard]] std::vector<RateSample> up(std::chrono::milliseconds now) const;

private:
    struct Sample
    {
        std::chrono::milliseconds at;
        qint64 down;
        qint64 up;
    };

    [[nodiscard]] std::vector<RateSample> series(std::chrono::milliseconds now,
                                                 qint64 Sample::*value) const;

    std::deque<Sample> m_samples;
};

} // namespace kurier
