// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlCommands.h"

#include "app/ctl/CommandTable.h"
#include "app/ctl/CtlText.h"
#include "core/control/JobJson.h"

#include <array>

namespace kurier {

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
    for (const char *const option : {"user", "all-users"}) {
        if (context.call.has(option))
            return failMissing(QStringLiteral("--") + QLatin1String(option));
    }
    for (const Row &row : rows) {
        if (context.call.command == QLatin1String(row.name))
            return row.run(context);
    }
    return failMissing(context.call.command);
}

ExitCode failWith(const CtlContext &context, const Error &error)
{
    if (context.console.json())
        Console::document({{QStringLiteral("error"), errorToJson(error)}});
    const bool connection = exitCodeOf(error) == ExitCode::NotRunning;
    Console::error(connection ? sentence(error) : fullSentence(error));
    return exitCodeOf(error);
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
