// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/job/JobSpec.h"

#include <QStringList>

#include <optional>

namespace kurier {

/// What a Metalink 4 document (RFC 5854) asks for.
struct Metalink
{
    /// A file each: safe name, strongest known hash, size, http and https addresses by priority.
    QList<FileSpec> files;
    QStringList unusable; ///< Safe names of files without an address that can be used.
};

/// A larger document is refused, as is one with more files.
inline constexpr qsizetype kMaxMetalinkBytes = qsizetype {8} * 1024 * 1024;
inline constexpr qsizetype kMaxMetalinkFiles = 10'000;

/// Reads \a document. Elements of other namespaces, pieces, signatures and metaurls are passed
/// over, as are hashes by other algorithms; of more than kMaxMirrors + 1 addresses the first count.
/// A document type declaration is refused, so that no entity is ever expanded. A name that is
/// absolute or holds ".." is refused with the whole document (RFC 5854 4.1.2.1, security.md row
/// 12); of other names with folders the last part counts. Errors: EInvalidArg (detail: what, with
/// the line), BgETooLarge, BgETooManyFiles, BgEFileNotAvailable when no file can be used. Pure.
[[nodiscard]] Result<Metalink> parseMetalink(const QByteArray &document);

/// The path that \a typed names, when it is that of a Metalink file on this computer: a path or
/// file: URL that ends in .meta4 or .metalink.
[[nodiscard]] std::optional<QString> localMetalinkPath(const QString &typed);

} // namespace kurier
