// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Clock.h"

namespace kurier {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

milliseconds SystemClock::steady() const
{
    return duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

milliseconds SystemClock::wall() const
{
    return duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch());
}

} // namespace kurier
