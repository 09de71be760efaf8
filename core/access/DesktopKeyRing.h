// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/KeyRing.h"

#include <memory>

namespace kurier {

/// The key ring of the running desktop; null when this build or this session has none. Entries
/// carry the service name "kurier".
[[nodiscard]] std::unique_ptr<KeyRing> openDesktopKeyRing();

} // namespace kurier
