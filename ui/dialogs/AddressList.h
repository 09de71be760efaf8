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

    QList<QByteArray> urls;
    QList<Mistake> mistakes;
};

[[nodiscard]] AddressList parseAddresses(const QString &text);

/// The lines of \a text that are http or https addresses; for what lies in the clipboard, where
/// anything else is no mistake.
[[nodiscard]] QStringList addressesIn(const QString &text);

} // namespace kurier
