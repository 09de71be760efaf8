// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kurier {

/// To be called first on the thread of an engine: names it (at most 15 letters) and leaves signals
/// to the main thread; SIGPIPE from a TLS library is nobody's.
void enterEngineThread(const char *name);

} // namespace kurier
