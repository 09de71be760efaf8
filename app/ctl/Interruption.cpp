// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Interruption.h"

namespace kurier {

namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM};

// A signal's handler reaches nothing else.
volatile std::sig_atomic_t g_interrupted = 0;

} // namespace

Interruption::Interruption()
{
    g_interrupted = 0;
    struct sigaction action
    {
    };
    action.sa_handler = [](int) { g_interrupted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        ::sigaction(kSignals[i], nullptr, &m_before[i]);
        // Who started this program may have it ignore them, as nohup does.
        if (m_before[i].sa_handler != SIG_IGN)
            ::sigaction(kSignals[i], &action, nullptr);
    }
}

Interruption::~Interruption()
{
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &m_before[i], nullptr);
}

bool Interruption::isAsked()
{
    return g_interrupted != 0;
}

} // namespace kurier
