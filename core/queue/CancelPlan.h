// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/job/JobSnapshot.h"
#include "core/job/JobState.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace kurier {

/// What cancelling one job would do.
struct CancelPlanItem
{
    JobId id;
    QString name;
    JobType type = JobType::Download;
    JobState state = JobState::Suspended;
    QString directory; ///< Where its files lie or would lie.
    QString server; ///< Uploads: host that holds what was sent.
    qint32 filesFinished = 0; ///< Downloads: complete, not yet under their final names: deleted.
    qint32 filesPartial = 0; ///< Begun: deleted.
    qint32 filesArrived = 0; ///< Uploads: whole on the server, where they stay.
    qint64 bytesFinished = 0;
    qint64 bytesPartial = 0;
    qint64 bytesArrived = 0;
    qint64 bytesTotal = -1; ///< Of the job; -1 = unknown.
    bool possible = true; ///< False: final already; cancel would answer DO_E_INVALID_STATE.
};

/// How many finished files of each job a person was told of; a job with none may be left out.
using FilesTold = QHash<JobId, qint32>;

/// What cancelling a selection would do at this moment. A value; carried out, or not, later.
struct CancelPlan
{
    QList<CancelPlanItem> items;
    QList<JobId> unknown; ///< Not in the queue: DO_E_JOB_NOT_FOUND or final long ago.
    Error trouble = {}; ///< Why nothing could be learned of the unknown; code Ok = they are gone.

    [[nodiscard]] qsizetype possibleCount() const;
    [[nodiscard]] qsizetype downloads() const; ///< Among the possible ones.
    [[nodiscard]] qsizetype uploads() const;
    [[nodiscard]] qsizetype jobsWithFinishedFiles() const;
    [[nodiscard]] qsizetype filesFinished() const;
    [[nodiscard]] qint64 bytesFinished() const;
    [[nodiscard]] qint64 bytesPartialHere() const; ///< Downloads' unfinished data.
    [[nodiscard]] qint64 bytesOnServers() const; ///< Uploads' sent data.
    [[nodiscard]] qsizetype filesArrived() const; ///< Uploaded files that stay on their servers.
    [[nodiscard]] QStringList servers() const; ///< Hosts with sent data, sorted, once each.
    [[nodiscard]] QStringList arrivalServers() const; ///< Hosts of the files that stay, likewise.
    [[nodiscard]] QStringList directories() const; ///< Of finished files, sorted, once each.
    [[nodiscard]] FilesTold filesTold() const; ///< What whoever reads this plan is told.
};

/// Plan for one job.
[[nodiscard]] CancelPlanItem planCancel(const Job &job);

} // namespace kurier
