// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/NetworkState.h"

namespace kurier {

/// What the system's network service tells (NetworkManager on Linux). Without a plugin for it
/// everything is unknown, and stays so. Thread: the application's first.
class SystemNetworkState final : public NetworkState
{
    Q_OBJECT
public:
    explicit SystemNetworkState(QObject *parent = nullptr);

    [[nodiscard]] NetworkCondition condition() const override { return m_condition; }

private:
    void update();

    NetworkCondition m_condition;
};

} // namespace kurier
