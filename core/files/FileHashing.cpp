// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/FileHashing.h"

#include "core/base/FaultPoint.h"
#include "core/files/Directory.h"
#include "core/files/FileError.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

/// A step ends after so many bytes, about 30 ms of the slowest algorithm.
constexpr qint64 kStepBytes = qint64 {4} * 1024 * 1024;

Error libraryError(const QString &path)
{
    return {ErrorCode::EFail, ErrorContext::LocalFile,
            QStringLiteral("the hash could not be computed"), path};
}

} // namespace

FileHashing::FileHashing(VerifyFile task, const DigestMaker &digests)
    : m_task(std::move(task))
    , m_makeDigest(&digests)
{
    m_outcome.id = m_task.id;
}

QString FileHashing::path() const
{
    return m_task.place.directory + QLatin1Char('/') + m_task.place.name;
}

Result<> FileHashing::begin()
{
    const auto directory = Directory::open(m_task.place.directory);
    if (!directory)
        return tl::unexpected(directory.error());
    // Looked at before opening, as opening a device or a pipe would already do something.
    const auto before = (*directory)->look(m_task.place.name);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before)
        return failure(ErrorCode::BgEFileNotFound, ErrorContext::LocalFile, {}, path());
    if (!isRecorded(**before, m_task.place))
        return tl::unexpected(changedFileError(path()));
    const auto file = (*directory)->openFile(m_task.place.name, O_RDONLY | O_NOCTTY);
    if (!file)
        return tl::unexpected(file.error());
    FileStatus status;
    if (const int failed = lookAt((*file)->descriptor(), status); failed != 0)
        return tl::unexpected(fileError(failed, path()));
    if (!isRecorded(status, m_task.place))
        return tl::unexpected(changedFileError(path()));
    for (const Checksum &expected : m_task.expected) {
        const bool known =
            std::any_of(m_digests.begin(), m_digests.end(), [&](const MessageDigestPtr &each) {
                return each->algorithm() == expected.algorithm;
            });
        if (known)
            continue;
        auto digest = (*m_makeDigest)(expected.algorithm);
        if (!digest)
            return tl::unexpected(digest.error());
        m_digests.push_back(*std::move(digest));
    }
    m_file = *file;
    static_cast<void>(::posix_fadvise(m_file->descriptor(), 0, 0, POSIX_FADV_SEQUENTIAL));
    return {};
}

Result<bool> FileHashing::readOn(std::span<char> buffer)
{
    for (qint64 done = 0; done < kStepBytes;) {
        const ssize_t size = [&] {
            ssize_t result = 0;
            do {
                result = ::read(m_file->descriptor(), buffer.data(), buffer.size());
            } while (result < 0 && errno == EINTR);
            return result;
        }();
        if (size < 0)
            return tl::unexpected(fileError(errno, path()));
        if (size == 0)
            return true;
        for (const MessageDigestPtr &digest : m_digests) {
            if (!digest->add(buffer.data(), static_cast<std::size_t>(size)))
                return tl::unexpected(libraryError(path()));
        }
        done += size;
        if (m_task.stop.stop_requested())
            break;
    }
    return false;
}

Result<> FileHashing::compare()
{
    std::vector<Checksum> found;
    for (const MessageDigestPtr &digest : m_digests) {
        found.push_back({digest->algorithm(), digest->finish()});
        if (found.back().value.size() != checksumSize(digest->algorithm()))
            return tl::unexpected(libraryError(path()));
    }
    for (const Checksum &expected : m_task.expected) {
        const auto is = std::find_if(found.begin(), found.end(), [&](const Checksum &each) {
            return each.algorithm == expected.algorithm;
        });
        if (is->value != expected.value)
            return failure(ErrorCode::BgEValidationFailed, ErrorContext::RemoteFile,
                           ChecksumMismatch {expected, *is}.toDetail());
    }
    return {};
}

bool FileHashing::step(std::span<char> buffer)
{
    if (m_task.stop.stop_requested())
        stop();
    if (m_outcome.stopped)
        return true;
    Result<> step;
    bool ended = false;
    if (!m_file)
        step = begin();
    if (step) {
        const auto read = readOn(buffer);
        faultPoint("verify.step");
        ended = read && *read;
        if (!read)
            step = tl::unexpected(read.error());
        else if (ended)
            step = compare();
    }
    if (!step)
        m_outcome.error = step.error();
    return ended || !step;
}

} // namespace kurier
