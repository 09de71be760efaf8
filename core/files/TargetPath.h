// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace kurier {

/// A safe file name made from remote text (security.md rows 12 to 14): last component after both
/// kinds of slash, no control or direction characters, no leading dots, no trailing dots or spaces,
/// reserved Windows names prefixed, NFC, at most 200 bytes of UTF-8 with the extension kept.
/// Never empty: "download" when nothing is left. Pure.
[[nodiscard]] QString safeFileName(const QString &remote);

/// The name a URL suggests: its last path segment, percent-decoded once, made safe.
[[nodiscard]] QString fileNameFromUrl(const QByteArray &url);

/// The file name in a Content-Disposition value by RFC 6266 (filename* before filename, RFC 8187),
/// raw; empty when there is none. Never throws anything away silently but broken parameters.
[[nodiscard]] QString fileNameFromContentDisposition(const QByteArray &value);

/// "name (n).ext"; keeps double extensions such as ".tar.gz" together. \a n >= 1.
[[nodiscard]] QString numberedName(const QString &name, int n);

/// True when the name's real extension is one that a desktop may run (.desktop, .sh, .AppImage …).
[[nodiscard]] bool isExecutableName(const QString &name);

} // namespace kurier
