// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobId.h"

#include <QHash>

#include <array>
#include <optional>

namespace kurier {

/// Which slot a job has. In many small tables, as one large table is busy for longer than a turn
/// may take whenever it grows. Thread: that of its owner.
class JobSlots
{
public:
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] std::optional<quint32> find(const JobId &id) const
    {
        const QHash<JobId, quint32> &table = tableOf(id);
        const auto found = table.constFind(id);
        return found == table.constEnd() ? std::nullopt : std::optional(*found);
    }
    /// \a id is not there yet.
    void insert(const JobId &id, quint32 slot)
    {
        tableOf(id).insert(id, slot);
        ++m_size;
    }
    /// find(), and the job has none any more.
    std::optional<quint32> take(const JobId &id)
    {
        QHash<JobId, quint32> &table = tableOf(id);
        const auto found = table.constFind(id);
        if (found == table.constEnd())
            return std::nullopt;
        const quint32 slot = *found;
        table.erase(found);
        --m_size;
        return slot;
    }
    void clear()
    {
        m_tables = {};
        m_size = 0;
    }

private:
    static constexpr std::size_t kTables = 256;

    [[nodiscard]] static std::size_t numberOf(const JobId &id) { return id.uuid().data1 % kTables; }
    [[nodiscard]] const QHash<JobId, quint32> &tableOf(const JobId &id) const
    {
        return m_tables[numberOf(id)];
    }
    [[nodiscard]] QHash<JobId, quint32> &tableOf(const JobId &id) { return m_tables[numberOf(id)]; }

    std::array<QHash<JobId, quint32>, kTables> m_tables;
    qsizetype m_size = 0;
};

} // namespace kurier
