// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"

#include <QList>

#include <utility>
#include <vector>

namespace kurier {

/// Jobs that are being cancelled: out of sight although they are in the queue still. Kept by slot,
/// with the ids that are still to be marked or unmarked, as those of a whole long queue take longer
/// than a turn of the event loop may. Thread: that of its owner.
class LeavingJobs
{
public:
    /// Ids that are all worked off before anything of it is shown.
    struct Part
    {
        QList<JobId> ids;
        bool leave = true; ///< False: they stay after all.
    };

    [[nodiscard]] qsizetype count() const { return m_count; }
    [[nodiscard]] bool contains(quint32 slot) const
    {
        return slot < m_marks.size() && m_marks[slot];
    }
    /// False when it is marked already.
    bool mark(quint32 slot)
    {
        if (contains(slot))
            return false;
        if (slot >= m_marks.size())
            m_marks.resize(slot + 1);
        m_marks[slot] = true;
        ++m_count;
        return true;
    }
    /// False when it is not marked.
    bool unmark(quint32 slot)
    {
        if (!contains(slot))
            return false;
        m_marks[slot] = false;
        --m_count;
        return true;
    }
    void clear() { *this = LeavingJobs(); }

    void append(Part part) { m_parts.append(std::move(part)); }
    [[nodiscard]] bool hasParts() const { return !m_parts.isEmpty(); }
    /// The part that is worked off; there is one.
    [[nodiscard]] const Part &part() const { return m_parts.constFirst(); }
    /// Its next ids, \a most of them at most.
    [[nodiscard]] QList<JobId> take(qsizetype most)
    {
        const QList<JobId> ids = part().ids.mid(m_done, most);
        m_done += ids.size();
        return ids;
    }
    /// True when nothing of the part was left, and the next one's turn has come.
    bool endPart()
    {
        if (m_done < part().ids.size())
            return false;
        m_parts.removeFirst();
        m_done = 0;
        return true;
    }

private:
    std::vector<bool> m_marks; ///< By slot.
    qsizetype m_count = 0;
    QList<Part> m_parts;
    qsizetype m_done = 0; ///< Ids of the part.
};

} // namespace kurier
