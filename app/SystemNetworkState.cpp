// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/SystemNetworkState.h"

#include <QNetworkInformation>

namespace kurier {

namespace {

using Information = QNetworkInformation;

NetworkReach reachOf(const Information &system)
{
    if (!system.supports(Information::Feature::Reachability))
        return NetworkReach::Unknown;
    switch (system.reachability()) {
    case Information::Reachability::Unknown:
        return NetworkReach::Unknown;
    case Information::Reachability::Disconnected:
        return NetworkReach::Offline;
    default:
        // A captive portal or a network of this site only may still lead to the servers meant.
        return NetworkReach::Online;
    }
}

NetworkCost costOf(const Information &system)
{
    if (!system.supports(Information::Feature::Metered))
        return NetworkCost::Unknown;
    return system.isMetered() ? NetworkCost::Metered : NetworkCost::Free;
}

} // namespace

SystemNetworkState::SystemNetworkState(QObject *parent)
    : NetworkState(parent)
{
    const bool loaded = Information::loadBackendByFeatures(Information::Feature::Reachability);
    const Information *const system = Information::instance();
    if (!loaded || !system)
        return;
    connect(system, &Information::reachabilityChanged, this, &SystemNetworkState::update);
    connect(system, &Information::isMeteredChanged, this, &SystemNetworkState::update);
    update();
}

void SystemNetworkState::update()
{
    const Information &system = *Information::instance();
    const NetworkCondition now {reachOf(system), costOf(system)};
    if (now == m_condition)
        return;
    m_condition = now;
    Q_EMIT changed(now);
}

} // namespace kurier
