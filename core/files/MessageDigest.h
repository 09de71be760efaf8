// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/job/Checksum.h"

#include <cstddef>
#include <functional>
#include <memory>

namespace kurier {

/// The hash of bytes that come piece by piece. Thread: the owner's.
class MessageDigest
{
public:
    MessageDigest() = default;
    MessageDigest(const MessageDigest &) = delete;
    MessageDigest &operator=(const MessageDigest &) = delete;
    virtual ~MessageDigest() = default;

    [[nodiscard]] virtual ChecksumAlgorithm algorithm() const = 0;
    /// False when the library failed; the digest is of no use from then on.
    [[nodiscard]] virtual bool add(const char *data, std::size_t size) = 0;
    /// The hash of everything added; to be asked for once. Empty when the library failed.
    [[nodiscard]] virtual QByteArray finish() = 0;
};

using MessageDigestPtr = std::unique_ptr<MessageDigest>;
/// Begins a hash, from any thread. Errors: BgEInvalidHashAlgorithm when this system forbids the
/// algorithm (FIPS mode), and what kept the library from being loaded.
using DigestMaker = std::function<Result<MessageDigestPtr>(ChecksumAlgorithm)>;

} // namespace kurier
