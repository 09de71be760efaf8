// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/DesktopKeyRing.h"

namespace kurier {

std::unique_ptr<KeyRing> openDesktopKeyRing()
{
    return nullptr;
}

} // namespace kurier
