// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/CurlEngines.h"

#include <cstring>

extern "C" __attribute__((visibility("default"))) kurier::NetworkEngines *
kurierNetworkEngines(const char *version)
{
    static_assert(std::is_same_v<decltype(&kurierNetworkEngines), kurier::NetworkEnginesEntry>);
    static kurier::CurlEngines engines;
    return std::strcmp(version, KURIER_VERSION) == 0 ? &engines : nullptr;
}
