// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/SourceFile.h"

#include "core/digest/OpensslDigest.h"
#include "core/files/FileError.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace kurier {

namespace {

constexpr std::size_t kBlock = 256 * 1024;

qint64 nanoseconds(const timespec &time)
{
    return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + static_cast<qint64>(time.tv_nsec);
}

} // namespace

Result<SourceMark> sourceMarkOf(const FileHandle &file)
{
    struct stat status
    {
    };
    if (::fstat(file.descriptor(), &status) != 0)
        return tl::unexpected(fileError(errno, {}));
    return SourceMark {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino),
                       static_cast<qint64>(status.st_size), nanoseconds(status.st_mtim),
                       nanoseconds(status.st_ctim)};
}

SourceFile::SourceFile(FileHandlePtr file, const SourceMark &mark)
    : m_file(std::move(file))
    , m_mark(mark)
{
    if (!m_mark.isKnown() && m_file)
        m_mark = sourceMarkOf(*m_file).value_or(SourceMark {});
}

Result<> SourceFile::check() const
{
    if (!m_file)
        return failure(ErrorCode::BgEFileNotFound, ErrorContext::LocalFile);
    const auto now = sourceMarkOf(*m_file);
    if (!now)
        return tl::unexpected(now.error());
    if (!m_mark.isKnown() || !now->sameContent(m_mark))
        return failure(ErrorCode::BgELocalFileChanged, ErrorContext::LocalFile,
                       QStringLiteral("the file has changed since its first byte was sent"));
    return {};
}

Result<std::size_t> SourceFile::read(qint64 offset, char *data, std::size_t size) const
{
    if (!m_file)
        return tl::unexpected(check().error());
    const auto count = ::pread(m_file->descriptor(), data, size, static_cast<off_t>(offset));
    const int problem = errno;
    if (auto same = check(); !same)
        return tl::unexpected(same.error());
    if (count < 0)
        return tl::unexpected(fileError(problem, {}));
    if (count == 0 && size > 0)
        return failure(ErrorCode::BgELocalFileChanged, ErrorContext::LocalFile,
                       QStringLiteral("the file ends early"));
    return static_cast<std::size_t>(count);
}

Result<QByteArray> SourceFile::digest(ByteRange part, ChecksumAlgorithm algorithm) const
{
    auto hash = makeOpensslDigest(algorithm);
    if (!hash)
        return tl::unexpected(hash.error());
    std::vector<char> block(kBlock);
    for (qint64 offset = part.begin; offset < part.end;) {
        const auto wanted = std::min(block.size(), static_cast<std::size_t>(part.end - offset));
        const auto count = read(offset, block.data(), wanted);
        if (!count)
            return tl::unexpected(count.error());
        if (!(*hash)->add(block.data(), *count))
            return failure(ErrorCode::EFail, ErrorContext::QueueManager);
        offset += static_cast<qint64>(*count);
    }
    return (*hash)->finish();
}

} // namespace kurier
