// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace kurier {

/// Whether there is a network at all; Offline only when the system says that there is none.
enum class NetworkReach : quint8 { Unknown, Online, Offline };

/// Whether bytes cost money.
enum class NetworkCost : quint8 { Unknown, Free, Metered };

struct NetworkCondition
{
    NetworkReach reach = NetworkReach::Unknown;
    NetworkCost cost = NetworkCost::Unknown;

    friend bool operator==(const NetworkCondition &, const NetworkCondition &) = default;
};

/// What runs on a metered network.
enum class MeteredPolicy : quint8 {
    Everything,
    Foreground, ///< Jobs below foreground wait.
};

} // namespace kurier

Q_DECLARE_METATYPE(kurier::NetworkCondition)
