// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FileHandle.h"
#include "core/base/Result.h"

#include <QString>

#include <chrono>
#include <optional>

namespace kurier {

/// The lock that makes one process the owner of a queue: flock on Paths::lockFile. The kernel frees
/// it when the process ends, however it ends; the file itself stays. Take it before anything else
/// of the queue is opened, and before the control socket is bound. Thread: one at a time.
class InstanceLock final
{
public:
    explicit InstanceLock(QString path);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

    /// Takes the lock and records the process id in the file. Returns within some 10 ms.
    /// Errors: BgEDestinationLocked when another process owns the queue (detail: its pid);
    /// EAccessDenied or EPathNotFound when the file cannot be opened.
    [[nodiscard]] Result<> tryLock();
    /// As tryLock(), but tries for up to \a timeout. Blocks the calling thread.
    [[nodiscard]] Result<> waitLock(std::chrono::milliseconds timeout);
    void unlock();
    [[nodiscard]] bool isLocked() const { return m_handle != nullptr; }

    /// Process id written by the last owner, who need not be alive; nothing when there is none.
    [[nodiscard]] static std::optional<qint64> recordedOwner(const QString &path);

private:
    QString m_path;
    FileHandlePtr m_handle;
};

} // namespace kurier
