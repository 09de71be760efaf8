// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/SampleJobs.h"

namespace kurier {

namespace {

constexpr qint64 kMegabyte = 1'000'000;

JobFile sampleFile(const QString &name, FileState state, qint64 transferred, qint64 total)
{
    JobFile file;
    file.url = "https://files.example.org/" + name.toUtf8().toPercentEncoding();
    file.name = name;
    file.state = state;
    file.bytesTransferred = transferred;
    file.bytesTotal = total;
    return file;
}

} // namespace

Job sampleJob(const QString &name, JobState state, qint64 transferred, qint64 total)
{
    const bool whole = state == JobState::Transferred;
    Job job;
    job.name = name;
    job.state = state;
    job.directory = QStringLiteral("/home/anna/Backup");
    job.files.push_back(sampleFile(name, whole ? FileState::Transferred : FileState::Waiting,
                                   whole ? total : transferred, total));
    if (state == JobState::Acknowledged)
        job.files.front().state = FileState::Published;
    return job;
}

Job sampleBundle(const QString &name, JobState state, int count, int finished)
{
    Job job;
    job.name = name;
    job.state = state;
    job.directory = QStringLiteral("/home/anna/Backup");
    for (int i = 0; i < count; ++i) {
        const bool done = i < finished;
        job.files.push_back(sampleFile(QStringLiteral("part-%1.bin").arg(i + 1),
                                       done ? FileState::Transferred : FileState::Waiting,
                                       done ? kMegabyte : 0, kMegabyte));
    }
    return job;
}

Job sampleUpload(const QString &name, JobState state, qint64 sent, qint64 total)
{
    Job job = sampleJob(name, state, sent, total);
    job.type = JobType::Upload;
    return job;
}

} // namespace kurier
