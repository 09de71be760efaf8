// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/FileSink.h"

#include "core/base/FaultPoint.h"

#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace kurier {

namespace {

ErrorCode codeOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::EDiskFull;
    case EROFS:
        return ErrorCode::EWriteProtect;
    case EACCES:
    case EPERM:
        return ErrorCode::EAccessDenied;
    case EFBIG:
        return ErrorCode::BgETooLarge;
    case ENODEV:
    case ENXIO:
    case ESTALE:
        return ErrorCode::BgEVolumeChanged;
    case ENOMEM:
        return ErrorCode::EOutOfMemory;
    default:
        return ErrorCode::EFail;
    }
}

tl::unexpected<Error> systemFailure(int number)
{
    const std::string words = std::generic_category().message(number);
    return failure(codeOf(number), ErrorContext::LocalFile, QString::fromLocal8Bit(words.c_str()));
}

} // namespace

FileSink::FileSink(FileHandlePtr file, qint64 offset)
    : m_file(std::move(file))
    , m_written(offset)
{
}

qint64 FileSink::accepted() const
{
    return m_written + static_cast<qint64>(m_block.size());
}

Result<> FileSink::write(const char *data, std::size_t size)
{
    m_block.reserve(kBlockSize);
    while (size > 0) {
        // Whole blocks need not be copied together first.
        if (m_block.empty() && size >= kBlockSize) {
            const std::size_t whole = size - size % kBlockSize;
            if (auto handed = hand(data, whole); !handed)
                return handed;
            data += whole;
            size -= whole;
            continue;
        }
        const std::size_t count = std::min(size, kBlockSize - m_block.size());
        m_block.insert(m_block.end(), data, data + count);
        data += count;
        size -= count;
        if (m_block.size() == kBlockSize) {
            if (auto flushed = flush(); !flushed)
                return flushed;
        }
    }
    return {};
}

Result<> FileSink::flush()
{
    auto done = hand(m_block.data(), m_block.size());
    m_block.clear();
    return done;
}

Result<> FileSink::hand(const char *data, std::size_t size)
{
    faultPoint("engine.beforeWrite");
    auto done = put(data, size);
    faultPoint("engine.written");
    return done;
}

Result<> FileSink::cutOff(const FileHandle &file, qint64 size)
{
    struct stat status
    {
    };
    if (::fstat(file.descriptor(), &status) != 0)
        return systemFailure(errno);
    if (S_ISREG(status.st_mode) && status.st_size > size
        && ::ftruncate(file.descriptor(), size) != 0)
        return systemFailure(errno);
    return {};
}

Result<> FileSink::put(const char *data, std::size_t size)
{
    while (size > 0) {
        const ssize_t count = ::pwrite(m_file->descriptor(), data, size, m_written);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            return systemFailure(errno);
        }
        if (count == 0)
            return systemFailure(EIO);
        data += count;
        size -= static_cast<std::size_t>(count);
        m_written += count;
    }
    return {};
}

} // namespace kurier
