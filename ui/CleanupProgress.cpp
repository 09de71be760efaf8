// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CleanupProgress.h"

#include <algorithm>

namespace kurier {

void CleanupProgress::update(const QueueStatus &status)
{
    const qint64 waiting = std::max<qint64>(status.cleanupsPending - status.cleanupsFailed, 0);
    if (m_waiting == 0)
        m_total = 0;
    m_total += std::max<qint64>(waiting - m_waiting, 0);
    m_waiting = waiting;
}

} // namespace kurier
