// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"

#include <QSet>
#include <QString>

namespace kurier {

/// A few values of an enumeration. Value.
template <class Enum>
class ChosenValues
{
public:
    [[nodiscard]] bool isEmpty() const { return m_bits == 0; }
    [[nodiscard]] bool contains(Enum value) const { return (m_bits & bit(value)) != 0; }
    void insert(Enum value) { m_bits |= bit(value); }
    /// Nothing chosen leaves everything.
    [[nodiscard]] bool admits(Enum value) const { return m_bits == 0 || contains(value); }

    friend bool operator==(const ChosenValues &, const ChosenValues &) = default;

private:
    static constexpr quint32 bit(Enum value) { return 1U << static_cast<unsigned>(value); }

    quint32 m_bits = 0;
};

/// Which jobs of the queue are shown: of each kind of value one of those chosen, and the text in
/// the name or the host. Value; pure.
struct JobFilter
{
    QString text; ///< Compared whatever the case; empty = any.
    ChosenValues<JobState> states;
    ChosenValues<JobType> types;
    ChosenValues<JobPriority> priorities;
    QSet<QString> hosts; ///< Empty = any.

    /// More than the text may hide a job.
    [[nodiscard]] bool hasChoice() const
    {
        return !states.isEmpty() || !types.isEmpty() || !priorities.isEmpty() || !hosts.isEmpty();
    }
    [[nodiscard]] bool fits(const JobSnapshot &job) const
    {
        return states.admits(job.state) && types.admits(job.type) && priorities.admits(job.priority)
            && (hosts.isEmpty() || hosts.contains(job.host)) && fitsText(job);
    }

    friend bool operator==(const JobFilter &, const JobFilter &) = default;

private:
    [[nodiscard]] bool fitsText(const JobSnapshot &job) const
    {
        return text.isEmpty() || job.name.contains(text, Qt::CaseInsensitive)
            || job.host.contains(text, Qt::CaseInsensitive);
    }
};

} // namespace kurier
