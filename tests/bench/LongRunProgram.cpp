// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kurier_long_run [MINUTES [SEED]]: see LongRun. Exit status 1 when something was wrong.
#include "tests/bench/LongRun.h"

#include <QCoreApplication>

#include <cstdio>
#include <random>

using kurier::test::LongRun;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int minutes = std::max(words.value(1, QStringLiteral("30")).toInt(), 1);
    const unsigned seed = words.size() > 2 ? words.at(2).toUInt() : std::random_device()();
    std::printf("%d minutes, seed %u\n", minutes, seed);
    std::fflush(stdout);
    LongRun longRun(seed);
    const LongRun::Outcome outcome =
        longRun.run(std::chrono::minutes(minutes), std::chrono::seconds(20));
    for (const QString &wrong : outcome.wrong)
        std::printf("WRONG: %s\n", qUtf8Printable(wrong));
    std::printf("%d rounds, %d jobs, %d suspends, %d cancels, %d files exchanged on the server, "
                "%d kills; %d files with %lld bytes compared\n",
                outcome.rounds, outcome.jobs, outcome.suspends, outcome.cancelled,
                outcome.exchanged, outcome.kills, outcome.files,
                static_cast<long long>(outcome.bytes));
    std::printf("%s\n", outcome.wrong.isEmpty() ? "right" : "wrong");
    return outcome.wrong.isEmpty() ? 0 : 1;
}
