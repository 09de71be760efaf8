// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kurier {

/// A place at which a test may have the whole process killed (SIGKILL), to prove that nothing is
/// lost or left behind there. KURIER_FAULT_POINT names the place, KURIER_FAULT_COUNT (default 1)
/// says at which passing. Does nothing, at no cost, unless the build has the option
/// KURIER_FAULT_POINTS; the programs as shipped do not. Thread: any.
#ifdef KURIER_FAULT_POINTS
void faultPoint(const char *name);
#else
constexpr void faultPoint(const char *) { }
#endif

} // namespace kurier
