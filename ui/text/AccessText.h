// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QStringList>

namespace kurier {

/// What an error about a certificate or signing in tells besides its sentence, as "Label: value":
/// fingerprint, who it names, who vouches, validity; realm. Empty for other errors. Plain text.
[[nodiscard]] QStringList accessFacts(const Error &error);

/// A fingerprint as OpenSSH shows it: "SHA256:" and Base64.
[[nodiscard]] QString sshFingerprintText(const QByteArray &sha256);

/// A fingerprint in groups of two digits, as certificate viewers show it.
[[nodiscard]] QString fingerprintText(const QByteArray &sha256);

} // namespace kurier
