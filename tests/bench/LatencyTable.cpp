// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/LatencyTable.h"

#include <cstdio>

namespace kurier::test {

QString shownTime(double milliseconds)
{
    if (milliseconds < 0)
        return QStringLiteral("–");
    return milliseconds < 1000 ? QStringLiteral("%1 ms").arg(milliseconds, 0, 'f', 0)
                               : QStringLiteral("%1 s").arg(milliseconds / 1000, 0, 'f', 2);
}

void LatencyTable::say(const QString &what, const QString &figure)
{
    std::printf("%-38s %s\n", qUtf8Printable(what), qUtf8Printable(figure));
    std::fflush(stdout);
}

void LatencyTable::head()
{
    std::printf("\n%-38s %9s %9s %6s %8s %8s %8s %6s %6s\n", "", "took", "no CPU", "pings",
                "median", "p99", "worst", ">16ms", ">50ms");
}

void LatencyTable::row(const QString &what, double took, double waited, const Latency &latency)
{
    std::printf("%-38s %9s %9s %6zu %5.1f ms %5.1f ms %5.1f ms %6zu %6zu\n", qUtf8Printable(what),
                qUtf8Printable(shownTime(took)), qUtf8Printable(shownTime(waited)), latency.pings,
                latency.median, latency.p99, latency.worst, latency.over16, latency.over50);
    std::fflush(stdout);
}

} // namespace kurier::test
