// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/SystemNetworkState.h"

#include "app/EngineModule.h"

#include <utility>

namespace kurier {

SystemNetworkState::SystemNetworkState(EngineModule &module, QObject *parent)
    : NetworkState(parent)
    , m_module(module)
{
}

SystemNetworkState::~SystemNetworkState() = default;

void SystemNetworkState::begin()
{
    if (std::exchange(m_begun, true)) {
        Q_EMIT changed(m_condition);
        return;
    }
    if (const auto engines = m_module.engines())
        m_watch = (*engines)->watchNetwork([this](const NetworkCondition &now) { tell(now); });
    else
        tell({});
}

void SystemNetworkState::tell(const NetworkCondition &now)
{
    m_condition = now;
    Q_EMIT changed(now);
}

} // namespace kurier
