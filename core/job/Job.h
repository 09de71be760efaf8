// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteRanges.h"
#include "core/base/Seldom.h"
#include "core/job/Artefact.h"
#include "core/job/Checksum.h"
#include "core/job/JobId.h"
#include "core/job/JobSpec.h"
#include "core/job/JobState.h"
#include "core/upload/SourceMark.h"

#include <memory>
#include <vector>

namespace kurier {

/// How far one file of a job is.
enum class FileState : quint8 {
    Waiting = 0, ///< Not all bytes are here.
    Transferred = 1, ///< All bytes are here and synced, under the temp name; or on the server.
    Publishing = 2, ///< Complete was asked for; the final name is recorded, the rename may be done.
    Published = 3, ///< Under its final name.
    Dropped = 4, ///< Left out by Complete on an unfinished job.
};

/// What hashing a file showed.
enum class CheckResult : quint8 {
    None = 0, ///< Not hashed, or there is nothing to compare with.
    Matches = 1, ///< Every expected value.
    Differs = 2, ///< The last time its bytes were complete; they were forgotten.
    ServerDiffers = 3, ///< The person's value matches; what the server said does not.
};

/// "none", "matches", "differs", "server-differs".
[[nodiscard]] QString checkResultName(CheckResult result);

/// One file of a job.
struct JobFile
{
    QByteArray url; ///< Where the bytes at hand are from, and more are asked for.
    /// Every address of the file, \a url too; empty when it is alone.
    Seldom<QList<QByteArray>> addresses;
    qint64 expectedSize = -1; ///< Bytes it must have; -1 = not known before.
    QString name; ///< Final name inside the job's directory, as known so far; reserved.
    bool nameFixed = false; ///< Chosen by the person: the server's suggestion is ignored.
    FileState state = FileState::Waiting;
    qint64 bytesTotal = -1; ///< -1 = unknown.
    qint64 bytesTransferred = 0; ///< Received so far, for showing.
    ByteRanges proven; ///< Synced to disk and recorded; a restart fetches the rest.
    QByteArray validator; ///< Strong ETag or Last-Modified of those bytes, for If-Range.
    ArtefactId temp; ///< Ledger record of the temp file; null = none.
    QByteArray checksum; ///< What the person expects: "sha-256=HEX" or empty.
    Seldom<QByteArray> serverDigest; ///< What the server said of these bytes; likewise.
    CheckResult check = CheckResult::None;

    // Uploads only. There url is the target, name what the file is called, proven what the server
    // has acknowledged (always a prefix), temp the ledger record of the session.
    QString source; ///< Absolute path of the file that is sent.
    Seldom<SourceMark> mark; ///< What it was when the first byte was sent.

    /// What its bytes must hash to before the file counts as transferred; the person's value first.
    [[nodiscard]] std::vector<Checksum> expectedChecksums() const;
    /// False when \a size is not what was known before.
    [[nodiscard]] bool mayHaveSize(qint64 size) const
    {
        return expectedSize < 0 || size == expectedSize;
    }
    /// The bytes that were received count no more; the temp file stays for the next ones.
    void forgetBytes();
};

/// What was asked for and must be carried out even after a crash.
enum class PendingEffect : quint8 { None = 0, Complete = 1 };

/// A job as the queue keeps it. Times are milliseconds UTC, 0 = not yet.
struct Job
{
    JobKey key;
    JobId id;
    JobType type = JobType::Download;
    JobState state = JobState::Suspended;
    JobPriority priority = JobPriority::Normal;
    bool autoComplete = true;
    PendingEffect pendingEffect = PendingEffect::None;
    quint32 errorCount = 0;
    QString name;
    QString description;
    QString directory; ///< Of the destination; uploads: of the first source.
    qint64 created = 0;
    qint64 modified = 0;
    qint64 finished = 0;
    qint64 retryAt = 0; ///< When TRANSIENT_ERROR is tried again.
    qint64 failingSince = 0; ///< First failure since the last byte of progress.
    qint64 activeAt = 0; ///< Last touched by somebody, or last progress.
    qint64 noticeSeen = 0; ///< Last known to be announced as unused; 0 = it is not.
    qint64 cancelAt = 0; ///< It is cancelled then if it stays unused; 0 = it is not.
    bool verifying = false; ///< A file that is all here is being hashed. Not stored.
    std::shared_ptr<const Error> error; ///< Null when there is none.
    JobOptionsPtr options; ///< Null = defaults.
    std::vector<JobFile> files;

    /// The options, defaults included.
    [[nodiscard]] const JobOptions &effectiveOptions() const;
    [[nodiscard]] qsizetype finishedFiles() const; ///< Transferred, publishing or published.
    [[nodiscard]] bool allFilesFinished() const; ///< At least one, and none waiting.
    [[nodiscard]] qint64 bytesTransferred() const; ///< Sum over files that are not dropped.
    [[nodiscard]] qint64 bytesTotal() const; ///< Sum, or -1 while any size is unknown.
};

} // namespace kurier
