// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace kurier {

/// \a bytes as UTF-8, or nothing when they are not UTF-8. Pure.
[[nodiscard]] std::optional<QString> decodeUtf8(const QByteArray &bytes);

/// \a bytes as UTF-8 where they are, else as ISO-8859-1. Pure.
[[nodiscard]] QString decodeUtf8OrLatin1(const QByteArray &bytes);

/// Replaces each %XX of \a text once; a percent sign without two hex digits stays as it is. Pure.
[[nodiscard]] QByteArray percentDecoded(const QByteArray &text);

/// True when every percent sign of \a text has two hex digits. Pure.
[[nodiscard]] bool isPercentEncoded(const QByteArray &text);

} // namespace kurier
