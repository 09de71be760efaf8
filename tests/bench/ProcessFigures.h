// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kurier::test {

/// What the kernel tells of a process; 0 of one that is gone. Thread: any.
/// Bytes in memory now, and the most there ever were.
[[nodiscard]] qint64 residentBytes(qint64 pid);
[[nodiscard]] qint64 mostResidentBytes(qint64 pid);
/// Milliseconds its main thread was ready to run without running.
[[nodiscard]] double waitedForProcessor(qint64 pid);
/// Processor time of all its threads in clock ticks.
[[nodiscard]] qint64 usedTicks(qint64 pid);

/// "12.3 MB".
[[nodiscard]] QString megabytes(qint64 bytes);

} // namespace kurier::test
