// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"

#include <QList>

namespace kurier {

/// Jobs by slot, a number that stays the job's as long as it is in the queue; a null id marks a
/// slot nobody has. Implicitly shared in parts: a copy costs nothing whatever its length, and what
/// changes in one afterwards is copied in small pieces. Value; a copy may go to another thread.
class JobRows
{
public:
    [[nodiscard]] quint32 slotCount() const { return m_count; }
    /// \a slot is less than slotCount().
    [[nodiscard]] const JobSnapshot &at(quint32 slot) const
    {
        return m_parts.at(slot / kPart).at(slot % kPart);
    }
    void set(quint32 slot, const JobSnapshot &job) { m_parts[slot / kPart][slot % kPart] = job; }
    /// A new slot at the end.
    quint32 append(const JobSnapshot &job)
    {
        if (m_count % kPart == 0) {
            m_parts.append(QList<JobSnapshot>());
            m_parts.last().reserve(kPart);
        }
        m_parts.last().append(job);
        return m_count++;
    }
    void clear()
    {
        m_parts.clear();
        m_count = 0;
    }

private:
    static constexpr quint32 kPart = 512;

    QList<QList<JobSnapshot>> m_parts;
    quint32 m_count = 0;
};

} // namespace kurier
