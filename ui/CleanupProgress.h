// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/QueueDelta.h"

namespace kurier {

/// How far the removal of many files is, told from how many are still to go: what comes while it
/// goes on counts with it, and what fails has been tried and is no part of it any more. Value.
class CleanupProgress
{
public:
    void update(const QueueStatus &status);

    /// Files are being removed, or will be next.
    [[nodiscard]] bool isRunning() const { return m_waiting > 0; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 done() const { return m_total - m_waiting; }

private:
    qint64 m_waiting = 0;
    qint64 m_total = 0;
};

} // namespace kurier
