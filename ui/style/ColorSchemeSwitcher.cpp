// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/ColorSchemeSwitcher.h"

#include "ui/style/Colors.h"

#include <QApplication>

#include <utility>

namespace kurier {

namespace {

const QColor kHighlight(0x35, 0x74, 0xf0);

QPalette paletteOf(const QColor &window, const QColor &base, const QColor &text,
                   const QColor &disabled)
{
    QPalette palette(window, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, text);
    for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, mixed(base, text, 0.03));
    palette.setColor(QPalette::ToolTipBase, window);
    palette.setColor(QPalette::Highlight, kHighlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, disabled);
    return palette;
}

} // namespace

QPalette darkPalette()
{
    const QColor window(0x2b, 0x2d, 0x30);
    QPalette palette = paletteOf(window, QColor(0x1e, 0x1f, 0x22), QColor(0xe3, 0xe5, 0xe8),
                                 QColor(0x8a, 0x8e, 0x94));
    palette.setColor(QPalette::Button, window.lighter(115));
    palette.setColor(QPalette::Link, QColor(0x78, 0xa6, 0xff));
    palette.setColor(QPalette::LinkVisited, QColor(0xb7, 0x9a, 0xf0));
    return palette;
}

QPalette lightPalette()
{
    QPalette palette =
        paletteOf(QColor(0xef, 0xef, 0xef), Qt::white, Qt::black, QColor(0x76, 0x76, 0x76));
    palette.setColor(QPalette::Link, QColor(0x1a, 0x56, 0xc4));
    palette.setColor(QPalette::LinkVisited, QColor(0x6b, 0x3f, 0xa0));
    return palette;
}

ColorSchemeSwitcher::~ColorSchemeSwitcher()
{
    if (m_own)
        QApplication::setPalette(QPalette());
}

void ColorSchemeSwitcher::use(ColorScheme scheme)
{
    m_chosen = scheme;
    apply();
}

void ColorSchemeSwitcher::setSystem(ColorScheme scheme)
{
    m_system = scheme;
    apply();
}

void ColorSchemeSwitcher::apply()
{
    const ColorScheme wanted = m_chosen == ColorScheme::System ? m_system : m_chosen;
    const bool dark = wanted == ColorScheme::Dark;
    if (m_own && wanted != ColorScheme::System && isDark(QApplication::palette()) == dark)
        return;
    if (std::exchange(m_own, false))
        QApplication::setPalette(QPalette());
    if (wanted == ColorScheme::System || isDark(QApplication::palette()) == dark)
        return;
    m_own = true;
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace kurier
