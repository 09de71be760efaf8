// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/base/Result.h"

#include <cstddef>
#include <vector>

namespace kurier {

/// Writes one contiguous run of bytes into an open file, in blocks of 64 KiB; what lies between the
/// offset it began at and written() is there without a hole. Never syncs, renames or deletes.
/// Errors name the cause: EDiskFull, EWriteProtect, EAccessDenied, BgETooLarge, BgEVolumeChanged,
/// EOutOfMemory, else EFail, all with context LocalFile.
/// Thread: the owner's.
class FileSink final
{
public:
    static constexpr std::size_t kBlockSize = std::size_t {64} * 1024;

    /// \a offset: where the first byte goes, counted from the file's start.
    FileSink(FileHandlePtr file, qint64 offset);

    [[nodiscard]] Result<> write(const char *data, std::size_t size);
    /// Hands what is held back to the file.
    [[nodiscard]] Result<> flush();
    /// Cuts off what an earlier, longer attempt left behind the first \a size bytes of \a file.
    [[nodiscard]] static Result<> cutOff(const FileHandle &file, qint64 size);

    /// Where the next byte that is not in the file goes, counted from the file's start.
    [[nodiscard]] qint64 written() const { return m_written; }
    /// written() and what is held back.
    [[nodiscard]] qint64 accepted() const;

private:
    Result<> hand(const char *data, std::size_t size);
    Result<> put(const char *data, std::size_t size);

    FileHandlePtr m_file;
    qint64 m_written = 0;
    std::vector<char> m_block;
};

} // namespace kurier
