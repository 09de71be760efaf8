// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobState.h"

#include <array>
#include <optional>

namespace kurier {

struct Transition
{
    JobState from;
    JobTrigger on;
    JobState to;
};

/// The whole life of a job. Source: "Life Cycle of a BITS Job", the method pages of
/// IBackgroundCopyJob, and the decisions where they are silent (README, "States").
/// A verb that is legal and changes nothing stands as a row from a state to itself.
inline constexpr auto kTransitions = [] {
    using S = JobState;
    using T = JobTrigger;
    return std::array {
        Transition {S::Queued, T::Resume, S::Queued},
        Transition {S::Queued, T::Suspend, S::Suspended},
        Transition {S::Queued, T::Cancel, S::Cancelled},
        Transition {S::Queued, T::Complete, S::Acknowledged},
        Transition {S::Queued, T::Started, S::Connecting},
        Transition {S::Queued, T::UnfinishedDropped, S::Transferred},
        Transition {S::Queued, T::AllFilesDone, S::Transferred},
        Transition {S::Queued, T::TransientFailure, S::TransientError},
        Transition {S::Queued, T::FatalFailure, S::Error},

        Transition {S::Connecting, T::Resume, S::Connecting},
        Transition {S::Connecting, T::Suspend, S::Suspended},
        Transition {S::Connecting, T::Cancel, S::Cancelled},
        Transition {S::Connecting, T::Complete, S::Acknowledged},
        Transition {S::Connecting, T::Connected, S::Transferring},
        Transition {S::Connecting, T::AllFilesDone, S::Transferred},
        Transition {S::Connecting, T::UnfinishedDropped, S::Transferred},
        Transition {S::Connecting, T::TransientFailure, S::TransientError},
        Transition {S::Connecting, T::FatalFailure, S::Error},
        Transition {S::Connecting, T::SliceEnded, S::Queued},

        Transition {S::Transferring, T::Resume, S::Transferring},
        Transition {S::Transferring, T::Suspend, S::Suspended},
        Transition {S::Transferring, T::Cancel, S::Cancelled},
        Transition {S::Transferring, T::Complete, S::Acknowledged},
        Transition {S::Transferring, T::Connected, S::Transferring},
        Transition {S::Transferring, T::AllFilesDone, S::Transferred},
        Transition {S::Transferring, T::UnfinishedDropped, S::Transferred},
        Transition {S::Transferring, T::TransientFailure, S::TransientError},
        Transition {S::Transferring, T::FatalFailure, S::Error},
        Transition {S::Transferring, T::SliceEnded, S::Queued},

        Transition {S::Suspended, T::Resume, S::Queued},
        Transition {S::Suspended, T::Suspend, S::Suspended},
        Transition {S::Suspended, T::Cancel, S::Cancelled},
        Transition {S::Suspended, T::Complete, S::Acknowledged},
        Transition {S::Suspended, T::UnfinishedDropped, S::Transferred},
        Transition {S::Suspended, T::AllFilesDone, S::Transferred},

        Transition {S::Error, T::Resume, S::Queued},
        Transition {S::Error, T::Suspend, S::Error},
        Transition {S::Error, T::Cancel, S::Cancelled},
        Transition {S::Error, T::Complete, S::Acknowledged},
        Transition {S::Error, T::UnfinishedDropped, S::Transferred},

        Transition {S::TransientError, T::Resume, S::Queued},
        Transition {S::TransientError, T::Suspend, S::Suspended},
        Transition {S::TransientError, T::Cancel, S::Cancelled},
        Transition {S::TransientError, T::Complete, S::Acknowledged},
        Transition {S::TransientError, T::RetryDue, S::Queued},
        Transition {S::TransientError, T::NoProgressTimeout, S::Error},
        Transition {S::TransientError, T::UnfinishedDropped, S::Transferred},

        // Resume here needs unfinished files; without any it is refused (DO_E_JOB_EMPTY).
        Transition {S::Transferred, T::Resume, S::Queued},
        Transition {S::Transferred, T::Suspend, S::Transferred},
        Transition {S::Transferred, T::Cancel, S::Cancelled},
        Transition {S::Transferred, T::Complete, S::Acknowledged},
    };
}();

/// Where \a trigger leads from \a state; nothing when it is not legal there.
constexpr std::optional<JobState> nextState(JobState state, JobTrigger trigger)
{
    for (const Transition &row : kTransitions) {
        if (row.from == state && row.on == trigger)
            return row.to;
    }
    return std::nullopt;
}

constexpr JobTrigger triggerOf(JobCommand command)
{
    switch (command) {
    case JobCommand::Resume:
        return JobTrigger::Resume;
    case JobCommand::Suspend:
        return JobTrigger::Suspend;
    case JobCommand::Cancel:
        return JobTrigger::Cancel;
    case JobCommand::Complete:
        break;
    }
    return JobTrigger::Complete;
}

/// A set of the four verbs.
class JobCommands
{
public:
    constexpr JobCommands() = default;
    constexpr void insert(JobCommand command)
    {
        m_bits = static_cast<quint8>(m_bits | bit(command));
    }
    [[nodiscard]] constexpr bool contains(JobCommand command) const
    {
        return (m_bits & bit(command)) != 0;
    }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr JobCommands &operator|=(JobCommands other)
    {
        m_bits = static_cast<quint8>(m_bits | other.m_bits);
        return *this;
    }
    friend constexpr bool operator==(const JobCommands &, const JobCommands &) = default;

private:
    static constexpr quint8 bit(JobCommand command)
    {
        return static_cast<quint8>(1U << static_cast<unsigned>(command));
    }
    quint8 m_bits = 0;
};

/// The verbs that do not answer DO_E_INVALID_STATE. An upload can be completed only when it is
/// TRANSFERRED (Complete page of BITS).
constexpr JobCommands allowedCommands(JobType type, JobState state)
{
    JobCommands commands;
    for (const JobCommand command : kAllJobCommands) {
        const bool uploadTooEarly = type == JobType::Upload && command == JobCommand::Complete
            && state != JobState::Transferred;
        if (!uploadTooEarly && nextState(state, triggerOf(command)))
            commands.insert(command);
    }
    return commands;
}

/// The allowed verbs that would change the state: what buttons offer. Resume of a TRANSFERRED job
/// is left out, as it changes something only for a job with unfinished files.
constexpr JobCommands effectiveCommands(JobType type, JobState state)
{
    JobCommands commands;
    const JobCommands allowed = allowedCommands(type, state);
    for (const JobCommand command : kAllJobCommands) {
        const bool nothingToResume =
            state == JobState::Transferred && command == JobCommand::Resume;
        if (allowed.contains(command) && !nothingToResume
            && nextState(state, triggerOf(command)) != state)
            commands.insert(command);
    }
    return commands;
}

namespace transitionchecks {

consteval bool deterministic()
{
    for (std::size_t i = 0; i < kTransitions.size(); ++i) {
        for (std::size_t j = i + 1; j < kTransitions.size(); ++j) {
            if (kTransitions[i].from == kTransitions[j].from
                && kTransitions[i].on == kTransitions[j].on)
                return false;
        }
    }
    return true;
}

consteval bool finalStatesHaveNoExit()
{
    for (const Transition &row : kTransitions) {
        if (isFinal(row.from))
            return false;
    }
    return true;
}

consteval bool everyStateReachable()
{
    std::array<bool, kAllJobStates.size()> seen {};
    seen[static_cast<std::size_t>(JobState::Suspended)] = true;
    for (std::size_t round = 0; round < seen.size(); ++round) {
        for (const Transition &row : kTransitions) {
            if (seen[static_cast<std::size_t>(row.from)])
                seen[static_cast<std::size_t>(row.to)] = true;
        }
    }
    for (const bool reached : seen) {
        if (!reached)
            return false;
    }
    return true;
}

consteval bool everyVerbAnsweredBeforeTheEnd()
{
    for (const JobState state : kAllJobStates) {
        for (const JobCommand command : kAllJobCommands) {
            if (nextState(state, triggerOf(command)).has_value() == isFinal(state))
                return false;
        }
    }
    return true;
}

consteval bool cancelAlwaysCancels()
{
    for (const JobState state : kAllJobStates) {
        if (!isFinal(state) && nextState(state, JobTrigger::Cancel) != JobState::Cancelled)
            return false;
    }
    return true;
}

static_assert(deterministic(), "a state and trigger lead to exactly one state");
static_assert(finalStatesHaveNoExit(), "ACKNOWLEDGED and CANCELLED are final");
static_assert(everyStateReachable(), "every state is reachable from SUSPENDED");
static_assert(everyVerbAnsweredBeforeTheEnd(), "all four verbs are legal in every non-final state");
static_assert(cancelAlwaysCancels(), "cancel is possible at any time");

} // namespace transitionchecks

} // namespace kurier
