// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/queue/ScheduledRate.h"

#include <algorithm>

namespace kurier {

using std::chrono::milliseconds;

void ScheduledRate::set(qint64 limit, const RateSchedule &schedule)
{
    m_limit = limit;
    m_schedule = schedule;
    m_next = milliseconds(0);
}

/// The zone of the system is read from its files each time.
bool ScheduledRate::update(const Moment &now)
{
    return now.steady >= m_next && update(now, QTimeZone::systemTimeZone());
}

bool ScheduledRate::update(const Moment &now, const QTimeZone &zone)
{
    if (now.steady < m_next)
        return false;
    m_next = milliseconds::max();
    if (const auto change = m_schedule.nextChange(now.wall, zone)) {
        const milliseconds wait(std::max<qint64>(*change - now.wall, 1));
        m_next = now.steady + std::min(wait, kLookAgain);
    } else if (!m_schedule.isEmpty()) {
        m_next = now.steady + kLookAgain;
    }
    const qint64 before = m_current;
    m_current = m_schedule.rateAt(now.wall, zone, m_limit);
    return m_current != before;
}

} // namespace kurier
