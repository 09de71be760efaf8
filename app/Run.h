// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/CommandLine.h"
#include "core/base/Paths.h"

namespace kurier {

/// Runs the queue without a display until it is told to end. Blocks with an event loop of its own;
/// needs a QCoreApplication. \returns the exit code.
[[nodiscard]] int runHeadless(const Paths &paths, quint32 publishedMode);

/// Runs the window; needs a QApplication. \returns the exit code.
[[nodiscard]] int runWindow(const StartOptions &options, const Paths &paths, quint32 publishedMode);

/// Runs a window with the queues of other users; needs a QApplication. \returns the exit code:
/// 5 when this user may not see them. For this user's own name it is runWindow().
[[nodiscard]] int runInspector(const StartOptions &options, const Paths &paths,
                               quint32 publishedMode);

} // namespace kurier
