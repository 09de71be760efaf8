// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace kurier {

/// Typed addresses, one a line; empty lines count as lines and mean nothing. A line may be a
/// pattern (AddressPattern) that stands for many.
struct AddressList
{
    /// More addresses than this are too many for one window.
    static constexpr qsizetype kMostAddresses = 10'000;

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

    /// What a pattern stands for.
    struct Expansion
    {
        qint64 count = 0;
        QString first;
        QString last;
    };

    QList<QByteArray> urls;
    QList<Expansion> expansions; ///< Of lines that are patterns; their addresses are in urls.
    QList<MetalinkLine> metalinks;
    QList<Mistake> mistakes;
};

/// An error with code BgETooManyFiles: the lines up to there stand for more than kMostAddresses.
/// \a metalinks: whether paths of Metalink files count; they are mistakes otherwise.
[[nodiscard]] AddressList parseAddresses(const QString &text, bool metalinks = false);

/// Adds what \a line, an address or a pattern, stands for, if \a list then holds at most \a most;
/// otherwise says why not (BgETooManyFiles, or parseUrl()'s) and adds nothing.
[[nodiscard]] Error addAddressLine(const QString &line, qint64 most, AddressList &list);

/// The lines of \a text that are, or stand for, http or https addresses; for what lies in the
/// clipboard, where anything else is no mistake.
[[nodiscard]] QStringList addressesIn(const QString &text);

} // namespace kurier
