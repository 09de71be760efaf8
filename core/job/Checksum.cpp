// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/Checksum.h"

#include <QRegularExpression>

#include <algorithm>

namespace kurier {

namespace {

constexpr QLatin1String kExpected("expected ");
constexpr QLatin1String kFound(", found ");

bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

} // namespace

QByteArray checksumAlgorithmName(ChecksumAlgorithm algorithm)
{
    switch (algorithm) {
    case ChecksumAlgorithm::Md5:
        return QByteArrayLiteral("md5");
    case ChecksumAlgorithm::Sha1:
        return QByteArrayLiteral("sha-1");
    case ChecksumAlgorithm::Sha256:
        break;
    case ChecksumAlgorithm::Sha512:
        return QByteArrayLiteral("sha-512");
    }
    return QByteArrayLiteral("sha-256");
}

std::optional<ChecksumAlgorithm> checksumAlgorithmFromName(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    for (const ChecksumAlgorithm algorithm : kAllChecksumAlgorithms) {
        QByteArray known = checksumAlgorithmName(algorithm);
        if (lower == known || lower == known.replace("-", ""))
            return algorithm;
    }
    return std::nullopt;
}

qsizetype checksumSize(ChecksumAlgorithm algorithm)
{
    constexpr std::array<qsizetype, 4> sizes = {16, 20, 32, 64};
    return sizes.at(static_cast<std::size_t>(algorithm));
}

QByteArray Checksum::toText() const
{
    return checksumAlgorithmName(algorithm) + '=' + value.toHex();
}

std::optional<Checksum> checksumFromHex(ChecksumAlgorithm algorithm, const QByteArray &hex)
{
    if (hex.size() != 2 * checksumSize(algorithm) || !isHex(hex))
        return std::nullopt;
    return Checksum {algorithm, QByteArray::fromHex(hex)};
}

Result<Checksum> parseChecksum(const QByteArray &text)
{
    const qsizetype equals = text.indexOf('=');
    const QString shown = QString::fromUtf8(text.left(80));
    const auto algorithm = checksumAlgorithmFromName(text.left(std::max<qsizetype>(equals, 0)));
    if (!algorithm)
        return failure(ErrorCode::BgEInvalidHashAlgorithm, ErrorContext::None,
                       QStringLiteral("not ALGORITHM=HEX of a known algorithm"), shown);
    auto checksum = checksumFromHex(*algorithm, text.mid(equals + 1));
    if (!checksum)
        return failure(
            ErrorCode::EInvalidArg, ErrorContext::None,
            QStringLiteral("%1 hexadecimal digits are needed").arg(2 * checksumSize(*algorithm)),
            shown);
    return *std::move(checksum);
}

QString ChecksumMismatch::toDetail() const
{
    return kExpected + QString::fromLatin1(expected.toText()) + kFound
        + QString::fromLatin1(found.toText());
}

std::optional<ChecksumMismatch> ChecksumMismatch::fromDetail(const QString &detail)
{
    const qsizetype middle = detail.indexOf(kFound);
    if (!detail.startsWith(kExpected) || middle < 0)
        return std::nullopt;
    const QString wanted = detail.mid(kExpected.size(), middle - kExpected.size());
    const auto expected = parseChecksum(wanted.toLatin1());
    const auto found = parseChecksum(detail.mid(middle + kFound.size()).toLatin1());
    if (!expected || !found)
        return std::nullopt;
    return ChecksumMismatch {*expected, *found};
}

QString SizeMismatch::toDetail() const
{
    return QStringLiteral("expected %1 bytes, found %2").arg(expected).arg(found);
}

std::optional<SizeMismatch> SizeMismatch::fromDetail(const QString &detail)
{
    static const QRegularExpression form(
        QStringLiteral("^expected ([0-9]{1,18}) bytes, found ([0-9]{1,18})$"));
    const QRegularExpressionMatch match = form.match(detail);
    if (!match.hasMatch())
        return std::nullopt;
    return SizeMismatch {match.captured(1).toLongLong(), match.captured(2).toLongLong()};
}

} // namespace kurier
