// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Colors.h"

#include <cmath>

namespace kurier {

namespace {

constexpr double kGreenHue = 140.0 / 360.0;
constexpr double kRedHue = 2.0 / 360.0;
constexpr double kAmberHue = 38.0 / 360.0;

QColor signal(const QPalette &palette, double hue, double onLight, double onDark)
{
    const double lightness = isDark(palette) ? onDark : onLight;
    return QColor::fromHslF(static_cast<float>(hue), 0.70F, static_cast<float>(lightness));
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto channel = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * share));
    };
    return QColor(channel(under.red(), over.red()), channel(under.green(), over.green()),
                  channel(under.blue(), over.blue()));
}

QColor toneColor(const QPalette &palette, Tone tone)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    switch (tone) {
    case Tone::Normal:
        break;
    case Tone::Muted:
        return mixed(text, base, 0.38);
    case Tone::Active:
        return mixed(palette.color(QPalette::Active, QPalette::Highlight), text, 0.30);
    case Tone::Good:
        return signal(palette, kGreenHue, 0.28, 0.62);
    case Tone::Bad:
        return signal(palette, kRedHue, 0.42, 0.70);
    case Tone::Warning:
        return signal(palette, kAmberHue, 0.32, 0.62);
    }
    return text;
}

QPalette withSoftSelection(QPalette palette)
{
    constexpr double kActiveShare = 0.24;
    constexpr double kInactiveShare = 0.14;
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    palette.setColor(QPalette::Active, QPalette::Highlight, mixed(base, highlight, kActiveShare));
    palette.setColor(QPalette::Inactive, QPalette::Highlight,
                     mixed(base, highlight, kInactiveShare));
    palette.setColor(QPalette::Active, QPalette::HighlightedText, text);
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, text);
    palette.setColor(QPalette::AlternateBase, mixed(base, text, 0.025));
    return palette;
}

} // namespace kurier
