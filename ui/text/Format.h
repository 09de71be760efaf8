// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <chrono>

namespace kurier {

/// "1.2 GB" in the current locale, powers of 1000, non-breaking space; "unknown" for -1.
[[nodiscard]] QString formatBytes(qint64 bytes);
/// "8.1 MB/s"; "–" for 0.
[[nodiscard]] QString formatRate(qint64 bytesPerSecond);
/// "2 min 54 s", at most two units; "–" for a negative value.
[[nodiscard]] QString formatDuration(std::chrono::seconds duration);
/// Remaining time from bytes and rate; -1 s when it cannot be known.
[[nodiscard]] std::chrono::seconds remainingTime(qint64 bytesTotal, qint64 bytesTransferred,
                                                 qint64 bytesPerSecond);
/// Whole percent 0..100, rounded down so that 100 means all; -1 when the total is unknown.
[[nodiscard]] int percentOf(qint64 bytesTransferred, qint64 bytesTotal);
/// Date and time of \a ms (UTC milliseconds) in the current locale, short; "–" for 0.
[[nodiscard]] QString formatTime(qint64 ms);
/// Remote text made harmless for showing: control and direction characters become "<U+202E>",
/// the whole wrapped in first-strong isolates when \a isolate.
[[nodiscard]] QString plainName(const QString &name, bool isolate = true);

} // namespace kurier
