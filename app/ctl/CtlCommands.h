// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "app/ctl/CtlArguments.h"
#include "app/ctl/QueueLink.h"

namespace kurier {

/// What a command works with.
struct CtlContext
{
    const CtlCall &call;
    const Console &console;
    QueueLink &queue;
};

/// Carries out the call; the exit code of the program.
[[nodiscard]] ExitCode runCommand(const CtlContext &context);

/// Tells \a error on stderr, with --json also as {"error": …} on stdout.
[[nodiscard]] ExitCode failWith(const CtlContext &context, const Error &error);
/// The same about reading a queue; one of another user is named, and its exit code is NotPermitted.
[[nodiscard]] ExitCode failToRead(const CtlContext &context, const Error &error);
/// Tells a usage error in one line with the right call.
[[nodiscard]] ExitCode failUsage(const CtlContext &context, const QString &problem);
/// Tells that something of the contract is not there yet.
[[nodiscard]] ExitCode failMissing(const QString &what);

// One function per command, grouped by file.
[[nodiscard]] ExitCode runAdd(const CtlContext &context);
[[nodiscard]] ExitCode runUpload(const CtlContext &context);
[[nodiscard]] ExitCode runList(const CtlContext &context);
[[nodiscard]] ExitCode runShow(const CtlContext &context);
[[nodiscard]] ExitCode runExport(const CtlContext &context);
[[nodiscard]] ExitCode runVerb(const CtlContext &context);
[[nodiscard]] ExitCode runSet(const CtlContext &context);
[[nodiscard]] ExitCode runCancel(const CtlContext &context);
[[nodiscard]] ExitCode runWait(const CtlContext &context);
[[nodiscard]] ExitCode runCleanup(const CtlContext &context);
[[nodiscard]] ExitCode runMonitor(const CtlContext &context);
[[nodiscard]] ExitCode runStatus(const CtlContext &context);
[[nodiscard]] ExitCode runQuit(const CtlContext &context);
[[nodiscard]] ExitCode runVersion(const CtlContext &context);

} // namespace kurier
