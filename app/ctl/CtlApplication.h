// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace kurier {

/// Carries out one call of kurierctl and returns its exit code. \a arguments without the program's
/// name. Needs a QCoreApplication. Thread: main.
[[nodiscard]] int runKurierctl(const QStringList &arguments);

} // namespace kurier
