// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kurier {

/// A place at which a test may have the whole process killed (SIGKILL), to prove that nothing is
/// lost or left behind there. KURIER_FAULT_POINT names the place, KURIER_FAULT_COUNT (default 1)
/// says at which passing; the thread waits there KURIER_FAULT_WAIT milliseconds while others go on.
/// Does nothing, at no cost, unless the build has the option KURIER_FAULT_POINTS; the programs as
/// shipped do not. Thread: any.
#ifdef KURIER_FAULT_POINTS
constexpr bool kFaultPoints = true;
void faultPoint(const char *name);
#else
constexpr bool kFaultPoints = false;
constexpr void faultPoint(const char *) { }
#endif

/// Whether a test asks for a way that is otherwise taken on other systems only: KURIER_FAULT_SWITCH
/// is \a name. Always false without KURIER_FAULT_POINTS. Thread: any.
#ifdef KURIER_FAULT_POINTS
[[nodiscard]] bool faultSwitch(const char *name);
#else
[[nodiscard]] constexpr bool faultSwitch(const char *)
{
    return false;
}
#endif

} // namespace kurier
