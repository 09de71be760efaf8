// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobSpec.h"
#include "core/settings/FolderRules.h"

#include <QList>

namespace kurier {

/// What the files of an Add dialog have in common.
struct JobPattern
{
    JobSpec common; ///< Without files.
    bool together = false; ///< One job holds all files.
    /// Folders that come before the common one; for one job only where all of its files agree.
    FolderRules folders;
};

/// Makes \a file a job of \a jobs, or part of the one. Pure; any thread.
void addFile(QList<JobSpec> &jobs, FileSpec file, const JobPattern &pattern);

} // namespace kurier
