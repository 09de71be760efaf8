// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <array>
#include <optional>

namespace kurier {

/// The algorithms a checksum may have; a stronger one has a higher number.
enum class ChecksumAlgorithm : quint8 { Md5 = 0, Sha1 = 1, Sha256 = 2, Sha512 = 3 };

inline constexpr std::array kAllChecksumAlgorithms = {
    ChecksumAlgorithm::Md5, ChecksumAlgorithm::Sha1, ChecksumAlgorithm::Sha256,
    ChecksumAlgorithm::Sha512};

/// "md5", "sha-1", "sha-256", "sha-512": the names of IANA's registries and of the command line.
[[nodiscard]] QByteArray checksumAlgorithmName(ChecksumAlgorithm algorithm);
/// Also without the hyphen, in any case.
[[nodiscard]] std::optional<ChecksumAlgorithm> checksumAlgorithmFromName(const QByteArray &name);
/// Bytes of a value: 16, 20, 32 or 64.
[[nodiscard]] qsizetype checksumSize(ChecksumAlgorithm algorithm);

/// What the bytes of a file must hash to. Thread: any.
struct Checksum
{
    ChecksumAlgorithm algorithm = ChecksumAlgorithm::Sha256;
    QByteArray value; ///< checksumSize() bytes.

    /// "sha-256=HEX", lower case: how it is stored, sent and shown.
    [[nodiscard]] QByteArray toText() const;

    friend bool operator==(const Checksum &, const Checksum &) = default;
};

/// Reads "ALGORITHM=HEX", letters in any case. Errors: BgEInvalidHashAlgorithm for an unknown name,
/// EInvalidArg for digits that are none or not as many as the algorithm has; subject = \a text.
[[nodiscard]] Result<Checksum> parseChecksum(const QByteArray &text);

/// Bytes of \a hex if it has exactly as many digits as \a algorithm needs.
[[nodiscard]] std::optional<Checksum> checksumFromHex(ChecksumAlgorithm algorithm,
                                                      const QByteArray &hex);

/// The value that was expected and the one the bytes have, as an error tells them.
struct ChecksumMismatch
{
    Checksum expected;
    Checksum found;

    /// For Error::detail.
    [[nodiscard]] QString toDetail() const;
    /// Nothing when \a detail was not made by toDetail().
    [[nodiscard]] static std::optional<ChecksumMismatch> fromDetail(const QString &detail);
};

/// The same for the number of bytes.
struct SizeMismatch
{
    qint64 expected = 0;
    qint64 found = 0;

    [[nodiscard]] QString toDetail() const;
    [[nodiscard]] static std::optional<SizeMismatch> fromDetail(const QString &detail);
};

} // namespace kurier
