// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/WindowPing.h"

#include <QString>

namespace kurier::test {

/// The one table a benchmark prints, row by row. Thread: its user's.
class LatencyTable
{
public:
    /// A figure on a line of its own.
    static void say(const QString &what, const QString &figure);
    static void head();
    /// \a took in milliseconds; negative = there is no such figure. \a waited is how long the
    /// window's thread was ready but got no processor: nothing of the program's making.
    static void row(const QString &what, double took, double waited, const Latency &latency);
};

/// "1.234 s" or "56 ms".
[[nodiscard]] QString shownTime(double milliseconds);

} // namespace kurier::test
