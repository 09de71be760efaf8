// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"

#include <cstddef>

namespace kurier {

/// Type, state and priority of a job in one byte: whatever is asked of many jobs at once is read
/// from these, as a million rows are too much to look at in a turn. Value.
class JobKind
{
public:
    /// Kinds have indexes below this.
    static constexpr std::size_t kCount = 128;

    JobKind() = default;
    explicit JobKind(const JobSnapshot &job)
        : m_bits(static_cast<quint8>((static_cast<unsigned>(job.state) << kStateShift)
                                     | (static_cast<unsigned>(job.priority) << kPriorityShift)
                                     | static_cast<unsigned>(job.type)))
    {
    }
    [[nodiscard]] static JobKind at(std::size_t index)
    {
        JobKind kind;
        kind.m_bits = static_cast<quint8>(index);
        return kind;
    }

    [[nodiscard]] std::size_t index() const { return m_bits; }
    [[nodiscard]] JobType type() const { return static_cast<JobType>(m_bits & 1U); }
    [[nodiscard]] JobPriority priority() const
    {
        return static_cast<JobPriority>((m_bits >> kPriorityShift) & 3U);
    }
    [[nodiscard]] JobState state() const { return static_cast<JobState>(m_bits >> kStateShift); }

private:
    static constexpr unsigned kPriorityShift = 1;
    static constexpr unsigned kStateShift = 3;
    static_assert(kAllJobStates.size() <= 16);

    quint8 m_bits = 0;
};

} // namespace kurier
