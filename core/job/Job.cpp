// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/Job.h"

#include <algorithm>

namespace kurier {

namespace {

bool isFinished(const JobFile &file)
{
    return file.state == FileState::Transferred || file.state == FileState::Publishing
        || file.state == FileState::Published;
}

} // namespace

const JobOptions &Job::effectiveOptions() const
{
    static const JobOptions defaults;
    return options ? *options : defaults;
}

qsizetype Job::finishedFiles() const
{
    return std::count_if(files.begin(), files.end(), isFinished);
}

bool Job::allFilesFinished() const
{
    bool any = false;
    for (const JobFile &file : files) {
        if (file.state == FileState::Waiting)
            return false;
        any = any || file.state != FileState::Dropped;
    }
    return any;
}

qint64 Job::bytesTransferred() const
{
    qint64 sum = 0;
    for (const JobFile &file : files) {
        if (file.state != FileState::Dropped)
            sum += file.bytesTransferred;
    }
    return sum;
}

qint64 Job::bytesTotal() const
{
    qint64 sum = 0;
    for (const JobFile &file : files) {
        if (file.state == FileState::Dropped)
            continue;
        if (file.bytesTotal < 0)
            return -1;
        sum += file.bytesTotal;
    }
    return sum;
}

} // namespace kurier
