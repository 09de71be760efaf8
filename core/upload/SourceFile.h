// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteRanges.h"
#include "core/base/FileHandle.h"
#include "core/base/Result.h"
#include "core/job/Checksum.h"
#include "core/upload/SourceMark.h"

#include <cstddef>

namespace kurier {

/// The mark of an open file. Error: that of fstat. Thread: any.
[[nodiscard]] Result<SourceMark> sourceMarkOf(const FileHandle &file);

/// The file an upload sends. Gives out bytes only while it is what it was: each block is read
/// first and vouched for afterwards. Thread: the engine's.
class SourceFile final
{
public:
    /// An unknown \a mark is taken from the file as it is now.
    SourceFile(FileHandlePtr file, const SourceMark &mark);

    [[nodiscard]] qint64 size() const { return m_mark.size; }
    /// BgELocalFileChanged when size, modification time or identity are others than at the begin.
    [[nodiscard]] Result<> check() const;
    /// Up to \a size bytes from \a offset on; 0 only for size 0. Errors: as check(), and those of
    /// reading.
    [[nodiscard]] Result<std::size_t> read(qint64 offset, char *data, std::size_t size) const;
    /// The hash of a part.
    [[nodiscard]] Result<QByteArray> digest(ByteRange part, ChecksumAlgorithm algorithm) const;

private:
    FileHandlePtr m_file;
    SourceMark m_mark;
};

} // namespace kurier
