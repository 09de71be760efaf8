// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engines/NetworkEngines.h"

namespace kurier {

/// NetworkEngines::watchNetwork() by QNetworkInformation.
[[nodiscard]] std::unique_ptr<QObject> watchSystemNetwork(const NetworkEngines::NetworkTold &told);

} // namespace kurier
