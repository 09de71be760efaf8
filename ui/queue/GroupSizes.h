// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace kurier {

/// How many rows of the table each group has, kept change by change. Groups are numbers: those of
/// states, or of hosts as JobRows numbers them. Value.
class GroupSizes
{
public:
    [[nodiscard]] qsizetype of(quint32 group) const
    {
        return group < m_sizes.size() ? m_sizes[group] : 0;
    }
    void add(quint32 group)
    {
        if (group >= m_sizes.size())
            m_sizes.resize(group + 1);
        ++m_sizes[group];
    }
    /// The group has a row.
    void remove(quint32 group) { --m_sizes[group]; }
    void clear() { m_sizes.clear(); }

private:
    std::vector<qsizetype> m_sizes;
};

} // namespace kurier
