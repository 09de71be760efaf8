// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/QueueScheduler.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace kurier {

/// Numbers for the hosts of addresses. Keeps each host it has seen. Pure.
class HostTable
{
public:
    /// The same for all ports and spellings of a host; null for an address without one.
    [[nodiscard]] HostId idOf(const QByteArray &url);
    /// True when \a host is this machine: localhost and names below it, 127.0.0.0/8, ::1
    /// (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3).
    [[nodiscard]] bool isLoopback(HostId host) const;

private:
    QHash<QString, HostId> m_ids;
    std::vector<bool> m_loopback; ///< By id - 1.
};

} // namespace kurier
