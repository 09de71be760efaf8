// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QString>

namespace kurier {

/// Translation context of kurierctl.
class CtlText
{
    Q_DECLARE_TR_FUNCTIONS(kurierctl)
};

/// \a text for a terminal: control characters as "\x1b", direction and other invisible characters
/// as "<U+202E>", so that a name can neither move the cursor nor hide its end.
[[nodiscard]] QString terminalText(const QString &text);

/// terminalText() of a text made for a window: without isolates and hard spaces, which are in the
/// way on a terminal.
[[nodiscard]] QString plainText(QString text);

/// Columns \a text takes on a terminal.
[[nodiscard]] int terminalWidthOf(const QString &text);

/// \a text cut to \a columns, "…" in its place where something is missing.
[[nodiscard]] QString terminalCut(const QString &text, int columns);

/// What \a error says, for a terminal; errors of the connection to the queue included.
[[nodiscard]] QString sentence(const Error &error);

/// sentence() with the code's name and number: what stderr gets.
[[nodiscard]] QString fullSentence(const Error &error);

/// JSON of the wire turned into that of cli.md: a "message" beside every "hresult", a sentence as
/// "reason", nothing of "wire".
[[nodiscard]] QJsonObject forPeople(const QJsonObject &wire);

} // namespace kurier
