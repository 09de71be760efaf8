// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace kurier {

/// A smoothed transfer rate from byte counts. Pure.
class RateMeter
{
public:
    using Millis = std::chrono::milliseconds;

    /// Bytes known at \a now, counted from the file's start or the job's; may fall on a restart.
    void update(qint64 bytes, Millis now);
    /// Bytes per second, smoothed over about three seconds.
    [[nodiscard]] qint64 bytesPerSecond() const { return static_cast<qint64>(m_rate); }

private:
    double m_rate = 0;
    qint64 m_bytes = -1;
    Millis m_at {0};
};

} // namespace kurier
