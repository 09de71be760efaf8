// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Checksum.h"
#include "core/transfer/ResponseHead.h"

#include <optional>

namespace kurier {

/// What the server says the whole file hashes to, by the strongest algorithm it names and we know.
/// Repr-Digest (RFC 9530 3) and Digest (RFC 3230) count in answers 200 and 206; Content-Digest
/// (RFC 9530 2) and Content-MD5 (RFC 1864) describe the body and count in 200 only. A malformed
/// field is ignored; of equally strong values the field named first here wins. Pure.
[[nodiscard]] std::optional<Checksum> digestOf(const ResponseHead &head);

} // namespace kurier
