// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace kurier {

/// Both clocks at the moment of an event.
struct Moment
{
    std::chrono::milliseconds steady {0};
    qint64 wall = 0; ///< Milliseconds UTC.
};

} // namespace kurier
