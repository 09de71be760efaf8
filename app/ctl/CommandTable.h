// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>

namespace kurier {

struct OptionSpec
{
    const char *name;
    const char *value; ///< What stands behind it; null for a flag.
    const char *help;
    bool repeatable;
};

/// One command of kurierctl as its help describes it. Texts are untranslated keys.
struct CommandSpec
{
    const char *name;
    const char *operands; ///< As in the usage line.
    const char *summary;
    const char *example;
    const char *options; ///< Names, separated by spaces; beside those every command has.
    int minOperands;
    int maxOperands; ///< -1 = any number.
    bool available; ///< False: part of the contract, not of this version.
};

/// Null when there is none of that name.
[[nodiscard]] const CommandSpec *findCommand(const QString &name);
[[nodiscard]] const OptionSpec *findOption(const QString &name);
/// The long options \a command takes, those of every command included.
[[nodiscard]] QStringList optionsOf(const CommandSpec &command);

/// "kurierctl cancel JOB…|--all [--yes] …": one line.
[[nodiscard]] QString usageOf(const CommandSpec &command);
[[nodiscard]] QString helpOf(const CommandSpec &command);
[[nodiscard]] QString generalHelp();

} // namespace kurier
