// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/UnixSocket.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <thread>

namespace kurier {

namespace {

constexpr int kWaitingClients = 128;
constexpr qsizetype kReadAtOnce = qsizetype {64} * 1024;
constexpr std::chrono::milliseconds kAskAgain {10};

QString systemText(int error)
{
    return qt_error_string(error);
}

sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::memcpy(&address.sun_path[0], path.constData(), static_cast<std::size_t>(path.size()));
    return address;
}

Result<FileHandlePtr> newSocket(const QString &path, ErrorContext context)
{
    if (auto fits = UnixSocket::check(path, context); !fits)
        return tl::unexpected(fits.error());
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return failure(ErrorCode::EFail, context, systemText(errno), path);
    return std::make_shared<const FileHandle>(descriptor);
}

/// 0, or what the system says.
int connected(const FileHandle &socket, const sockaddr_un &address)
{
    const auto *const name = reinterpret_cast<const sockaddr *>(&address);
    int result = 0;
    do
        result = ::connect(socket.descriptor(), name, sizeof address);
    while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
}

} // namespace

Result<> UnixSocket::check(const QString &path, ErrorContext context)
{
    const auto length = QFile::encodeName(path).size();
    if (length == 0)
        return failure(ErrorCode::EPathNotFound, context, {}, path);
    if (length <= kMaxPath)
        return {};
    return failure(ErrorCode::BgEStringTooLong, context,
                   QStringLiteral("a socket path has at most %1 bytes, this one has %2")
                       .arg(kMaxPath)
                       .arg(length),
                   path);
}

Result<FileHandlePtr> UnixSocket::connectTo(const QString &path, std::chrono::milliseconds patience)
{
    const QByteArray name = QFile::encodeName(path);
    auto socket = newSocket(path, ErrorContext::QueueManager);
    if (!socket)
        return socket;
    const sockaddr_un address = addressOf(name);
    const QDeadlineTimer deadline(patience);
    int error = connected(**socket, address);
    while (error == EAGAIN && !deadline.hasExpired()) {
        std::this_thread::sleep_for(kAskAgain);
        error = connected(**socket, address);
    }
    if (error == 0)
        return socket;
    const auto refused = [&](ErrorCode code, const QString &detail) {
        return failure(code, ErrorContext::QueueManager, detail, path);
    };
    if (error == EACCES || error == EPERM)
        return refused(ErrorCode::EAccessDenied, systemText(error));
    if (error == EAGAIN)
        return refused(ErrorCode::ETimeout, systemText(error));
    return refused(ErrorCode::BgESessionNotFound, {});
}

Result<FileHandlePtr> UnixSocket::listen(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    auto socket = newSocket(path, ErrorContext::LocalFile);
    if (!socket)
        return socket;
    struct stat there
    {
    };
    if (::lstat(name.constData(), &there) == 0 && S_ISSOCK(there.st_mode))
        ::unlink(name.constData());
    const sockaddr_un address = addressOf(name);
    const int descriptor = (*socket)->descriptor();
    // The most that what bind() makes permits.
    if (::fchmod(descriptor, S_IRWXU) != 0
        || ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(descriptor, kWaitingClients) != 0)
        return failure(ErrorCode::EAccessDenied, ErrorContext::LocalFile, systemText(errno), path);
    return socket;
}

Result<FileHandlePtr> UnixSocket::accept(const FileHandle &listener)
{
    for (;;) {
        const int descriptor =
            ::accept4(listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (descriptor >= 0)
            return std::make_shared<const FileHandle>(descriptor);
        if (errno == EINTR || errno == ECONNABORTED)
            continue;
        const bool nobody = errno == EAGAIN;
        return failure(nobody ? ErrorCode::Ok : ErrorCode::EFail, ErrorContext::QueueManager,
                       systemText(errno));
    }
}

FileHandlePtr UnixSocket::adopt(int descriptor)
{
    auto socket = std::make_shared<const FileHandle>(descriptor);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    return socket;
}

UnixSocket::Received UnixSocket::receive(const FileHandle &socket, qsizetype most)
{
    Received received;
    while (received.bytes.size() < most) {
        const qsizetype before = received.bytes.size();
        const qsizetype wanted = std::min(kReadAtOnce, most - before);
        received.bytes.resize(before + wanted);
        const ssize_t got = ::recv(socket.descriptor(), received.bytes.data() + before,
                                   static_cast<std::size_t>(wanted), 0);
        const int error = errno;
        received.bytes.resize(before + std::max<qsizetype>(got, 0));
        if (got > 0 || (got < 0 && error == EINTR))
            continue;
        received.ended = got == 0 || error != EAGAIN;
        break;
    }
    return received;
}

std::optional<qsizetype> UnixSocket::send(const FileHandle &socket, QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size()) {
        const ssize_t sent = ::send(socket.descriptor(), bytes.data() + taken,
                                    static_cast<std::size_t>(bytes.size() - taken), MSG_NOSIGNAL);
        if (sent > 0)
            taken += sent;
        else if (errno == EAGAIN)
            break;
        else if (errno != EINTR) {
            ::shutdown(socket.descriptor(), SHUT_RDWR);
            return std::nullopt;
        }
    }
    return taken;
}

bool UnixSocket::wait(const FileHandle &socket, Waiting what, QDeadlineTimer deadline)
{
    const short events = what == Waiting::ToReceive ? POLLIN : POLLIN | POLLOUT;
    for (;;) {
        pollfd asked {socket.descriptor(), events, 0};
        const qint64 left = deadline.isForever()
            ? -1
            : std::min<qint64>(deadline.remainingTime(), std::numeric_limits<int>::max());
        const int ready = ::poll(&asked, 1, static_cast<int>(left));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return true; // The next call says what is wrong.
        if (deadline.hasExpired())
            return false;
    }
}

} // namespace kurier
