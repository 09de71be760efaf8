// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kurier {

/// True when \a text can look like another one: it holds characters that change the direction of
/// writing or cannot be seen, a word that mixes Latin with Cyrillic or Greek letters, or a word of
/// Cyrillic letters each of which looks like a Latin one. (Unicode TR 36, 39.) Pure.
[[nodiscard]] bool isDeceptive(const QString &text);

} // namespace kurier
