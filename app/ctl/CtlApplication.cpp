// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlApplication.h"

#include "app/ctl/AllUsers.h"
#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/OwnerProcess.h"
#include "app/ctl/OwnerQueue.h"
#include "core/control/JobJson.h"
#include "ui/text/LanguageSwitcher.h"

namespace kurier {

namespace {

ExitCode failToChoose(const Console &console, const Error &error)
{
    if (console.json())
        Console::document({{QStringLiteral("error"), errorToJson(error)}});
    const bool denied = error.code == ErrorCode::EAccessDenied;
    Console::error(
        denied ? CtlText::tr("only root may use the queue of %1").arg(terminalText(error.subject))
               : QStringLiteral("%1: %2").arg(terminalText(error.subject), error.detail));
    return exitCodeOf(error);
}

} // namespace

int runKurierctl(const QStringList &arguments)
{
    if (arguments == QStringList {QLatin1String(kAnswerOffline)})
        return answerOffline();
    if (arguments == QStringList {QLatin1String(kStartQueue)})
        return startOwnQueue();
    LanguageSwitcher language;
    CtlArguments parsed = parseArguments(arguments);
    const QString asked = parsed.call.value("lang");
    language.use(asked);
    // Help and errors were made before the language was known.
    if (!parsed.help.isEmpty() || !parsed.error.isEmpty())
        parsed = parseArguments(arguments);

    ExitCode code = ExitCode::Done;
    const Console console(parsed.call.has("json"));
    if (!parsed.help.isEmpty()) {
        Console::raw(parsed.help.toUtf8() + '\n');
    } else if (!parsed.error.isEmpty()) {
        Console::error(parsed.error);
        code = ExitCode::Usage;
    } else if (!asked.isEmpty() && !LanguageSwitcher::available().contains(asked)) {
        Console::error(usageError(parsed.call.command, CtlText::tr("--lang is de or en")));
        code = ExitCode::Usage;
    } else if (parsed.call.has("user") && parsed.call.has("all-users")) {
        Console::error(usageError(parsed.call.command,
                                  CtlText::tr("--user and --all-users exclude each other")));
        code = ExitCode::Usage;
    } else if (const auto queue = chosenQueue(parsed.call); queue) {
        code = runCommand({parsed.call, console, **queue});
    } else {
        code = failToChoose(console, queue.error());
    }
    return static_cast<int>(Console::finish(code));
}

} // namespace kurier
