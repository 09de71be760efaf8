// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/JobState.h"
#include "ui/style/Colors.h"

#include <QIcon>
#include <QString>

namespace kurier {

/// The bundled icon :/icons/\a name.svg, drawn in the colour \a tone has in the application's
/// palette at the time of drawing, at any size. Thread: the GUI's.
[[nodiscard]] QIcon symbolicIcon(const QString &name, Tone tone = Tone::Normal);
/// The desktop theme's \a themeName, else the bundled \a name.
[[nodiscard]] QIcon actionIcon(const QString &themeName, const QString &name);
[[nodiscard]] QIcon stateIcon(JobState state);
[[nodiscard]] QIcon typeIcon(JobType type);
[[nodiscard]] QIcon applicationIcon();

} // namespace kurier
