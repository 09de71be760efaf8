// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDeadlineTimer>
#include <QString>

#include <chrono>
#include <optional>

namespace kurier {

/// Stream sockets with a path (unix(7)), by the system's own calls: Qt's local sockets would bring
/// its whole network library into a program that may never speak to anybody else. Every socket made
/// here is closed on exec and waits for nothing by itself. Thread: any; one at a time for a socket.
class UnixSocket final
{
public:
    UnixSocket() = delete;

    /// Bytes in a path (sockaddr_un less its terminator).
    static constexpr int kMaxPath = 107;

    /// Whether \a path can be a socket's. Errors in \a context, subject = path: BgEStringTooLong;
    /// EPathNotFound for none, which would be a name that anybody may take.
    [[nodiscard]] static Result<> check(const QString &path, ErrorContext context);
    /// Connects to who listens at \a path, and waits up to \a patience while the queue of others
    /// who want to is full. Errors (QueueManager, subject = path): BgESessionNotFound, without
    /// words, when nobody listens there, EAccessDenied when it is closed to this user, ETimeout
    /// when \a patience ran out, those of check(), EFail without descriptors or memory.
    [[nodiscard]] static Result<FileHandlePtr> connectTo(const QString &path,
                                                         std::chrono::milliseconds patience = {});
    /// Listens at \a path (mode 0700 at most) in the place of a socket that is there, in use or
    /// not; of anything else nothing is touched. Errors (LocalFile, subject = path): those of
    /// check(), EAccessDenied.
    [[nodiscard]] static Result<FileHandlePtr> listen(const QString &path);
    /// The next client. Error: nothing is waiting (Ok), or EFail: there are no descriptors or no
    /// memory left, and the client goes on waiting.
    [[nodiscard]] static Result<FileHandlePtr> accept(const FileHandle &listener);
    /// Makes \a descriptor, a connected socket, one like those made here, and owns it from now on.
    [[nodiscard]] static FileHandlePtr adopt(int descriptor);

    struct Received
    {
        QByteArray bytes;
        bool ended = false; ///< Behind these bytes nothing comes any more.
    };
    /// What has come, up to \a most bytes (> 0) of it.
    [[nodiscard]] static Received receive(const FileHandle &socket, qsizetype most);
    /// Sends from the beginning of \a bytes; returns how many were taken, 0 when the other end has
    /// to read first. Nothing when it is gone, or the system cannot send: then no more can be sent,
    /// and an end comes behind what can still be received.
    [[nodiscard]] static std::optional<qsizetype> send(const FileHandle &socket,
                                                       QByteArrayView bytes);
    enum class Waiting : quint8 { ToReceive, ToSendOrReceive };
    /// Waits until something can be done, or the other end is gone. False after \a deadline.
    [[nodiscard]] static bool wait(const FileHandle &socket, Waiting what, QDeadlineTimer deadline);
};

} // namespace kurier
