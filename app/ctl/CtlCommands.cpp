// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlCommands.h"

#include "app/ctl/AllUsers.h"
#include "app/ctl/CommandTable.h"
#include "app/ctl/CtlText.h"
#include "core/control/JobJson.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace kurier {

namespace {

/// Whose queues a command can be about with --all-users.
enum class Scope : quint8 { One, JobsOfOne, Everybody, Status };

Scope scopeOf(const CtlCall &call)
{
    const auto isOneOf = [&call](std::initializer_list<const char *> names) {
        return std::any_of(names.begin(), names.end(), [&call](const char *name) {
            return call.command == QLatin1String(name);
        });
    };
    if (call.command == QLatin1String("cleanup"))
        return call.operands.isEmpty() || call.operands.first() == QLatin1String("list")
            ? Scope::Everybody
            : Scope::One;
    if (isOneOf({"list", "export", "version"}))
        return Scope::Everybody;
    if (isOneOf({"show", "suspend", "resume", "complete", "cancel", "wait"}))
        return Scope::JobsOfOne;
    return call.command == QLatin1String("status") ? Scope::Status : Scope::One;
}

} // namespace

ExitCode runCommand(const CtlContext &context)
{
    struct Row
    {
        const char *name;
        ExitCode (*run)(const CtlContext &);
    };
    static constexpr std::array rows = {
        Row {"add", runAdd},         Row {"upload", runUpload}, Row {"list", runList},
        Row {"show", runShow},       Row {"export", runExport}, Row {"suspend", runVerb},
        Row {"resume", runVerb},     Row {"complete", runVerb}, Row {"set", runSet},
        Row {"cancel", runCancel},   Row {"wait", runWait},     Row {"cleanup", runCleanup},
        Row {"monitor", runMonitor}, Row {"status", runStatus}, Row {"quit", runQuit},
        Row {"version", runVersion},
    };
    const QString &command = context.call.command;
    const auto *const row = std::find_if(rows.begin(), rows.end(), [&command](const Row &each) {
        return command == QLatin1String(each.name);
    });
    if (row == rows.end())
        return failMissing(command);
    const bool adds = command == QLatin1String("add") || command == QLatin1String("upload");
    if (adds && context.queue.owner() != nullptr)
        return failWith(context,
                        {ErrorCode::EAccessDenied, ErrorContext::QueueManager,
                         CtlText::tr("only the user may add jobs"), context.queue.owner()->name});
    if (!context.call.has("all-users"))
        return row->run(context);
    switch (scopeOf(context.call)) {
    case Scope::Everybody:
        return row->run(context);
    case Scope::JobsOfOne:
        return runWhereJobsAre(context, row->run);
    case Scope::Status:
        return runStatusOfAll(context);
    case Scope::One:
        break;
    }
    return failUsage(context, CtlText::tr("this is for one user: name the user with --user"));
}

ExitCode failWith(const CtlContext &context, const Error &error)
{
    if (context.console.json())
        Console::document({{QStringLiteral("error"), errorToJson(error)}});
    const bool connection = exitCodeOf(error) == ExitCode::NotRunning;
    Console::error(connection ? sentence(error) : fullSentence(error));
    return exitCodeOf(error);
}

ExitCode failToRead(const CtlContext &context, const Error &error)
{
    const UserAccount *const owner = context.queue.owner();
    if (owner == nullptr)
        return failWith(context, error);
    if (context.console.json())
        Console::document({{QStringLiteral("error"), errorToJson(error)}});
    Console::error(unreadableText(owner->name, error));
    return ExitCode::NotPermitted;
}

ExitCode failUsage(const CtlContext &context, const QString &problem)
{
    Console::error(usageError(context.call.command, problem));
    return ExitCode::Usage;
}

ExitCode failMissing(const QString &what)
{
    Console::error(CtlText::tr("“%1” is not available in this version").arg(what));
    return ExitCode::Failed;
}

} // namespace kurier
