// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Checksum.h"

#include <cstddef>
#include <memory>

extern "C" {
struct evp_md_ctx_st;
}

namespace kurier {

/// The hash of bytes that come piece by piece, by OpenSSL: on processors with SHA instructions ten
/// times as fast as QCryptographicHash. Thread: the owner's.
class MessageDigest final
{
public:
    /// Error: BgEInvalidHashAlgorithm when this system forbids \a algorithm (FIPS mode).
    [[nodiscard]] static Result<MessageDigest> create(ChecksumAlgorithm algorithm);

    [[nodiscard]] ChecksumAlgorithm algorithm() const { return m_algorithm; }
    /// False when the library failed; the digest is of no use from then on.
    [[nodiscard]] bool add(const char *data, std::size_t size);
    /// The hash of everything added; to be asked for once. Empty when the library failed.
    [[nodiscard]] QByteArray finish();

private:
    struct Release
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    using Context = std::unique_ptr<evp_md_ctx_st, Release>;

    MessageDigest(ChecksumAlgorithm algorithm, Context context);

    ChecksumAlgorithm m_algorithm;
    Context m_context;
};

} // namespace kurier
