// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RateSchedule.h"
#include "core/queue/Moment.h"

namespace kurier {

/// The limit of the whole queue as it is now: the general one, or the schedule's. Waits on the
/// steady clock, and looks at the wall clock again every minute, so that neither a clock that was
/// set nor a sleep goes unnoticed for longer. Thread: the controller's.
class ScheduledRate
{
public:
    static constexpr std::chrono::milliseconds kLookAgain {60'000};

    /// \a limit: bytes per second when no rule holds; 0 = none.
    void set(qint64 limit, const RateSchedule &schedule);
    /// \returns true when current() changed.
    bool update(const Moment &now);
    bool update(const Moment &now, const QTimeZone &zone);
    [[nodiscard]] qint64 current() const { return m_current; }
    /// Steady time at which update() may change something; max() if never.
    [[nodiscard]] std::chrono::milliseconds nextDeadline() const { return m_next; }

private:
    RateSchedule m_schedule;
    qint64 m_limit = 0;
    qint64 m_current = 0;
    std::chrono::milliseconds m_next {0};
};

} // namespace kurier
