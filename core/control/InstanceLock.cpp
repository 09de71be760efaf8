// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/InstanceLock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

namespace kurier {

namespace {

constexpr std::chrono::milliseconds kRetryInterval {20};
constexpr std::chrono::milliseconds kShortPause {2};
constexpr int kShortTries = 5;

tl::unexpected<Error> openFailure(int number, const QString &path)
{
    const bool missing = number == ENOENT || number == ENOTDIR;
    return failure(missing ? ErrorCode::EPathNotFound : ErrorCode::EAccessDenied,
                   ErrorContext::LocalFile, QString::fromLocal8Bit(std::strerror(number)), path);
}

void recordOwner(int descriptor)
{
    // Only informs people; the lock itself does not depend on it.
    const QByteArray text = QByteArray::number(static_cast<qint64>(::getpid())) + '\n';
    if (::ftruncate(descriptor, 0) == 0
        && ::pwrite(descriptor, text.constData(), static_cast<size_t>(text.size()), 0) >= 0)
        ::fchmod(descriptor, S_IRUSR | S_IWUSR);
}

} // namespace

InstanceLock::InstanceLock(QString path)
    : m_path(std::move(path))
{
}

InstanceLock::~InstanceLock() = default;

Result<> InstanceLock::tryLock()
{
    if (m_handle)
        return {};
    const QByteArray path = QFile::encodeName(m_path);
    const int descriptor =
        ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return openFailure(errno, m_path);
    auto handle = std::make_shared<const FileHandle>(descriptor);
    // Whoever only asks for the owner holds a shared lock for an instant.
    int locked = ::flock(descriptor, LOCK_EX | LOCK_NB);
    for (int i = 0; i < kShortTries && locked != 0 && errno == EWOULDBLOCK; ++i) {
        std::this_thread::sleep_for(kShortPause);
        locked = ::flock(descriptor, LOCK_EX | LOCK_NB);
    }
    if (locked != 0) {
        if (errno != EWOULDBLOCK)
            return openFailure(errno, m_path);
        const auto owner = recordedOwner(m_path);
        return failure(ErrorCode::BgEDestinationLocked, ErrorContext::QueueManager,
                       owner ? QString::number(*owner) : QString(), m_path);
    }
    recordOwner(descriptor);
    m_handle = std::move(handle);
    return {};
}

Result<> InstanceLock::waitLock(std::chrono::milliseconds timeout)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        auto locked = tryLock();
        const bool held = !locked && locked.error().code == ErrorCode::BgEDestinationLocked;
        if (!held || std::chrono::steady_clock::now() >= deadline)
            return locked;
        std::this_thread::sleep_for(kRetryInterval);
    }
}

void InstanceLock::unlock()
{
    m_handle.reset();
}

std::optional<qint64> InstanceLock::recordedOwner(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    bool number = false;
    const qint64 pid = file.read(32).trimmed().toLongLong(&number);
    return number && pid > 0 ? std::optional(pid) : std::nullopt;
}

} // namespace kurier
