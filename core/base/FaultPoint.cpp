// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FaultPoint.h"

#ifdef KURIER_FAULT_POINTS

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

namespace kurier {

namespace {

struct Wanted
{
    std::string name;
    int passing = 1;
    std::chrono::milliseconds wait {0};
};

const Wanted &wanted()
{
    static const Wanted one = [] {
        // Read once, before any thread could change the environment.
        const char *const name = std::getenv("KURIER_FAULT_POINT"); // NOLINT(concurrency-mt-unsafe)
        const char *const count =
            std::getenv("KURIER_FAULT_COUNT"); // NOLINT(concurrency-mt-unsafe)
        const char *const wait = std::getenv("KURIER_FAULT_WAIT"); // NOLINT(concurrency-mt-unsafe)
        const auto number = [](const char *text, int otherwise) {
            return text ? std::atoi(text) : otherwise; // NOLINT(cert-err34-c)
        };
        return Wanted {name ? name : "", number(count, 1),
                       std::chrono::milliseconds(number(wait, 0))};
    }();
    return one;
}

} // namespace

void faultPoint(const char *name)
{
    static std::atomic<int> passed {0};
    if (std::string_view(name) != wanted().name || ++passed != wanted().passing)
        return;
    std::this_thread::sleep_for(wanted().wait);
    ::kill(::getpid(), SIGKILL);
}

bool faultSwitch(const char *name)
{
    static const std::string on = [] {
        const char *const value =
            std::getenv("KURIER_FAULT_SWITCH"); // NOLINT(concurrency-mt-unsafe)
        return std::string(value ? value : "");
    }();
    return on == name;
}

} // namespace kurier

#endif
