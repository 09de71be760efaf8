// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kurier {

/// What the command line of `kurier` asks for (cli.md).
struct StartOptions
{
    enum class Mode : quint8 {
        Window,
        Background, ///< Window hidden at first.
        Headless,
        Inspect, ///< Window with the queues of other users.
        ServeStored, ///< Answers from the queue on disk; not for people.
        PrintAndExit, ///< text goes to stdout, exit 0.
        Usage, ///< text goes to stderr, exit 2.
    };

    Mode mode = Mode::Window;
    QStringList urls;
    QString language; ///< "de", "en" or empty.
    QString screenshot; ///< Write a picture of the window there and end.
    QString user; ///< Inspect: whose queue; empty = everybody's.
    QString text;
};

/// Reads the arguments without the program's name. Pure but for the translated texts.
[[nodiscard]] StartOptions parseCommandLine(const QStringList &arguments);

} // namespace kurier
