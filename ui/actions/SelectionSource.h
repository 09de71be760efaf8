// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSnapshot.h"
#include "core/job/JobTransitions.h"

#include <QList>

#include <optional>

namespace kurier {

/// What is selected, in short, so that nothing has to be copied for a hundred thousand rows.
struct JobSelection
{
    qsizetype count = 0;
    JobCommands effective; ///< Verbs that would change at least one of the jobs.
    std::optional<JobSnapshot> first; ///< Speaks for all when it comes to "why not".
    std::optional<JobPriority> priority; ///< When all have the same.
    bool foreign = false; ///< Of other users' queues: their properties are not to be changed.
};

/// Where the actions find the jobs they act on. Thread: the GUI's.
class SelectionSource
{
public:
    SelectionSource() = default;
    SelectionSource(const SelectionSource &) = delete;
    SelectionSource &operator=(const SelectionSource &) = delete;
    virtual ~SelectionSource() = default;

    [[nodiscard]] virtual JobSelection selection() const = 0;
    /// The selected jobs at this moment, in the order of the rows.
    [[nodiscard]] virtual QList<JobSnapshot> selectedJobs() const = 0;
    /// Their ids, or those of the jobs that \a effective would change.
    [[nodiscard]] virtual QList<JobId> selectedIds(std::optional<JobCommand> effective) const = 0;
};

} // namespace kurier
