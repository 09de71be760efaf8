// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest/OpensslDigest.h"
#include "core/files/PosixFileWorker.h"

#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace kurier {

/// The real worker, with a way to wait for its outcomes.
class WorkerHarness final
{
public:
    explicit WorkerHarness(std::unique_ptr<CleanupLog> log = nullptr)
        : m_worker(
            [this](std::vector<FileOutcome> &&outcomes) {
                const std::lock_guard lock(m_mutex);
                for (FileOutcome &outcome : outcomes)
                    m_outcomes.push_back(std::move(outcome));
                m_arrived.notify_all();
            },
            makeOpensslDigest, std::move(log))
    {
    }
    ~WorkerHarness() { m_worker.shutdown(); }
    WorkerHarness(const WorkerHarness &) = delete;
    WorkerHarness &operator=(const WorkerHarness &) = delete;

    /// Carries \a task out and returns its outcome; the task's id is set here.
    template <class Outcome, class Task>
    Outcome run(Task task)
    {
        task.id = {++m_lastId};
        m_worker.post({task});
        return std::get<Outcome>(take(1).at(0));
    }

    /// Waits for \a count outcomes; fewer come back after a minute.
    std::vector<FileOutcome> take(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait_for(lock, std::chrono::minutes(1),
                           [&] { return m_outcomes.size() >= count; });
        return std::exchange(m_outcomes, {});
    }

    PosixFileWorker &worker() { return m_worker; }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<FileOutcome> m_outcomes;
    qint64 m_lastId = 0;
    PosixFileWorker m_worker;
};

/// Takes root's rights from the calling thread, and only from it, until the end of the scope.
/// Without effect for an ordinary user.
class AsOrdinaryUser final
{
public:
    static constexpr uid_t kNobody = 65534;

    AsOrdinaryUser()
        : m_wasRoot(::geteuid() == 0)
    {
        if (m_wasRoot)
            ::syscall(SYS_setresuid, -1, kNobody, -1);
    }
    ~AsOrdinaryUser()
    {
        if (m_wasRoot)
            ::syscall(SYS_setresuid, -1, 0, -1);
    }
    AsOrdinaryUser(const AsOrdinaryUser &) = delete;
    AsOrdinaryUser &operator=(const AsOrdinaryUser &) = delete;

    /// Hands \a path to the ordinary user beforehand.
    static bool give(const QString &path)
    {
        return ::geteuid() != 0
            || ::chown(QFile::encodeName(path).constData(), kNobody, kNobody) == 0;
    }

private:
    const bool m_wasRoot;
};

/// A file system of its own in memory, where the system lets us mount one (as root).
class SmallFileSystem final
{
public:
    explicit SmallFileSystem(const char *options)
        : m_mounted(m_directory.isValid()
                    && ::mount("none", qPrintable(path()), "tmpfs", 0, options) == 0)
    {
    }
    ~SmallFileSystem()
    {
        if (m_mounted)
            ::umount2(qPrintable(path()), MNT_DETACH);
    }
    SmallFileSystem(const SmallFileSystem &) = delete;
    SmallFileSystem &operator=(const SmallFileSystem &) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_directory.path(); }
    [[nodiscard]] bool setReadOnly(bool readOnly) const
    {
        return ::mount("none", qPrintable(path()), "tmpfs",
                       MS_REMOUNT | (readOnly ? static_cast<unsigned long>(MS_RDONLY) : 0UL),
                       nullptr)
            == 0;
    }

private:
    const QTemporaryDir m_directory;
    const bool m_mounted;
};

inline bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// The content of \a path; "<missing>" when it cannot be read.
inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<missing>");
}

/// True when an entry is there, whatever it is.
inline bool exists(const QString &path)
{
    struct stat status
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0;
}

inline struct stat statusOf(const QString &path)
{
    struct stat status
    {
    };
    ::lstat(QFile::encodeName(path).constData(), &status);
    return status;
}

/// The record of an existing file.
inline FilePlace placeOf(const QString &directory, const QString &name)
{
    const struct stat status = statusOf(directory + QStringLiteral("/") + name);
    return {directory, name, status.st_dev, status.st_ino};
}

} // namespace kurier
