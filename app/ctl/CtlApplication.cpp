// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlApplication.h"

#include "app/ctl/CtlCommands.h"
#include "app/ctl/CtlText.h"
#include "ui/text/LanguageSwitcher.h"

namespace kurier {

int runKurierctl(const QStringList &arguments)
{
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
    } else {
        QueueLink queue(Paths::fromEnvironment(), !parsed.call.has("no-start"));
        code = runCommand({parsed.call, console, queue});
    }
    return static_cast<int>(Console::finish(code));
}

} // namespace kurier
