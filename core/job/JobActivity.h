// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteRanges.h"
#include "core/base/Error.h"
#include "core/job/JobState.h"

#include <memory>

namespace kurier {

/// A job's rate as it was some time ago. Value.
struct RateSample
{
    qint64 age = 0; ///< Milliseconds before it was asked for.
    qint64 bytesPerSecond = 0;

    friend bool operator==(const RateSample &, const RateSample &) = default;
};

/// What happened to a job while this queue runs. Value.
struct JobLogEntry
{
    enum class Event : quint8 {
        State, ///< It came into the state.
        Files, ///< More of its files are finished than before.
    };

    qint64 at = 0; ///< Milliseconds UTC.
    Event event = Event::State;
    JobState state = JobState::Suspended;
    qint64 bytes = 0; ///< That were here then, of all files.
    qint32 files = 0; ///< That were finished then.
    std::shared_ptr<const Error> error; ///< Null = none.
};

/// An attempt that is under way at a file of a job. Value.
struct FileActivity
{
    qint32 file = 0; ///< Position in the job.
    qint32 connections = 0; ///< In use; 0 = not connected yet.
    ByteRanges written; ///< What is in the file, recorded or not.
};

} // namespace kurier
