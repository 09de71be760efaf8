// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace kurier {

/// Typed addresses, one a line; empty lines count as lines and mean nothing.
struct AddressList
{
    struct Mistake
    {
        int line = 0; ///< From 1.
        Error error;
    };

    /// The path of a Metalink file on this computer.
    struct MetalinkLine
    {
        int line = 0; ///< From 1.
        QString path;
    };

    QList<QByteArray> urls;
    QList<MetalinkLine> metalinks;
    QList<Mistake> mistakes;
};

/// \a metalinks: whether paths of Metalink files count; they are mistakes otherwise.
[[nodiscard]] AddressList parseAddresses(const QString &text, bool metalinks = false);

/// The lines of \a text that are http or https addresses; for what lies in the clipboard, where
/// anything else is no mistake.
[[nodiscard]] QStringList addressesIn(const QString &text);

} // namespace kurier
