// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Job.h"
#include "core/storage/JobStore.h"

#include <memory>
#include <variant>
#include <vector>

namespace kurier {

/// What JobQueue wants done. Values; JobController carries them out in order. Everything that
/// touches the world outside waits until the store effects before it in the same turn are durable.
namespace effect {

/// Record this.
struct Store
{
    StoreMutation mutation;
};
/// Begin an attempt at one file, from its proven bytes.
struct StartFile
{
    AttemptId attempt;
    JobKey job;
    qint32 file = 0;
    bool oneConnection = false; ///< The server did not stand the test of several.
};
/// End an attempt. \a discard: its bytes will not be needed any more.
struct StopFile
{
    AttemptId attempt;
    bool discard = false;
};
/// An attempt may use so many bytes per second from now on; 0 = any number.
struct SetRate
{
    AttemptId attempt;
    qint64 bytesPerSecond = 0;
};
/// Hash the bytes of a file that are all here; JobQueue::verified() gets the outcome, also after a
/// StopFile of the same attempt.
struct VerifyFile
{
    AttemptId attempt;
    JobKey job;
    qint32 file = 0;
};
/// See how much room there is; JobQueue::roomFound() gets the outcome.
struct LookForRoom
{
    QString directory;
};
/// Put a finished file under its final name.
struct PublishFile
{
    JobKey job;
    qint32 file = 0;
};
/// A temp file (or session) must go.
struct DropArtefact
{
    ArtefactId artefact;
    qint64 bytes = 0;
};
/// A file of the job now lies under its final name; the record of its temp file is done.
struct ArtefactPublished
{
    ArtefactId artefact;
};
/// The row looks different. \a progressOnly: it may wait for the next tick.
struct RowChanged
{
    JobKey job;
    bool progressOnly = false;
};
/// The job became final and left the queue.
struct RowLeft
{
    JobId id;
    JobKey key;
    JobState state = JobState::Acknowledged;
    std::shared_ptr<const Job> last = {}; ///< What it was in the end.
};
/// The answer to a verb that JobQueue::command() left open.
struct CommandEnded
{
    JobCommand command = JobCommand::Complete;
    JobId id;
    Error error;
};

} // namespace effect

using JobEffect = std::variant<effect::Store, effect::StartFile, effect::StopFile, effect::SetRate,
                               effect::VerifyFile, effect::LookForRoom, effect::PublishFile,
                               effect::DropArtefact, effect::ArtefactPublished, effect::RowChanged,
                               effect::RowLeft, effect::CommandEnded>;

using JobEffects = std::vector<JobEffect>;

} // namespace kurier
