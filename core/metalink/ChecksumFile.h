// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Checksum.h"

#include <QString>

#include <optional>

namespace kurier {

/// The value for \a fileName in the text of a checksum file such as "file.iso.sha256", in the forms
/// that are in use: "HEX  name" and "HEX *name" of coreutils (names with folders count by their
/// last part), "SHA256 (name) = HEX" of BSD, and a lone HEX. Of lines that name no file a single
/// one counts; lines about other files do not. Nothing when there is none, or two that differ.
/// Pure.
[[nodiscard]] std::optional<Checksum>
checksumInFile(const QByteArray &text, ChecksumAlgorithm algorithm, const QString &fileName);

} // namespace kurier
