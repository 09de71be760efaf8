// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace kurier {

/// States with the numbers of BG_JOB_STATE.
enum class JobState : quint8 {
    Queued = 0,
    Connecting = 1,
    Transferring = 2,
    Suspended = 3,
    Error = 4,
    TransientError = 5,
    Transferred = 6,
    Acknowledged = 7,
    Cancelled = 8,
};

inline constexpr std::array kAllJobStates = {
    JobState::Queued,      JobState::Connecting,   JobState::Transferring,
    JobState::Suspended,   JobState::Error,        JobState::TransientError,
    JobState::Transferred, JobState::Acknowledged, JobState::Cancelled,
};

/// Numbers of BG_JOB_TYPE.
enum class JobType : quint8 { Download = 0, Upload = 1 };

/// Numbers of BG_JOB_PRIORITY; lower is more urgent.
enum class JobPriority : quint8 { Foreground = 0, High = 1, Normal = 2, Low = 3 };

/// The four verbs of IBackgroundCopyJob.
enum class JobCommand : quint8 { Resume, Suspend, Cancel, Complete };

inline constexpr std::array kAllJobCommands = {JobCommand::Resume, JobCommand::Suspend,
                                               JobCommand::Cancel, JobCommand::Complete};

/// What moves a job from state to state: the verbs, and what happens by itself.
enum class JobTrigger : quint8 {
    Resume,
    Suspend,
    Cancel,
    Complete, ///< The verb; for the final move it fires when the kept files are in place.
    Started, ///< The scheduler gave it a slot.
    Connected, ///< The server answered and bytes may flow.
    AllFilesDone,
    UnfinishedDropped, ///< Complete on an unfinished job: only finished files are left in it.
    TransientFailure,
    FatalFailure,
    RetryDue,
    NoProgressTimeout,
    SliceEnded, ///< Another job of its level has its turn, or a more urgent one came.
};

/// ACKNOWLEDGED and CANCELLED: nothing leads out of them.
constexpr bool isFinal(JobState state)
{
    return state == JobState::Acknowledged || state == JobState::Cancelled;
}

/// The states in which a job holds a slot of the scheduler.
constexpr bool isActive(JobState state)
{
    return state == JobState::Connecting || state == JobState::Transferring;
}

/// Words of cli.md: "queued", "transient-error" …; the inverse knows exactly these.
[[nodiscard]] QString jobStateName(JobState state);
[[nodiscard]] std::optional<JobState> jobStateFromName(QStringView name);
[[nodiscard]] QString jobTypeName(JobType type);
[[nodiscard]] QString jobPriorityName(JobPriority priority);
[[nodiscard]] std::optional<JobPriority> jobPriorityFromName(QStringView name);
[[nodiscard]] QString jobCommandName(JobCommand command);

} // namespace kurier

Q_DECLARE_METATYPE(kurier::JobState)
Q_DECLARE_METATYPE(kurier::JobPriority)
