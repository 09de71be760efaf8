// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/NetworkWatch.h"

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

std::unique_ptr<QObject> watchSystemNetwork(const NetworkEngines::NetworkTold &told)
{
    auto watch = std::make_unique<QObject>();
    const bool loaded = Information::loadBackendByFeatures(Information::Feature::Reachability);
    const Information *const system = Information::instance();
    if (!loaded || !system) {
        told({});
        return watch;
    }
    const auto tell = [told, system] { told({reachOf(*system), costOf(*system)}); };
    QObject::connect(system, &Information::reachabilityChanged, watch.get(), tell);
    QObject::connect(system, &Information::isMeteredChanged, watch.get(), tell);
    tell();
    return watch;
}

} // namespace kurier
