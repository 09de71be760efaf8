// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/QueueBackend.h"
#include "core/base/Clock.h"
#include "core/base/Paths.h"
#include "core/base/Result.h"
#include "core/queue/TransferQueue.h"

#include <memory>

namespace kurier {

class ControlServer;
class ControllerInbox;
class EngineModule;
class EventLog;
class JobController;
class KeyRing;
class LazyTransferEngine;
class LazyUploadEngine;
class NetworkState;
class PosixFileWorker;
class SqliteJobStore;

/// A queue that runs: the one place where the engine, the files worker, the store, the controller
/// and the control socket are made and joined. Make it only while holding the queue's lock.
/// Thread: the one it lives in; its children move with it.
class QueueHost final : public QueueBackend
{
    Q_OBJECT
public:
    /// \a module outlives it.
    QueueHost(const Paths &paths, quint32 publishedMode, bool window, EngineModule &module);
    ~QueueHost() override;

    /// Opens what must be there before anybody may see the queue. Errors: the store's.
    [[nodiscard]] Result<> open();
    [[nodiscard]] TransferQueue &queue() override;
    [[nodiscard]] bool isElsewhere() const override { return false; }

    /// Binds the control socket and reads the queue. Call on the object's thread.
    /// A socket that cannot be bound is told by failed(); the queue works without it.
    void start() override;
    /// Lets the queue ask how the computer is connected, once something is to be transferred. To be
    /// called before start(). \a network outlives the host or is destroyed before it; it may live
    /// on another thread.
    void watch(NetworkState &network) override;
    /// Ends in order: attempts stopped and recorded, threads joined; then finished().
    void shutdown() override;

Q_SIGNALS:
    void controlFailed(const kurier::Error &error);

private:
    void joinThreads();

    const Paths m_paths;
    const quint32 m_publishedMode;
    const bool m_window;
    EngineModule &m_module;
    SystemClock m_clock;
    std::unique_ptr<KeyRing> m_keyRing; ///< Null when there is none.
    std::shared_ptr<ControllerInbox> m_inbox;
    std::unique_ptr<EventLog> m_log; ///< Outlives whoever writes to it.
    std::unique_ptr<SqliteJobStore> m_store;
    std::unique_ptr<PosixFileWorker> m_files;
    std::unique_ptr<LazyTransferEngine> m_engine;
    std::unique_ptr<LazyUploadEngine> m_uploads;
    JobController *m_controller = nullptr; ///< Child.
    ControlServer *m_server = nullptr; ///< Child.
    bool m_ending = false;
};

} // namespace kurier
