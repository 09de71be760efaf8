// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/SpaceReserve.h"

#include "core/base/FileHandle.h"

#include <QFile>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace kurier {

namespace {

constexpr qint64 kStatBlock = 512;

bool isAllocated(int file)
{
    struct stat status
    {
    };
    return ::fstat(file, &status) == 0 && status.st_size >= SpaceReserve::kSize
        && status.st_blocks * kStatBlock >= SpaceReserve::kSize;
}

/// For file systems that cannot reserve: bytes that do not compress.
bool fill(int file)
{
    std::array<quint32, 16384> block {};
    for (qint64 done = 0; done < SpaceReserve::kSize; done += qint64(sizeof block)) {
        QRandomGenerator::global()->fillRange(block.data(), qsizetype(block.size()));
        if (::pwrite(file, block.data(), sizeof block, done) != ssize_t(sizeof block))
            return false;
    }
    return ::fsync(file) == 0;
}

bool allocate(int file)
{
    if (isAllocated(file) || ::fallocate(file, 0, 0, SpaceReserve::kSize) == 0)
        return true;
    return errno == EOPNOTSUPP && fill(file);
}

} // namespace

SpaceReserve::SpaceReserve(QString path)
    : m_path(std::move(path))
{
}

bool SpaceReserve::keep()
{
    if (m_kept)
        return true;
    const QByteArray path = QFile::encodeName(m_path);
    const int descriptor =
        ::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return false;
    const FileHandle file(descriptor);
    m_kept = allocate(descriptor);
    // A part of it would be no reserve, only less room.
    if (!m_kept)
        ::unlink(path.constData());
    return m_kept;
}

bool SpaceReserve::giveUp()
{
    m_kept = false;
    return ::unlink(QFile::encodeName(m_path).constData()) == 0;
}

} // namespace kurier
