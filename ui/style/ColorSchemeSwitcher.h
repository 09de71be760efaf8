// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"

#include <QObject>
#include <QPalette>

namespace kurier {

/// Makes the whole program light or dark: as the person chose, or as the system wants it where the
/// platform's palette does not say so by itself. A palette that fits already is left alone.
/// Thread: the GUI's; lives as long as the QApplication.
class ColorSchemeSwitcher final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Gives the platform's palette back.
    ~ColorSchemeSwitcher() override;

    /// What the person chose.
    void use(ColorScheme scheme);
    /// What the system wants; System = it does not say.
    void setSystem(ColorScheme scheme);

private:
    void apply();

    ColorScheme m_chosen = ColorScheme::System;
    ColorScheme m_system = ColorScheme::System;
    bool m_own = false; ///< The palette is ours.
};

/// For where the platform has none of its own.
[[nodiscard]] QPalette darkPalette();
[[nodiscard]] QPalette lightPalette();

} // namespace kurier
