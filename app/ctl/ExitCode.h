// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

namespace kurier {

/// Exit codes of kurierctl (cli.md).
enum class ExitCode : int {
    Done = 0,
    Failed = 1,
    Usage = 2,
    NoSuchJob = 3,
    InvalidState = 4,
    NotPermitted = 5,
    NotRunning = 6,
    NotAllRemoved = 7,
    TimedOut = 8,
    PartlyComplete = 9,
};

/// The exit code that tells \a error. A refusal counts as NotPermitted when it is the queue's, not
/// the file system's.
[[nodiscard]] constexpr ExitCode exitCodeOf(ErrorCode code, ErrorContext context)
{
    const bool queue = context == ErrorContext::QueueManager;
    switch (code) {
    case ErrorCode::Ok:
        return ExitCode::Done;
    case ErrorCode::BgSPartialComplete:
        return ExitCode::PartlyComplete;
    case ErrorCode::BgSUnableToDeleteFiles:
        return ExitCode::NotAllRemoved;
    case ErrorCode::DoEJobNotFound:
        return ExitCode::NoSuchJob;
    case ErrorCode::DoEInvalidState:
        return ExitCode::InvalidState;
    case ErrorCode::EAccessDenied:
        return queue ? ExitCode::NotPermitted : ExitCode::Failed;
    case ErrorCode::BgESessionNotFound:
    case ErrorCode::BgEConnectionClosed:
        return queue ? ExitCode::NotRunning : ExitCode::Failed;
    default:
        return ExitCode::Failed;
    }
}

[[nodiscard]] inline ExitCode exitCodeOf(const Error &error)
{
    return exitCodeOf(error.code, error.context);
}

} // namespace kurier
