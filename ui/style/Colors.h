// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace kurier {

/// What a colour says. Each is made from the palette in use, so it fits light and dark themes.
enum class Tone : quint8 {
    Normal, ///< Text.
    Muted, ///< Text that matters less.
    Active, ///< Something is going on.
    Good,
    Bad,
    Warning,
};

/// True when light text stands on a dark ground.
[[nodiscard]] bool isDark(const QPalette &palette);
/// \a share (0..1) of \a over laid on \a under.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);
/// A colour readable as text or symbol on the palette's Base and Window.
[[nodiscard]] QColor toneColor(const QPalette &palette, Tone tone);
/// \a palette with a soft selection that leaves the text its colour, for tables.
[[nodiscard]] QPalette withSoftSelection(QPalette palette);

} // namespace kurier
