// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Job.h"
#include "core/job/JobActivity.h"

#include <QMetaType>

namespace kurier {

/// One row of the queue as a value: what the window, the command line and tests look at.
/// Strings are shared with the queue, so a copy is cheap. Thread: any.
struct JobSnapshot
{
    JobId id;
    JobKey key; ///< Grows with the order of adding; sorts "oldest first".
    QString name;
    QString host; ///< Host of the first file.
    JobType type = JobType::Download;
    JobState state = JobState::Suspended;
    JobPriority priority = JobPriority::Normal;
    bool autoComplete = true;
    CleanupState cleanup = CleanupState::None;
    /// Whose it is, where several queues are shown as one: the number in QueueStatus::owners.
    quint16 owner = 0;
    quint32 errorCount = 0;
    qint32 filesTotal = 0;
    qint32 filesTransferred = 0;
    qint64 bytesTotal = -1; ///< -1 = unknown.
    qint64 bytesTransferred = 0;
    qint64 bytesPerSecond = 0;
    qint64 created = 0; ///< Milliseconds UTC.
    qint64 modified = 0;
    qint64 finished = 0; ///< 0 = not yet.
    qint64 retryAt = 0; ///< 0 = no retry planned.
    qint64 unusedSince = 0; ///< Announced as unused; 0 = it is not.
    qint64 cancelAt = 0; ///< Cancelled then if it stays unused; 0 = it is not.
    bool verifying = false; ///< A file that is all here is being hashed.
    std::shared_ptr<const Error> error; ///< Null = none.
};

/// A row without rate and clean-up, which the caller knows better.
[[nodiscard]] JobSnapshot makeSnapshot(const Job &job);

/// Everything about one job: the row, its files and its ledger; of one in the queue also what it
/// does now and what happened to it since the queue runs.
struct JobDetails
{
    JobSnapshot snapshot;
    QString description;
    QString directory;
    JobOptions options;
    std::vector<JobFile> files;
    QList<Artefact> artefacts;
    std::vector<FileActivity> activity = {};
    std::vector<JobLogEntry> log = {}; ///< Oldest first; bounded, see JobJournal.
    std::vector<RateSample> rates = {}; ///< Oldest first; at most five minutes.
};

} // namespace kurier

Q_DECLARE_METATYPE(kurier::JobSnapshot)
