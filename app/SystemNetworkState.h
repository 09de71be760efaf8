// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/NetworkState.h"

#include <memory>

namespace kurier {

class EngineModule;

/// What the system's network service tells (NetworkManager on Linux). Without a plugin for it
/// everything is unknown, and stays so. Thread: the application's first.
class SystemNetworkState final : public NetworkState
{
    Q_OBJECT
public:
    /// \a module outlives it.
    explicit SystemNetworkState(EngineModule &module, QObject *parent = nullptr);
    ~SystemNetworkState() override;

    /// Waits while the system's plugin is loaded, and the module, unless that has been.
    void begin() override;

private:
    void tell(const NetworkCondition &now);

    EngineModule &m_module;
    std::unique_ptr<QObject> m_watch; ///< Of the module.
    bool m_begun = false;
    NetworkCondition m_condition;
};

} // namespace kurier
