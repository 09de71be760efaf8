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

QString checkResultName(CheckResult result)
{
    switch (result) {
    case CheckResult::None:
        break;
    case CheckResult::Matches:
        return QStringLiteral("matches");
    case CheckResult::Differs:
        return QStringLiteral("differs");
    case CheckResult::ServerDiffers:
        return QStringLiteral("server-differs");
    }
    return QStringLiteral("none");
}

std::vector<Checksum> JobFile::expectedChecksums() const
{
    std::vector<Checksum> expected;
    for (const QByteArray &text : {checksum, serverDigest.get()}) {
        // Stored values are not trusted to be well-formed.
        const auto value = text.isEmpty() ? Result<Checksum>(failure(ErrorCode::EInvalidArg))
                                          : parseChecksum(text);
        if (value && std::find(expected.begin(), expected.end(), *value) == expected.end())
            expected.push_back(*value);
    }
    return expected;
}

void JobFile::forgetBytes()
{
    bytesTotal = -1;
    bytesTransferred = 0;
    proven = {};
    validator.clear();
    serverDigest.reset();
}

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
