// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"

#include <QIcon>

namespace kurier {

[[nodiscard]] QIcon cleanupIcon(CleanupState state);
[[nodiscard]] QIcon artefactIcon(ArtefactState state);

/// Something is still to be removed, or could not be.
[[nodiscard]] bool isOpen(ArtefactState state);

} // namespace kurier
