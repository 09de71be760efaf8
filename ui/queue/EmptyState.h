// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPainter;
class QRect;
class QPalette;

namespace kurier {

/// What an empty view says in its place: what is (not) there, and what to do.
struct EmptyState
{
    QString icon; ///< Name of a symbolic icon.
    QString headline;
    QString hint;
};

/// Draws \a state in the middle of \a area, in muted colours of \a palette.
void paintEmptyState(QPainter &painter, const QRect &area, const QPalette &palette,
                     const EmptyState &state);

} // namespace kurier
