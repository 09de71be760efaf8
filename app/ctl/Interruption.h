// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <csignal>

namespace kurier {

/// As long as it exists, the first SIGINT or SIGTERM only asks the program to stop; a second one
/// ends it. One at a time. Thread: main.
class Interruption final
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    [[nodiscard]] static bool isAsked();

private:
    std::array<struct sigaction, 2> m_before {};
};

} // namespace kurier
