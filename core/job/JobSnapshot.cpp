// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobSnapshot.h"

namespace kurier {

JobSnapshot makeSnapshot(const Job &job)
{
    JobSnapshot row;
    row.id = job.id;
    row.key = job.key;
    row.name = job.name;
    row.host = job.files.empty() ? QString() : hostOf(job.files.front().url);
    row.type = job.type;
    row.state = job.state;
    row.priority = job.priority;
    row.autoComplete = job.autoComplete;
    row.errorCount = job.errorCount;
    row.filesTotal = static_cast<qint32>(job.files.size());
    row.filesTransferred = static_cast<qint32>(job.finishedFiles());
    row.bytesTotal = job.bytesTotal();
    row.bytesTransferred = job.bytesTransferred();
    row.created = job.created;
    row.modified = job.modified;
    row.finished = job.finished;
    row.retryAt = job.retryAt;
    row.unusedSince = job.noticeSeen > 0 ? job.activeAt : 0;
    row.cancelAt = job.cancelAt;
    row.verifying = job.verifying;
    row.error = job.error;
    return row;
}

} // namespace kurier
