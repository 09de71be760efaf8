// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small origin on loopback for packaging/demo: prints its address and serves until it is told to
// end or its parent is gone.
#include "tests/support/FaultOrigin.h"

#include <sys/prctl.h>

#include <csignal>
#include <cstdio>

using kurier::test::FaultOrigin;
using kurier::test::OriginAnswer;

namespace {

OriginAnswer slowFile(std::int64_t size, std::int64_t bytesPerSecond)
{
    OriginAnswer answer = OriginAnswer::file(size);
    answer.bytesPerSecond = bytesPerSecond;
    return answer;
}

} // namespace

int main()
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);

    constexpr std::int64_t kMega = 1'000'000;
    FaultOrigin origin;
    origin.route("/handbook.pdf", OriginAnswer::file(8 * kMega));
    origin.route("/pictures.tar", OriginAnswer::file(30 * kMega));
    origin.route("/slow/film.mkv", slowFile(1200 * kMega, 4 * kMega));
    origin.route("/slow/lecture.mp4", slowFile(500 * kMega, 2 * kMega));
    std::printf("%s\n", origin.url("").c_str());
    std::fflush(stdout);

    int signal = 0;
    sigwait(&ending, &signal);
    return 0;
}
