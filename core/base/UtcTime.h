// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QTimeZone>
#endif

namespace kurier {

/// How this Qt names UTC itself, which is written as "Z", rather than a zone without an offset.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
inline constexpr auto kUtc = QTimeZone::UTC;
#else
inline constexpr auto kUtc = Qt::UTC;
#endif

/// \a sinceEpoch, milliseconds since 1970, as a date and time in UTC; does not look at the system's
/// time zone.
inline QDateTime utcDateTime(qint64 sinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch, kUtc);
}

} // namespace kurier
