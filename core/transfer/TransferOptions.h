// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace kurier {

/// Patience of the engine; the defaults are what people get.
struct TransferOptions
{
    std::chrono::milliseconds connectTimeout {30'000};
    /// An attempt that receives less than one byte a second for so long ends in ETimeout.
    std::chrono::seconds stallTimeout {60};
    /// Least time between two TransferProgress of one attempt.
    std::chrono::milliseconds progressInterval {100};
    /// How long the rest of an unwanted small body may take to keep its connection usable.
    std::chrono::milliseconds drainTime {2'000};
    /// How long a trial of more connections to one file takes at least, see ConnectionGrowth.
    std::chrono::milliseconds growthWindow {400};
    /// Most connections to one file where nobody named a number.
    int automaticConnections = 8;
    /// File with the authorities that vouch for servers; empty = the system's.
    QByteArray caFile {};
};

} // namespace kurier
