// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>

#include <chrono>
#include <functional>

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
    int automaticConnections = 16;
    /// File with the authorities that vouch for servers; empty = the system's.
    QByteArray caFile {};
    /// Folder with the person's SSH keys and known_hosts; empty = ~/.ssh.
    QByteArray sshFolder {};
    /// Whether a redirect may lead to an encoded address: an error ends the attempt before that
    /// server hears of it. Called on the engine's thread; empty = anywhere.
    std::function<Result<>(const QByteArray &address)> mayFollow {};
};

} // namespace kurier
