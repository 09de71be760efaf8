// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace kurier {

/// A call of kurierctl that makes sense as far as its form goes.
struct CtlCall
{
    QString command;
    QHash<QString, QStringList> options; ///< By long name; a flag holds one empty text.
    QStringList operands;

    [[nodiscard]] bool has(const char *option) const
    {
        return options.contains(QLatin1String(option));
    }
    /// The last value of \a option; empty when it was not given.
    [[nodiscard]] QString value(const char *option) const
    {
        const QStringList all = options.value(QLatin1String(option));
        return all.isEmpty() ? QString() : all.last();
    }
};

/// Exactly one of help and error is set when the call is not to be carried out.
struct CtlArguments
{
    CtlCall call;
    QString help; ///< To print on stdout, exit 0.
    QString error; ///< One line with the right call, exit 2.
};

/// Reads \a arguments (without the program's name) by GNU habits: options and operands in any
/// order, "--" ends options, "--name=value" or "--name value", unambiguous beginnings of options.
[[nodiscard]] CtlArguments parseArguments(const QStringList &arguments);

/// \a problem and the right call of \a command in one line.
[[nodiscard]] QString usageError(const QString &command, const QString &problem);

} // namespace kurier
