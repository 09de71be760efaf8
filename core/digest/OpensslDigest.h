// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/MessageDigest.h"

namespace kurier {

/// A hash by OpenSSL: on processors with SHA instructions ten times as fast as QCryptographicHash.
/// Error: BgEInvalidHashAlgorithm when this system forbids \a algorithm (FIPS mode). Thread: any.
[[nodiscard]] Result<MessageDigestPtr> makeOpensslDigest(ChecksumAlgorithm algorithm);

} // namespace kurier
