// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/ExitCode.h"

#include <QJsonObject>
#include <QString>

namespace kurier {

/// What kurierctl writes and asks: UTF-8 on stdout and stderr. Thread: main.
class Console final
{
public:
    explicit Console(bool json);

    [[nodiscard]] bool json() const { return m_json; }
    /// Columns to fit; nothing to fit (0) when stdout is no terminal.
    [[nodiscard]] int width() const;
    /// Colours are wanted: stdout is a terminal and NO_COLOR is not set.
    [[nodiscard]] bool colours() const;
    /// A person sits there: stdin and stderr are terminals.
    [[nodiscard]] static bool canAsk();
    /// A line that is overwritten may be shown on stderr.
    [[nodiscard]] static bool canShowProgress();

    /// A line on stdout; nothing with --json.
    void line(const QString &text) const;
    /// Raw text on stdout, also with --json.
    static void raw(const QByteArray &text);
    /// The one JSON document of a --json run, sentences added.
    static void document(const QJsonObject &json);
    /// "kurierctl: text" on stderr.
    static void error(const QString &text);
    /// Text on stderr as it stands.
    static void notice(const QString &text);
    /// Overwrites the line on stderr; empty clears it.
    static void progress(const QString &text);
    /// Asks on stderr and reads stdin; true for yes.
    [[nodiscard]] static bool confirm(const QString &question);

    /// Flushes stdout; Failed with a message when it could not be written.
    [[nodiscard]] static ExitCode finish(ExitCode code);

private:
    bool m_json;
};

} // namespace kurier
